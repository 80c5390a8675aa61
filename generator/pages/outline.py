"""The HTML of a page goes in; its headings, for the table of contents, come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape


@dataclass(frozen=True)
class Heading:
    """A heading that can be linked to: its level (1 to 6), its anchor, and its text without markup."""

    level: int
    anchor: str
    title: str


# A parser of HTML costs ten times as much, on every page, for headings that the build itself has written.
_HEADING = re.compile(r"<h([1-6])\b[^>]*?\sid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.DOTALL)
_PERMALINK = re.compile(r"<a\b[^>]*\bclass=\"headerlink\"[^>]*>.*?</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def headings(html: str) -> tuple[Heading, ...]:
    """Every heading with an anchor, in the order of the page; permalinks are not part of the text."""
    return tuple(
        Heading(int(level), unescape(anchor), _text(inner)) for level, anchor, inner in _HEADING.findall(html)
    )


def _text(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", _PERMALINK.sub("", html))).split())


def nested(found: Sequence[Heading], deepest: int = 3) -> list[dict[str, object]]:
    """The headings down to a level as a tree of `level`, `id`, `name` (HTML) and `children`.

    That is the form in which Python-Markdown gives them.
    """
    root: list[dict[str, object]] = []
    path: list[tuple[int, list[dict[str, object]]]] = [(0, root)]
    for heading in found:
        if heading.level > deepest:
            continue
        while path[-1][0] >= heading.level:
            path.pop()
        children: list[dict[str, object]] = []
        path[-1][1].append(
            {
                "level": heading.level,
                "id": heading.anchor,
                "name": escape(heading.title, quote=False),
                "children": children,
            }
        )
        path.append((heading.level, children))
    return root
