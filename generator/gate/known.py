"""Parts of texts and what was seen in them go in; whether they are calm comes out, where that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.gate.markup import is_closed
from generator.gate.seams import Kind
from generator.redaction.beginnings import Beginnings

CALM, RESTLESS = 0, 1
"""What a part is: nothing is in it, or something may be. A larger number: so many characters further, too."""
ALL = -1
"""A part that says how all of the text is to be read."""
BACK = 1_000_000
"""With a larger number so many characters before it are needed as well."""
OPEN = -2
"""A part that does not end what it begins."""


@dataclass
class Known:
    """What is known of the parts of one kind of text."""

    kind: Kind | None
    reaching: Beginnings
    """How something begins that may go on over a seam."""
    still: set[str] = field(default_factory=set)
    """The parts that are calm …"""
    others: dict[str, int] = field(default_factory=dict)
    """… and what all other parts are."""
    calm: set[str] = field(default_factory=set)
    """The chunks and pieces from the midst of texts, all of whose parts are calm …"""
    met: set[int] = field(default_factory=set)
    """… and the hashes of those that were met once: most rows of tables never come again."""
    quiet: set[str] = field(default_factory=set)
    """Of the texts that were learned last, those chunks and pieces that had not been known to be calm."""
    kept: int = 0
    """So many characters of parts are known."""
    kept_together: int = 0
    """So many characters of chunks and pieces are known."""

    def forget(self, most: int) -> None:
        """Forget what has become too much to keep."""
        is_full = self.kept > most // 2
        if is_full or self.kept + self.kept_together > most:
            self.calm.clear()
            self.met.clear()
            self.kept_together = 0
        if is_full:
            self.still.clear()
            self.others.clear()
            self.kept = 0

    def is_calm(self, inner: str) -> bool:
        """Whether a chunk or a piece from the midst of a text is known to be calm."""
        return inner in self.calm or inner in self.quiet

    def state(self, part: str) -> int:
        """What a part is; where nobody has looked at it, all of the text is to be looked at."""
        return CALM if part in self.still else self.others.get(part, ALL)

    def new(self, parts: Iterable[str]) -> Iterator[str]:
        """Those of some parts that have not been looked at."""
        return (part for part in parts if part not in self.still and part not in self.others)

    def parts(self, piece: str) -> list[str]:
        """The parts of a whole piece; only itself where one of them does not end what it begins."""
        if self.kind is None or piece in self.still:
            return [piece]
        parts = self.kind.cut(piece)
        if len(parts) == 1 or self.still.issuperset(parts) or all(map(self._is_closed, parts)):
            return parts
        return [piece]

    def _is_closed(self, part: str) -> bool:
        """Whether a part ends what it begins: each calm one does."""
        return part in self.still or is_closed(part)

    def note(self, part: str, state: int) -> None:
        """Remember what a part is."""
        if state == CALM:
            self.still.add(part)
        else:
            self.others[part] = state
        self.kept += len(part)

    def meet(self, inner: str) -> None:
        """Remember a chunk or a piece all of whose parts are calm, when it is met for the second time."""
        if hash(inner) not in self.met:
            self.met.add(hash(inner))
            self.kept_together += 1
        elif inner not in self.calm:
            self.calm.add(inner)
            self.kept_together += len(inner)
