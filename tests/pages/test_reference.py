"""The data reference: nothing that the models take is missing from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import get_args

import pytest
from pydantic.fields import FieldInfo

from generator.catalog.kinds import KINDS, Kind
from generator.models import base, redaction, scoring
from generator.models.base import Record
from generator.models.shape import arms, fields_of
from generator.pages.components import described
from generator.pages.reference import reference_page
from generator.pages.view import View


def records(hint: object, seen: set[type[Record]]) -> Iterator[type[Record]]:
    """Every record that a type may hold, itself included."""
    for arm, _ in arms(hint):
        if isinstance(arm, type) and issubclass(arm, Record):
            if arm not in seen:
                seen.add(arm)
                yield arm
                for inner in fields_of(arm).values():
                    yield from records(inner, seen)
        else:
            for argument in get_args(arm):
                yield from records(argument, seen)


@pytest.fixture(scope="module")
def html(view: View) -> str:
    """The reference page."""
    return str(reference_page(view, described()))


def section(html: str, kind: Kind) -> str:
    """The part of the page about one kind of data."""
    return html.partition(f'<h2 id="{kind.name}">')[2].partition("<h2 ")[0]


def table_rows(html: str) -> list[list[str]]:
    """The rows of the tables in a part of the page, as texts."""
    return [
        [unescape(re.sub(r"<[^>]*>", "", cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", line)]
        for line in re.findall(r"<tr>(<td.*?)</tr>", html)
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_key_of_every_record_is_there(kind: Kind, html: str) -> None:
    """For each kind of data, each record has its keys in the order of its model, and none besides."""
    wanted = [list(fields_of(model)) for model in records(kind.model, set())]
    part = section(html, kind)
    tables = part.split("<h3 ")[1:]
    assert sorted([row[0] for row in table_rows(one)] for one in tables) == sorted(wanted)


def test_every_key_says_what_it_takes_and_means(html: str) -> None:
    """No cell of the reference is empty, and none shows the code behind it."""
    for row in table_rows(html):
        assert all(row)
        assert not re.search(r"typing|Annotated|<class|NoneType|Pydantic|generator\.|\bNone\b", " ".join(row))


def test_required_keys_are_told_from_those_with_a_default(html: str) -> None:
    """A key that must be written is required; every other one has a default in the words of YAML."""
    for kind in KINDS:
        defaults = {row[0]: row[2] for row in table_rows(section(html, kind).partition("</table>")[0])}
        for name, field in kind.model.model_fields.items():
            assert (defaults[field.alias or name] == "required") == field.is_required()


@pytest.mark.parametrize(
    ("kind", "key", "takes", "default"),
    [
        ("checklist", "steps", "list of a record: step (1 to 200)", "required"),
        ("checklist", "ordered", "true or false", "false"),
        ("checklist", "title", "line", "required"),
        ("scoring", "points", "whole number (\u2212100 to 100)", "required"),
        ("scoring", "cautions", "list of a record: caution (at most 20)", "none"),
        ("scoring", "when", "by field name: id (at least 1)", "required"),
        ("scoring", "labels", "list of row label", "none"),
        ("review", "signed_in", "day or null", "required"),
        ("glossary", "see", "list of one of the terms", "none"),
    ],
)
def test_bounds_and_defaults_are_those_that_hold(
    kind: str, key: str, takes: str, default: str, html: str
) -> None:
    """A number and a list say how large they may be, and a default can be written as it stands."""
    part = html.partition(f'<h2 id="{kind}">')[2].partition("<h2 ")[0]
    row = next(row for row in table_rows(part) if row[0] == key)
    assert row[1:3] == [takes, default]


def test_a_meaning_is_more_than_a_type(html: str) -> None:
    """What a key takes stands beside it; what it is for is said of each key."""
    types = (value for module in (base, scoring, redaction) for value in vars(module).values())
    marks = (mark for one in types for mark in getattr(one, "__metadata__", ()))
    known = {mark.description for mark in marks if isinstance(mark, FieldInfo)}
    assert "one line of plain text" in known
    assert [row for row in table_rows(html.partition('<h2 id="components">')[0]) if row[3] in known] == []


def test_signs_of_the_code_are_shown_as_code(html: str) -> None:
    """Names of keys stand in backticks where the models are explained, and in another type on the page."""
    assert "exactly one of <code>scale</code>, <code>set_of</code>" in html
    assert "`" not in html


def test_every_anchor_is_there_once(html: str) -> None:
    """Headings can be linked to, each by an anchor of its own."""
    anchors = re.findall(r' id="([^"]*)"', html)
    assert len(set(anchors)) == len(anchors)


def test_every_component_is_listed(html: str) -> None:
    """The calls that a page in docs/ may make are listed with what they put there."""
    part = html.partition('<h2 id="components">')[2]
    assert [row[0] for row in table_rows(part)] == [one["call"] for one in described()]
