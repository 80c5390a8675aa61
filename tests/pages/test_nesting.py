"""The HTML of every page and component: tags close in order, nothing stands where HTML forbids it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from generator.catalog import Catalog
from tests.pages.everything import everything

VOID = {"br", "hr", "img", "input", "link", "meta"}
WIDGETS = {"date-state", "due-date", "due-tally", "policy-value"}
PHRASES = WIDGETS | {"a", "abbr", "br", "code", "em", "kbd", "span", "strong", "svg", "time"}
PARENTS = {
    "li": {"ol", "ul"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"thead", "tbody"},
    "td": {"tr"},
    "th": {"tr"},
    "summary": {"details"},
    "caption": {"table"},
}
CHILDREN = {
    "ol": {"li"},
    "ul": {"li"},
    "dl": {"div", "dt", "dd"},
    "table": {"caption", "thead", "tbody"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"td", "th"},
}
NAMED = re.compile(r'<svg [^>]*role="img" aria-label="[^"]+"')
ONLY_PHRASES = {"p", "h1", "h2", "h3", "h4", "span", "a", "strong", "em", "code", "dt", "label", "summary"}


class Nesting(HTMLParser):
    """Collects what is wrong with the nesting of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self._open: list[str] = []
        self._unfound: list[str] = []
        """The elements that are open and that the search leaves out."""
        self.feed(html)
        self.close()
        self.problems += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Hold a tag against what is open."""
        parent = self._open[-1] if self._open else ""
        if tag in PARENTS and parent not in PARENTS[tag]:
            self.problems.append(f"<{tag}> in <{parent}>")
        if parent in CHILDREN and tag not in CHILDREN[parent]:
            self.problems.append(f"<{tag}> in <{parent}>")
        if parent in ONLY_PHRASES and tag not in PHRASES:
            self.problems.append(f"<{tag}> in <{parent}>")
        if tag == "a" and "a" in self._open:
            self.problems.append("<a> in <a>")
        names = [name for name, _ in attrs]
        self.problems += [
            f"'{name}' is there twice in <{tag}>" for name in set(names) if names.count(name) > 1
        ]
        self.problems += [
            f"'{name}' in <{tag}>" for name in names if name == "style" or name.startswith("on")
        ]
        if tag in self._unfound:  # the theme's search would take its end for that of the other one
            self.problems.append(f"<{tag}> in a <{tag}> that no search is to find")
        if "data-search-exclude" in names:
            self._unfound.append(tag)
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Hold an end against the beginning."""
        if self._unfound and self._unfound[-1] == tag:
            self._unfound.pop()
        if not self._open or self._open.pop() != tag:
            self.problems.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        """Text has no place among rows and items."""
        if self._open and self._open[-1] in CHILDREN and data.strip():
            self.problems.append(f"'{data.strip()}' in <{self._open[-1]}>")


@pytest.fixture(scope="module")
def rendered(catalog: Catalog) -> dict[str, str]:
    """Every page and component of the small portal, by name."""
    return everything(catalog)


def test_every_tag_stands_where_it_may(rendered: dict[str, str]) -> None:
    """No block in a paragraph, no stray row or item, nothing left open, no style and no handler."""
    assert {name: found for name, html in rendered.items() if (found := Nesting(html).problems)} == {}


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<p><div></div></p>", "<div> in <p>"),
        ("<ul><p>x</p></ul>", "<p> in <ul>"),
        ("<ul>x<li>y</li></ul>", "'x' in <ul>"),
        ("<td>x</td>", "<td> in <>"),
        ("<p>x", "<p> is never closed"),
        ("<b><i></b></i>", "</b> closes something else"),
        ("<a href='x'><span><a href='y'>z</a></span></a>", "<a> in <a>"),
        ('<p style="x">y</p>', "'style' in <p>"),
        ("<div data-search-exclude><p><div></div></p></div>", "<div> in a <div> that no search is to find"),
        ('<p id="x" id="y">z</p>', "'id' is there twice in <p>"),
    ],
)
def test_the_check_sees_what_is_wrong(html: str, problem: str) -> None:
    """The check above would find each of these."""
    assert problem in Nesting(html).problems


def test_headings_go_down_one_level_at_a_time(rendered: dict[str, str]) -> None:
    """A page has one first heading; below it no level is skipped, in components neither."""
    for name, html in rendered.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
        first = 2 if name.startswith("components/") else 1
        assert levels[:1] in ([], [first]), name
        assert levels.count(1) == 2 - first, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def pictures(html: str) -> Iterator[str]:
    """The tag that begins each picture; what is inside of one is no picture of its own."""
    depth = 0
    for tag in re.findall(r"</?svg\b[^>]*>", html):
        if tag == "</svg>":
            depth -= 1
        else:
            if depth == 0:
                yield tag
            depth += 1
    assert depth == 0


def test_every_table_and_picture_has_a_name(rendered: dict[str, str]) -> None:
    """Each table has a caption and heads with a scope; a picture has a name, or is hidden from listeners."""
    for name, html in rendered.items():
        assert html.count("<table>") == html.count("<caption"), name
        assert html.count("<th ") == html.count('<th scope="col"'), name
        for picture in pictures(html):
            assert 'aria-hidden="true" focusable="false"' in picture or NAMED.match(picture), name
        assert html.count("<input") == html.count("<label for="), name
