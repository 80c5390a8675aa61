"""A key file or a variable goes in; the key comes out, or why it may not be used. Nothing shows its bytes."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.anonymization.keys import FEWEST_BYTES, HOW_TO_MAKE_ONE, Key, KeyRefusedError, read_key
from generator.system_errors import reason_of
from generator.tracking import is_tracked

VARIABLE = "RUNBOOK_KEY"

_LARGEST = 4_096
"""In bytes. A file of more was not made to be a key."""

_PUBLISHED = ("docs", "overrides", "site")
"""Folders beside the data that are, or become, the site."""


@dataclass(frozen=True)
class GivenKey:
    """A key, and what its owner should be told about it."""

    key: Key
    warnings: tuple[str, ...] = ()


def given_key(file: Path | None, environment: Mapping[str, str], data: Path) -> GivenKey:
    """The key of a file or, without one, of the variable `RUNBOOK_KEY`; raises `KeyRefusedError`."""
    if file is None:
        written = environment.get(VARIABLE)
        if not written:
            expected = f"name a file by --key-file, or set {VARIABLE}; {HOW_TO_MAKE_ONE}"
            raise KeyRefusedError("there is no key", expected)
        return GivenKey(read_key(written.encode("utf-8", "surrogateescape")))
    content, mode = _content(file)
    _refuse_published(file, data)
    _refuse_tracked(file)
    return GivenKey(read_key(content), tuple(_warnings(file, mode)))


def write_key(file: Path, data: Path) -> None:
    """Make a key in a file that is not there yet, outside of the portal; nobody else can read it.

    Raises `KeyRefusedError` and `OSError`.
    """
    portal = data.resolve().parent
    if any(place.is_relative_to(portal) for place in _places(file)):
        problem = "the key would lie in the folder of the portal"
        raise KeyRefusedError(problem, "name a file outside of the repository, such as ~/.runbook-key")
    if not file.parent.is_dir():
        raise KeyRefusedError("there is no folder to write it into", "make that first, or name another file")
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    except FileExistsError:
        problem = "the file is there already"
        raise KeyRefusedError(
            problem, "use it as it is, or name another; a key that is gone is gone"
        ) from None
    with os.fdopen(descriptor, "w", encoding="ascii", newline="\n") as stream:
        stream.write(f"{secrets.token_hex(FEWEST_BYTES)}\n")


def _content(file: Path) -> tuple[bytes, int]:
    try:
        with file.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise KeyRefusedError("the key file is no regular file", "expected a file of random bytes")
            content = stream.read(_LARGEST + 1)
    except OSError as error:
        problem = f"the key file cannot be read ({reason_of(error)})"
        raise KeyRefusedError(problem, f"name a readable file; {HOW_TO_MAKE_ONE}") from None
    if len(content) > _LARGEST:
        problem = f"the key file has more than {_LARGEST:,} bytes"
        raise KeyRefusedError(problem, "expected a file that holds nothing but the key")
    return content, status.st_mode


def _refuse_published(file: Path, data: Path) -> None:
    """A key in a folder of the portal would go out with it, or into its history."""
    beside = (data.resolve().parent, Path.cwd().resolve())
    folders = [data.resolve(), *(folder / name for folder in beside for name in _PUBLISHED)]
    if any(place.is_relative_to(folder) for place in _places(file) for folder in folders):
        raise KeyRefusedError(
            "the key file lies in a folder of the portal", "keep it outside of the repository"
        )


def _places(file: Path) -> Iterable[Path]:
    """Where a file is: as it was named, and where links lead."""
    return (Path(os.path.abspath(file)), Path(os.path.realpath(file)))  # noqa: PTH100  # resolve() follows links


def _refuse_tracked(file: Path) -> None:
    """What git tracks is known to whoever has the repository."""
    match is_tracked(file):
        case True:
            problem = "git tracks the key file, so whoever has the repository has the key"
            raise KeyRefusedError(problem, "make a new key outside of the repository")
        case None:
            problem = "git cannot say whether it tracks the key file"
            raise KeyRefusedError(problem, "keep the key outside of any repository")


def _warnings(file: Path, mode: int) -> Iterator[str]:
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield f"others on this machine can read the key file; run: chmod 600 {file}"
