"""A type and a value go in; which names and links are there comes out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.catalog.kinds import KINDS
from generator.json_source import parse_json
from generator.models.base import Record, TeamId
from generator.models.checklists import Checklist
from generator.models.marked import Reference, links, named_in, references
from generator.models.teams import Team
from generator.yaml_source import parse_yaml

DATA = Path(__file__).parents[2] / "data"


class _Nested(Record):
    team: TeamId | None = None
    inner: tuple[_Nested, ...] = ()


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
