"""Cookies in headers, commands, scripts and stores; their values are the secret."""

from __future__ import annotations

from tests.redaction.corpus.drawing import ALNUM, BASE64, DIGITS, HEX, LOWER_ALNUM, URL64, Draw
from tests.redaction.corpus.family import Family, Maker, any_written
from tests.redaction.corpus.jwts import compact_jwt, encrypted_jwt
from tests.redaction.corpus.marked_text import secret
from tests.redaction.corpus.wrapping import WRAPPINGS

_VALUES: dict[str, Maker] = {
    "letters": lambda draw: secret(draw.word(ALNUM, draw.integer(16, 48))),
    "hexadecimal": lambda draw: secret(draw.text(HEX, 32)),
    "dashes": lambda draw: secret(draw.word(URL64, 60)),
    "encoded": lambda draw: secret(
        f"s%3A{draw.word(URL64, 32)}.{draw.text(ALNUM, 40)}%2B{draw.text(ALNUM, 3)}"
    ),
    "Base64": lambda draw: secret(draw.text(BASE64, 62) + "=="),
    "JWT": lambda draw: secret(compact_jwt(draw, "HS256", 3)),
    "encrypted JWT": lambda draw: secret(encrypted_jwt(draw, 200)),
    "dots": lambda draw: secret(
        f"{draw.word(URL64, 43)}-{draw.text(DIGITS, 10)}-1.2.1.1-{draw.word(URL64, 80)}"
    ),
    "short": lambda draw: secret(draw.word(LOWER_ALNUM, 12)),
}
_KNOWN = (
    "__Secure-next-auth.session-token",
    "__Secure-next-auth.session-token.0",
    "__Host-next-auth.csrf-token",
    "cf_clearance",
    "__cf_bm",
    "oai-did",
    "oai-sc",
    "_gitlab_session",
    "_github_session",
    "user_session",
    "JSESSIONID",
    "PHPSESSID",
    "ASP.NET_SessionId",
    "connect.sid",
    "sessionid",
    "csrftoken",
    "laravel_session",
    "auth_token",
    "SID",
    "HSID",
    "remember_token",
)
_PLAIN_NAMES = ("sid", "session", "id", "auth", "_ga", "token", "prefs")
_ATTRIBUTES = (
    "",
    "; Path=/; HttpOnly",
    "; Path=/; Secure; HttpOnly; SameSite=Lax",
    "; Expires=Wed, 09 Dec 2026 10:18:14 GMT; Path=/; Domain=.example.com; Secure",
    "; Max-Age=2592000; Secure",
)
_COMMANDS = (
    "curl -b '{}' https://example.com/me",
    'curl --cookie "{}" https://example.com/me',
    "curl -s --cookie={} https://example.com/me",
    "curl https://example.com -H 'Cookie: {}'",
    'curl https://example.com -H "cookie: {}" --compressed',
    "wget --header='Cookie: {}' https://example.com",
    "http example.com 'Cookie:{}'",
)
_SCRIPTS = (
    'document.cookie = "{}";',
    "document.cookie='{}; path=/'",
    '"Cookie": "{}"',
    "headers: { cookie: '{}' }",
    "requests.get(url, headers={'Cookie': '{}'})",
)


def _pair(name: str, value: Maker, draw: Draw) -> str:
    return f"{name}={value(draw)}"


def _known(value: Maker) -> Maker:
    return lambda draw: _pair(draw.pick(_KNOWN), value, draw)


def _pairs(value: Maker) -> Maker:
    def make(draw: Draw) -> str:
        names = draw.several(_KNOWN + _PLAIN_NAMES, draw.integer(1, 4))
        return "; ".join(_pair(name, value, draw) for name in names)

    return make


def _set_cookie(value: Maker) -> Maker:
    def make(draw: Draw) -> str:
        head = draw.pick(("Set-Cookie: ", "set-cookie: ", "< set-cookie: ", '"Set-Cookie": "'))
        closing = '"' if head.startswith('"') else ""
        name = draw.pick(_KNOWN + _PLAIN_NAMES)
        return head + _pair(name, value, draw) + draw.pick(_ATTRIBUTES) + closing

    return make


def _store(draw: Draw) -> str:
    """Write a line of the file in which curl and wget keep cookies."""
    name, value = draw.pick(_KNOWN), draw.pick(tuple(_VALUES.values()))
    return f".example.com\tTRUE\t/\tTRUE\t1790000000\t{name}\t{value(draw)}"


def _export(draw: Draw) -> str:
    name, value = draw.pick(_KNOWN), draw.pick(tuple(_VALUES.values()))
    return f'{{"domain": ".example.com", "name": "{name}", "value": "{value(draw)}", "secure": true}}'


_HEADERS = ("Cookie: {}", "cookie: {}", "> Cookie: {}", "COOKIE: {}")

COOKIES = Family(
    class_="cookie",
    inline={f"by name, {name}": _known(value) for name, value in _VALUES.items()},
    lines={
        **{f"header, {name}": any_written(_HEADERS, _pairs(value)) for name, value in _VALUES.items()},
        **{f"Set-Cookie, {name}": _set_cookie(value) for name, value in _VALUES.items()},
        **{f"command, {name}": any_written(_COMMANDS, _pairs(value)) for name, value in _VALUES.items()},
        **{f"script, {name}": any_written(_SCRIPTS, _pairs(value)) for name, value in _VALUES.items()},
        "cookie file": _store,
        "browser export": _export,
    },
    wrapped={
        name: any_written(("Cookie: {}", "{}", 'document.cookie = "{}"'), _known(_VALUES[name]))
        for name in ("letters", "dashes", "JWT", "encrypted JWT", "dots")
    },
    wrappings=WRAPPINGS,
    unsuited=frozenset({"in a URL path", "in an HTML attribute"}),
)
