"""A type and a place in a value go in; which types, records, references and links are there comes out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.catalog.kinds import KINDS
from generator.json_source import parse_json
from generator.models.base import Id, Record, Ref, TeamId
from generator.models.checklists import Applies, Checklist, Step
from generator.models.facts import Fact, Source
from generator.models.reviews import Review, SessionRow
from generator.models.scoring import Band, Input, Ruleset
from generator.models.shape import (
    Reference,
    arms,
    children,
    fields_of,
    links,
    named_in,
    record_at,
    references,
)
from generator.models.teams import PolicyException, SetChange, Team
from generator.yaml_source import parse_yaml

FACTS = tuple[Fact, ...]
DATA = Path(__file__).parents[2] / "data"


class _Nested(Record):
    team: TeamId | None = None
    inner: tuple[_Nested, ...] = ()


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


def test_references_are_found_with_their_places() -> None:
    """In fields, in lists, in keys and in lists of records alike."""
    team = {
        "sign_in": "password",
        "policy": {"required-controls": {"add": ["key"]}},
        "exceptions": [{"setting": "review-frequency"}],
        "checklists": ["first-pass", "response"],
    }
    assert set(references(Team, team)) == {
        Reference(("sign_in",), False, "sign_in", "password"),
        Reference(("policy", "required-controls"), True, "settings", "required-controls"),
        Reference(("exceptions", 0, "setting"), False, "settings", "review-frequency"),
        Reference(("checklists", 0), False, "checklists", "first-pass"),
        Reference(("checklists", 1), False, "checklists", "response"),
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_names_are_those_of_the_references(kind: Any) -> None:
    """The quick look, which knows no places, misses no name of the shipped data and adds none."""
    for path in sorted(DATA.glob(kind.pattern)):
        read = parse_json if path.suffix == ".json" else parse_yaml
        value = read(path.read_bytes(), path.name).value
        told = {(one.to, one.name) for one in references(kind.shape, value)}
        assert named_in(kind.shape, value) == told


def test_a_record_inside_its_own_kind_is_looked_into() -> None:
    """A type that holds its own kind ends the search for what it may hold, and hides nothing."""
    value = {"inner": [{"team": "alpha", "inner": [{"team": "beta"}]}]}
    assert named_in(_Nested, value) == {("teams", "alpha"), ("teams", "beta")}
    assert list(links(_Nested, value)) == []


def test_links_are_found_with_their_places() -> None:
    """A field that is a link is found wherever its record is."""
    steps = {"steps": [{"see": "a.md"}, {"do": "b.md"}, {"see": "c.md"}]}
    assert list(links(Checklist, steps)) == [(("steps", 0, "see"), "a.md"), (("steps", 2, "see"), "c.md")]


@pytest.mark.parametrize("value", [None, 5, True, "text", [], {}, ["x"], {"x": {"y": [1]}}, [[["x"]]]])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_value_of_another_shape_has_no_references(kind: Any, value: object) -> None:
    """What does not fit its type is the models' matter; here it is passed by."""
    assert list(references(kind.shape, value)) == []
    assert list(links(kind.shape, value)) == []
