"""The files of a site go in; a zip comes out, the same to the byte wherever it is written."""

from __future__ import annotations

import io
import stat
from datetime import datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from generator.packing.checksums import digest_of

_UNIX = 3
_FILE = (stat.S_IFREG | 0o644) << 16
_EARLIEST, _LATEST = 1980, 2107
"""The years that a zip can say."""


class Writing:
    """A zip while it is written: files go in one after the other, all below one folder.

    Every file has the same time and the same rights. Without `compressed` it is stored as it is: what
    compresses files is not the same program on every machine, and does not write the same bytes.
    """

    def __init__(self, opened: IO[bytes], folder: str, moment: datetime, *, compressed: bool = False) -> None:
        self._zip = ZipFile(opened, "w", ZIP_DEFLATED if compressed else ZIP_STORED)
        self._folder = folder
        year = min(max(moment.year, _EARLIEST), _LATEST)
        self._time = (year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
        self.digests: dict[str, str] = {}
        """Of each file so far, by its path in the folder."""

    def add_file(self, path: str, file: Path) -> None:
        """Put a file in; its digest is that of what is written, should somebody change it just now."""
        with file.open("rb") as source:
            self._add(path, source, file.stat().st_size)

    def add_text(self, path: str, text: str) -> None:
        """Put a text in."""
        data = text.encode()
        self._add(path, io.BytesIO(data), len(data))

    def _add(self, path: str, source: IO[bytes], size: int) -> None:
        about = ZipInfo(f"{self._folder}/{path}", self._time)
        about.create_system, about.external_attr = _UNIX, _FILE
        about.compress_type, about.file_size = self._zip.compression, size
        with self._zip.open(about, "w") as into:
            self.digests[path] = digest_of(source, into)

    def close(self) -> None:
        """Write the end of the zip."""
        self._zip.close()
