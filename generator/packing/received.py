"""A folder or a zip that somebody sent goes in; the digests of its files come out, or what is wrong with it.

Nothing is unpacked and no link is followed: whoever sends a file has no say about this machine.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from generator.diagnostics import DataError, Diagnostic, Position, shown
from generator.packing.checksums import SUMS, Received, digest_of
from generator.packing.names import clashes, printable, why_refused
from generator.system_errors import reason_of

_LARGEST_LIST = 64_000_000
_ENCRYPTED = 0x1
_ALWAYS_TAKEN, _MOST_TIMES = 200_000_000, 60
"""So many bytes may come out of any zip; of a larger one no more than so many times its own size."""


def read_folder(folder: Path) -> Received:
    """What is in an unpacked folder. Raises `DataError`."""
    place = folder.as_posix()
    digests: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for file in _below(folder):
        path = file.relative_to(folder).as_posix()
        at = f"{place}/{printable(path)}"
        try:
            if not stat.S_ISREG(file.lstat().st_mode):
                raise _not_plain(at)
            with file.open("rb") as opened:
                digests[path] = digest_of(opened)
        except OSError as error:
            problems.append(_unreadable(at, reason_of(error)))
        except DataError as error:
            problems += error.diagnostics
    if problems:
        raise DataError(problems)
    return Received(place, digests, _list_at(folder / SUMS))


def _list_at(file: Path) -> bytes:
    if not file.is_file():
        return b""
    with file.open("rb") as opened:
        return opened.read(_LARGEST_LIST)


def _below(folder: Path) -> Iterator[Path]:
    """All that is in a folder but folders; a link to a folder is no folder.

    Raises `OSError` where one cannot be looked into, since nobody would know of what is in it.
    """

    def refuse(error: OSError) -> None:
        raise error

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders.sort()
        links = [name for name in folders if Path(parent, name).is_symlink()]
        yield from (Path(parent, name) for name in sorted([*names, *links]))


def _not_plain(place: str) -> DataError:
    return DataError.at(Position(place), "it is no plain file", "expected the file itself, not a link to it")


def _unreadable(place: str, why: str) -> Diagnostic:
    return Diagnostic(Position(place), f"it cannot be read ({why})", "expected a readable file")


def read_zip(file: Path) -> Received:
    """What is in a zip. Raises `DataError`."""
    place = file.as_posix()
    try:
        with ZipFile(file) as opened:
            members = opened.infolist()
            if problems := list(_refused(members, file.stat().st_size, place)):
                raise DataError(problems)
            return _contents(opened, [one for one in members if not one.is_dir()], place)
    except (BadZipFile, NotImplementedError, EOFError, zlib.error, RuntimeError, ValueError) as error:
        problem = f"it is no zip that can be read ({shown(str(error))[1:-1]})"
        raise DataError.at(
            Position(place), problem, "expected the zip as it was sent; get it once more"
        ) from None


def _contents(opened: ZipFile, members: list[ZipInfo], place: str) -> Received:
    top = members[0].filename.partition("/")[0]
    digests: dict[str, str] = {}
    for member in members:
        with opened.open(member) as source:
            digests[member.filename.removeprefix(f"{top}/")] = digest_of(source)
    listed = b""
    if SUMS in digests:
        with opened.open(f"{top}/{SUMS}") as source:
            listed = source.read(_LARGEST_LIST)
    return Received(f"{place}/{top}", digests, listed)


def _refused(members: list[ZipInfo], size: int, place: str) -> Iterator[Diagnostic]:
    """Why a zip is not even looked into."""
    files = [one for one in members if not one.is_dir()]
    total = sum(one.file_size for one in members)
    if total > max(_ALWAYS_TAKEN, _MOST_TIMES * size):
        problem = f"unpacked it would have {total:,} bytes, {total // size} times its size"
        yield Diagnostic(Position(place), problem, f"expected at most {_MOST_TIMES} times")
    if not files or min(one.header_offset for one in members):
        yield Diagnostic(
            Position(place), "it does not begin with a file", "expected nothing before the first"
        )
    if len({one.filename.partition("/")[0] for one in members}) > 1 or any(
        "/" not in one.filename for one in files
    ):
        yield Diagnostic(
            Position(place), "its files are not in one folder", "expected one folder with all in it"
        )
    for member in members:
        if (why := _why_refused(member)) is not None:
            position = Position(f"{place}/{printable(member.filename)}")
            yield Diagnostic(
                position, f"the zip is not to be unpacked: {why}", "get it once more from its source"
            )
    for one, other in clashes(member.filename for member in members):
        problem = f"the zip is not to be unpacked: it has {shown(one)} twice"
        yield Diagnostic(Position(f"{place}/{printable(other)}"), problem, "get it once more from its source")


def _why_refused(member: ZipInfo) -> str | None:
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFDIR if member.is_dir() else stat.S_IFREG):
        return "it is a link, or no plain file"
    if member.flag_bits & _ENCRYPTED:
        return "it is closed with a password"
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "it is compressed in a way that not every machine undoes"
    return why_refused(member.orig_filename.removesuffix("/"))
