"""A data folder goes in; what each file says that could be read, and findings for the rest come out."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.catalog.examining import File, Memory
from generator.catalog.kinds import KINDS, Kind, kind_of
from generator.diagnostics import DataError, Diagnostic, Position, nearest
from generator.document import MAX_BYTES
from generator.system_errors import reason_of
from generator.yaml_words import EMPTY

SCHEMAS = "schemas"
"""The folder of generated JSON Schemas, which editors read and the catalog does not."""

_BACKUPS = ("~", ".swp", ".bak", ".orig")


@dataclass
class Sources:
    """The files of one data folder, by kind, and what was wrong with the rest."""

    files: dict[str, list[tuple[str, File]]] = field(default_factory=dict)
    unreadable: dict[str, list[str]] = field(default_factory=dict)
    """By kind, the files that could not be read."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)

    def of(self, kind: Kind) -> list[tuple[str, File]]:
        """The files of a kind: path relative to the data folder, and what it says."""
        return self.files.get(kind.name, [])

    def read(self, kind: Kind, path: str, text: bytes, name: str) -> None:
        """Take the text of a file, which messages call `name`."""
        try:
            file = self.memory.read(kind, text, name)
        except DataError as error:
            self.refuse(kind, path, _of_kind(kind, error))
        else:
            self.files.setdefault(kind.name, []).append((path, file))

    def refuse(self, kind: Kind, path: str, error: DataError) -> None:
        """Take note of a file that could not be read."""
        self.diagnostics.extend(error.diagnostics)
        self.unreadable.setdefault(kind.name, []).append(path)


def _of_kind(kind: Kind, error: DataError) -> DataError:
    """The findings about a file; of an empty one they say what such a file holds."""
    if kind.layout == "list":
        return error
    keys = [field.alias or name for name, field in kind.model.model_fields.items() if field.is_required()]
    expected = f"expected the keys of a {kind.name}: {', '.join(keys)}"
    return DataError(
        replace(one, expected=expected) if (one.problem, one.expected) == EMPTY else one
        for one in error.diagnostics
    )


def read_sources(data: Path, shown: str, memory: Memory) -> Sources:
    """Read every file of the folder `data`, which messages call `shown`."""
    sources = Sources(memory=memory)
    if not data.is_dir():
        sources.diagnostics.append(
            Diagnostic(
                Position(shown),
                "there is no such data folder",
                "name the folder that holds portal.yml, or run this in the portal's folder",
            )
        )
        return sources
    for path in _files(data, shown, sources):
        _read_file(path, partial(bytes_of, f"{data}/{path}", f"{shown}/{path}"), shown, sources)
    return _with_missing(sources, shown)


def read_texts(files: Mapping[str, bytes], shown: str, memory: Memory) -> Sources:
    """Read the files of a data folder that is no folder here, such as one of an earlier revision."""
    sources = Sources(memory=memory)
    for path in sorted(files, key=lambda path: path.split("/")):
        if is_data(path):
            _read_file(path, partial(files.__getitem__, path), shown, sources)
    return _with_missing(sources, shown)


def is_data(path: str) -> bool:
    """Whether a file belongs to the data: hidden ones, editors' backups and schemas do not."""
    *folders, name = path.split("/")
    hidden = any(part.startswith(".") for part in (*folders, name))
    return not hidden and not name.endswith(_BACKUPS) and folders[:1] != [SCHEMAS]


def _with_missing(sources: Sources, shown: str) -> Sources:
    """Add what is missing, unless nothing of the folder could be read."""
    if any(one.position.path == shown for one in sources.diagnostics):
        return sources
    for kind in KINDS:
        if kind.required and not sources.of(kind) and kind.name not in sources.unreadable:
            position = Position(f"{shown}/{kind.pattern}")
            sources.diagnostics.append(
                Diagnostic(
                    position, "the file is missing", "every portal has one: write it, or get it back from git"
                )
            )
    return sources


def _files(data: Path, shown: str, sources: Sources) -> Iterator[str]:
    """The files below `data` in a stable order; hidden ones and editors' backups are nobody's data.

    A folder that cannot be looked into is a finding, for data that is missed in silence looks like no data.
    """

    def refuse(folder: Path, problem: str, expected: str) -> None:
        position = Position((Path(shown) / folder.relative_to(data)).as_posix())
        sources.diagnostics.append(Diagnostic(position, problem, expected))

    def refuse_unreadable(error: OSError) -> None:
        refuse(
            Path(error.filename), f"the folder cannot be read ({reason_of(error)})", "expected a readable one"
        )

    # Paths are texts here: a portal has a folder for each team, and a `Path` costs more than a look into it.
    top = os.path.join(data, "")  # noqa: PTH118  # see above
    for folder, folders, files in os.walk(top, onerror=refuse_unreadable):
        inside = f"{folder}/"[len(top) :] if folder != top else ""
        folders[:] = sorted(f for f in folders if not f.startswith(".") and inside + f != SCHEMAS)
        for name in folders:
            if os.path.islink(f"{top}{inside}{name}"):  # noqa: PTH114  # see above
                refuse(data / inside / name, "it is a link to a folder", "expected the folder itself")
        for name in sorted(files):
            if not name.startswith(".") and not name.endswith(_BACKUPS):
                yield inside + name


def _read_file(path: str, read: Callable[[], bytes], shown: str, sources: Sources) -> None:
    kind = kind_of(path)
    name = f"{shown}/{path}"
    if not path.isprintable():
        problem = f"the path {path!r} has a character that cannot be seen"
        sources.diagnostics.append(Diagnostic(Position(shown), problem, "give it another name"))
        return
    if kind is None:
        sources.diagnostics.append(_nothing_lives_here(path, name))
        return
    try:
        text = read()
    except DataError as error:
        sources.refuse(kind, path, error)
    else:
        sources.read(kind, path, text, name)


def bytes_of(path: str | Path, name: str) -> bytes:
    """The bytes of a regular file of bearable size; anything else is a `DataError`."""
    try:
        status = os.stat(path)  # noqa: PTH116  # a `Path` costs as much as its file, and there are thousands
        if not stat.S_ISREG(status.st_mode):
            raise DataError.at(Position(name), "it is not a regular file", "expected a text file")
        if status.st_size > MAX_BYTES:
            raise DataError.at(
                Position(name),
                f"the file has {status.st_size:,} bytes",
                f"expected at most {MAX_BYTES:,}; split it",
            )
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # as above
            return file.read()
    except OSError as error:
        raise DataError.at(
            Position(name), f"the file cannot be read ({reason_of(error)})", "expected a readable text file"
        ) from None


def _nothing_lives_here(path: str, name: str) -> Diagnostic:
    guess = nearest(path, [kind.pattern for kind in KINDS if "*" not in kind.pattern])
    parent = nearest(
        path.split("/", maxsplit=1)[0], [k.pattern.split("/")[0] for k in KINDS if "*" in k.pattern]
    )
    if path.endswith(".yaml") and kind_of(path.removesuffix(".yaml") + ".yml"):
        expected = f"name it '{path.removesuffix('.yaml')}.yml'"
    elif guess is not None and "/" not in path:
        expected = f"did you mean '{guess}'?"
    elif parent is not None and "/" in path:
        patterns = [kind.pattern for kind in KINDS if kind.pattern.startswith(f"{parent}/")]
        expected = f"files there are named {patterns[0]}"
    else:
        expected = "expected one of " + ", ".join(kind.pattern for kind in KINDS)
    return Diagnostic(Position(name), "no kind of data lives at this path", expected)
