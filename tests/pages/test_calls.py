"""Component calls in hand-written Markdown: which are found, where, and what is said about the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import DataError, Diagnostic
from generator.pages.calls import Call, replace_calls
from tests.golden import compare

GOLDENS = Path(__file__).parents[1] / "goldens" / "pages" / "calls"


def found_in(text: str, first_line: int = 1) -> str:
    """Every call of `text` as `line:column name arguments`, then the text that is left; or the errors."""
    calls: list[Call] = []

    def slot(call: Call) -> str:
        calls.append(call)
        return "⟨…⟩"

    try:
        left = replace_calls(text, "page.md", first_line, slot)
    except DataError as error:
        return f"{error}\n"
    lines = [
        f"{call.position.line}:{call.position.column} {call.name}{list(call.arguments)}"
        for call in calls[::-1]
    ]
    return "\n".join([*lines, "", left])


@pytest.mark.parametrize("case", sorted(path.stem for path in GOLDENS.glob("*.md")))
def test_calls_and_errors_match_the_golden(case: str) -> None:
    """Each page of the folder yields the calls, with their places, or the errors that stand beside it."""
    text = (GOLDENS / f"{case}.md").read_text(encoding="utf-8")
    compare(GOLDENS / f"{case}.txt", found_in(text))


def test_lines_count_from_the_first_line_of_the_file() -> None:
    """Where front matter stands above the Markdown, a call's line is that of the file."""
    assert found_in('\n{{ value("name") }}', first_line=7).startswith("8:1 value")


def test_a_call_keeps_its_own_text() -> None:
    """The text between the braces stays with the call, so that it can be shown again."""
    calls: list[Call] = []

    def slot(call: Call) -> str:
        calls.append(call)
        return ""

    replace_calls('{{value( "name" )}}', "page.md", 1, slot)
    assert [call.text for call in calls] == ['value( "name" )']


def test_what_the_slot_refuses_is_collected() -> None:
    """Errors about several calls are raised together, in the order of the page."""

    def refuse(call: Call) -> str:
        raise DataError.at(call.position, f"no {call.name}", "expected another")

    with pytest.raises(DataError) as caught:
        replace_calls("{{ b() }}\n{{ oops }}\n{{ a() }} {{ c() }}", "page.md", 1, refuse)
    assert [str(one) for one in caught.value.diagnostics] == [
        "page.md:1:1: no b; expected another",
        "page.md:2:1: '{{ oops }}' is not a component call; expected name(\"id\"), as in the data reference",
        "page.md:3:1: no a; expected another",
        "page.md:3:11: no c; expected another",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{" * 200_000,
        "{{ " * 100_000,
        "{{ x() }} " * 5_000,
        "`" * 100_001 + "{{ x() }}",
        "` `` " * 30_000,
        "```a\n" * 50_000,
        "```\n" * 50_001,
        "{{ " + "(" * 100_000 + " }}",
        '{{ value("' + "x" * 1_000_000 + '") }}',
    ],
    ids=["braces", "openings", "calls", "tick run", "tick runs", "fences", "pairs", "nested", "long"],
)
def test_huge_pages_are_read_in_linear_time(text: str) -> None:
    """No page, however odd, makes the search for calls take long or end in anything but calls or errors."""
    assert found_in(text)


@given(st.text(alphabet='{}`~"() \nab>-\t'))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever the text, the outcome is the text with its calls replaced, or errors with places inside it."""
    lines = text.count("\n") + 1
    problems: tuple[Diagnostic, ...] = ()
    left = text
    try:
        left = replace_calls(text, "page.md", 1, lambda call: "")
    except DataError as error:
        problems = error.diagnostics
    assert left.count("\n") == lines - 1
    assert all(1 <= one.position.line <= lines for one in problems)
