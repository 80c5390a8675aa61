"""The sentences of data/ and docs/ are short and plain, so that nobody who is tired has to read one twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.catalog import Catalog, load_catalog
from generator.catalog.kinds import KINDS
from generator.models.marked import worded
from tests.test_shipped_words import texts_of

READERS, MAINTAINERS = 30, 36
"""How many words a sentence has at most: for responders, and on pages for whoever maintains the portal."""

_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1[ \t]*$|^---\n.*?^---$", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"`[^`]*`|\{\{.*?\}\}|<[^<>]*>|!\[[^\]]*\]\([^)]*\)", re.DOTALL)
_TARGET = re.compile(r"(?<=\])\([^)]*\)|\{ #[^}]*\}")
_NAMES = re.compile(r"(?:x(?:, | \u2192 )){4,}x")
"""What the names of many modules are, which nobody reads as a sentence."""
_BLOCK = re.compile(r"\n\s*(?=\n)|\n\s*(?:[-*]|[0-9]+\.) |\n#+ |\n\|[^\n]*")
_END = re.compile(r"(?<=[.?!])[”\"*)]*\s+")
_UNWANTED = re.compile(r"(?<!\w)(?:please|simply|just|obviously|easily)(?!\w)|!(?=[\s”\"]|$)", re.IGNORECASE)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, be it Markdown or not; code, or a row of names, counts as a word."""
    plain = _NAMES.sub("x", _TARGET.sub("", _INLINE.sub("x", _CODE.sub("\n\n", text))))
    for block in _BLOCK.split(f"\n{plain}"):
        yield from filter(None, _END.split(" ".join(block.split())))


def texts_of_data(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Every text that owners word, with where it stands."""
    for kind in KINDS:
        found = getattr(catalog, kind.attribute)
        whole = {"": found if kind.layout == "one" else tuple(found.values())}
        for name, record in (found if kind.layout == "folder" else whole).items():
            value = kind.adapter.dump_python(record, mode="json", by_alias=True)
            for path, text in worded(kind.shape, value):
                yield f"data/{kind.name} {name} {'.'.join(map(str, path))}", text


@pytest.fixture(scope="module")
def texts(project: Path) -> list[tuple[str, str]]:
    """The texts of data/, docs/ and the widgets."""
    docs = sorted((project / "docs").rglob("*.md"))
    widgets = sorted((project / "overrides/widgets/logic/texts").glob("*.js"))
    return [
        *texts_of_data(load_catalog(project / "data")),
        *((path.relative_to(project).as_posix(), path.read_text(encoding="utf-8")) for path in docs),
        *((path.name, text) for path in widgets for text in texts_of(path)),
    ]


def test_no_sentence_has_to_be_read_twice(texts: list[tuple[str, str]]) -> None:
    """A sentence has no more words than fit into one breath; a long one becomes two."""
    most = {place: MAINTAINERS if place.startswith("docs/maintaining/") else READERS for place, _ in texts}
    found = [(place, one) for place, text in texts for one in sentences(text)]
    assert len(found) > 1_000
    assert [f"{place}: {one}" for place, one in found if len(one.split()) > most[place]] == []


def test_nothing_shouts_begs_or_makes_light(texts: list[tuple[str, str]]) -> None:
    """No exclamation mark, no please, and nothing that is simply or just done."""
    assert [
        f"{place}: {one}" for place, text in texts for one in sentences(text) if _UNWANTED.search(one)
    ] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two? “Three.” Four; it: goes on", ["One.", "Two?", "“Three.", "Four; it: goes on"]),
        (
            "## Title { #t }\n\n- a\n- b `c d`\n\n| x y |\n\n```sh\ncode. Code.\n```\n",
            ["Title", "a", "b x"],
        ),
        ("Of `a`, `b` \u2192 `c`, `d` \u2192 `e`.", ["Of x."]),
        ('See [this page](there.md). {{ value("teams") }} teams.', ["See [this page].", "x teams."]),
    ],
)
def test_sentences_are_told_apart(text: str, found: list[str]) -> None:
    """Lists, headings, tables and code are no parts of a sentence."""
    assert list(sentences(text)) == found
