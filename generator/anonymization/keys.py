"""The content of a key file or of a variable goes in; a `Key` comes out, or why it is none.

The bytes of a key are in no message, no `repr` and no traceback: only `Key.code` uses them.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import hmac
import re
from dataclasses import dataclass, field

from generator.diagnostics import counted

FEWEST_BYTES = 32
"""As many as the hash gives; a shorter key could be guessed before the hash could be turned around."""

HOW_TO_MAKE_ONE = "make one: runbook new key ~/.runbook-key"

_HEX = re.compile(rb"(?:[0-9a-fA-F]{2})+")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]+={0,2}")
_KEY_ID_LENGTH = 8


class KeyRefusedError(ValueError):
    """What was given is no key: what is wrong with it, and what was expected."""

    def __init__(self, problem: str, expected: str) -> None:
        self.problem = problem
        self.expected = expected
        super().__init__(f"{problem}; {expected}")


@dataclass(frozen=True, eq=False)
class Key:
    """A secret key. It shows itself to nobody."""

    _secret: bytes = field(repr=False)

    def code(self, *parts: str) -> str:
        """A code of the parts in lower-case base32: always the same for the same parts, and random else."""
        # Each part with its length, so that no two lists of parts make one message.
        message = b"".join(len(part).to_bytes(8) + part for part in (one.encode() for one in parts))
        digest = hmac.digest(self._secret, message, "sha256")
        return base64.b32encode(digest).decode().rstrip("=").lower()

    @property
    def id(self) -> str:
        """What a review records of its key, so that a new one is noticed."""
        return f"key-{self.code('runbook key id')[:_KEY_ID_LENGTH]}"


def read_key(content: bytes) -> Key:
    """A key from at least 32 bytes: as they are, or written in hexadecimal digits or in base64.

    A line end after them does not count; around digits and base64, neither do blanks and the mark that some
    editors begin a file with. Raises `KeyRefusedError`.
    """
    written = content.removesuffix(b"\n").removesuffix(b"\r")
    secret = _decoded(written)
    if not written:
        raise _refused("the key is empty", f"expected at least {FEWEST_BYTES} random bytes")
    if len(secret) < FEWEST_BYTES:
        problem = f"the key has {counted(len(secret), 'byte')}"
        raise _refused(problem, f"expected at least {FEWEST_BYTES} random ones")
    if len(set(secret)) == 1 or len(set(written)) == 1:
        raise _refused("the key is one byte over and over", "expected random bytes")
    return Key(secret)


def _refused(problem: str, expected: str) -> KeyRefusedError:
    return KeyRefusedError(problem, f"{expected}; {HOW_TO_MAKE_ONE}")


def _decoded(written: bytes) -> bytes:
    """The bytes that a text in hexadecimal digits or base64 stands for, however few; else the text itself.

    A text of such characters alone is never taken as it is: 16 bytes in hexadecimal digits would pass as 32.
    """
    text = written.removeprefix(codecs.BOM_UTF8).strip()
    if _HEX.fullmatch(text):
        return bytes.fromhex(text.decode())
    if _BASE64.fullmatch(text):
        plain = text.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        try:
            return base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
        except binascii.Error:
            return written  # no base64 has that length
    return written
