"""A hand-written page's HTML with slots goes in; the HTML with the components in their places comes out.

A slot is a word that Markdown leaves alone. It holds the place of a component call during conversion,
so that data never meets a Markdown parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markupsafe import escape

from generator.diagnostics import DataError, Diagnostic
from generator.pages.calls import Call
from generator.pages.components import COMPONENTS

_PARAGRAPH = re.compile(r"<p\b(?P<attributes>[^>]*)>(?P<inside>.*?)</p>", re.DOTALL)
_HEADING = re.compile(r"<h(?P<level>[1-6])\b[^>]*>.*?</h(?P=level)>", re.DOTALL)
_CODE = re.compile(r"<code\b[^>]*>.*?</code>", re.DOTALL)


def slot(number: int) -> str:
    """The word that holds the place of the call with this number."""
    return f"RBSLOT{number}END"


class _Slots:
    """The slots of one page: the call that each of them holds the place of."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self._calls = {slot(number): call for number, call in enumerate(calls)}
        self._word = re.compile("|".join(self._calls))

    def calls_in(self, html: str) -> list[Call]:
        """The calls whose slots are in `html`, in their order there."""
        return [self._calls[word[0]] for word in self._word.finditer(html)]

    def filled(self, html: str, fill: Callable[[Call], str]) -> str:
        """`html` with what `fill` makes of each call."""
        return self._word.sub(lambda word: fill(self._calls[word[0]]), html)

    def are_all_of(self, html: str) -> bool:
        """Whether there is nothing but slots in `html`."""
        return not self._word.sub("", html).strip()

    def unwrapped(self, paragraph: re.Match[str]) -> str:
        """A paragraph; one that holds a block gives way to what is in it."""
        if not any(map(_is_block, self.calls_in(paragraph["inside"]))):
            return paragraph[0]
        words = (word[0] for word in self._word.finditer(paragraph["inside"]))
        return "\n".join(word if _is_block(self._calls[word]) else f"<p>{word}</p>" for word in words)


def fill_slots(html: str, calls: Sequence[Call], render: Callable[[Call], str]) -> str:
    """`html` with what `render` makes of each call in the place of its slot.

    Raises `DataError` with every call that stands where its component cannot: in a heading, or, for a block,
    inside a sentence.
    """
    if not calls:
        return html
    slots = _Slots(calls)
    html = _CODE.sub(lambda code: slots.filled(code[0], _as_written), html)
    misplaced = [*_in_headings(html, slots), *_in_sentences(html, slots)]
    if misplaced:
        raise DataError(misplaced)
    return slots.filled(_PARAGRAPH.sub(slots.unwrapped, html), render)


def _is_block(call: Call) -> bool:
    return not COMPONENTS[call.name].in_sentence


def _as_written(call: Call) -> str:
    """Only Markdown knows indented code for code; what looks like a call in it is text, as in other code."""
    return escape(f"{{{{ {call.text} }}}}")


def _in_headings(html: str, slots: _Slots) -> Iterator[Diagnostic]:
    """A heading lends its words to the page's title and to anchors before a component is there."""
    for heading in _HEADING.finditer(html):
        for call in slots.calls_in(heading[0]):
            yield Diagnostic(
                call.position, f"'{call.name}' stands in a heading", "write the heading's words out"
            )


def _in_sentences(html: str, slots: _Slots) -> Iterator[Diagnostic]:
    for paragraph in _PARAGRAPH.finditer(html):
        if paragraph["attributes"] or not slots.are_all_of(paragraph["inside"]):
            for call in filter(_is_block, slots.calls_in(paragraph["inside"])):
                yield Diagnostic(
                    call.position,
                    f"'{call.name}' stands in a sentence",
                    "expected a line of its own, between blank lines",
                )
