"""The sanitizer of the few Markdown fields: what it lets through, and what never comes through."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.markup import markdown_html
from generator.pages.view import View
from tests.golden import compare
from tests.pages.structure import Structure

GOLDENS = Path(__file__).parents[1] / "goldens" / "pages" / "markup"

TAGS = frozenset(
    {
        "a",
        "blockquote",
        "br",
        "code",
        "dd",
        "dl",
        "dt",
        "em",
        "h3",
        "h4",
        "h5",
        "hr",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
    }
    | {"strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)


def check_harmless(html: str) -> None:
    """Fail unless `html` has nothing but allowed tags and attributes, and links that may be followed."""
    found = Structure(html)
    assert found.odd == []
    assert found.unsafe_links == []
    for tag, attributes in found.tags:
        assert tag.removeprefix("/") in TAGS
        assert set(attributes) <= ({"href", "title", "rel"} if tag == "a" else set())


@pytest.mark.parametrize("case", sorted(path.stem for path in GOLDENS.glob("*.md")))
def test_markdown_matches_the_golden(case: str, view: View) -> None:
    """What authors may write becomes the HTML beside it, and what they may not becomes harmless."""
    html = markdown_html(view, (GOLDENS / f"{case}.md").read_text(encoding="utf-8"))
    check_harmless(html)
    compare(GOLDENS / f"{case}.html", f"{html}\n")


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "javascript&#58;alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "blob:https://example.com/1",
        "file:///etc/passwd",
    ],
)
@pytest.mark.parametrize(
    "form", ["[x]({})", "[x](<{}>)", "[x][1]\n\n[1]: {}", "<{}>", '<a href="{}">x</a>', "<a href={}>x</a>"]
)
def test_no_link_runs_anything(form: str, link: str, view: View) -> None:
    """A link's scheme is http, https or mailto, however else it is spelled or written."""
    check_harmless(markdown_html(view, form.format(link)))


PIECES = (
    "<script>", "</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<style>", "</style>",
    "<!--", "-->", "<![CDATA[", "]]>", "<?php", "<a href='", "javascript:", "'>", '"', "onclick=", "[a](",
    "{: onclick=x }", "{#id .class}", "![", "<p style=", "<iframe src=//x>", "<math><mi//", "<template>", ")",
    "```\n", "`", "*", "\n\n", "    ", "- ", "1. ", "> ", "| a | b |\n| - | - |\n", "&lt;", "&#60;", "\x02",
    "\x03", "klzzwxh:0001", "RBSLOT0END",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=20).map("".join))
def test_nothing_outside_the_allow_list_ever_comes_out(view: View, text: str) -> None:
    """Whatever an author writes, only harmless tags, attributes and links are in the page."""
    check_harmless(markdown_html(view, text))


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("faq.md#sso", "../faq.html#sso"),
        ("teams/index.md", "index.html"),
        ("#notes", "#notes"),
        ("https://example.com/faq.md", "https://example.com/faq.md"),
        ("teams/javascript:alert", "./javascript:alert"),
    ],
)
def test_links_inside_the_portal_lead_from_the_page(link: str, href: str, view: View) -> None:
    """A path is written from the root of the portal, as everywhere in the data, and works from any page."""
    page = replace(view, here="teams/payments.md")
    assert f'href="{href}"' in markdown_html(page, f"[x]({link})")


def test_a_link_that_nothing_can_read_is_dropped(view: View) -> None:
    """An address that is none leaves its text and no link behind."""
    assert markdown_html(view, "[x](//[)") == '<p><a rel="noopener noreferrer">x</a></p>'
