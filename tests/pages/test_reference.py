"""The data reference: nothing that the models take is missing from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import get_args

import pytest

from generator.catalog.kinds import KINDS, Kind
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


def test_every_anchor_is_there_once(html: str) -> None:
    """Headings can be linked to, each by an anchor of its own."""
    anchors = re.findall(r' id="([^"]*)"', html)
    assert len(set(anchors)) == len(anchors)


def test_every_component_is_listed(html: str) -> None:
    """The calls that a page in docs/ may make are listed with what they put there."""
    part = html.partition('<h2 id="components">')[2]
    assert [row[0] for row in table_rows(part)] == [one["call"] for one in described()]
