"""Which links of built pages lead nowhere, and what pages load."""

from __future__ import annotations

import pytest

from generator.linkcheck import broken_links, links_of

PAGES = {
    "index.html": '<h1 id="top">Home</h1><a href="teams/a.html#rows">A</a>',
    "teams/a.html": '<h2 id="rows">Rows</h2><a name="old"></a><a href="../index.html">Home</a>',
    "teams/index.html": '<p id="list"></p>',
}


def _broken(html: str, page: str = "teams/x.html") -> list[str]:
    pages = {path: links_of(text) for path, text in {**PAGES, page: html}.items()}
    return [str(one) for one in broken_links(pages, ["assets/a.css", "assets/a.js", "assets/é b.png"])]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="a.html">',
        '<a href="a.html#rows">',
        '<a href="a.html#old">',
        '<a href="#here" id="here">',
        '<a href="../index.html#top">',
        '<a href="/index.html">',
        '<a href="">',
        '<a href="./">',
        '<a href="../teams/">',
        "<a href='a.html'>",
        "<a href=a.html>",
        '<A HREF="a.html">',
        '<a\n  class="x > y"\n  href="a.html">',
        '<a href="a.html#rows&#x61;" id="x">'.replace("&#x61;", ""),
        '<img src="../assets/%C3%A9%20b.png">',
        '<link rel="stylesheet" href="../assets/a.css"><script src="../assets/a.js"></script>',
        '<img src="data:image/png;base64,AAAA">',
        '<a href="https://example.com/x">',
        '<a href="mailto:a@example.com">',
        '<link rel="canonical" href="https://example.com/">',
        '<!-- <a href="nowhere.html"> -->',
        "<script>x = '<a href=\"nowhere.html\">'</script>",
        "<p>&lt;a href=&quot;nowhere.html&quot;&gt;</p>",
    ],
)
def test_links_that_lead_somewhere_are_let_pass(html: str) -> None:
    """Relative and absolute paths, anchors of both kinds, folders, escapes and other hosts are fine."""
    assert _broken(html) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="b.html">', "teams/x.html: the link 'b.html' leads to no page of the site"),
        ('<a href="a.html#row">', "teams/x.html: the link 'a.html#row' leads to no anchor of teams/a.html"),
        ('<a href="#gone">', "teams/x.html: the link '#gone' leads to no anchor of teams/x.html"),
        (
            '<a href="../../index.html">',
            "teams/x.html: the link '../../index.html' leads to no page of the site",
        ),
        (
            '<a href="javascript:alert(1)">',
            "teams/x.html: the link 'javascript:alert(1)' has the scheme 'javascript', which is not allowed",
        ),
        ('<script src="b.js"></script>', "teams/x.html: the link 'b.js' leads to no file of the site"),
        (
            '<script src="https://example.com/x.js"></script>',
            "teams/x.html: the link 'https://example.com/x.js' loads something from another host",
        ),
        (
            '<link rel="preconnect" href="//example.com">',
            "teams/x.html: the link '//example.com' loads something from another host",
        ),
        ('<img src="gone.png">', "teams/x.html: the link 'gone.png' leads to no file of the site"),
    ],
)
def test_links_that_lead_nowhere_are_named_with_their_page(html: str, expected: str) -> None:
    """Missing pages, anchors and files, forbidden schemes and loads from elsewhere each give a line."""
    assert _broken(html) == [expected]


def test_a_missing_file_of_the_theme_is_named_once() -> None:
    """What every page loads in vain is one finding, not one for each page."""
    pages = {f"{n}.html": links_of('<link rel="stylesheet" href="gone.css">') for n in range(9)}
    assert len(broken_links(pages, [])) == 1
