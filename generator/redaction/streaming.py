"""A stream of text goes in; the same text, redacted, comes out piece by piece, in little memory.

A secret may go over many lines, so a piece ends only where nothing that was found goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.redaction.redactor import Finding, Redaction, Redactor

PIECE = 200_000
"""In characters: so much is looked at together."""

AHEAD = 100_000
"""So much of it is looked at again with what follows: no find is longer."""

LONGEST = 1_000_000
"""A line without an end is parted after so many characters, so that it does not fill the memory."""


@dataclass(frozen=True)
class Piece:
    """Some lines, redacted, and what was found in them, by lines counted from the start of the stream."""

    text: str
    findings: tuple[tuple[int, Finding], ...]


def redact_stream(redactor: Redactor, texts: Iterable[str]) -> Iterator[Piece]:
    """Redact a text that comes in parts of any size."""
    held, line, wanted = "", 1, PIECE + AHEAD
    for text in texts:
        held += text
        while len(held) >= wanted:
            piece, length = _first(redactor, held, line)
            # One find, or one line, may reach beyond what is there yet; then twice as much is looked at.
            wanted = PIECE + AHEAD if length else 2 * len(held)
            if not length:
                break
            yield piece
            line += held.count("\n", 0, length)
            held = held[length:]
    if held:
        yield _piece(redactor.redact(held), held, line)


def _first(redactor: Redactor, held: str, line: int) -> tuple[Piece, int]:
    """The first lines of a text that goes on, redacted, and their length before; 0 where none is sure."""
    end = held.rfind("\n", 0, len(held) - AHEAD) + 1
    found = redactor.find(held) if end else ()
    while end and (crossing := next((one for one in found if one.start < end < one.end), None)):
        end = held.rfind("\n", 0, crossing.start) + 1
    if not end and len(held) > LONGEST:
        end = len(held) - AHEAD
    return _piece(redactor.redact(held[:end]), held, line), end


def _piece(redaction: Redaction, text: str, line: int) -> Piece:
    findings = tuple((line + text.count("\n", 0, one.start), one) for one in redaction.findings)
    return Piece(redaction.text, findings)
