"""A text and what it is made of go in; a file that is written only where it has to be comes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class MadeFile:
    """A file of the site that is no page."""

    path: str
    pieces: Iterable[str]
    """Its text, in its order, once: made when it is asked for, so that nobody holds all of a large one."""
    made_of: str = ""
    """Stands for all that the text is made of, where that is known without making it."""

    def text(self) -> str:
        """What is in it, as a whole."""
        return "".join(self.pieces)
