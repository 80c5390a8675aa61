"""Algorithms and sizes go in; JSON Web Tokens, made by PyJWT, and the headers that carry them come out."""

from __future__ import annotations

import base64
import json
from typing import Any

import jwt
from jwt.algorithms import Algorithm

from tests.redaction.corpus.drawing import ALNUM, BASE64, LOWER, URL64, Draw
from tests.redaction.corpus.family import Maker, any_written, prefixed
from tests.redaction.corpus.marked_text import secret

_HMAC = ("HS256", "HS384", "HS512")
_SIGNATURE_BYTES = {"RS256": 256, "RS512": 512, "PS256": 256, "ES256": 64, "ES384": 96, "EdDSA": 64}
ALGORITHMS = (*_HMAC, *_SIGNATURE_BYTES, "none")


class _DrawnSignature(Algorithm):
    """Signs with bytes that are drawn: a key pair made here would be another one in every run."""

    def __init__(self, length: int) -> None:
        self._length = length

    def prepare_key(self, key: Any) -> Any:
        return key

    def sign(self, msg: bytes, key: Any) -> bytes:
        return Draw(str(key)).octets(self._length)

    def verify(self, msg: bytes, key: Any, sig: bytes) -> bool:
        return False

    @staticmethod
    def to_jwk(key_obj: Any, as_dict: bool = False) -> Any:
        raise NotImplementedError

    @staticmethod
    def from_jwk(jwk: Any) -> Any:
        raise NotImplementedError


def _signer() -> jwt.PyJWS:
    signer = jwt.PyJWS()
    for name, length in _SIGNATURE_BYTES.items():
        if name in signer.get_algorithms():
            signer.unregister_algorithm(name)
        signer.register_algorithm(name, _DrawnSignature(length))
    return signer


def compact_jwt(draw: Draw, algorithm: str, claims: int) -> str:
    """Return a signed token with so many claims beside those that every token has."""
    payload = {"sub": draw.text(LOWER, 8), "iat": draw.integer(1_760_000_000, 1_790_000_000)}
    more: dict[str, object] = {
        draw.text(LOWER, 6): draw.text(ALNUM, draw.integer(4, 30)) for _ in range(claims)
    }
    headers = {"kid": draw.text(URL64, 12)} if claims % 2 else None
    key = "" if algorithm == "none" else draw.text(ALNUM, 64)
    content = json.dumps(payload | more, separators=(",", ":")).encode()
    return _signer().encode(content, key, algorithm=algorithm, headers=headers)


def _jwt(algorithm: str, claims: int) -> Maker:
    return lambda draw: secret(compact_jwt(draw, algorithm, claims))


def encrypted_jwt(draw: Draw, length: int) -> str:
    """Return a token whose content, so many signs of it, cannot be read: five parts, the second one empty."""
    header = base64.urlsafe_b64encode(b'{"alg":"dir","enc":"A256GCM"}').decode().rstrip("=")
    return f"{header}..{draw.text(URL64, 16)}.{draw.word(URL64, length)}.{draw.word(URL64, 22)}"


_OPAQUE = {
    "letters": prefixed("", ALNUM, 40),
    "dashes": prefixed("", URL64, 64),
    "Base64": lambda draw: secret(draw.text(BASE64, 42) + "=="),
    "dots": lambda draw: secret(".".join(draw.word(ALNUM, 20) for _ in range(3))),
    "UUID": lambda draw: secret(draw.uuid()),
    "short": prefixed("", ALNUM, 16),
}
_BEARER_FORMS = (
    "Authorization: Bearer {}",
    "authorization: bearer {}",
    "curl -H 'Authorization: Bearer {}' https://example.com/v1",
    'curl https://example.com --header "Authorization: Bearer {}"',
    '"Authorization": "Bearer {}"',
    "headers = {'Authorization': 'Bearer {}'}",
    "Proxy-Authorization: Bearer {}",
    "sent with Bearer {} in the header",
    "Authorization=Bearer {}",
    "http https://example.com 'Authorization:Bearer {}'",
)
_BASIC_FORMS = (
    "Authorization: Basic {}",
    "authorization: basic {}",
    "curl -H 'Authorization: Basic {}' https://example.com/v1",
    '"Authorization": "Basic {}"',
    "Proxy-Authorization: Basic {}",
    "proxy-authorization: Basic {}",
    "Authorization: Token {}",
    "headers={'Authorization': 'Basic {}'}",
)


def _basic(draw: Draw) -> str:
    user, password = draw.text(LOWER, draw.integer(4, 10)), draw.text(ALNUM, draw.integer(8, 20))
    return secret(base64.b64encode(f"{user}:{password}".encode()).decode())


JWTS = {
    f"JWT {algorithm}, {claims} claims": _jwt(algorithm, claims)
    for algorithm in ALGORITHMS
    for claims in (1, 8)
}
JWTS["JWT encrypted"] = lambda draw: secret(encrypted_jwt(draw, 120))
HEADERS = {f"bearer, {name}": any_written(_BEARER_FORMS, maker) for name, maker in _OPAQUE.items()}
HEADERS["bearer, JWT"] = any_written(_BEARER_FORMS, _jwt("HS256", 3))
HEADERS["basic"] = any_written(_BASIC_FORMS, _basic)
