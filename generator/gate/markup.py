"""A text with tags goes in; the text that readers see comes out, and after it what tags and comments hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.gate.view import Piece, View
from generator.redaction.reach import ASIDE

# Groups repeat in atomic groups: Python before 3.11.5 gets possessive ones wrong (python/cpython#106052).
# What is not in quotes has no `<`, so at most three of these can be open at once and the search is linear.
_TAG = re.compile(r"<([/!?]?)([a-zA-Z][^\s/<>\"']*+|(?<=[!?]))((?>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*))>")

# A word goes on across these; all others begin a new paragraph.
# fmt: off
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tspan", "tt", "u", "var", "wbr",
})
# fmt: on
_BREAK = "\n\n"
# What begins like a tag and goes on to the end of the text.
_BEGUN = re.compile(
    r"<[/!?]?(?:[a-zA-Z][^\s/<>\"']*+|(?<=[!?]))(?>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*)(?:\"[^\"]*+|'[^']*+)?\Z"
)
# How far such a thing goes: to its end, to where it turns out to be none, or to a quote that nobody closes.
_EXTENT = re.compile(r"<[/!?]?(?>[a-zA-Z][^\s/<>\"']*+)?(?>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*)")
_WHOLE = re.compile(rf"(?>(?:[^<]++|{_TAG.pattern})*)")
_BEGINNING = re.compile(r"<(?=[/!?a-zA-Z])")
_PLAIN_NAME = re.compile("[a-zA-Z0-9:-]*")


def without_tags(view: View) -> View | None:
    """The rendered text, and after it, each on lines of its own, the insides of tags and of comments."""
    if "<" not in view.text or ">" not in view.text:
        return None
    shown: list[Piece] = []
    aside: list[Piece] = []
    for piece, is_shown in _parts(view.text):
        (shown if is_shown else aside).append(piece)
    if len(shown) == 1 and not aside:
        return None
    # No word that is shown goes on in a tag.
    between = [(aside[0][0], ASIDE)] if aside else []
    return view.reread("tags", [*shown, *between, *aside])


def _parts(text: str) -> Iterator[tuple[Piece, bool]]:
    """The pieces of the text; whether each is shown."""
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start)) >= 0:
        yield from _tags(text, end, start)
        yield (start + 4, text[start + 4 : close] + _BREAK), False
        end = close + 3
    yield from _tags(text, end, len(text))


def _tags(text: str, start: int, stop: int) -> Iterator[tuple[Piece, bool]]:
    """The pieces of a stretch without comments."""
    end = start
    for found in _TAG.finditer(text, start, stop):
        if found.start() > end:
            yield (end, text[end : found.start()]), True
        if found[2].lower() not in INLINE:
            yield (found.start(), _BREAK), True
        # In `Jane <jane@example.com>`, which is no markup, the name of the tag is what matters.
        if found[3].strip("/ \t\r\n") or not _PLAIN_NAME.fullmatch(found[2]):
            yield (found.start(2), found[2] + found[3] + _BREAK), False
        end = found.end()
    if end < stop:
        yield (end, text[end:stop]), True


def is_closed(text: str) -> bool:
    """Whether every tag and every comment that begins in the text ends in it, whatever follows."""
    if "<!--" not in text and _WHOLE.fullmatch(text) is not None:
        return True
    end = 0
    while (start := text.find("<!--", end)) >= 0:
        if (close := text.find("-->", start)) < 0:
            return False
        end = close + 3
    if text.find("<", end) < 0:
        return not text.endswith("<")
    for found in _TAG.finditer(text, end):
        if found.start() > end and _is_begun(text, end, found.start()):
            return False
        end = found.end()
    return not _is_begun(text, end, len(text))


def _is_begun(text: str, start: int, stop: int) -> bool:
    """Whether in a stretch without tags something begins that goes on to the end of the text."""
    if text.find("<", start, stop) < 0:
        return False
    if text.endswith(("<", "</", "<!", "<!-", "<?")):
        return True
    beginnings = _BEGINNING.finditer(text, start, stop)
    return any(_BEGUN.match(text, beginning.start()) is not None for beginning in beginnings)


def end_of_begun(text: str, span: tuple[int, int], most: int) -> int:
    """How far at least a span that is open has to go on until it is closed; looked for up to `most`."""
    start, stop = span
    for beginning in _BEGINNING.finditer(text, start, stop):
        if _BEGUN.match(text, beginning.start(), stop) is not None:
            extent = _EXTENT.match(text, beginning.start(), most)
            end = extent.end() if extent is not None else stop
            # What ends before a quote is in quotes up to `most`, at least.
            return most + 1 if text[end : end + 1] in ('"', "'") else max(stop, end)
    return stop
