"""A half, or the portal's own folder, goes in; texts that must stay as they are come out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.redaction.corpus.drawing import Draw
from tests.redaction.corpus.marked_text import Sample
from tests.redaction.corpus.ordinary_code import CODE
from tests.redaction.corpus.ordinary_figures import FIGURES
from tests.redaction.corpus.ordinary_words import WORDS
from tests.redaction.corpus.sampling import half_of

ORDINARY = "ordinary"
"""The class of text that must stay as it is."""

_EACH = 130
_MORE = {"prose": 400, "code and settings": 400, "talk of secrets": 260, "words with sk-": 260}
"""Where more of a kind is worth having."""
_OWN_SUFFIXES = (".md", ".yml")
# Both say what is to be found, with examples of it.
_NOT_ORDINARY = ("data/publication.yml", "data/redaction.yml", "data/commands/redact-evidence.yml")


def ordinary_samples(half: str) -> Iterator[Sample]:
    """Return the ordinary texts of a half; a text is in one half only, and once."""
    seen: set[str] = set()
    for variant, maker in (WORDS | FIGURES | CODE).items():
        for number in range(_MORE.get(variant, _EACH)):
            text = maker(Draw(f"{ORDINARY}|{variant}|{number}"))
            if text not in seen and half_of(ORDINARY, text) == half:
                seen.add(text)
                yield Sample(ORDINARY, variant, str(number), text, ())


def portal_texts(root: Path) -> Iterator[Sample]:
    """Return the lines of the portal's own data and pages, but for those with an example address."""
    for folder in ("data", "docs"):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix not in _OWN_SUFFIXES or name in _NOT_ORDINARY:
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if "@example." not in line:
                    yield Sample(ORDINARY, "the portal's texts", f"{name}:{number}", line, ())
