"""data/shortcuts.yml: keyboard shortcuts that make a review quicker."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import Id, Line, Record, Verbatim

Keys = tuple[Verbatim, ...]
"""The keys pressed together, in the order they are named."""


class KeysBySystem(Record):
    """The same shortcut on each operating system."""

    windows: Keys = Field(min_length=1, description="the keys on Windows, in the order they are named")
    macos: Keys = Field(min_length=1, description="the keys on macOS")
    linux: Keys = Field(min_length=1, description="the keys on Linux")


class Shortcut(Record):
    """One shortcut."""

    id: Id
    does: Line = Field(description="what the shortcut does")
    helps: Line = Field(description="where it helps in a review")
    keys: KeysBySystem = Field(description="the keys on each operating system")
