"""A text goes in; it without the line breaks inside words, and the way back to its places, come out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from generator.redaction.reach import APART
from generator.redaction.runs import UNSEEN, before_break, marked


@dataclass(frozen=True)
class JoinedText:
    """A text whose broken words are whole, and where they were broken."""

    text: str
    joints: tuple[int, ...]
    """The indexes, in the joined text, at which a break was."""
    added: tuple[int, ...]
    """For each of them, how many characters of the breaks up to it were left out."""
    certain: frozenset[int]
    """The joints at which a sign says that the word goes on: = or \\, or quotes that close and open."""

    def between(self, start: int, end: int) -> tuple[int, ...]:
        """The joints inside a piece of the joined text."""
        return self.joints[bisect_right(self.joints, start) : bisect_left(self.joints, end)]

    def is_broken(self, start: int, end: int) -> bool:
        """Whether a piece of the joined text was broken."""
        return bisect_right(self.joints, start) < bisect_left(self.joints, end)

    def before(self, index: int) -> int:
        """The place, in the text as it was, of the character at `index`."""
        return self._place(index, bisect_right(self.joints, index))

    def after(self, index: int) -> int:
        """The place, in the text as it was, right after the character before `index`."""
        return self._place(index, bisect_left(self.joints, index))

    def _place(self, index: int, breaks: int) -> int:
        return index + (self.added[breaks - 1] if breaks else 0)


_SIGNS = "=\\\"'\u00ad\u200b\u200c\u200d\u2060\ufeff"

_BASE64 = re.compile("[A-Za-z0-9+/]{23}[A-Za-z0-9+/=]")


def _goes_on(text: str, start: int) -> bool:
    """Whether a break with a sign was put into a word; the = at the end of base64 does not say so."""
    return text[start] != "=" or _BASE64.fullmatch(text, max(0, start - 24), start) is None


@lru_cache(maxsize=16)
def _unseen(before: int, *, ascii_only: bool) -> re.Pattern[bytes]:
    """Signs that nobody sees, in a row, behind characters of a set; others than ASCII are there as `?`."""
    codes = (code for code in range(128) if before >> code & 1 or (code == ord("?") and before >> 128))
    behind = b"".join(b"\\x%02x" % code for code in codes)
    other = b"" if ascii_only else rb"|\?"
    return re.compile(rb"(?<=[%b])(?:[^\x20-\x3e\x40-\x7e\t]+%b)" % (behind, other))


def _breaks(text: str, line_break: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Every match, from left to right; looked for only where a sign that nobody sees may be part of one."""
    known = before_break(line_break.pattern)
    # A match stands behind something that is seen, so of signs in a row only the first may be its first one.
    if known is None or known[0] & UNSEEN:
        yield from line_break.finditer(text)
        return
    data = text.encode("ascii", "replace")
    behind, taken = marked(data, known[0]), marked(data, known[1])
    at = 0
    for found in _unseen(known[0] | known[1], ascii_only=text.isascii()).finditer(data):
        place = found.start()
        start = max(at, taken.rfind(b"\0", 0, place) + 1)
        if start > place or behind.find(b"\1", max(start - 1, 0), place) < 0:
            continue
        while start <= place:
            match = line_break.match(text, start)
            if match is not None:
                yield match
            start = at = match.end() if match is not None else start + 1


def joined(text: str, line_break: re.Pattern[str]) -> JoinedText:
    """Leave out whatever `line_break` matches."""
    pieces: list[str] = []
    joints: list[int] = []
    added: list[int] = []
    certain: set[int] = set()
    at = left_out = 0
    for match in _breaks(text, line_break):
        start, end = match.span()
        pieces.append(text[at:start])
        joints.append(start - left_out)
        if text[start] in _SIGNS and _goes_on(text, start):
            certain.add(start - left_out)
        left_out += end - start
        added.append(left_out)
        at = end
    return JoinedText("".join((*pieces, text[at:])), tuple(joints), tuple(added), frozenset(certain))


@dataclass(frozen=True)
class BrokenParts:
    """Those of the texts in a joined one that have a joint, one after the other."""

    text: str
    _starts: tuple[int, ...]
    """Where each begins in this text …"""
    _origins: tuple[int, ...]
    """… and in the joined one."""

    @classmethod
    def of(cls, whole: JoinedText) -> BrokenParts:
        """What `whole` has of them; each stands between what it stands between there."""
        ends = [*_ends_of_texts(whole.text), len(whole.text)]
        numbers = sorted({bisect_right(ends, joint) for joint in whole.joints})
        spans = [(ends[number - 1] if number else 0, ends[number]) for number in numbers]
        pieces = [whole.text[start : end + len(APART)] for start, end in spans]
        lengths = accumulate(map(len, pieces), initial=0)
        return cls("".join(pieces), tuple(lengths), tuple(start for start, _ in spans))

    @classmethod
    def all_of(cls, whole: JoinedText) -> BrokenParts:
        """All of it, for rules that see from one text to the next."""
        return cls(whole.text, (0,), (0,))

    def origin(self, index: int) -> int:
        """The place in the joined text of the character at `index`."""
        number = bisect_right(self._starts, index, hi=len(self._origins)) - 1
        return self._origins[number] + index - self._starts[number]


def _ends_of_texts(text: str) -> Iterator[int]:
    """Where each text ends that does not go on in the next."""
    at = text.find(APART)
    while at >= 0:
        yield at
        at = text.find(APART, at + 1)
