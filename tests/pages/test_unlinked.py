"""Links to what is withheld: which of them become words, and what of a page stays as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.pages.markup import markdown_html
from generator.pages.unlinked import without_withheld_links
from generator.pages.view import View

WITHHELD = frozenset({"teams/beta.md", "policy/exceptions.md#beta-1", "calendars/beta.ics"})


@pytest.fixture
def page(view: View) -> View:
    """A page in a folder, whose readers may not see a team."""
    return View(replace(view.catalog, withheld=WITHHELD), view.as_of, "review/rows.md")


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ('<a href="../teams/beta.html">Beta &amp; <em>co</em></a>', "Beta &amp; <em>co</em>"),
        ('<a class="x" title="Beta > all" href="../teams/beta.html#policy">it</a>', "it"),
        ("<A HREF='/teams/beta.html?x#policy'>it</A >", "it"),
        ("<a href=../review/../teams/beta.html>it</a>", "it"),
        ('<a href="&#46;./teams/beta.html">it</a>', "it"),
        ('<a\nhref="../calendars/beta.ics">it\nall</a>', "it\nall"),
        ('<a href="../policy/exceptions.html#beta-1">it</a>', "it"),
    ],
)
def test_a_link_to_what_is_withheld_is_its_words(link: str, words: str, page: View) -> None:
    """However it is written, with an anchor or without."""
    assert without_withheld_links(page, f"<p>See {link}, now.</p>") == f"<p>See {words}, now.</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../teams/beta-2.html">it</a>',
        '<a href="teams/beta.html">it</a>',
        '<a href="../policy/exceptions.html">all</a> <a href="../policy/exceptions.html#beta-10">it</a>',
        '<a href="https://example.com/teams/beta.html">it</a>',
        '<a id="teams/beta.html">it</a> <abbr title="x">it</abbr> <a data-href="../teams/beta.html">it</a>',
    ],
)
def test_any_other_link_stays(html: str, page: View) -> None:
    """A page of a longer name, of another folder, another anchor, another host, and what is no link."""
    assert without_withheld_links(page, html) == html


def test_where_nothing_is_withheld_nothing_changes(view: View) -> None:
    """A site with all that the data says is as it was."""
    html = "<a href='teams/beta.html'>it</a>"
    assert without_withheld_links(view, html) is html


def test_markdown_of_the_data_has_no_such_link_either(page: View) -> None:
    """Its links are those of the data."""
    text = "[one](teams/beta.md#policy), [two](teams/alpha.md), [three][r]\n\n[r]: /teams/beta.md"
    html = markdown_html(page, text)
    assert html == '<p>one, <a href="../teams/alpha.html" rel="noopener noreferrer">two</a>, three</p>'
