"""The HTML of a component goes in; blocks of Markdown that convert to the same HTML come out.

Markdown leaves alone what is inside of a block of HTML, and no more. What is no block to it, such as an
element of our own, travels in one that the theme takes away again where it shows the page
(`overrides/frame.html`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEGIN = '<div class="rb-html">\n'
_END = "\n<!-- rb-html --></div>"

# fmt: off
_BLOCKS = frozenset({
    "blockquote", "details", "div", "dl", "figure", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "section",
    "table", "ul",
})
"""Elements that are blocks to Markdown; there are more, but no component has them."""
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
# fmt: on
_TAG = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?:[^>\"']*(?:\"[^\"]*\"|'[^']*'))*[^>\"']*>",
    re.DOTALL,
)
_LINES = re.compile(r"\n+")
_CHANGED = re.compile(r"[\t\r]|(?<=\n) (?= *\n)|(?<=\n)(?P<before>[ >]*)(?P<fence>[`~])(?=(?P=fence){2})")
"""What Markdown changes before it looks for HTML: tabs, lines of spaces, and fences of code."""
_REFERENCE = re.compile("&#(9|13|32|96|126);")
"""What takes their place."""


def in_one_block(html: str) -> str:
    """HTML that nothing follows, as one block."""
    return f"{_BEGIN}{_CHANGED.sub(_referred, html)}{_END}\n"


def in_blocks(html: str) -> str:
    """HTML as blocks, each element that stands alone as one: what follows a heading is then in its section.

    The last line is no blank one: behind a blank line there would be one more in the page.
    """
    *pieces, last = _pieces(html)
    return "".join([*map(_block, pieces), _block(f"{last}\n")])


def as_read(html: str) -> str:
    """HTML as browsers get to read it: without what it had to travel in, and without references."""
    html = html.replace(_BEGIN, "").replace(_END, "")
    return _REFERENCE.sub(lambda found: chr(int(found[1])), html).strip()


def _block(piece: str) -> str:
    html = piece.rstrip("\n")
    ends = piece[len(html) :]
    if len(ends) > 2:  # Markdown knows one blank line only
        html, ends = piece[:-1], "\n"
    elif _is_block(html):
        return _CHANGED.sub(_referred, html) + ends
    return in_one_block(html).rstrip("\n") + ends


def _pieces(html: str) -> list[str]:
    """The elements that nothing is around, each with the ends of lines after it."""
    found, begin = [], 0
    for end in _ends(html):
        if (lines := _LINES.match(html, end)) is not None:
            found.append(html[begin : lines.end()])
            begin = lines.end()
    return found if found and begin == len(html) else [*found, html[begin:]]


def _is_block(html: str) -> bool:
    """Whether this is a single element that is a block to Markdown."""
    opening = _TAG.match(html)
    return opening is not None and opening["name"] in _BLOCKS and next(_ends(html), None) == len(html)


def _ends(html: str) -> Iterator[int]:
    """Where elements end that nothing is around."""
    depth = 0
    for tag in _TAG.finditer(html):
        if tag["name"] and tag["name"].lower() not in _VOID:
            depth += -1 if tag["end"] else 1
            if depth == 0:
                yield tag.end()


def _referred(found: re.Match[str]) -> str:
    """A reference to a character: browsers read the same, and Markdown leaves it alone."""
    return f"{found['before'] or ''}&#{ord(found[0][-1])};"
