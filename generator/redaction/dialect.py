"""A pattern goes in; its tree comes out, or why Python and JavaScript would not read it alike.

The dialect is what both read alike: characters, classes, groups, alternatives, looks ahead and behind, and
repeats with an end. It has no `.`, `\\w`, `\\d`, `\\s`, `\\b` nor flags: each of them means something else
in the other language, and nothing without a bound, so that the work at each place of a text is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

MAX_REPEAT = 20_000
_ESCAPED = frozenset("\\^$.|?*+()[]{}/")
_CONTROLS = {"t": 9, "n": 10, "r": 13}
_BOUNDS = re.compile(r"\{([0-9]{1,5})(?:,([0-9]{0,5}))?\}")
_ASTRAL = 0x10000
EVERYTHING = (1 << (_ASTRAL + 1)) - 1
"""The set of all characters: a bit for each that one code unit holds, and one for all others."""


class PatternError(ValueError):
    """What of a pattern is not in the dialect: the index, what is wrong and what was expected."""

    def __init__(self, index: int, problem: str, expected: str) -> None:
        self.index, self.problem, self.expected = index, problem, expected
        super().__init__(f"{problem}; {expected}")


@dataclass(frozen=True)
class Characters:
    """One character of a set, as bits of `EVERYTHING`."""

    members: int


@dataclass(frozen=True)
class Sequence:
    """One after the other."""

    items: tuple[Node, ...]


@dataclass(frozen=True)
class Choice:
    """The first of these that fits."""

    branches: tuple[Node, ...]


@dataclass(frozen=True)
class Repeat:
    """From `least` to `most` times, as often as possible."""

    item: Node
    least: int
    most: int


@dataclass(frozen=True)
class Look:
    """A look ahead or behind, which takes no character."""

    item: Node
    behind: bool


Node: TypeAlias = Characters | Sequence | Choice | Repeat | Look


@lru_cache(maxsize=256)
def parse_pattern(pattern: str) -> Node:
    """The tree of a pattern whose parts have been filled in. Raises `PatternError` at the first finding."""
    return _Parser(pattern).parse()


class _Parser:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self._at = 0
        self._depth = 0

    def parse(self) -> Node:
        found = self._choice(top=True)
        if self._at < len(self._text):
            raise PatternError(self._at, "the bracket closes nothing", "escape it as \\)")
        return found

    def _choice(self, *, top: bool = False) -> Node:
        branches = [self._sequence(top=top)]
        while self._take("|"):
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _sequence(self, *, top: bool = False) -> Node:
        items: list[Node] = []
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            first = top and all(isinstance(item, Look) for item in items)
            items.append(self._repeated(self._atom(may_keep=first)))
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def _repeated(self, item: Node) -> Node:
        start = self._at
        least, most = self._bounds()
        if (least, most) == (1, 1):
            return item
        if isinstance(item, Look):
            raise PatternError(start, "a look is repeated", "say once what may stand there")
        if self._at < len(self._text) and self._text[self._at] in "?*+{":
            raise PatternError(self._at, "a repeat is repeated, or is not greedy", "expected one repeat")
        return Repeat(item, least, most)

    def _bounds(self) -> tuple[int, int]:
        start = self._at
        if self._take("?"):
            return 0, 1
        if self._peek() in ("*", "+"):
            raise PatternError(start, "the repeat has no end", "expected a bound such as {1,64}")
        if self._peek() != "{":
            return 1, 1
        found = _BOUNDS.match(self._text, start)
        if found is None or found[2] == "":
            raise PatternError(start, "the repeat has no end", "expected a bound such as {1,64}")
        self._at = found.end()
        least = int(found[1])
        most = least if found[2] is None else int(found[2])
        if not least <= most <= MAX_REPEAT or most == 0:
            raise PatternError(start, "the bounds make no sense", f"expected at most {MAX_REPEAT:,}")
        return least, most

    def _atom(self, *, may_keep: bool) -> Node:
        if self._peek() == "(":
            return self._group(may_keep=may_keep)
        if self._take("["):
            return Characters(self._class())
        code = self._character("^$.?*+{}])")
        return Characters(_range(code, code))

    def _group(self, *, may_keep: bool) -> Node:
        start = self._at
        self._at += 1
        kind = next((k for k in ("?:", "?=", "?!", "?<=", "?<!") if self._text.startswith(k, self._at)), "")
        if not kind and (self._peek() == "?" or not may_keep):
            raise PatternError(
                start, "the group catches something", "expected (?:…); only a beginning is caught"
            )
        self._at += len(kind)
        self._depth += 1
        if self._depth > 12:
            raise PatternError(start, "the groups are nested too deeply", "expected at most 12 levels")
        inner = self._choice()
        self._depth -= 1
        if not self._take(")"):
            raise PatternError(start, "the bracket is not closed", "expected ) at its end")
        if kind in ("", "?:"):
            return inner
        if kind.startswith("?<") and widths(inner)[0] != widths(inner)[1]:
            raise PatternError(start, "a look behind has no fixed width", "expected one length")
        return Look(inner, kind.startswith("?<"))

    def _class(self) -> int:
        start = self._at - 1
        negated = self._take("^")
        members = 0
        while not self._take("]"):
            if self._at >= len(self._text):
                raise PatternError(start, "the class is not closed", "expected ] at its end")
            low = high = self._character("[", in_class=True)
            if self._peek() == "-" and self._text[self._at + 1 : self._at + 2] not in ("]", ""):
                self._at += 1
                high = self._character("[", in_class=True)
            if high < low:
                raise PatternError(start, "a range runs backwards", "expected the lower end first")
            members |= _range(low, high)
        members = EVERYTHING ^ members if negated else members
        if members == 0:
            raise PatternError(start, "the class holds nothing", "expected a character in it")
        return members

    def _character(self, special: str, *, in_class: bool = False) -> int:
        """The code of the next character, escaped or not."""
        start = self._at
        char = self._text[start : start + 1]
        self._at += 1
        if char == "\\":
            return self._escape(start, in_class=in_class)
        if not char or char in special:
            where = "in a class " if in_class else ""
            raise PatternError(start, f"{char or 'the end'} {where}is no character", "escape it")
        return ord(char)

    def _escape(self, start: int, *, in_class: bool) -> int:
        char = self._text[self._at : self._at + 1]
        self._at += 1
        if char in _CONTROLS:
            return _CONTROLS[char]
        digits = {"x": 2, "u": 4}.get(char, 0)
        written = self._text[self._at : self._at + digits]
        if digits and re.fullmatch(f"[0-9a-fA-F]{{{digits}}}", written):
            self._at += digits
            return int(written, 16)
        if char in _ESCAPED or (in_class and char == "-"):
            return ord(char)
        problem = f"the two languages do not read \\{char} alike"
        raise PatternError(start, problem, "expected \\t, \\n, \\r, \\x41, \\u00e9 or a sign such as \\.")

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self, char: str) -> bool:
        found = self._peek() == char
        self._at += found
        return found


def _range(low: int, high: int) -> int:
    low, high = min(low, _ASTRAL), min(high, _ASTRAL)
    return (1 << (high + 1)) - (1 << low)


def widths(node: Node) -> tuple[int, int]:
    """The fewest and the most characters that a match takes."""
    match node:
        case Characters():
            return 1, 1
        case Look():
            return 0, 0
        case Repeat(item, least, most):
            low, high = widths(item)
            return low * least, high * most
        case Sequence(items):
            found = [widths(item) for item in items]
            return sum(low for low, _ in found), sum(high for _, high in found)
        case Choice(branches):
            found = [widths(branch) for branch in branches]
            return min(low for low, _ in found), max(high for _, high in found)
