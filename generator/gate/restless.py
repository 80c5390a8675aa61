"""A text and what is known of its parts go in; the stretches of it that need a closer look come out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from generator.gate.known import ALL, BACK, CALM, OPEN, RESTLESS, Known
from generator.gate.markup import end_of_begun, is_closed
from generator.gate.seams import Kind, Span

MOST_JOINED = 20_000
"""A text in which something goes on over more characters of pieces than this is looked at as a whole."""


def stretches_of(text: str, known: Known, likely: Sequence[Span] | None = None) -> list[Span]:
    """The stretches of a text that are not calm, with all that something in them may go on into.

    Where it is known already what of its midst may not be calm, `likely` says so, in order.
    """
    whole = [(0, len(text))]
    if known.kind is None:
        return whole
    pieces, restless = _pieces(text, known, known.kind, likely)
    spans: list[Span] = []
    needed: list[Span] = []
    done = 0
    for number in restless:
        if number < done:
            continue
        spans += pieces[done:number]
        done, states = _states(text, pieces, number, known)
        for (start, end), state in states:
            if state == ALL:
                return whole
            spans.append((start, end))
            if state != CALM:
                back = state % BACK if state > BACK else 0
                needed.append((start - back, end + (state % BACK if state > RESTLESS else 0)))
    return _touched(spans + pieces[done:], needed)


def _pieces(
    text: str, known: Known, kind: Kind, likely: Sequence[Span] | None
) -> tuple[list[Span], list[int]]:
    """What a text is made of: chunks that are calm, and the pieces of others; and which may not be calm.

    The ends of a text lack what opens or closes a piece, so that nothing is known of them by their insides.
    """
    spans: list[Span] = []
    restless: list[int] = []
    chunks = kind.chunk_spans(text)
    last = len(chunks) - 1
    is_calm = _calm_in(text, known, kind) if likely is None else _clear_of(likely)
    for number, span in enumerate(chunks):
        if 0 < number < last and is_calm(span):
            spans.append(span)
            continue
        found, inners = kind.pieces_of_chunk(text, span)
        ends = (0 if number == 0 else -1, len(inners) - 1 if number == last else -1)
        restless += (
            len(spans) + at for at, inner in enumerate(inners) if at in ends or not known.is_calm(inner)
        )
        spans += found
    return spans, restless


def _calm_in(text: str, known: Known, kind: Kind) -> Callable[[Span], bool]:
    """Whether a chunk of the text is known to be calm."""
    return lambda span: known.is_calm(kind.inside(text, span)[0])


def _clear_of(likely: Sequence[Span]) -> Callable[[Span], bool]:
    """Whether a chunk touches none of the places that may not be calm."""
    stops = [stop for _, stop in likely]

    def is_clear(span: Span) -> bool:
        at = bisect_right(stops, span[0])
        return at == len(likely) or likely[at][0] >= span[1]

    return is_clear


def _touched(spans: list[Span], needed: list[Span]) -> list[Span]:
    """The spans that touch what is needed; those that follow each other are one.

    What goes on from one to the next is not to be parted again.
    """
    found: list[Span] = []
    last = -1
    ends = [end for _, end in spans]
    for first, until in sorted(needed):
        number = max(bisect_right(ends, first), last + 1)
        while number < len(spans) and spans[number][0] < until:
            start, end = spans[number]
            if found and number == last + 1:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
            last, number = number, number + 1
    return found


def _states(
    text: str, pieces: Sequence[Span], number: int, known: Known
) -> tuple[int, list[tuple[Span, int]]]:
    """Which piece follows on what is looked at from one on, and what is there; what is open is not parted."""
    start, end = pieces[number]
    parts = known.parts(text[start:end])
    if known.state(parts[0]) == OPEN:
        return _joined(text, pieces, number)
    ends = list(accumulate(map(len, parts), initial=start))
    return number + 1, [((ends[at], ends[at + 1]), known.state(part)) for at, part in enumerate(parts)]


def _joined(text: str, pieces: Sequence[Span], number: int) -> tuple[int, list[tuple[Span, int]]]:
    """The stretch from a piece on that does not end what it begins, up to where that ends."""
    start, needed = pieces[number][0], 0
    most = start + MOST_JOINED
    for following in range(number + 1, len(pieces)):
        end = pieces[following][1]
        if max(end, needed) > most:
            break
        if end < needed:
            continue
        if is_closed(text[start:end]):
            return following + 1, [((start, end), RESTLESS)]
        needed = end_of_begun(text, (start, end), most)
    return len(pieces), [((start, len(text)), ALL)]
