"""Compressed bytes go in; what they hold comes out, or the reason why nobody can look into them."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath

MOST_BYTES = 64_000_000
"""More than this is not unpacked from one file."""
_MOST_MEMORY = 256_000_000
"""A stream of xz says how much memory its reader needs; no more than this is given."""

_LEVELS = tuple(b"%d" % level for level in range(1, 10))
_BZIP2_BLOCKS = (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")

_GZIP, _XZ, _BZIP2 = b"\x1f\x8b", b"\xfd7zXZ\0", b"BZh"
SIGNATURES = (_GZIP, _XZ, *(_BZIP2 + level + block for level in _LEVELS for block in _BZIP2_BLOCKS))
"""How what is unpacked here begins."""

# What only other programs unpack: by how it begins, and by its name where it begins with anything.
_CLOSED = (
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x04\x22\x4d\x18", "lz4"),
    (b"LZIP\x01", "lzip"),
    (b"\x1f\x9d", "compress"),
    (b"MSCF\0\0\0\0", "cab"),
)
_CLOSED_SUFFIXES = {
    ".br": "brotli",
    ".zst": "zstd",
    ".7z": "7z",
    ".rar": "rar",
    ".lzma": "lzma",
    ".lz4": "lz4",
    ".lz": "lzip",
    ".z": "compress",
}


class UnreadableError(Exception):
    """A file that cannot be looked into; the message says why."""


def refuse_closed(data: bytes) -> None:
    """Raise `UnreadableError` for bytes that are compressed in a way that is not undone here."""
    for signature, name in _CLOSED:
        if data.startswith(signature):
            raise UnreadableError(f"it is compressed with {name}")


def refuse_closed_name(path: str) -> None:
    """Raise `UnreadableError` for a path whose end says so; the bytes of brotli begin with anything."""
    name = _CLOSED_SUFFIXES.get(PurePosixPath(path).suffix.lower())
    if name is not None:
        raise UnreadableError(f"its name says that it is compressed with {name}")


def unpacked(data: bytes) -> tuple[str, bytes] | None:
    """How the bytes are compressed, and all that they hold; None where they are not."""
    if _is_gzip(data):
        return "gzip", _streams(data, _is_gzip, _gunzipped)
    if _is_bzip2(data):
        return "bzip2", _streams(data, _is_bzip2, _from_bzip2)
    if _is_xz(data):
        return "xz", _streams(data, _is_xz, _from_xz)
    return None


def inflated(data: bytes, limit: int = MOST_BYTES, wbits: int = zlib.MAX_WBITS) -> tuple[bytes, bytes]:
    """What a stream of zlib holds, and what follows it."""
    stream = zlib.decompressobj(wbits)
    try:
        content = stream.decompress(data, limit)
    except zlib.error:
        raise _broken() from None
    if stream.unconsumed_tail:
        raise too_large()
    if not stream.eof:
        raise _broken()
    return content, stream.unused_data


def too_large() -> UnreadableError:
    """Why something is not unpacked to its end."""
    return UnreadableError(f"unpacked it has more than {MOST_BYTES:,} bytes")


def _broken() -> UnreadableError:
    return UnreadableError("what is compressed in it is broken")


def _streams(
    data: bytes, is_one: Callable[[bytes], bool], unpack: Callable[[bytes, int], tuple[bytes, bytes]]
) -> bytes:
    """What one stream after the other holds, and what follows the last."""
    parts: list[bytes] = []
    left = MOST_BYTES
    while is_one(data):
        part, data = unpack(data, left)
        parts.append(part)
        left = max(left - len(part), 1)
    return b"".join([*parts, data])


def _is_gzip(data: bytes) -> bool:
    return data.startswith(_GZIP)


def _is_bzip2(data: bytes) -> bool:
    return data.startswith(_BZIP2) and data[4:10] in _BZIP2_BLOCKS


def _is_xz(data: bytes) -> bool:
    return data.startswith(_XZ)


def _gunzipped(data: bytes, limit: int) -> tuple[bytes, bytes]:
    return inflated(data, limit, 16 + zlib.MAX_WBITS)


def _from_bzip2(data: bytes, limit: int) -> tuple[bytes, bytes]:
    return _to_the_end(bz2.BZ2Decompressor(), data, limit)


def _from_xz(data: bytes, limit: int) -> tuple[bytes, bytes]:
    content, rest = _to_the_end(lzma.LZMADecompressor(lzma.FORMAT_XZ, _MOST_MEMORY), data, limit)
    return content, rest.lstrip(b"\0")  # streams are padded


def _to_the_end(
    stream: bz2.BZ2Decompressor | lzma.LZMADecompressor, data: bytes, limit: int
) -> tuple[bytes, bytes]:
    try:
        content = stream.decompress(data, limit)
    except (OSError, lzma.LZMAError):
        raise _broken() from None
    if not stream.eof:
        raise _broken() if stream.needs_input else too_large()
    return content, stream.unused_data
