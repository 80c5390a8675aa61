"""The redaction rules go in; how long the worst text of 100,000 characters takes in both languages."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from generator.catalog import load_catalog
from generator.models.redaction import RedactionRules
from generator.redaction import Redactor
from generator.redaction.exchange import rules_model
from generator.redaction.searches import searches_of

ROOT = Path(__file__).parents[1]
LENGTH = 100_000
SHOWN = 5

_TAILS = ("", "\n", "A1b2")
_SIGNS = ("a", "A", "1", "@", "a@", "a@a.", "1.", "1.1.", "a:", ":", "1:", "eyJ", "eyJa.", "'", '"', '\\"@')
_MORE = (
    "%40",
    "+1 ",
    "A1b",
    "a=b;",
    "-----",
    "://a:b",
    "_",
    "/",
    "\\",
    "\n",
    "a\n",
    "é",
    "\U0001f600",
    "=\n",
)


def hostile_texts(rules: RedactionRules) -> Iterator[str]:
    """Every word that a rule waits for, and other signs, again and again; then all of them in disorder."""
    near = {word for search in searches_of(rules) for word in search.words or search.rule.near}
    parts = [word + tail for word in near for tail in _TAILS] + [word.upper() for word in near]
    parts = sorted({*parts, *_SIGNS, *_MORE})
    for part in parts:
        yield (part * (LENGTH // len(part) + 1))[:LENGTH]
    disorder = random.Random(1)  # noqa: S311  # the same texts on every machine, nothing secret
    for _ in range(10):
        yield "".join(disorder.choices(parts, k=LENGTH))[:LENGTH]


def print_hostile_text() -> None:
    """Print the slowest texts in both languages, each the faster of two runs."""
    rules = load_catalog(ROOT / "data").redaction
    texts = list(hostile_texts(rules))
    print(f"Redaction of {len(texts)} hostile texts of {LENGTH:,} characters, milliseconds")
    print("language      median    worst  the worst texts repeat")
    for language, times in (("Python", _python(rules, texts)), ("JavaScript", _javascript(rules, texts))):
        slowest = sorted(zip(times, texts, strict=True), reverse=True)[:SHOWN]
        shown = ", ".join(f"{text[:12]!r} {one:.0f}" for one, text in slowest)
        print(f"{language:12} {statistics.median(times):7.1f} {max(times):8.1f}  {shown}")


def _python(rules: RedactionRules, texts: list[str]) -> list[float]:
    redactor = Redactor(rules)
    return [_least(partial(redactor.redact, text)) for text in texts]


def _least(run: Callable[[], object]) -> float:
    """The faster of two runs: what else the machine does only ever adds to a time."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def _javascript(rules: RedactionRules, texts: list[str]) -> list[float]:
    lines = "".join(json.dumps(one) + "\n" for one in (rules_model(rules), *texts))
    done = subprocess.run(
        [Path(sys.executable).with_name("deno"), "run", "--quiet", "benchmarks/hostile_text.js"],
        cwd=ROOT,
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    times: list[float] = json.loads(done.stdout)
    return times
