"""A page goes in; its Markdown file comes out, with front matter that says what Markdown cannot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from markupsafe import escape

from generator.content_policy import is_closed
from generator.finishing import page_version
from generator.markdown_project.blocks import in_one_block
from generator.pages.outline import Heading, headings, nested
from generator.site import GeneratedPage

_TITLE = re.compile(r"<h1 id=\"_top\">(?P<title>[^<\n]*)</h1>\n")
"""A heading that is one in Markdown too: other engines take the way to the page's contents from it."""
_FRONT_MATTER = re.compile(r"\A(?:\ufeff)?-{3}[ \t]*\n(?P<keys>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)

_SIGNS = re.compile(r"<[^>]*>|&#?\w+;|[\\`*_{}\[\]#]|^[-+]")
"""What means something in a line of Markdown; a tag stays one, and so does a reference to a character."""


def generated_page(page: GeneratedPage) -> str:
    """The Markdown file of a generated page."""
    html = str(page.html)
    keys: dict[str, Any] = {
        # MkDocs and its themes print titles and descriptions as they are.
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
    }
    if page.hide:
        keys["hide"] = list(page.hide)
    keys |= told_of(html)
    keys["imprint"] = str(page.imprint)
    found = headings(html)
    if len(found) > 1:
        keys["contents"] = contents(found)
    title = _TITLE.match(html)
    heading = f"# {in_sentence(title['title'])} {{ #_top }}\n\n" if title else ""
    return f"---\n{_yaml(keys)}---\n{heading}{in_one_block(html[title.end() :] if title else html)}"


def told_of(html: str) -> dict[str, Any]:
    """What a build tells the theme of a page with this HTML: its version, and whether it takes pastes."""
    told: dict[str, Any] = {"page_version": page_version(html)}
    return told | {"closed": True} if is_closed(html) else told


def contents(found: Sequence[Heading]) -> list[dict[str, Any]]:
    """The table of contents as themes ask for it."""
    return _shown(nested(found))


def _shown(tree: Any) -> list[dict[str, Any]]:
    shown = []
    for item in tree:
        one = {"title": item["name"], "url": f"#{item['id']}", "level": item["level"]}
        below = _shown(item["children"])
        shown.append({**one, "children": below} if below else one)
    return shown


def with_contents(text: str, found: Sequence[Heading]) -> str:
    """A Markdown file whose front matter has the table of contents, which Markdown alone would not find."""
    return with_keys(text, {"contents": contents(found)})


def with_keys(text: str, more: Mapping[str, Any]) -> str:
    """A Markdown file with more keys in its front matter."""
    keys = _FRONT_MATTER.match(text)
    before, rest = (keys["keys"], text[keys.end() :]) if keys else ("", text)
    return f"---\n{before}{_yaml(more)}---\n{rest}"


def in_sentence(html: str) -> str:
    """Escaped text as Markdown reads it again, with the tags that are in it."""
    return _SIGNS.sub(lambda sign: sign[0] if sign[0][0] in "<&" else f"\\{sign[0]}", html)


def _yaml(keys: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(keys), allow_unicode=True, sort_keys=False, width=1_000)
