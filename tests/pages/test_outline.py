"""Headings of a page's HTML, and the tree of them that becomes the table of contents."""

from __future__ import annotations

import pytest

from generator.pages.outline import Heading, headings, nested


def names(tree: list[dict[str, object]]) -> list[object]:
    """The tree as nested lists of names."""
    found: list[object] = []
    for token in tree:
        found.append(token["name"])
        children = token["children"]
        assert isinstance(children, list)
        if children:
            found.append(names(children))
    return found


def tree(*levels: int) -> list[object]:
    """The nesting of headings of these levels, each named after its place in the page."""
    return names(nested([Heading(level, f"h{n}", str(n)) for n, level in enumerate(levels, 1)]))


@pytest.mark.parametrize(
    ("html", "heading"),
    [
        ('<h2 id="a">Plain</h2>', Heading(2, "a", "Plain")),
        ('<h2 id="a">A &lt;b&gt; &amp; c</h2>', Heading(2, "a", "A <b> & c")),
        ('<h3 class="x" id="a"><code>run</code> <em>it</em></h3>', Heading(3, "a", "run it")),
        ('<h2 id="a">Two\n  lines</h2>', Heading(2, "a", "Two lines")),
        ('<h6 id="a&amp;b">Small</h6>', Heading(6, "a&b", "Small")),
        ('<h1 id="a">With <a href="x">a link</a></h1>', Heading(1, "a", "With a link")),
    ],
)
def test_a_heading_is_its_level_anchor_and_text(html: str, heading: Heading) -> None:
    """Markup inside a heading is left out, and its text is as people read it."""
    assert headings(html) == (heading,)


def test_the_permalink_is_no_part_of_the_text() -> None:
    """The sign with which a reader copies a heading's link is not in the table of contents."""
    html = '<h2 id="a">Text<a class="headerlink" href="#a" title="Link to this section">¶</a> on</h2>'
    assert headings(html) == (Heading(2, "a", "Text on"),)


@pytest.mark.parametrize(
    "html",
    ["<h2>No anchor</h2>", '<h2 id="">No anchor</h2>', '<h7 id="a">x</h7>', '<hr id="a">', "", "<h2 id='a'>"],
)
def test_what_cannot_be_linked_to_is_no_heading(html: str) -> None:
    """Headings without an anchor, other tags and unfinished ones are left out."""
    assert headings(html) == ()


def test_headings_come_in_the_order_of_the_page() -> None:
    """Headings inside sections and custom elements count like any others."""
    html = '<h1 id="a">A</h1><section><h2 id="b">B</h2><check-list><h3 id="c">C</h3></check-list></section>'
    assert [one.anchor for one in headings(html)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((), []),
        ((1, 2, 2), ["1", ["2", "3"]]),
        ((1, 2, 3, 2, 3), ["1", ["2", ["3"], "4", ["5"]]]),
        ((2, 2), ["1", "2"]),
        ((2, 1, 2), ["1", "2", ["3"]]),
        ((1, 3, 2), ["1", ["2", "3"]]),
        ((1, 2, 4, 2), ["1", ["2", "4"]]),
    ],
)
def test_levels_become_a_tree(levels: tuple[int, ...], expected: list[object]) -> None:
    """A heading belongs to the nearest one before it of a lower level; below the third they are left out."""
    assert tree(*levels) == expected


def test_a_token_has_the_form_that_markdown_gives() -> None:
    """Each token names its level and its anchor; its text is HTML, which is printed as it is."""
    assert nested([Heading(2, "a", "A < b")]) == [{"level": 2, "id": "a", "name": "A &lt; b", "children": []}]
