"""A redactor and samples go in; how much of the secrets it takes out, and what it harms, come out.

`python -m tests.redaction.measuring --half work --misses` prints the table and what was missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from generator.catalog import load_catalog
from generator.redaction import Redactor
from tests.redaction.corpus import MIXED, ORDINARY, Half, Sample, portal_texts, samples
from tests.redaction.corpus.marked_text import Secret
from tests.redaction.leftovers import Redact, Redacted, reasons, taken_from

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Miss:
    """A sample that did not come out as it must, and why."""

    sample: Sample
    why: str
    result: str


@dataclass(frozen=True)
class Score:
    """What was counted for one class and variant."""

    class_: str
    variant: str
    secrets: int
    caught: int
    named: int
    """Secrets whose finds bear the name of the class."""
    around: int
    """Signs that are no part of a secret."""
    kept: int
    """Signs of those that are still there."""
    neighbours: int = 0
    """Lines beside secrets, with none in them."""
    untouched: int = 0
    """Lines of those that came out as they were."""


@dataclass(frozen=True)
class Measurement:
    """The scores by class and variant, and all misses."""

    scores: tuple[Score, ...]
    misses: tuple[Miss, ...]
    harms: tuple[Miss, ...] = ()
    """Samples of which a line was changed that has no secret in it."""

    def of(self, class_: str | None = None) -> Score:
        """Return the scores of a class in one, or of all classes of secrets."""
        chosen = [
            each
            for each in self.scores
            if each.class_ == class_ or (class_ is None and each.class_ != ORDINARY)
        ]
        return _sum(class_ or "all secrets", "", chosen)

    def classes(self) -> tuple[str, ...]:
        """Return the names of the classes in the order of the corpus."""
        return tuple(dict.fromkeys(score.class_ for score in self.scores))


def recall(score: Score) -> float:
    """Return the share of what was caught; of ordinary text, of what stayed as it was."""
    return score.caught / score.secrets


def measure(redact: Redact, corpus: Iterable[Sample]) -> Measurement:
    """Run a redactor over samples."""
    scores: list[Score] = []
    misses: list[Miss] = []
    harms: list[Miss] = []
    for sample in corpus:
        result = redact(sample.text)
        missed = [Miss(sample, why, result.text) for why in reasons(sample, result)]
        misses.extend(missed)
        score = _score(sample, result, len(missed))
        if score.untouched < score.neighbours:
            harms.append(Miss(sample, "a line beside the secret was changed", result.text))
        scores.append(score)
    return Measurement(tuple(_grouped(scores)), tuple(misses), tuple(harms))


def _score(sample: Sample, result: Redacted, missed: int) -> Score:
    if sample.class_ == ORDINARY:
        size = len(sample.text)
        kept = size - sum(found.end - found.start for found in result.findings)
        return Score(ORDINARY, sample.variant, 1, int(not missed), 0, size, kept)
    taken = taken_from(sample, result)
    inside = {place for secret in sample.secrets for start, end in secret for place in range(start, end)}
    around = [place for place in range(len(sample.text)) if place not in inside]
    named = sum(_bears_name(sample, secret, result) for secret in sample.secrets)
    kept = sum(place not in taken for place in around)
    count = len(sample.secrets)
    neighbours = list(_neighbours(sample, result))
    return Score(
        *(sample.class_, sample.variant, count, max(0, count - missed), named, len(around), kept),
        *(len(neighbours), sum(neighbours)),
    )


def _neighbours(sample: Sample, result: Redacted) -> Iterator[bool]:
    """Return for each line with words but without a secret whether it came out as it was."""
    start = 0
    lines = sample.text.split("\n")
    after = result.text.split("\n")
    for line, came_out in zip(lines, after, strict=False):
        end = start + len(line)
        bears = any(first <= end and last >= start for secret in sample.secrets for first, last in secret)
        start = end + 1
        if line.strip() and not bears:
            yield line == came_out


def _bears_name(sample: Sample, secret: Secret, result: Redacted) -> bool:
    first, last = secret[0][0], secret[-1][1]
    names = {found.class_ for found in result.findings if found.start < last and found.end > first}
    return bool(names) if sample.class_ == MIXED else sample.class_ in names


def _grouped(scores: list[Score]) -> Iterator[Score]:
    groups: dict[tuple[str, str], list[Score]] = {}
    for score in scores:
        groups.setdefault((score.class_, score.variant), []).append(score)
    for (class_, variant), group in groups.items():
        yield _sum(class_, variant, group)


def _sum(class_: str, variant: str, scores: Sequence[Score]) -> Score:
    numbers = ("secrets", "caught", "named", "around", "kept", "neighbours", "untouched")
    return Score(class_, variant, *(sum(getattr(score, each) for score in scores) for each in numbers))


def table(measurement: Measurement, variants: bool = False) -> str:
    """Return a Markdown table of the classes, or of all their variants."""
    lines = [
        "| class | variant | secrets | caught | recall | named so | surroundings kept | lines beside kept |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    classes = [measurement.of(name) for name in measurement.classes()]
    rows = list(measurement.scores) if variants else [*classes, measurement.of()]
    lines.extend(_row(score) for score in rows if score.secrets)
    return "\n".join(lines)


def _row(score: Score) -> str:
    named = "" if score.class_ == ORDINARY else _share(score.named, score.secrets)
    kept, beside = _share(score.kept, score.around), _share(score.untouched, score.neighbours)
    counts = (str(score.secrets), str(score.caught), f"{100 * recall(score):.2f} %")
    return "| " + " | ".join((score.class_, score.variant, *counts, named, kept, beside)) + " |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else ""


def shipped_redactor(data: Path = ROOT / "data") -> Redact:
    """Return the redactor with the rules of a data folder: those that the portal ships."""
    return Redactor(load_catalog(data).redaction).redact


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the shipped rules on one half, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.redaction.measuring", description=main.__doc__)
    parser.add_argument("--half", choices=get_args(Half), default="work")
    parser.add_argument("--misses", action="store_true", help="print what was missed (of the half `work`)")
    parser.add_argument("--harms", action="store_true", help="print where a line beside a secret was changed")
    parser.add_argument("--variants", action="store_true", help="a row for each variant")
    parser.add_argument("--class", dest="class_", help="this class only")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder with the rules")
    options = parser.parse_args(arguments)
    if (options.misses or options.harms) and options.half == "report":
        parser.error("the samples of the half `report` stay unseen: rules are tuned on `work`")
    corpus = [*samples(options.half), *portal_texts(ROOT)]
    corpus = [sample for sample in corpus if options.class_ in (None, sample.class_)]
    measurement = measure(shipped_redactor(options.data), corpus)
    shown = [*(measurement.misses if options.misses else ()), *(measurement.harms if options.harms else ())]
    for miss in shown:
        sample = miss.sample
        sys.stdout.write(f"{sample.class_} / {sample.variant} / {sample.surrounding}: {miss.why}\n")
        sys.stdout.write(f"  in:  {sample.text!r}\n  out: {miss.result!r}\n")
    sys.stdout.write(table(measurement, options.variants) + "\n")


if __name__ == "__main__":
    main()
