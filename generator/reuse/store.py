"""A key goes in; what was kept under it comes out, whole as it was put there, or nothing.

An entry is a file that is named after its key and begins with a digest of what follows, so that a damaged one
is the same as none. It appears with a rename: two builds at once can only put the same thing twice. Whoever
can write into the folder can also write into the generator's own: no entry is trusted less than that.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path

MOST_BYTES = 1_000_000_000
"""So much is kept at most when a build ends; what was not asked for the longest goes first."""

START = hashlib.sha256().digest_size
"""Where in the file of an entry what was kept begins."""
_ABANDONED = 3600
"""After so many seconds nobody writes to a file any more that has no final name yet."""
_OFTEN = 3600
"""So many seconds apart is what is kept pruned."""
_NAME = re.compile("[0-9a-f]{64}")
_MARK = "CACHEDIR.TAG"
_SIGNATURE = (
    "Signature: 8a477f597d28d172789f06886806bc55\n# What builds of the portal keep; it can be removed.\n"
)
"""The sign of a folder that backups leave out: https://bford.info/cachedir/"""


def key_of(*parts: str | bytes) -> str:
    """The key of something that depends on `parts` and on nothing else: 64 hexadecimal digits."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def is_store(folder: Path) -> bool:
    """Whether a folder is one that builds keep things in, by its sign."""
    try:
        return (folder / _MARK).read_text(encoding="ascii") == _SIGNATURE
    except (OSError, UnicodeDecodeError):
        return False


class Store:
    """Entries in a folder. What cannot be read or written is as if it had not been kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = str(folder)
        self._asked: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """What was kept under a key."""
        self._asked.add(key)
        try:
            with open(self._path(key), "rb") as file:  # noqa: PTH123  # see `_path`
                data = file.read()
        except OSError:
            return None
        content = data[START:]
        return content if hashlib.sha256(content).digest() == data[:START] else None

    def has(self, key: str) -> bool:
        """Whether something was kept under a key, be it whole or not."""
        self._asked.add(key)
        return os.path.isfile(self._path(key))  # noqa: PTH113  # see `_path`

    def opened(self, key: str) -> FileIO | None:
        """The same as an open file, for what is too large to be held; what was kept begins at `START`."""
        self._asked.add(key)
        try:
            file = FileIO(self._path(key))
        except OSError:
            return None
        with suppress(OSError):
            digest = file.read(START)
            if hashlib.file_digest(file, "sha256").digest() == digest:
                return file
        file.close()
        return None

    def put(self, key: str, content: bytes) -> None:
        """Keep something under a key."""
        self.write(key, lambda: (content,))

    def write(self, key: str, pieces: Callable[[], Iterable[bytes]]) -> None:
        """Keep under a key what consists of the pieces, none of which is held when the next one is made."""
        self._asked.add(key)
        folder = self._folder_of(key)
        temporary = f"{folder}{os.sep}.{key}-{os.getpid()}"
        try:
            try:
                _write(temporary, pieces)
            except FileNotFoundError:  # the folder: only the first of its entries looks for it
                self._make(Path(folder))
                _write(temporary, pieces)
            os.replace(temporary, self._path(key))  # noqa: PTH105  # see `_path`
        except OSError:
            with suppress(OSError):
                Path(temporary).unlink()

    def text(self, key: str, make: Callable[[], str]) -> str:
        """The text that was kept under a key, or what `make` gives, which is kept."""
        kept = self.get(key)
        if kept is not None:
            return kept.decode()
        made = make()
        self.put(key, made.encode())
        return made

    def tidy(self) -> None:
        """Prune now and then: to look at every entry takes as long as a hundred pages."""
        mark = self.folder / _MARK
        with suppress(OSError):
            # A time to come is that of a clock that has been set back since.
            if 0 <= time.time() - mark.stat().st_mtime < _OFTEN:
                return
            os.utime(mark)
        self.prune()

    def prune(self, most: int = MOST_BYTES) -> None:
        """Remove what was not asked for the longest, until no more than `most` bytes are kept."""
        for key in self._asked:
            with suppress(OSError):
                os.utime(self._path(key))
        kept = 0
        for _, size, path in sorted(self._entries(), reverse=True):
            kept += size
            if kept > most or not _NAME.fullmatch(path.name):
                with suppress(OSError):
                    path.unlink()

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """When each entry was last asked for, its size, and its file; and what a killed build left."""
        for folder in self.folder.glob("[0-9a-f][0-9a-f]"):
            with suppress(OSError), os.scandir(folder) as entries:
                for entry in entries:
                    status = entry.stat(follow_symlinks=False)
                    if _NAME.fullmatch(entry.name) or time.time() - status.st_mtime > _ABANDONED:
                        yield status.st_mtime, status.st_size, Path(entry.path)

    def _path(self, key: str) -> str:
        """The file of an entry, as text: a build asks for thousands, and a `Path` costs as much as one."""
        return f"{self._folder_of(key)}{os.sep}{key}"

    def _folder_of(self, key: str) -> str:
        return f"{self._root}{os.sep}{key[:2]}"

    def _make(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        mark = self.folder / _MARK
        if not mark.exists():
            mark.write_text(_SIGNATURE, encoding="ascii")


def _write(path: str, pieces: Callable[[], Iterable[bytes]]) -> None:
    digest = hashlib.sha256()
    with open(path, "wb") as file:  # noqa: PTH123  # see `Store._path`
        file.write(bytes(START))
        for piece in pieces():
            digest.update(piece)
            file.write(piece)
        file.seek(0)
        file.write(digest.digest())
