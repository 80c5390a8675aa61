"""An error of the operating system goes in; a finding that says what stops, and what to do, comes out."""

from __future__ import annotations

import errno
import os

from generator.diagnostics import DataError, Diagnostic, Position

_REMEDIES = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some space, or ask for more",
    errno.EFBIG: "allow larger files (ulimit -f)",
    errno.EMFILE: "allow more open files (ulimit -n)",
    errno.ENFILE: "close other programs, since the machine has no more open files to give",
    errno.EROFS: "name a place that can be written to",
    errno.EACCES: "expected a place that this user may read and write",
    errno.EPERM: "expected a place that this user may read and write",
    errno.ENAMETOOLONG: "expected a shorter name",
    errno.ENOENT: "expected it to stay there meanwhile",
    errno.EBUSY: "name a folder inside it, since it is in use as a whole",
    errno.ENOTDIR: "expected a folder in its place",
    errno.EEXIST: "expected a folder in its place",
    errno.EIO: "look at the disk",
}
_ANY_REMEDY = "mend that"


def reason_of(error: OSError) -> str:
    """What the system says, as it stands in brackets."""
    return (error.strerror or str(error) or "unknown reason").lower()


def stopped(error: OSError, place: str, what: str) -> Diagnostic:
    """The finding that something cannot go on at a place; the next run can, once that is mended."""
    remedy = _REMEDIES.get(error.errno or 0, _ANY_REMEDY)
    return Diagnostic(Position(place), f"{what} ({reason_of(error)})", f"{remedy}, then run it again")


def file_of(error: OSError) -> str | None:
    """The file that an error is about, where it says so; of two the one that was to be made of the other."""
    name = error.filename2 or error.filename
    return os.fsdecode(name) if isinstance(name, str | bytes) else None


def unwritten(error: OSError, place: str, what: str) -> DataError:
    """The same as an error: what should have been written at a place is not."""
    return DataError([stopped(error, place, f"{what} cannot be written")])
