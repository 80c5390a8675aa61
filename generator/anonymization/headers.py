"""The fields of a row and the header of a raw column go in; the field that the column holds comes out.

The browser's import reads headers in the same way; tests/vectors/headers.json holds both to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.anonymization.texts import folded
from generator.models.fields import RowField
from generator.models.reviews import SessionRow


@dataclass(frozen=True)
class Columns:
    """Which columns of a table are read, and which are not."""

    fields: Mapping[str, int]
    """By the id of a field, the index of its column."""
    dropped: tuple[int, ...]
    """Columns that no field claims."""
    twice: tuple[tuple[int, str], ...]
    """Columns whose field an earlier column holds already."""


def names_of(field: RowField) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What a field is called, as headers are compared, each with its path in the record."""
    yield ("id",), folded(field.id)
    yield ("label",), folded(field.label)
    for index, alias in enumerate(field.aliases):
        yield ("aliases", index), folded(alias)


class HeaderReader:
    """Knows the fields of a published row by the headers of raw columns."""

    def __init__(self, fields: Iterable[RowField]) -> None:
        self._fields = {folded(name): name.replace("_", "-") for name in SessionRow.model_fields}
        self._names: dict[str, tuple[str, ...]] = {}
        known = frozenset(self._fields.values())
        for field in (one for one in fields if one.id in known):
            for _, name in names_of(field):
                self._fields.setdefault(name, field.id)
            self._names[field.id] = (field.label, *field.aliases)

    def names(self, field: str) -> tuple[str, ...]:
        """What the column of a field may be called, as somebody would write it."""
        return self._names.get(field, (field,))

    def field(self, header: str) -> str | None:
        """The id of the field that a header names, or None."""
        return self._fields.get(folded(header))

    def columns(self, headers: Iterable[str]) -> Columns:
        """The columns of a table, by its headers."""
        found: dict[str, int] = {}
        dropped, twice = [], []
        for index, header in enumerate(headers):
            field = self.field(header)
            if field is None:
                dropped.append(index)
            elif field in found:
                twice.append((index, field))
            else:
                found[field] = index
        return Columns(found, tuple(dropped), tuple(twice))
