"""A text goes in; the texts that stretches of it stand for (in base64, in hexadecimal digits) come out."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.gate.compression import SIGNATURES, UnreadableError
from generator.gate.contents import Text, texts_in

FEWEST = 16
"""A shorter run is a word."""

# A run may be broken over lines, as mail programs do. Nothing has to follow a run, so none is tried again.
_BASE64 = re.compile(rf"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{{{FEWEST},}}(?:\r?\n[ \t]*[A-Za-z0-9+/_-]+)*")
_HEXADECIMAL = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{24,}")
# Shorter runs than this are chance.
_PRINTABLE = re.compile("[^\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]{8,}")
_SPACE = re.compile(r"\s+")
_URL_SAFE = str.maketrans("-_", "+/")


# In front of what is unpacked further.
_SIGNATURES = (*SIGNATURES, b"PK\x03\x04", b"\x89PNG", b"%PDF-")


@dataclass(frozen=True)
class Packed:
    """Texts that were written as other letters: how, where that begins, and what they are."""

    how: str
    index: int
    texts: tuple[Text, ...]


def packed_in(text: str) -> Iterator[Packed]:
    """What is text in the guise of other letters; base64 may begin anywhere in a run: four ways are tried."""
    # Digits are letters of base64 as well: most texts have no run of these, and need no second search.
    if _BASE64.search(text) is None:
        return
    for how, pattern, texts in (
        ("base64", _BASE64, _of_base64),
        ("hexadecimal", _HEXADECIMAL, _of_hexadecimal),
    ):
        for found in pattern.finditer(text):
            if unpacked := texts(found.group()):
                yield Packed(how, found.start(), unpacked)


@lru_cache(maxsize=65_536)
def _of_base64(run: str) -> tuple[Text, ...]:
    letters = _SPACE.sub("", run).translate(_URL_SAFE)
    return tuple(text for shift in range(4) for text in _texts(_decoded(letters[shift:])))


@lru_cache(maxsize=1024)
def _of_hexadecimal(run: str) -> tuple[Text, ...]:
    """The texts of a run; one of an odd number of digits is none of bytes."""
    return tuple(_texts(bytes.fromhex(run))) if len(run) % 2 == 0 else ()


def _decoded(letters: str) -> bytes:
    """The bytes of a run of base64 letters; a letter that is left over at the end says nothing."""
    whole = letters[:-1] if len(letters) % 4 == 1 else letters
    return base64.b64decode(whole + "=" * (-len(whole) % 4))


def _texts(data: bytes) -> list[Text]:
    """The texts in the bytes, unless these are what any word gives when it is taken for base64."""
    if not data.startswith(_SIGNATURES) and not _is_mostly_text(data):
        return []
    try:
        return list(texts_in(data))
    except UnreadableError:
        return []


def _is_mostly_text(data: bytes) -> bool:
    """Whether at least half of the bytes are of texts of some length."""
    if data.count(0) * 3 > len(data):
        return True  # two bytes a letter
    runs = _PRINTABLE.findall(data.decode("utf-8", "replace"))
    return 2 * sum(len(run) for run in runs) >= len(data.decode("utf-8", "replace"))
