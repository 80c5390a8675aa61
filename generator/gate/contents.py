"""The bytes of a file go in; every text in them, unpacked from archives and pictures, comes out."""

from __future__ import annotations

import codecs
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from generator.gate.compression import (
    MOST_BYTES,
    UnreadableError,
    inflated,
    refuse_closed,
    refuse_closed_name,
    too_large,
    unpacked,
)
from generator.gate.documents import is_document, streams_in

DEEPEST = 3
"""An archive in an archive in an archive is as far as anyone looks."""

# In the order in which they are tried: the marks of UTF-32 begin with those of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0C, 0x0D, 0x1B})
_PNG = b"\x89PNG\r\n\x1a\n"

_RUN = re.compile("[^\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]{6,}")
_WIDE_RUN = re.compile(rb"(?:[\t\n\r\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01-\x05]){6,}")


@dataclass(frozen=True)
class Text:
    """A text in a file, and what was undone to get at it; nothing where the file is that text."""

    text: str
    how: tuple[str, ...] = ()


def texts_in(data: bytes, depth: int = 0) -> Iterator[Text]:
    """Every text in the bytes of a file. Raises `UnreadableError` where something is closed to looks."""
    if depth > DEEPEST:
        raise UnreadableError(f"archives are {depth} deep in one another")
    refuse_closed(data)
    if (packed := unpacked(data)) is not None:
        yield from _inside(*packed, depth)
    elif data.startswith(b"PK\x03\x04"):
        yield from _in_zip(data, depth)
    elif data.startswith(_PNG):
        yield from _in_png(data, depth)
    else:
        yield from _plain(data)
        if is_document(data):
            yield from _in_pdf(data)


def _inside(how: str, data: bytes, depth: int) -> Iterator[Text]:
    for text in texts_in(data, depth + 1):
        yield Text(text.text, (how, *text.how))


def _plain(data: bytes) -> Iterator[Text]:
    """Bytes that are text as that text; of others, whatever in them can be read."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield Text(data.decode(encoding, "replace"))
            return
    if len(data.translate(None, _CONTROL)) == len(data):
        yield Text(_decoded(data))
        return
    for runs, how in ((_RUN.findall(data.decode("utf-8", "replace")), "binary"), (_wide(data), "UTF-16")):
        if runs:
            yield Text("\n".join(runs), (how,))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _wide(data: bytes) -> list[str]:
    runs = (found.group() for found in _WIDE_RUN.finditer(data))
    return [run.decode("utf-16-le", "replace") for run in runs]


def _in_zip(data: bytes, depth: int) -> Iterator[Text]:
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Text("\n".join([*archive.namelist(), archive.comment.decode("latin-1")]), ("zip",))
            for member in archive.infolist():
                left -= member.file_size
                if left < 0:
                    raise too_large()
                refuse_closed_name(member.filename)
                yield from _inside("zip", archive.read(member), depth)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError):
        raise UnreadableError("it is an archive that is broken, or closed with a password") from None


def _in_png(data: bytes, depth: int) -> Iterator[Text]:
    """All of a picture but its dots: comments, compressed ones too, and what follows its end."""
    start = len(_PNG)
    while start + 12 <= len(data):
        length, name = struct.unpack(">I4s", data[start : start + 8])
        chunk = data[start + 8 : start + 8 + length]
        start += 12 + length
        if name == b"IEND":
            break
        if name != b"IDAT":
            yield from (Text(text.text, ("picture", *text.how)) for text in _in_chunk(name, chunk, depth))
    yield from (Text(text.text, ("picture", *text.how)) for text in _plain(data[start:]))


def _in_chunk(name: bytes, chunk: bytes, depth: int) -> Iterator[Text]:
    for part in chunk.split(b"\0"):
        yield from _plain(part)
    # A keyword, a NUL, then (in iTXt after a flag, a method and two more words) the compressed text.
    if name in (b"zTXt", b"iTXt", b"iCCP") and (start := chunk.find(b"\x78")) >= 0:
        try:
            yield from _inside("compressed", inflated(chunk[start:])[0], depth)
        except UnreadableError:
            return  # an `x` of the keyword or of a plain text


def _in_pdf(data: bytes) -> Iterator[Text]:
    """The compressed parts of a document."""
    for content in streams_in(data):
        yield from (Text(text.text, ("PDF stream", *text.how)) for text in _plain(content))
