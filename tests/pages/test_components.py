"""Component calls: which are refused and with which words, and what each component puts into a page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.catalog import Catalog
from generator.diagnostics import DataError, Position
from generator.pages.calls import Call
from generator.pages.components import COMPONENTS, VALUES, check_call, described, render_call
from generator.pages.view import View
from tests.golden import compare
from tests.pages.conftest import GOLDENS
from tests.pages.everything import calls

BLOCKS = re.compile(r"<(?!/?(?:a|abbr|code|em|kbd|span|strong|time)\b)")


def call(name: str, *arguments: str) -> Call:
    """A call at a place in a page."""
    return Call(name, arguments, Position("docs/page.md", 7, 3), f"{name}(…)")


def test_wrong_calls_match_the_golden(catalog: Catalog) -> None:
    """An unknown component, an unknown name and a wrong number of arguments are each told apart."""
    wrong = (
        call("chekclist", "first-pass-review"),
        call("nothing"),
        call("checklist"),
        call("checklist", "first-pass-review", "again"),
        call("board", "x"),
        call("checklist", "First_Pass_Review"),
        call("checklist", "nothing-like-any"),
        call("guide", ""),
        call("value", "nam"),
        call("vocabulary", "sign-in"),
    )
    lines = []
    for one in wrong:
        with pytest.raises(DataError) as caught:
            check_call(catalog, one)
        lines.append(str(caught.value))
    compare(GOLDENS / "wrong-calls.txt", "\n".join(lines) + "\n")


def test_a_name_with_no_candidates_says_so(catalog: Catalog) -> None:
    """Where the data has no guide at all, the error does not offer an empty list."""
    with pytest.raises(DataError, match="there is no guide 'x'; there is none yet, so write one first"):
        check_call(replace(catalog, guides={}), call("guide", "x"))


def test_every_call_that_the_data_allows_is_let_pass(catalog: Catalog) -> None:
    """Each component with each name that it knows is accepted."""
    for one in calls(catalog):
        check_call(catalog, one)


@pytest.mark.parametrize("name", COMPONENTS)
def test_only_words_fit_into_a_sentence(name: str, catalog: Catalog, view: View) -> None:
    """What may stand in a sentence has no block in it; everything else is a block."""
    for one in calls(catalog):
        if one.name == name:
            html = str(render_call(view, one))
            assert bool(BLOCKS.search(html)) is not COMPONENTS[name].in_sentence


def test_every_component_is_described_as_it_is_called() -> None:
    """The data reference shows the call of each component, ready to be copied, and what it puts there."""
    shown = {one["call"]: one["about"] for one in described()}
    assert len(shown) == len(COMPONENTS)
    assert '{{ checklist("checklist") }}' in shown
    assert "{{ board() }}" in shown
    assert all(about.endswith(".") for about in shown.values())


@pytest.mark.parametrize("name", VALUES)
def test_values_are_plain_words(name: str, view: View) -> None:
    """A value is text without markup of its own."""
    html = str(render_call(view, call("value", name)))
    assert html
    assert "<" not in html
