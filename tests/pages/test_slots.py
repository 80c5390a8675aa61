"""Slots: a component call's place in the page while Markdown is converted, and what is put there."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
import yaml

from generator.diagnostics import DataError
from generator.pages.calls import Call, replace_calls
from generator.pages.slots import fill_slots, slot

CALLS = Path(__file__).parents[1] / "goldens" / "pages" / "calls"


@pytest.fixture(scope="session")
def extensions(project: Path) -> dict[str, dict[str, object]]:
    """The Markdown extensions of the portal, with their options."""
    listed = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    found: dict[str, dict[str, object]] = {}
    for one in listed:
        found.update(one if isinstance(one, dict) else {one: {}})
    return found


def converted(text: str, extensions: dict[str, dict[str, object]]) -> tuple[str, list[Call]]:
    """The HTML of a page with its slots, and the calls whose places they hold."""
    calls: list[Call] = []

    def hold(call: Call) -> str:
        calls.append(call)
        return slot(len(calls) - 1)

    held = replace_calls(text, "page.md", 1, hold)
    return markdown.markdown(held, extensions=list(extensions), extension_configs=extensions), calls


def filled(text: str, extensions: dict[str, dict[str, object]]) -> str:
    """The HTML of a page; a block component is a `div`, one for sentences is in brackets."""
    html, calls = converted(text, extensions)

    def render(call: Call) -> str:
        return "[words]" if call.name == "value" else f"<div>{call.name}</div>"

    return fill_slots(html, calls, render)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("{{ board() }}", "<div>board</div>"),
        ("{{ doors() }}\n{{ board() }}", "<div>doors</div>\n<div>board</div>"),
        ('{{ value("a") }}', "<p>[words]</p>"),
        ('{{ board() }}\n{{ value("a") }}', "<div>board</div>\n<p>[words]</p>"),
        ('With {{ value("a") }}.', "<p>With [words].</p>"),
        ('- {{ value("a") }}\n- {{ board() }}', "<ul>\n<li>[words]</li>\n<li><div>board</div></li>\n</ul>"),
        ("> {{ board() }}", "<blockquote>\n<div>board</div>\n</blockquote>"),
        ('**{{ value("a") }}**', "<p><strong>[words]</strong></p>"),
        ("No call, and RBSLOT0END.", "<p>No call, and RBSLOT0END.</p>"),
    ],
)
def test_a_component_stands_where_its_call_stood(
    text: str, html: str, extensions: dict[str, dict[str, object]]
) -> None:
    """A block takes the place of its paragraph; words stay in theirs."""
    assert filled(text, extensions) == html


def test_table_cells_tabs_and_admonitions_hold_components(extensions: dict[str, dict[str, object]]) -> None:
    """A call is filled in wherever Markdown has text, and a block is never inside a paragraph."""
    text = "\n".join(
        (CALLS / f"{case}.md").read_text(encoding="utf-8") for case in ("tables", "tabs-and-admonitions")
    )
    html = filled(text, extensions)
    assert "<td>[words]</td>" in html
    assert '<div class="tabbed-block">\n<div>checklist</div>' in html
    assert '<p class="admonition-title">Mind [words]</p>' in html
    assert "<p><div>" not in html
    assert "RBSLOT" not in html


def test_indented_code_shows_the_call_as_written(extensions: dict[str, dict[str, object]]) -> None:
    """Code that only Markdown knows for code shows the call, not the component."""
    html = filled('Text:\n\n    {{ checklist("a<b") }}\n', extensions)
    assert "{{ checklist(&#34;a&lt;b&#34;) }}" in html
    assert "<div>checklist</div>" not in html


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            '## With {{ value("a") }}',
            "page.md:1:9: 'value' stands in a heading; write the heading's words out",
        ),
        ('{{ value("a") }}\n===', "page.md:1:1: 'value' stands in a heading; write the heading's words out"),
        (
            "See {{ board() }}.",
            "page.md:1:5: 'board' stands in a sentence; expected a line of its own, between blank lines",
        ),
        (
            "Text\n{{ board() }}",
            "page.md:2:1: 'board' stands in a sentence; expected a line of its own, between blank lines",
        ),
        (
            "{{ board() }}\n{: .wide }",
            "page.md:1:1: 'board' stands in a sentence; expected a line of its own, between blank lines",
        ),
    ],
)
def test_a_component_that_cannot_stand_there_is_an_error(
    text: str, problem: str, extensions: dict[str, dict[str, object]]
) -> None:
    """A call in a heading, and a block in a sentence, are refused with their places."""
    with pytest.raises(DataError) as caught:
        filled(text, extensions)
    assert str(caught.value) == problem


@pytest.mark.parametrize("case", sorted(path.stem for path in CALLS.glob("*.md")))
def test_calls_are_found_where_markdown_sees_no_code(
    case: str, extensions: dict[str, dict[str, object]]
) -> None:
    """What the search for calls takes for code is code in the converted page, and nothing else is."""
    text = (CALLS / f"{case}.md").read_text(encoding="utf-8")
    try:
        html, calls = converted(text, extensions)
    except DataError:
        return
    in_code = "".join(re.findall(r"<code\b.*?</code>", html, re.DOTALL))
    assert "RBSLOT" not in in_code
    assert html.count("RBSLOT") == len(calls)
    assert re.sub(r"<[^>]*>", "", in_code).count("{{") == re.sub(r"<[^>]*>", "", html).count("{{")
