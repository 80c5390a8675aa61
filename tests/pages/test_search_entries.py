"""What the search knows of a page: the same sections that the theme's own search would find."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]  # it has no types

from generator.catalog import load_catalog
from generator.pages.search_entries import SearchEntry, search_entries
from tests.generated import generated_pages
from tests.pages.copies import SMALL

_SPACE = re.compile(r"\s+")


def spaced(entries: list[SearchEntry]) -> list[SearchEntry]:
    """The entries with one blank for any white space."""
    return [SearchEntry(one.location, one.title, _SPACE.sub(" ", one.text)) for one in entries]


def by_the_theme(html: str) -> list[SearchEntry]:
    """What the theme's search makes of a page."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [
        SearchEntry(
            "p.html" + (f"#{one.id}" if one.id else ""),
            "".join(one.title).strip() or "Page",
            "".join(one.text).strip(),
        )
        for one in parser.data
        if not one.is_excluded()
    ]


@pytest.mark.parametrize("data", ["data", str(SMALL / "data")])
def test_generated_pages_are_found_as_the_theme_would_find_them(project: Path, data: str) -> None:
    """On every generated page, sections, titles and texts are those of the theme's search."""
    pages = generated_pages(load_catalog(project / data), date(2026, 11, 23))
    for path, page in pages.items():
        html = str(page.html)
        assert spaced(list(search_entries(html, "p.html", "Page"))) == spaced(by_the_theme(html)), path


def test_white_space_in_code_is_part_of_it() -> None:
    """Indentation is kept, whatever elements it is in; elsewhere white space is a blank."""
    code = "<pre><code><b>x</b>\n<span>  </span>y\n\n<b>z</b></code></pre>"
    html = f"<h1>Top</h1><p>a\n  b</p>{code}\n\n  <i> </i> <p>c</p>"
    assert list(search_entries(html, "p.html", "Page")) == by_the_theme(html)


def test_what_is_excluded_is_left_out_with_all_that_is_in_it() -> None:
    """An excluded element ends where it ends, not where one in it does; a heading takes its section along."""
    html = (
        '<h1 id="_top">Top</h1><div data-search-exclude><div>no</div> no</div><p>yes</p>'
        '<h2 id="a" data-search-exclude>No</h2><p>no</p><h2 id="b">B</h2><p>yes</p><p data-search-exclude>no'
    )
    assert search_entries(html, "p.html", "Page") == (
        SearchEntry("p.html", "Top", "<p>yes</p>"),
        SearchEntry("p.html#b", "B", "<p>yes</p>"),
    )


def test_a_text_stays_a_text() -> None:
    """Results are shown as HTML, so what is escaped in the page is escaped in the index."""
    html = "<h1 id='x'>n</h1><h1 id=\"_top\">A &lt;b&gt;</h1><p>&lt;img onerror&gt; &amp;</p>"
    (entry,) = search_entries(html[html.index('<h1 id="_top"') :], "p.html", "Page")
    assert entry == SearchEntry("p.html", "A &lt;b&gt;", "<p>&lt;img onerror&gt; &amp;</p>")


def test_a_page_without_a_heading_has_the_title_of_the_page() -> None:
    """There is always something to show."""
    assert search_entries("<p>text</p>", "p.html", "Page") == (SearchEntry("p.html", "Page", "<p>text</p>"),)


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                '<h2 id="a">',
                "</h2>",
                "<div data-search-exclude>",
                "</div>",
                "<",
                ">",
                "a",
                "&lt;",
                " ",
                "<br>",
                "<svg/>",
                "<!--",
                "-->",
            ]
        )
    )
)
def test_whatever_a_page_is_like_it_can_be_read(parts: list[str]) -> None:
    """Nothing is too broken, and no entry holds a tag that the search does not show."""
    for entry in search_entries("".join(parts), "p.html", "Page"):
        assert set(re.findall(r"<[^>]*>", entry.text)) <= {"<p>", "</p>"}


_VALUES = st.text("ab <>/='", max_size=6).map(lambda one: f'"{one}"') | st.text('ab <>/="', max_size=6).map(
    lambda one: f"'{one}'"
)


@given(st.lists(_VALUES, max_size=4), st.text("ab &<>;\n", max_size=8))
def test_signs_inside_of_values_are_no_markup(values: list[str], text: str) -> None:
    """A tag ends where its last value has ended, and its text is shown as it was meant."""
    attributes = "".join(f" data-x={one}" for one in values)
    (entry,) = search_entries(f"<p{attributes}>x{escape(text)}</p>", "p.html", "Page")
    assert entry.text == f"<p>x{escape(text, quote=False)}</p>".replace("\n", " ")
