"""What was found in a site goes in; where the data, the pages or the theme say it comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator.catalog import Catalog
from generator.diagnostics import Position
from generator.document import Document, Plain, line_starts, place
from generator.gate.compression import UnreadableError
from generator.gate.readings import families
from generator.gate.view import View

_GAPS = re.compile(r"[\s_.,+-]+")


@dataclass(frozen=True)
class Source:
    """A file that the site is made of: its name as its owner types it, and its bytes."""

    name: str
    data: bytes
    values: str | None = None
    """Of a data file, all keys and texts in it: what else it says is a comment, and never published."""

    @cached_property
    def readings(self) -> list[View]:
        """Every reading of every text in the file."""
        try:
            return [view for family in families(self.data) for view in family]
        except UnreadableError:
            return []

    @cached_property
    def starts(self) -> list[int]:
        """Where its lines begin."""
        return line_starts(self.readings[0].text) if self.readings else [0]

    @cached_property
    def _flat_readings(self) -> list[tuple[View, str]]:
        return [(view, _flat(view.text)) for view in self.readings]

    @cached_property
    def _published(self) -> list[str]:
        """Every reading of the values, in small letters."""
        return [_flat(view.text) for family in families((self.values or "").encode()) for view in family]

    def positions(self, pattern: re.Pattern[str]) -> Iterator[Position]:
        """Where something stands in the file, each place once."""
        if self.values is not None and not any(pattern.search(text) for text in self._published):
            return
        found = [
            place(self.name, self.starts, view.in_file(match.start()))
            for view, text in self._flat_readings
            for match in pattern.finditer(text)
        ]
        published = [one for one in found if not self._is_comment(one)]
        yield from published or found
        if pattern.search(_flat(self.name)):
            yield Position(self.name)

    def _is_comment(self, position: Position) -> bool:
        """Whether a line of a data file begins as comments do; in a block of text that is text, too."""
        start = self.starts[position.line - 1]
        return self.values is not None and self.readings[0].text[start:].lstrip(" ").startswith("#")


class Tracer:
    """Finds the sources of what a site says; reads them when first asked, for most sites are in order."""

    def __init__(self, read: Callable[[], Iterable[Source]]) -> None:
        self._read = read

    @cached_property
    def _sources(self) -> Sequence[Source]:
        return tuple(self._read())

    def positions(self, text: str) -> list[Position]:
        """Where a text comes from, each place once, data files first."""
        pattern = _pattern(text)
        found = (position for source in self._sources for position in source.positions(pattern))
        return list(dict.fromkeys(found))


def origins_below(
    root: Path, docs: str | None = "docs", config: str | None = "mkdocs.yml", theme: str | None = "overrides"
) -> list[Path]:
    """What a site is made of beside the data: its pages, its configuration, its theme's own files.

    Each is a path from `root` on, or an absolute one; what is not there says nothing.
    """
    named = (root / one for one in (docs, config, theme) if one is not None)
    return [path for path in named if path.exists()]


def data_sources(catalog: Catalog) -> list[Source]:
    """The data files of a catalog."""
    documents: dict[str, Document] = {
        place.document.name: place.document for place in catalog.places.values()
    }
    return [
        Source(document.name, document.text.encode(), "\n".join(_texts(document.value)))
        for document in documents.values()
    ]


def _texts(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield key
            yield from _texts(entry)


def _pattern(text: str) -> re.Pattern[str]:
    """What finds a text however it is broken over lines, and however a page made an anchor of it."""
    words = [re.escape(word) for word in _GAPS.split(_flat(text)) if word]
    return re.compile(r"[\s_.,+-]+".join(words) or re.escape(text))


def _flat(text: str) -> str:
    """The text in small letters and without accents, each character in its place."""
    if text.isascii():
        return text.lower()
    return "".join(map(_plain, text))


@cache
def _plain(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0].lower()
    return base if len(base) == 1 else char
