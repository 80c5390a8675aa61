"""A document in PDF goes in; what its compressed parts hold comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.gate.compression import MOST_BYTES, UnreadableError, inflated

_STREAM = re.compile(rb">>\s{0,20}stream\r?\n")
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*+\]|/[^\s/<>\[\]()]++|)")
_PREDICTOR = re.compile(rb"/Predictor\s*+(?:[2-9]|1[0-9])")
_ENCRYPTED = re.compile(rb"/Encrypt\b")

# What these make are the dots of a picture, which are looked at in no file.
_PICTURES = frozenset({b"DCTDecode", b"JPXDecode", b"CCITTFaxDecode", b"JBIG2Decode"})


def is_document(data: bytes) -> bool:
    """Whether the bytes are a PDF; something may stand before it."""
    return b"%PDF-" in data[:1024]


def streams_in(data: bytes) -> Iterator[bytes]:
    """What each compressed stream holds. Raises `UnreadableError` where one cannot be unpacked."""
    if _ENCRYPTED.search(data):
        raise UnreadableError("it is a document that is closed with a password")
    left = MOST_BYTES
    end = 0
    while (found := _STREAM.search(data, end)) is not None:
        begin, start = max(data.rfind(b"obj", end, found.start()), end), found.end()
        end = start
        if not _is_deflated(data[begin : found.start()]):
            continue
        content, rest = inflated(data[start:], left)
        left = max(left - len(content), 1)
        end = len(data) - len(rest)
        yield content


def _is_deflated(header: bytes) -> bool:
    """Whether a stream is to be unpacked, by what stands before it; others are read as they are."""
    found = _FILTER.search(header)
    if found is None:
        return False
    filters = found[1].strip(b"[]").replace(b"/", b" ").split()
    is_deflated = filters[:1] in ([b"FlateDecode"], [b"Fl"])
    others = filters[1:] if is_deflated else filters
    if not filters and b"[" not in found[1]:
        raise UnreadableError("it is a document that does not say how it is compressed")
    if unknown := [one for one in others if one not in _PICTURES]:
        name = unknown[0][:40].decode("ascii", "replace")
        raise UnreadableError(f"it is a document with a part in the form {name}")
    if _PREDICTOR.search(header) and not others and b"/XRef" not in header and b"/Image" not in header:
        raise UnreadableError("it is a document with a part that is told by differences")
    return is_deflated
