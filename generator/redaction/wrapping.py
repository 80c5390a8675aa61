"""What was found in a text without its line breaks goes in; where it stands in the written text comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from generator.redaction.joining import JoinedText

_WRAPPED_LINE = 38
"""A line of so many characters in the midst of a find was wrapped, so what follows it belongs to the find."""

_OPEN = "._/+=-"
"""A line of a find that ends with one of these goes on."""

_LONG = 9
"""A line of so many characters may be the second of a find whose first is only a word."""

_MIXED = re.compile("[0-9A-Z@%/:]")

_SPACE = re.compile("[ \t]")


@dataclass(frozen=True)
class Wrapping:
    """Tells a secret that is broken over lines from one that ends with its line."""

    written: str
    """The text as it was."""
    whole: JoinedText
    ordinary: re.Pattern[str]
    """A word as people write it: after a whole secret, it is no part of it."""

    def span(self, match: re.Match[str], kept: int, *, has_form: bool) -> tuple[int, int] | None:
        """Where a find of the whole text that begins at `kept` stands in the written one.

        `has_form` says that the pattern can tell a whole find from a part of one. None where the find is not
        broken over lines after all.
        """
        is_named = kept > match.start()
        start = kept if is_named else self._start(match, has_form=has_form)
        end = self._end(match, start, has_form=has_form)
        if not self.whole.is_broken(start, end):
            return None
        return self.whole.before(start), self.whole.after(end)

    def _start(self, match: re.Match[str], *, has_form: bool) -> int:
        """Where a find begins: not with a word of the line before, unless the rest is none without it."""
        start, end = match.span()
        joints = self.whole.between(start, end)
        if not joints or joints[0] in self.whole.certain or not self._is_ordinary(start, joints[0]):
            return start
        is_needed = has_form and not self._begins_anew(match, joints[0])
        return start if is_needed else joints[0]

    def _end(self, match: re.Match[str], start: int, *, has_form: bool) -> int:
        """Where a find ends: at the break after which something else begins, although it would fit."""
        end, before = match.end(), match.start()
        joints = self.whole.between(start, end)
        for joint, following in pairwise((*joints, end)):
            line, before = joint - before, joint
            if joint in self.whole.certain or (joint != joints[0] and line >= _WRAPPED_LINE):
                continue
            if joint == joints[0] and not self._can_go_on((start, joint, following), has_form=has_form):
                return joint
            if has_form and not self._is_whole(match, joint):
                continue
            is_open = self.whole.text[joint - 1] in _OPEN
            if self._is_ordinary(joint, following) or (not is_open and self._begins_anew(match, joint)):
                return joint
        return end

    def _can_go_on(self, lines: tuple[int, int, int], *, has_form: bool) -> bool:
        """Whether the first two lines of a find look like parts of one: words alone do not."""
        start, joint, following = lines
        is_long = following - joint >= _LONG or self.whole.text[joint] == "@"
        if is_long and _MIXED.search(self.whole.text, joint, following):
            return True
        if has_form:
            return _MIXED.search(self.whole.text, start, joint) is not None
        return "=" in self.whole.text[start:joint] or not self._is_ordinary(start, joint)

    def _begins_anew(self, match: re.Match[str], joint: int) -> bool:
        """Whether what the next line begins with is found by itself."""
        return match.re.match(self.written, self.whole.before(joint)) is not None

    def _is_whole(self, match: re.Match[str], joint: int) -> bool:
        """Whether a find is one without what follows the break; a full stop may stand before it."""
        alone = match.re.match(self.whole.text, match.start(), joint)
        return alone is not None and not self.whole.text[alone.end() : joint].strip(".,;:!?")

    def _is_ordinary(self, start: int, end: int) -> bool:
        """Whether a piece of the whole text begins with an ordinary word."""
        space = _SPACE.search(self.whole.text, start, end)
        return self.ordinary.fullmatch(self.whole.text, start, space.start() if space else end) is not None
