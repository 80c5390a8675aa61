"""Steps and the ways to sign in go in; the order of the steps as a flow with branches comes out.

Steps in a row that hang on how an account signs in are a fork. A branch of it is what accounts do that need
the same of these steps; what everybody does is a part without branches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.models.checklists import Step
from generator.models.vocabularies import SignIn, Term


@dataclass(frozen=True)
class Stop:
    """A step in the flow: its number in the checklist, its name, and what it hangs on."""

    number: int
    id: str
    name: str
    unless: tuple[str, ...]
    """It is left out where each of these is ruled out."""
    starts_clock: bool


@dataclass(frozen=True)
class Branch:
    """What some accounts do, one step after the other; no ways means all accounts."""

    ways: tuple[str, ...]
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Order:
    """The parts of a flow, one after the other, each with its branches; and what may be done at any time."""

    parts: tuple[tuple[Branch, ...], ...]
    any_time: tuple[tuple[Stop, str], ...]
    """Each with the accounts that it is for, where it is not for all."""

    @property
    def clock(self) -> Stop | None:
        """The first step that starts the clock."""
        stops = (stop for part in self.parts for branch in part for stop in branch.stops)
        return next((stop for stop in stops if stop.starts_clock), None)


def order_of(steps: Sequence[Step], sign_in: Sequence[SignIn], circumstances: Sequence[Term]) -> Order:
    """The order of the steps, with branches by how an account signs in."""
    labels = {one.id: one.label for one in circumstances}
    numbered = [(step, _ways(step, sign_in), _stop(at, step, labels)) for at, step in enumerate(steps, 1)]
    in_order = ((ways, stop) for step, ways, stop in numbered if not step.any_time)
    parts = groupby(in_order, lambda one: one[0] is not None)
    return Order(
        tuple(_branches(list(part), sign_in) if forked else (_trunk(part),) for forked, part in parts),
        tuple((stop, _for_whom(ways, sign_in)) for step, ways, stop in numbered if step.any_time),
    )


_Numbered = tuple[frozenset[str] | None, Stop]
"""The ways to sign in that a step is for, None where it is for all; and the step."""


def _trunk(part: Iterable[_Numbered]) -> Branch:
    return Branch((), tuple(stop for _, stop in part))


def _branches(part: Sequence[_Numbered], sign_in: Sequence[SignIn]) -> tuple[Branch, ...]:
    """Accounts that need the same steps are one branch; those that need none have none."""
    found: dict[tuple[Stop, ...], list[str]] = {}
    for way in sign_in:
        stops = tuple(stop for ways, stop in part if ways is not None and way.id in ways)
        found.setdefault(stops, []).append(way.label)
    return tuple(Branch(tuple(labels), stops) for stops, labels in found.items() if stops)


def _ways(step: Step, sign_in: Sequence[SignIn]) -> frozenset[str] | None:
    every = frozenset(one.id for one in sign_in)
    meant = frozenset(step.when.sign_in if step.when is not None else ())
    return None if not meant or meant >= every else meant


def _for_whom(ways: frozenset[str] | None, sign_in: Sequence[SignIn]) -> str:
    """In as few words as it takes."""
    if ways is None:
        return ""
    meant = [one.label for one in sign_in if one.id in ways]
    left_out = [one.label for one in sign_in if one.id not in ways]
    if len(left_out) < len(meant):
        return f"not for: {', '.join(left_out)}"
    return f"only for: {', '.join(meant)}"


def _stop(number: int, step: Step, labels: dict[str, str]) -> Stop:
    possible = step.when.possible if step.when is not None else ()
    return Stop(
        number,
        step.id,
        short_name(step),
        tuple(labels[name] for name in possible if name in labels),
        step.starts is not None,
    )


def short_name(step: Step) -> str:
    """What a step is called where there is no room for its sentence, of which no part is cut off."""
    return step.short or step.id.replace("-", " ").capitalize()
