"""Which links of built pages lead nowhere, and what pages load."""

from __future__ import annotations

import re
from html import escape, unescape
from posixpath import dirname

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import linkcheck
from generator.linkcheck import Links, broken_links, links_of

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
        '<a href="a.html#r&#111;ws">',
        '<a class="x"href="a.html">',
        '<a/href="a.html"/>',
        '<a href = "a.html" >',
        '<a href=" a.html ">',
        '<a href="a.html" href="nowhere.html">',
        """<p title='<a href="nowhere.html">'>""",
        """<p title=" href='nowhere.html' src='nowhere.png'">""",
        '<p data-json="{&quot;src&quot;: &quot;x&quot;}" data-src="nowhere.png" data-href="nowhere.html">',
        '<a href="a.html?from=x#rows">',
        '<a href="#caf%C3%A9" id="café">',
        '<a href="#café" id="caf&eacute;">',
        '<area href="a.html">',
        '<source srcset="../assets/%C3%A9%20b.png 2x, ../assets/%C3%A9%20b.png">',
        '<svg><use href="#here" id="here"/></svg>',
        '<a xlink:href="nowhere.html">',
        '<img src="../assets/%C3%A9%20b.png">',
        '<link rel="stylesheet" href="../assets/a.css"><script src="../assets/a.js"></script>',
        '<img src="data:image/png;base64,AAAA">',
        '<a href="https://example.com/x">',
        '<a href="mailto:a@example.com">',
        '<link rel="canonical" href="https://example.com/">',
        '<!-- <a href="nowhere.html"> -->',
        "<script>x = '<a href=\"nowhere.html\">'</script>",
        "<p>&lt;a href=&quot;nowhere.html&quot;&gt;</p>",
        '<!-- <script> --><a href="a.html"><!-- </script> -->',
        "<SCRIPT type='x'>'<img src=\"nowhere.png\">'</SCRIPT\n>",
        '<style>a::after { content: "<img src=nowhere.png>" }</style>',
        "<textarea><a href='nowhere.html'></textarea>",
        '<script-x></script-x><a href="a.html">',
        "<p>1 < 2 and a <a b c < d</p>",
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
        ('<a href="../teams">', "teams/x.html: the link '../teams' leads to no page of the site"),
        ('<a href="A.html">', "teams/x.html: the link 'A.html' leads to no page of the site"),
        ('<a href="b&amp;c.html">', "teams/x.html: the link 'b&c.html' leads to no page of the site"),
        ('<a href="http://[x">', "teams/x.html: the link 'http://[x' is no address"),
        ('<img src="http://[x">', "teams/x.html: the link 'http://[x' is no address"),
        ("<img src=x.png/>", "teams/x.html: the link 'x.png/' leads to no file of the site"),
        ('<img alt=""src=x.png>', "teams/x.html: the link 'x.png' leads to no file of the site"),
        (
            '<video poster="https://example.com/x.png">',
            "teams/x.html: the link 'https://example.com/x.png' loads something from another host",
        ),
        (
            '<img srcset="../assets/a.css, HTTPS://example.com/x.png 2x">',
            "teams/x.html: the link 'HTTPS://example.com/x.png' loads something from another host",
        ),
        (
            '<object data="//example.com/x"></object>',
            "teams/x.html: the link '//example.com/x' loads something from another host",
        ),
        (
            '<svg><image xlink:href="https://example.com/x.svg"/></svg>',
            "teams/x.html: the link 'https://example.com/x.svg' loads something from another host",
        ),
        (
            "<script>const a = '<!--'</script><a href='b.html'>",
            "teams/x.html: the link 'b.html' leads to no page of the site",
        ),
    ],
)
def test_links_that_lead_nowhere_are_named_with_their_page(html: str, expected: str) -> None:
    """Missing pages, anchors and files, forbidden schemes and loads from elsewhere each give a line."""
    assert _broken(html) == [expected]


def test_a_missing_file_of_the_theme_is_named_once() -> None:
    """What every page loads in vain is one finding, not one for each page."""
    pages = {f"{n}.html": links_of('<link rel="stylesheet" href="gone.css">') for n in range(9)}
    assert len(broken_links(pages, [])) == 1


PIECES = (
    "<",
    ">",
    "a",
    "p",
    " ",
    "=",
    '"',
    "'",
    "/",
    "href",
    "src",
    "id",
    "http://[",
    "#",
    "<!--",
    "-->",
    "<script>",
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_a_page_holds_its_links_are_read(html: str) -> None:
    """No text, however broken, ends in anything but findings."""
    assert all(str(one).startswith("x.html: ") for one in broken_links({"x.html": links_of(html)}, []))


@given(
    st.from_regex(linkcheck._PLAIN, fullmatch=True),
    st.sampled_from(("index.html", "a/x.html", "a/b/x.html")),
)
def test_a_plain_link_leads_where_any_other_does(link: str, page: str) -> None:
    """What is found sooner is the same place; one above the root is no place of the site."""
    sooner = linkcheck._plain_target(dirname(page), link)
    assert sooner == linkcheck._target(page, link)


@given(
    st.dictionaries(
        st.sampled_from(("id", "href", "src", "title", "data-x")),
        st.text("ab<>\"'= /&;#", max_size=12),
        max_size=4,
    ),
    st.sampled_from(("a", "img", "p")),
)
def test_attributes_are_read_as_they_were_meant(attributes: dict[str, str], tag: str) -> None:
    """What an escaping template writes into attributes is read out of them again, whatever it is."""
    written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    found = links_of(f"<{tag} {written}>")
    assert found.anchors == frozenset(filter(None, [attributes.get("id")]))
    assert found.links == ((attributes["href"].strip(),) if tag == "a" and "href" in attributes else ())
    assert found.loads == tuple(filter(None, [attributes.get("src", "").strip()]))


_BEFORE, _NAME = r"(?:[\s/]+|(?<=[\"']))", r"[^\s\"'>/=]+"
_ATTRIBUTE = rf"(?>{_BEFORE}({_NAME})(?>\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>][^\s>]*)))?)"
_ATTRIBUTES = rf"(?>(?:{_BEFORE}{_NAME}(?>\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>][^\s>]*))?)*)"
_NO_MARKUP = r"(?is)<(?:!--.*?-->|((script|style|textarea|title)(?=[\s/>])[^>]*>).*?</\2\s*>)"
_RELATIONS = {"stylesheet", "preload", "icon", "modulepreload", "preconnect", "dns-prefetch"}


def read_tag_by_tag(html: str) -> Links:
    """What `links_of` finds, from every tag of the page in its turn."""
    anchors: list[str | None] = []
    links: list[str] = []
    loads: list[str] = []
    markup = re.sub(_NO_MARKUP, lambda found: f"<{found[1]}" if found[1] else "", html)
    for written, attributes in re.findall(rf"<([a-zA-Z][^\s/>]*)({_ATTRIBUTES})[\s/]*>", markup):
        tag = written.lower()
        got: dict[str, str] = {}
        for name, *values in re.findall(_ATTRIBUTE, attributes):
            got.setdefault(name.lower(), unescape("".join(values)))
        anchors += [got.get("id"), got.get("name") if tag == "a" else None]
        links += [got["href"].strip()] if tag in ("a", "area") and "href" in got else []
        loads += [got.get("src", ""), got.get("poster", ""), got.get("data", "") if tag == "object" else ""]
        loads += [one.strip().partition(" ")[0] for one in got.get("srcset", "").split(",")]
        if tag in ("image", "use") or (
            tag == "link" and _RELATIONS & set(got.get("rel", "").lower().split())
        ):
            loads.append(got.get("href", "").strip() or got.get("xlink:href", ""))
    return Links(
        frozenset(one for one in anchors if one),
        tuple(dict.fromkeys(links)),
        tuple(dict.fromkeys(filter(None, (one.strip() for one in loads)))),
    )


_WORDS = (
    *PIECES,
    "td",
    "link",
    "K",
    "ID",
    "poster",
    "srcset",
    "rel",
    "icon",
    "data",
    "object",
    "use",
    "name",
    ",",
)
_ENDS = (
    "</script>",
    "<title>",
    "</TITLE >",
    "<a href=",
    "<td id='",
    '<img src="',
    "<p title='<a ",
    "\n",
    "x",
    "&lt;",
)


@given(st.lists(st.sampled_from(_WORDS + _ENDS), max_size=40).map("".join))
def test_broken_markup_is_read_as_tag_by_tag(html: str) -> None:
    """Quotes without an end, comments, scripts, signs inside of values and names: all tags count."""
    assert links_of(html) == read_tag_by_tag(html)


_VALUES = st.text("ab<>= /&;#", max_size=6)
_TAGS = st.builds(
    "<{}{}{}>{}".format,
    st.sampled_from(
        ("a", "A", "td", "img", "link", "object", "use", "p", "area", "x<y", 'a"b', "/td", "!x", "title")
    ),
    st.lists(
        st.builds(
            "{}{}={}".format,
            st.sampled_from((" ", "\n", "/", "")),
            st.sampled_from(("id", "ID", "href", "src", "name", "data", "rel", "width", "data-id", "srcset")),
            _VALUES.map(lambda one: f'"{one}"') | _VALUES.map(lambda one: f"'{one}'") | _VALUES,
        ),
        max_size=3,
    ).map("".join),
    st.sampled_from(("", "/", " ", " hidden")),
    st.sampled_from(("", "text", " = ", '"', "<!-- ", " -->", "</title>")),
)


@given(st.lists(_TAGS, max_size=12).map("".join))
def test_elements_of_all_kinds_are_read_as_tag_by_tag(html: str) -> None:
    """Whatever is passed over because of its name, its attributes or its likeness to another says nothing."""
    assert links_of(html) == read_tag_by_tag(html)
