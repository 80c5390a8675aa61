"""Two folders go in; they come out with each other's name, and at no moment without any where that can be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD of fcntl.h: paths are read as everywhere else
_EXCHANGE = 2  # RENAME_EXCHANGE of linux/fs.h


def exchange(one: Path, other: Path) -> bool:
    """Let two files or folders change places in one step; False where that is refused, and nothing happened.

    Linux can, on most of its file systems. Python has no name for it.
    """
    if sys.platform != "linux":
        return False
    import ctypes  # noqa: PLC0415  # a build asks once, and most commands never

    rename = getattr(ctypes.CDLL(None), "renameat2", None)  # not every C library has it
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0
