"""The bytes of a file and its kind go in; what they say by themselves, whatever other files say, comes out.

What is known of bytes is kept for a process in a `Memory`, and for others in whatever store they bring along.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol

from pydantic import TypeAdapter, ValidationError

from generator.catalog.kinds import Kind
from generator.catalog.repeats import repeats
from generator.document import Document, Node, PackedDocument, Plain, Reader, decode
from generator.json_source import parse_json
from generator.models.marked import named_in
from generator.yaml_source import parse_yaml

Names = frozenset[tuple[str, str]]
"""What a file names: the kind of thing that each name must be, and the name."""

_FORMAT = "2"
"""Of what is put into a store; it changes with it."""

_PAIRS = TypeAdapter(list[tuple[str, str]])


@dataclass(frozen=True, slots=True)
class File:
    """What one file says."""

    document: Document
    digest: bytes
    """Of its bytes."""
    names: Names
    repeats: bool
    """Whether an id is there twice."""
    loaded: Any
    """Its record, or a tuple of them; None where it is not valid."""

    def named(self, name: str) -> File:
        """The same in a file that messages call `name`."""
        same = self.document.name == name
        return self if same else replace(self, document=self.document.named(name))


class Store(Protocol):
    """Bytes by a key, such as files in a folder; it may forget any of them."""

    def get(self, key: str) -> bytes | None:
        """What was put there last, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""


@dataclass(frozen=True)
class Remembered:
    """What other processes knew of files, the bytes of which have not changed since."""

    store: Store
    read_by: str
    """What decides how files are read: a digest of the sources of the readers, of the models and of the
    catalog, and the version of Pydantic. What was put into the store under another one is not found again."""

    def key(self, name: str, digest: bytes) -> str:
        """The key of what is known of a file of the kind with this name."""
        return hashlib.sha256(f"{_FORMAT} {self.read_by} {name} {digest.hex()}".encode()).hexdigest()


_SOUND = b"sound "
_WORDED = "words by the glossary"


@dataclass(frozen=True)
class Memory:
    """What is known of files that were read before, so that the states of a folder share equal ones."""

    files: dict[tuple[str, bytes], File] = field(default_factory=dict)
    """By kind, and by digest of the bytes."""
    remembered: Remembered | None = None
    _worded: dict[bytes, frozenset[str]] = field(default_factory=dict)
    _sound: set[bytes] = field(default_factory=set)

    def is_sound(self, kind: Kind, file: File) -> bool:
        """Whether the file was in order by rules of its kind that look at nothing but the file."""
        if file.digest in self._sound:
            return True
        kept = self.remembered
        return kept is not None and kept.store.get(kept.key(kind.name, _SOUND + file.digest)) is not None

    def note_sound(self, kind: Kind, file: File) -> None:
        """Remember that it was."""
        self._sound.add(file.digest)
        if self.remembered is not None:
            self.remembered.store.put(self.remembered.key(kind.name, _SOUND + file.digest), b"sound")

    def worded(self, glossary: bytes) -> frozenset[str]:
        """The files whose words are in order by a glossary with this digest, by kinds and digests."""
        if glossary not in self._worded:
            kept = self.remembered
            found = kept.store.get(kept.key(_WORDED, glossary)) if kept is not None else None
            self._worded[glossary] = frozenset((found or b"").decode("ascii", "replace").split())
        return self._worded[glossary]

    def note_worded(self, glossary: bytes, files: frozenset[str]) -> None:
        """Remember that the words of all these are."""
        kept = self.remembered
        if not files <= self.worded(glossary):
            self._worded[glossary] |= files
            if kept is not None:
                kept.store.put(kept.key(_WORDED, glossary), " ".join(sorted(files)).encode())

    def read(self, kind: Kind, data: bytes, name: str) -> File:
        """What the bytes of a file say, which messages call `name`; `DataError` where they cannot be read."""
        key = kind.name, hashlib.sha256(data).digest()
        if key not in self.files:
            self.files[key] = _examined(kind, data, name, key[1], self.remembered)
        return self.files[key].named(name)


def _examined(kind: Kind, data: bytes, name: str, digest: bytes, remembered: Remembered | None) -> File:
    if remembered is None:
        return _said(kind, data, _read(kind, data, name), digest)
    key = remembered.key(kind.name, digest)
    stored = remembered.store.get(key)
    known = _recalled(kind, data, name, digest, stored) if stored is not None else None
    if known is not None:
        return known
    document = _read(kind, data, name)
    file = _said(kind, data, document, digest)
    if file.loaded is not None and not file.repeats:
        remembered.store.put(key, _stored(kind, file, document.value))
    return file


def _read(kind: Kind, data: bytes, name: str) -> Document:
    return _reader(kind)(data, name)


def _said(kind: Kind, data: bytes, document: Document, digest: bytes) -> File:
    """What a document says of which nothing is known yet."""
    value = document.value
    # What was read as JSON is JSON; Pydantic need not get it written anew.
    loaded = _validated(kind, document.text if _is_json(kind) else json.dumps(value))
    return File(
        _kept(kind, data, document, document.places) if loaded is not None else document,
        digest,
        named_in(kind.shape, value),
        any(True for _ in repeats(kind, document)),
        loaded,
    )


def _kept(kind: Kind, data: bytes, document: Document, known: Callable[[], Node] | None = None) -> Document:
    """What is kept of the document of a valid file: of a folder, where there may be thousands, its text.

    `known` gives its places where they have been found already.
    """
    if kind.layout != "folder":
        return document
    return PackedDocument.of(data, document.name, _reader(kind), known)


def _stored(kind: Kind, file: File, value: Plain) -> bytes:
    """What is kept of a file that is in order: a digest of the rest, its names, its plain value, its text.

    The text is packed, and there only where a document keeps nothing else (see `_kept`). The plain value of a
    JSON file is the file itself, and is not kept again.
    """
    plain = "" if _is_json(kind) else json.dumps(value)
    packed = file.document.packed if isinstance(file.document, PackedDocument) else b""
    rest = f"{json.dumps(sorted(file.names))}\n{plain}\n".encode() + packed
    return hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest


def _recalled(kind: Kind, data: bytes, name: str, digest: bytes, stored: bytes) -> File | None:
    """The file of which this was kept; None where it was damaged since, or says something else."""
    checked, _, rest = stored.partition(b"\n")
    if checked != hashlib.sha256(rest).hexdigest().encode():
        return None
    names, _, values = rest.partition(b"\n")
    plain, _, packed = values.partition(b"\n")
    written = decode(data, name) if _is_json(kind) else plain
    loaded, pairs = _validated(kind, written), _pairs(names)
    if loaded is None or pairs is None:
        return None
    document: Document
    if kind.layout != "folder" and not packed:
        text = decode(data, name)
        document = Document(name, json.loads(written), text, partial(_places, data, _reader(kind)))
    elif kind.layout == "folder" and _is_packed(packed, data):
        document = PackedDocument(name, packed, _reader(kind))
    else:
        return None
    return File(document, digest, pairs, repeats=False, loaded=loaded)


def _is_packed(packed: bytes, data: bytes) -> bool:
    """Whether this is the packed text of a file; to see that takes a third of the time of packing it."""
    try:
        return zlib.decompress(packed) == data
    except zlib.error:
        return False


def _pairs(kept: bytes) -> Names | None:
    """Names as they are kept; None where this is nothing like it."""
    try:
        return frozenset(_PAIRS.validate_json(kept, strict=True))
    except ValidationError:
        return None


def _places(data: bytes, read: Reader) -> Node:
    return read(data, "").places()


def _reader(kind: Kind) -> Reader:
    return parse_json if _is_json(kind) else parse_yaml


def _is_json(kind: Kind) -> bool:
    return kind.pattern.endswith(".json")


def _validated(kind: Kind, plain: str | bytes) -> Any:
    """The records in a plain value, given as JSON; None where it is not valid."""
    try:
        return kind.adapter.validate_json(plain, strict=True)
    except ValidationError:
        return None
