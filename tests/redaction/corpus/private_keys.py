"""Private key blocks as openssl, ssh-keygen, GnuPG and PuTTY write them; what is between the ends is secret.

It is drawn, so that it is the same in every run: no key of these opens anything.
"""

from __future__ import annotations

import base64
import textwrap
from dataclasses import dataclass

from tests.redaction.corpus.drawing import HEX, HEX_UPPER, Draw
from tests.redaction.corpus.family import Family, Maker, any_written
from tests.redaction.corpus.marked_text import CLOSE, OPEN, pause

_DASHES = "-" * 5


@dataclass(frozen=True)
class _Kind:
    """What the ends of a block say, how its bytes start, and how many there are."""

    label: str
    start: bytes
    length: int
    width: int = 64
    headers: str = ""


_KINDS = {
    "RSA": _Kind("RSA PRIVATE KEY", bytes.fromhex("308204a40201000282010100"), 1180),
    "PKCS8": _Kind("PRIVATE KEY", bytes.fromhex("308204be020100300d06092a864886f70d"), 1206),
    "PKCS8 Ed25519": _Kind("PRIVATE KEY", bytes.fromhex("302e020100300506032b657004220420"), 32),
    "encrypted PKCS8": _Kind("ENCRYPTED PRIVATE KEY", bytes.fromhex("308205"), 1290),
    "EC": _Kind("EC PRIVATE KEY", bytes.fromhex("30770201010420"), 114),
    "DSA": _Kind("DSA PRIVATE KEY", bytes.fromhex("308201"), 430),
    "OpenSSH": _Kind("OPENSSH PRIVATE KEY", b"openssh-key-v1\0\0\0\0\x04none", 380, 70),
    "RSA with headers": _Kind(
        "RSA PRIVATE KEY", b"", 1190, 64, "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,{iv}\n\n"
    ),
    "PGP": _Kind("PGP PRIVATE KEY BLOCK", b"\x95\x03\x98\x04", 900, 64, "Version: GnuPG v2\n\n"),
    "PGP, no headers": _Kind("PGP PRIVATE KEY BLOCK", b"\x94\x58\x04", 380, 64, "\n"),
}


def _body(draw: Draw, kind: _Kind) -> list[str]:
    encoded = base64.b64encode(kind.start + draw.octets(kind.length)).decode()
    return textwrap.wrap(encoded, kind.width)


def _block(kind: _Kind, between: str = "\n") -> Maker:
    """Return a maker of whole blocks; `between` stands for the ends of lines."""

    def make(draw: Draw) -> str:
        secret = OPEN + pause(between).join(_body(draw, kind)) + CLOSE
        headers = kind.headers.replace("{iv}", draw.text(HEX_UPPER, 32)).replace("\n", between)
        first, last = (f"{_DASHES}{word} {kind.label}{_DASHES}" for word in ("BEGIN", "END"))
        return f"{first}{between}{headers}{secret}{between}{last}"

    return make


def _cut(kind: _Kind, between: str = "\n") -> Maker:
    """Return a maker of blocks of which only the first lines were pasted."""

    def make(draw: Draw) -> str:
        lines = _body(draw, kind)
        kept = lines[: draw.integer(1, len(lines))]
        secret = OPEN + pause(between).join(kept) + CLOSE
        return f"{_DASHES}BEGIN {kind.label}{_DASHES}{between}{secret}"

    return make


def _putty(draw: Draw) -> str:
    lines = _body(draw, _Kind("", b"", 420))
    secret = OPEN + pause("\n").join(lines) + CLOSE
    return (
        "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: laptop\n"
        f"Private-Lines: {len(lines)}\n{secret}\nPrivate-MAC: {draw.text(HEX, 64)}"
    )


def _one_line(kind: _Kind) -> Maker:
    """Return a maker of blocks whose line ends were lost to spaces, as in a form field."""
    return _block(kind, " ")


def _service_account(draw: Draw) -> str:
    key = _block(_KINDS["PKCS8"], "\\n")(draw)
    return '{"type": "service_account", "private_key": "' + key + '\\n", "client_id": "1"}'


_ESCAPED_FORMS = ('KEY="{}"', "{}", '{"key": "{}\\n"}', 'key: "{}"', "KEY={}\\n", "echo -e '{}' > key.pem")
_CUT_KINDS = ("RSA", "PKCS8", "OpenSSH", "EC", "encrypted PKCS8")

PRIVATE_KEYS = Family(
    class_="private-key",
    lines={
        **{name: _block(kind) for name, kind in _KINDS.items()},
        **{f"{name}, Windows": _block(_KINDS[name], "\r\n") for name in ("RSA", "OpenSSH")},
        **{
            f"{name}, \\n": any_written(_ESCAPED_FORMS, _block(_KINDS[name], "\\n"))
            for name in ("RSA", "PKCS8", "EC", "OpenSSH", "encrypted PKCS8", "PKCS8 Ed25519")
        },
        **{f"{name}, \\\\n": _block(_KINDS[name], "\\\\n") for name in ("RSA", "PKCS8")},
        **{f"{name}, cut": _cut(_KINDS[name]) for name in _CUT_KINDS},
        **{f"{name}, cut, \\n": _cut(_KINDS[name], "\\n") for name in _CUT_KINDS},
        **{f"{name}, one line": _one_line(_KINDS[name]) for name in ("RSA", "PKCS8", "EC")},
        "PuTTY": _putty,
        "service account": _service_account,
    },
)
