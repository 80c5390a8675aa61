"""A published site goes in; whether a build would make it again, and which of its files, comes out.

What is known of a site is a small file in the cache: for each of its files the digest, and the size and the
time of its last change, by which one sees that nobody has touched it since.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from generator.reuse.inputs import Inputs, Look
from generator.reuse.store import Store


@dataclass(frozen=True)
class KnownFile:
    """A file of the site, as it was published."""

    size: int
    changed: int
    """The time of its last change in nanoseconds."""
    digest: str
    made_of: str = ""
    """Stands for all that it was made of, where that is known without its bytes."""


@dataclass(frozen=True)
class Published:
    """What is known of the site in a folder."""

    site: str = ""
    """The folder; nothing where no site is known."""
    pages: int = 0
    files: Mapping[str, KnownFile] = field(default_factory=dict)
    inputs: Inputs | None = None
    """What it was made of; None where that is not all that it depends on."""
    digest: str = ""
    """The digest of that."""

    def is_untouched(self) -> bool:
        """Whether the folder has these files, as they were, and no others."""
        try:
            found = dict(_below(self.site))
        except OSError:
            return False
        return bool(found) and found == {path: (one.size, one.changed) for path, one in self.files.items()}

    def is_current(self, look: Look) -> bool:
        """Whether a build of what was looked at would make the same site again."""
        return (self.inputs, self.digest) == (look.inputs, look.digest) and self.is_untouched()


def read_published(store: Store, key: str) -> Published:
    """What is known under a key; nothing, where that is not known or cannot be read."""
    kept = store.get(key)
    try:
        known = json.loads(kept or b"")
        files = {path: KnownFile(*one) for path, one in known["files"].items()}
        inputs = known["inputs"] and Inputs(tuple(known["inputs"]["places"]), known["inputs"]["data"])
        return Published(known["site"], known["pages"], files, inputs, known["digest"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return Published()


def keep_published(store: Store, key: str, published: Published) -> None:
    """Know this of the site from now on."""
    files = {path: (one.size, one.changed, one.digest, one.made_of) for path, one in published.files.items()}
    inputs = published.inputs and asdict(published.inputs)
    known = {**vars(published), "files": files, "inputs": inputs}
    store.put(key, json.dumps(known).encode())


def again(build: Path, path: str, made_of: str, site: Path, before: Published) -> str | None:
    """Have a file in a build that the site has, made of the same; its digest, or None where there is none."""
    known = before.files.get(path)
    if (
        known is None
        or known.made_of != made_of
        or not _is_linked(known, f"{site}/{path}", f"{build}/{path}")
    ):
        return None
    return known.digest


def put(build: Path, path: str, data: bytes, site: Path, before: Published) -> str:
    """Have a file with these bytes in a build; their digest comes back.

    Where the site has it already, it is the same file: it is not written, and keeps its time.
    """
    # Here and below paths are texts: a site has thousands of files, and a `Path` costs more than its file.
    file, there = f"{build}/{path}", f"{site}/{path}"
    digest = digest_of(data)
    known = before.files.get(path)
    if known is None or known.digest != digest or not _is_linked(known, there, file):
        _write(file, (data,))
    return digest


_HELD = 1_000_000
"""Of a file that is made piece by piece, so many bytes are held before it is written."""


def put_pieces(build: Path, path: str, pieces: Iterable[bytes], site: Path, before: Published) -> str:
    """The same for a file whose bytes come in pieces; of a large one only the latest piece is held."""
    held: list[bytes] = []
    size, rest = 0, iter(pieces)
    for piece in rest:
        held.append(piece)
        size += len(piece)
        if size > _HELD:
            break
    else:
        return put(build, path, b"".join(held), site, before)
    hashed = hashlib.sha256()

    def passing() -> Iterator[bytes]:
        for piece in chain(held, rest):
            hashed.update(piece)
            yield piece

    file = f"{build}/{path}"
    _write(file, passing())
    digest = hashed.hexdigest()
    known = before.files.get(path)
    if known is not None and known.digest == digest and _is_linked(known, f"{site}/{path}", f"{file}.old"):
        os.replace(f"{file}.old", file)  # noqa: PTH105  # see `put`
    return digest


def _state(file: str) -> tuple[int, int] | None:
    """The size of a file and the time of its last change; None where there is none, or something else."""
    try:
        status = os.stat(file)  # noqa: PTH116  # see `put`
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def _is_linked(known: KnownFile, there: str, here: str) -> bool:
    """Give a file a second name, unless somebody has touched it, and where the file system can."""
    if _state(there) != (known.size, known.changed):
        return False
    try:
        _in_folder(here, partial(os.link, there))
    except OSError:
        return False
    return True


def _write(file: str, pieces: Iterable[bytes]) -> None:
    def write(path: str) -> None:
        with open(path, "wb") as opened:  # noqa: PTH123  # see `put`
            opened.writelines(pieces)

    _in_folder(file, write)


def _in_folder(file: str, make: Callable[[str], object]) -> None:
    """Make a file, and its folder first where there is none."""
    try:
        make(file)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120  # see `put`
        make(file)


def keep_times(
    build: Path, digests: Mapping[str, str], made_of: Mapping[str, str], site: Path, before: Published
) -> dict[str, KnownFile]:
    """Give each file of a build that the site has already, byte for byte, the time that it has there.

    `digests` are those of the files of the build, by path; `made_of` says of some what they were made of.
    What they are now comes back.
    """
    found: dict[str, KnownFile] = {}
    now = dict(_below(str(build)))
    for path, digest in digests.items():
        size, changed = now[path]
        kept = _time_of(f"{site}/{path}", digest, before.files.get(path))
        if kept is not None and kept != changed:
            os.utime(f"{build}/{path}", ns=(kept, kept))
            changed = kept
        found[path] = KnownFile(size, changed, digest, made_of.get(path, ""))
    return found


def _time_of(file: str, digest: str, known: KnownFile | None) -> int | None:
    """When a file of the site with this digest was changed last; None where there is none."""
    state = _state(file)
    if state is None:
        return None
    if known is not None and (known.size, known.changed) == state:
        return known.changed if known.digest == digest else None
    try:
        return state[1] if digest_of(Path(file).read_bytes()) == digest else None
    except OSError:
        return None


def digest_of(data: bytes) -> str:
    """The digest by which files are compared."""
    return hashlib.sha256(data).hexdigest()


def files_of(folder: Path) -> list[str]:
    """The paths of all files of a folder, in a stable order."""
    return sorted(path for path, _ in _below(str(folder)))


def sizes_of(folder: Path) -> dict[str, int]:
    """The sizes in bytes of all files of a folder by their paths, in a stable order."""
    return {path: size for path, (size, _) in sorted(_below(str(folder)))}


def _below(folder: str, prefix: str = "") -> Iterator[tuple[str, tuple[int, int]]]:
    """Each file with its size and the time of its last change.

    Raises `OSError`: a folder that was passed over would be published without anybody having looked into it.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{prefix}{entry.name}/")
            else:
                status = entry.stat(follow_symlinks=False)
                yield f"{prefix}{entry.name}", (status.st_size, status.st_mtime_ns)
