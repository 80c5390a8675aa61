"""How far a long task is goes in; a word to whoever wants to know comes out."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[str, int, int], None]
"""Takes the name of a step, how much of it is done, and how much there is."""


def unheard(step: str, done: int, total: int) -> None:
    """Nobody wants to know."""
