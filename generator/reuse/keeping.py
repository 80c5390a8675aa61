"""A command goes in; where it keeps what it makes, and finds what it has made before, comes out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.environment import CACHE, named_by
from generator.reuse.inputs import Look
from generator.reuse.store import key_of

_FOLDER = Path(".cache/runbook")


@dataclass(frozen=True)
class Keeping:
    """What a build keeps, and for whom."""

    folder: Path | None
    """Where; None for a build that has nothing of an earlier one and leaves nothing to a later one."""
    site: str
    """The key under which it knows the site that the same command made before."""
    look: Look | None = None
    """What was seen of all that the site depends on; None where nobody has looked before the build."""


def keeping_of(
    config: Path, options: Iterable[Path | None] = (), audience: str | None = None, *, cached: bool = True
) -> Keeping:
    """What the command keeps that builds this configuration with these options, for an audience or for all.

    What was published for one audience is never taken for what another may see.
    """
    folder = named_by(CACHE) or Path(os.path.realpath(config)).parent / _FOLDER
    words = ["" if one is None else os.path.realpath(one) for one in options]
    words += [] if audience is None else [audience]
    return Keeping(folder if cached else None, key_of("site", os.path.realpath(config), *words))
