"""A type and a place in a value go in; which types and records are there comes out."""

from __future__ import annotations

from typing import Any

import pytest

from generator.models.base import Id, Ref
from generator.models.checklists import Applies, Checklist, Step
from generator.models.facts import Fact, Source
from generator.models.reviews import Review, SessionRow
from generator.models.scoring import Band, Input, Ruleset
from generator.models.shape import arms, children, fields_of, record_at
from generator.models.teams import PolicyException, SetChange, Team

FACTS = tuple[Fact, ...]


def test_keys_are_named_as_they_are_written() -> None:
    """A field whose name Python or Pydantic reserves is known by the key of the file."""
    assert "from" in fields_of(Band)
    assert "schema" in fields_of(Review)
    assert not {"from_", "schema_"} & {*fields_of(Band), *fields_of(Review)}


def test_the_arms_of_a_type_keep_their_marks() -> None:
    """Optional and annotated types fall apart into alternatives, each with what it was marked with."""
    (fact,) = children(fields_of(Step)["facts"], 0)
    assert [(arm, Ref("facts") in marks) for arm, marks in arms(fact)] == [(str, True)]
    assert [arm for arm, _ in arms(Id | None)] == [str, type(None)]


@pytest.mark.parametrize(
    ("hint", "path", "record"),
    [
        (Checklist, (), Checklist),
        (Checklist, ("steps", 3), Step),
        (Checklist, ("steps", 3, "when"), Applies),
        (FACTS, (0,), Fact),
        (FACTS, (0, "sources", 1), Source),
        (Team, ("policy", "required-controls"), SetChange),
        (Team, ("exceptions", 0), PolicyException),
        (Team, ("exceptions", 0, "value"), SetChange),
        (Ruleset, ("inputs", "device"), Input),
        (Review, ("sessions", 7), SessionRow),
        (Checklist, ("steps",), None),
        (Checklist, ("title",), None),
        (Checklist, ("nothing",), None),
        (Checklist, ("steps", "first"), None),
        (Checklist, ("title", 0, "x"), None),
        (FACTS, ("id",), None),
    ],
)
def test_the_record_at_a_path(hint: Any, path: tuple[str | int, ...], record: Any) -> None:
    """Through lists, mappings, options and unions; None where no record is, or the path leads nowhere."""
    assert record_at(hint, path) is record
