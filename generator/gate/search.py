"""The readings of a text go in; what must not be published in them comes out, each thing once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from generator.gate.calm import Calm
from generator.gate.finding import Finder, Hit, finder
from generator.gate.people import People
from generator.gate.view import View
from generator.models.redaction import RedactionRules
from generator.redaction import Redactor
from generator.redaction.reach import APART

CONTEXT = 2
"""So many units before and after new ones are read with them, for what is broken over lines."""
BATCH = 2_000
"""So many characters are looked at together: most rules have nothing near in a few."""
LARGEST = 50_000
"""So many, where each unit follows the one before."""
LONGEST = 5_000
"""So many characters something may have that is broken over lines, such as a key in a block."""

MOST_KEPT = 10_000_000
"""So many characters of texts are known at most when a scan begins."""

Window = tuple[str, str, str]
"""A unit with those around it."""


class Searcher:
    """Looks at texts, at each once; at what is in a long one by some lines and their surroundings."""

    def __init__(self, find: Finder) -> None:
        self._find = find
        self.calm = Calm(find)
        self._known: dict[Window, tuple[Hit, ...]] = {}
        self._texts: dict[str, tuple[Hit, ...]] = {}
        self._kept = 0

    def begin(self) -> None:
        """Forget what is known where that has become too much to keep."""
        self.calm.begin()
        if self._kept > MOST_KEPT:
            self._texts.clear()
            self._kept = 0

    def leaks(self, family: Sequence[View]) -> Iterator[tuple[View, Hit]]:
        """What is in the readings of one text.

        Of two readings of the same place the one that is decoded further counts: `nrole@example.com` in
        `\\nrole@example.com` is an artefact.
        """
        taken = bytearray(len(family[0].found().text) + 1)
        for view in reversed(family):
            new: list[slice] = []
            for hit in self._in(view.text):
                there = slice(view.found_at(hit.start), view.found_at(hit.end - 1) + 1)
                if not any(taken[there]):
                    new.append(there)
                    yield view, hit
            for there in new:
                taken[there] = b"\1" * (there.stop - there.start)

    def _in(self, text: str) -> Sequence[Hit]:
        """What is in a text, whatever else is known."""
        if text not in self._texts:
            found = self.search(text) if len(text) > LARGEST else self._find(text)
            self._texts[text] = tuple(sorted(found, key=lambda hit: hit.start))
            self._kept += len(text)
        return self._texts[text]

    def search(self, text: str) -> list[Hit]:
        """What is in a text, in its order.

        What was seen in other texts does not count: further away than the surroundings of a line, these may
        differ.
        """
        self._known.clear()
        units = list(_units(text))
        windows = list(zip(["", *units], units, [*units[1:], ""], strict=False))
        new = {number for number, window in enumerate(windows) if window not in self._known}
        for batch in _batches(sorted(new), units):
            shown = [*batch, *_following(batch[-1] + 1, new, units)]
            self._learn(batch, shown, (units, windows))
        starts = _starts(units)
        return [
            Hit(starts[number] + hit.start, starts[number] + hit.end, hit.leak)
            for number, window in enumerate(windows)
            for hit in self._known[window]
        ]

    def _learn(self, new: list[int], shown: list[int], text: tuple[list[str], list[Window]]) -> None:
        """Look at units (`shown` are these and those after them), and remember what begins in each."""
        units, windows = text
        numbers = _with_context(shown, len(units))
        texts = [APART if number is None else units[number] for number in numbers]
        starts = _starts(texts)
        found: dict[int | None, list[Hit]] = {number: [] for number in new}
        for hit in self._find("".join(texts)):
            at = bisect_right(starts, hit.start) - 1
            if numbers[at] in found:
                found[numbers[at]].append(Hit(hit.start - starts[at], hit.end - starts[at], hit.leak))
        self._known |= {windows[number]: tuple(found[number]) for number in new}


def searcher(rules: RedactionRules, people: People) -> Searcher:
    """What looks for all that must not be published; the same one as long as rules and roster are the same.

    A server that builds again and again then looks only at what is new.
    """
    return _searcher(rules.model_dump_json(by_alias=True), people)


@lru_cache(maxsize=1)
def _searcher(rules: str, people: People) -> Searcher:
    return Searcher(finder(Redactor(RedactionRules.model_validate_json(rules)), people))


def _units(text: str) -> Iterator[str]:
    """A text is looked at in units: lines, and entries of what is written without lines."""
    *lines, last = text.split("\n")
    for line in (*(f"{line}\n" for line in lines), last):
        if "},{" in line:
            *entries, end = line.split("},{")
            yield from (f"{'{' if number else ''}{entry}}}," for number, entry in enumerate(entries))
            yield "{" + end
        else:
            yield line


def _starts(units: list[str]) -> list[int]:
    """Where each unit begins."""
    return [0, *accumulate(len(unit) for unit in units)][:-1]


def _batches(new: list[int], units: list[str]) -> Iterator[list[int]]:
    """The numbers of new units, in groups that are looked at together."""
    batch: list[int] = []
    length = 0
    for number in new:
        apart = bool(batch) and number > batch[-1] + CONTEXT + 1
        if batch and (length > LARGEST or (length > BATCH and apart)):
            yield batch
            batch, length = [], 0
        batch.append(number)
        length += len(units[number])
    if batch:
        yield batch


def _following(number: int, new: set[int], units: list[str]) -> Iterator[int]:
    """The new units from `number` on, as far as something may go on that begins before."""
    length = 0
    while number in new and length < LONGEST:
        yield number
        length += len(units[number])
        number += 1


def _with_context(new: list[int], count: int) -> list[int | None]:
    """The new units and those around them, in order; None where units are left out."""
    numbers: list[int | None] = []
    last = -1
    for number in new:
        first = max(number - CONTEXT, 0)
        if first > last + 1:
            numbers.append(None)
        wanted = range(max(first, last + 1), min(number + CONTEXT + 1, count))
        numbers.extend(wanted)
        last = max(last, wanted.stop - 1)
    return numbers
