"""A raw value goes in; a decision, an app, a truth value or a day comes out, or what is wrong with it.

What is wrong never quotes a value, since a column may have slipped: a decision may hold a name. Only a term
that is nearly right is named, by the term that was meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.anonymization.texts import folded, visible
from generator.diagnostics import nearest
from generator.models.vocabularies import Vocabularies

_TRUE = frozenset(("yes", "true", "1", "y", "t", "on"))
_FALSE = frozenset(("no", "false", "0", "n", "f", "off"))
_NOTHING = frozenset(("", "null", "none", "na", "nil", "unknown", "notshown", "notasked", "nan"))


@dataclass(frozen=True)
class Unreadable:
    """A value that stands for nothing, without the value."""

    problem: str
    expected: str


class Terms:
    """The terms of a vocabulary by each way to write them: id or label, in any case, with any hyphens."""

    def __init__(self, name: str, terms: Mapping[str, str]) -> None:
        """`terms` are what rows publish, by each name of it."""
        self._name = name
        self._terms = {folded(written): published for written, published in terms.items()}
        self._labels = tuple(dict.fromkeys(terms.values()))

    @classmethod
    def decisions(cls, vocabularies: Vocabularies) -> Terms:
        """The decisions; rows publish their ids."""
        known = vocabularies.decisions
        return cls("decision", {one.id: one.id for one in known} | {one.label: one.id for one in known})

    @classmethod
    def apps(cls, vocabularies: Vocabularies) -> Terms:
        """The apps; rows publish their labels."""
        known = vocabularies.apps
        return cls("app", {one.label: one.label for one in known} | {one.id: one.label for one in known})

    def read(self, text: str) -> str | Unreadable:
        """What rows publish for a term."""
        found = self._terms.get(folded(text))
        if found is not None:
            return found
        if not visible(text):
            return Unreadable(f"the {self._name} is missing", f"expected one of {', '.join(self._labels)}")
        meant = nearest(visible(text), self._labels)
        expected = f"did you mean '{meant}'?" if meant else f"expected one of {', '.join(self._labels)}"
        return Unreadable(f"no {self._name} of data/vocabularies.yml", expected)


def read_truth(text: str) -> bool | Unreadable | None:
    """A truth value; None where nothing is shown."""
    word = folded(text)
    if word in _NOTHING:
        return None
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    return Unreadable("the value is neither yes nor no", "expected yes, no, true, false, 1, 0 or nothing")


def shows_nothing(text: str) -> bool:
    """Whether a value says in words that there is none."""
    return folded(text) in _NOTHING
