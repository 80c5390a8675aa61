"""A session row goes in; the answers that its labels stand for come out, or what cannot be read.

A label that the ruleset does not know is an error: it is never taken for a safe answer. How labels are read
is decided in docs/maintaining/decisions/0006-what-a-score-means.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from generator.diagnostics import nearest, shown
from generator.models.scoring import Input, Ruleset

_REMEMBERED = 4096
"""How many different labels are kept for each question: rows repeat a few hundred, hostile ones never end."""


@dataclass(frozen=True)
class Meaning:
    """What a label stands for: an answer, a question for the team's list, or nothing at all."""

    kind: Literal["answer", "by-team", "open"]
    answer: str = ""
    place: str = ""
    """What is looked up in the team's list, normalized."""


_OPEN = Meaning("open")
_BY_TEAM = Meaning("by-team")


@dataclass(frozen=True)
class Unreadable:
    """A value of a row that stands for no answer."""

    name: str
    problem: str
    expected: str


class UnreadableRowError(ValueError):
    """Everything in a row that cannot be read."""

    def __init__(self, unreadable: tuple[Unreadable, ...]) -> None:
        self.unreadable = unreadable
        super().__init__("; ".join(one.problem for one in unreadable))


class RowReader:
    """Reads session rows as answers to the questions of one ruleset."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._inputs = {name: _InputReader(name, question) for name, question in ruleset.inputs.items()}

    def answers(self, row: Mapping[str, object], places: Collection[str] = ()) -> dict[str, str]:
        """The answers that a row gives; a question that it leaves open is not among them.

        `row` maps fields of a row, which may be more than the ruleset asks for, to a label or the id of an
        answer, to true or false, or to None for what is not shown. `places` are the normalized labels of the
        team's list. Raises `UnreadableRowError` with everything that stands for no answer.
        """
        answers: dict[str, str] = {}
        unreadable: list[Unreadable] = []
        for name, reader in self._inputs.items():
            found = reader.read(row.get(name), places)
            if isinstance(found, Unreadable):
                unreadable.append(found)
            elif found is not None:
                answers[name] = found
        if unreadable:
            raise UnreadableRowError(tuple(unreadable))
        return answers

    @property
    def names(self) -> tuple[str, ...]:
        """The inputs of the ruleset."""
        return tuple(self._inputs)

    def reads(self, name: str, values: Iterable[object]) -> bool:
        """Whether each of these values stands for an answer to an input, or leaves it open."""
        reader = self._inputs[name]
        return not any(isinstance(reader.read(value, ()), Unreadable) for value in values)

    def meaning(self, name: str, label: str) -> Meaning | None:
        """What a label of an input stands for; None where the ruleset does not know it."""
        return self._inputs[name].meaning(label)


class _InputReader:
    """The labels of one question."""

    def __init__(self, name: str, question: Input) -> None:
        self._name = name
        self._by_team = question.by_team
        self._known = tuple(question.answers)
        truth = [word for word, answer in (("true", "yes"), ("false", "no")) if answer in question.answers]
        self._known_labels = (*question.answers, *truth, *labels_of(question))
        self._exact, self._patterns = _readings(question)
        self.meaning = lru_cache(_REMEMBERED)(self._meaning)
        self._refused = lru_cache(_REMEMBERED)(self._unreadable)

    def read(self, value: object, places: Collection[str]) -> str | Unreadable | None:
        if value is None:
            return None
        if isinstance(value, bool):
            answer = "yes" if value else "no"
            return answer if answer in self._known else self._refused("true" if value else "false")
        if not isinstance(value, str):
            return self._refused(f"the number {value}" if isinstance(value, int) else "no single value")
        meaning = self.meaning(value)
        if meaning is None:
            return self._refused(shown(value), value)
        if meaning.kind == "by-team" and self._by_team and places:
            return self._by_team.listed if meaning.place in places else self._by_team.unlisted
        return meaning.answer or None

    def _meaning(self, label: str) -> Meaning | None:
        text = normalized(label)
        if not text:
            return _OPEN
        if "*" in text:  # what the rules write; a row shows words
            return None
        found = self._exact.get(text)
        if found is None:
            found = next((one for pattern, one in self._patterns if matches(pattern, text)), None)
        return replace(found, place=text) if found == _BY_TEAM else found

    def _unreadable(self, value: str, written: str = "") -> Unreadable:
        meant = nearest(written, [label for label in self._known_labels if "*" not in label])
        return Unreadable(
            self._name,
            f"{shown(self._name)} is {value}, which the rules do not know",
            f"expected one of {', '.join(self._known_labels)}"
            if meant is None
            else f"did you mean '{meant}'?",
        )


def labels_of(question: Input) -> Iterator[str]:
    """Every label of a question, whatever it stands for."""
    for answer in question.answers.values():
        yield from answer.labels
    if question.by_team is not None:
        yield from question.by_team.labels
    yield from question.open_labels


def _readings(question: Input) -> tuple[dict[str, Meaning], list[tuple[str, Meaning]]]:
    """What single labels mean, and what patterns mean, the riskiest answer first."""
    exact = {answer: Meaning("answer", answer) for answer in question.answers}
    patterns: list[tuple[str, Meaning]] = []

    def take(labels: Iterable[str], meaning: Meaning) -> None:
        for label in map(normalized, labels):
            if "*" in label:
                patterns.append((label, meaning))
            else:
                exact.setdefault(label, meaning)

    for answer, described in reversed(question.answers.items()):
        take(described.labels, Meaning("answer", answer))
    if question.by_team is not None:
        take(question.by_team.labels, _BY_TEAM)
    take(question.open_labels, _OPEN)
    return exact, patterns


def normalized(label: str) -> str:
    """A label as it is compared: in lower case, with single spaces and stars.

    Compatible characters are one (NFKC), and those that nobody sees are none: two labels that look alike must
    not differ, one of them as safe.
    """
    if not label.isascii():
        label = "".join(
            one for one in unicodedata.normalize("NFKC", label) if unicodedata.category(one) != "Cf"
        )
    return re.sub(r"\*+", "*", " ".join(label.lower().split()))


def matches(pattern: str, text: str) -> bool:
    """Whether a text is like a pattern with `*`, each of which stands for any characters, none included.

    In linear time, unlike a regular expression with several stars: each piece is taken where it comes first.
    """
    first, *middle, last = re.split(r"\*+", pattern)
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True
