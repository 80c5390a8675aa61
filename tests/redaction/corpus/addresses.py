"""Mail addresses in all the ways in which they are written; local part and domain are the secret."""

from __future__ import annotations

from urllib.parse import quote

from tests.redaction.corpus.drawing import DIGITS, LOWER, LOWER_ALNUM, Draw
from tests.redaction.corpus.family import Family, Maker, any_written, written
from tests.redaction.corpus.marked_text import CLOSE, OPEN, pause
from tests.redaction.corpus.wrapping import EXPLICIT

_LOCALES = ("en_GB", "pt_PT", "fi_FI", "nl_NL", "pl_PL")
_DOMAINS = (
    "example.com",
    "example.org",
    "example.net",
    "mail.example.com",
    "a.b.example.org",
    "ex-ample.net",
)
_LONG_ENDINGS = (
    "photography",
    "international",
    "museum",
    "travelersinsurance",
    "co.uk",
    "com.br",
    "xn--p1ai",
)
_FOREIGN_DOMAINS = ("bücher.example", "пример.испытание", "例え.テスト", "παράδειγμα.δοκιμή", "مثال.إختبار")
_FOREIGN_NAMES = (
    "jürgen",
    "анна.петрова",
    "josé-luís",
    "山田太郎",
    "δοκιμή",
    "østergård",
    "łukasz",
    "zoë.çelik",
)


def _name(draw: Draw) -> tuple[str, str]:
    fake = draw.faker(draw.pick(_LOCALES))
    return fake.first_name(), fake.last_name()


def _ascii(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isascii() and sign.isalpha()) or "someone"


def marked(local: str, domain: str, at: str = "@") -> str:
    """Return an address whose two parts are its secret."""
    return OPEN + local + pause(at) + domain + CLOSE


def _local(draw: Draw) -> str:
    first, last = (_ascii(part) for part in _name(draw))
    forms = (
        f"{first}.{last}",
        first + last[:1],
        f"{first[:1]}{last}",
        f"{first}_{last}",
        f"{last}{draw.text(DIGITS, 2)}",
    )
    return draw.pick(forms)


def _with(make_local: Maker, make_domain: Maker, at: str = "@") -> Maker:
    return lambda draw: marked(make_local(draw), make_domain(draw), at)


def _domain(draw: Draw) -> str:
    return draw.pick(_DOMAINS)


def _dotted(draw: Draw) -> str:
    return ".".join(draw.text(LOWER, draw.integer(1, 6)) for _ in range(draw.integer(3, 5)))


def _tagged(draw: Draw) -> str:
    return f"{_local(draw)}+{draw.pick(('news', 'chat-gpt', 'a.b', '2026', 'x+y'))}"


def _apostrophe(sign: str) -> Maker:
    return lambda draw: draw.pick(("o", "d", "l")) + sign + _ascii(_name(draw)[1])


def _quoted(draw: Draw) -> str:
    return f'"{_ascii(_name(draw)[0])}{draw.pick((" ", ".", "..", "@", ",", "; "))}{_ascii(_name(draw)[1])}"'


def _symbols(draw: Draw) -> str:
    return _local(draw) + draw.pick("!#$%&*/=?^`{|}~") + draw.text(LOWER, 3)


def _long_domain(draw: Draw) -> str:
    return f"{draw.text(LOWER_ALNUM, 7)}x.{draw.pick(_LONG_ENDINGS)}"


def _punycode(draw: Draw) -> str:
    return draw.pick(_FOREIGN_DOMAINS).encode("idna").decode()


def _literal_domain(draw: Draw) -> str:
    if draw.integer(0, 1):
        return f"[192.0.2.{draw.integer(1, 254)}]"
    return f"[IPv6:2001:db8::{draw.integer(1, 9999)}]"


def _percent(times: int) -> Maker:
    def make(draw: Draw) -> str:
        local, domain, at = _tagged(draw), _domain(draw), "@"
        for _ in range(times):
            local, at = quote(local, safe=""), quote(at, safe="")
        return marked(local, domain, at)

    return make


def _percent_foreign(draw: Draw) -> str:
    return marked(quote(draw.pick(_FOREIGN_NAMES)), _domain(draw), "%40")


def _dense(draw: Draw) -> str:
    separator = draw.pick((", ", ";", "; ", ",", " ", " / ", "\t"))
    return separator.join(_PLAIN(draw) for _ in range(draw.integer(2, 4)))


def _shown(draw: Draw) -> str:
    first, last = _name(draw)
    name = draw.pick((f"{first} {last}", f'"{last}, {first}"', first, f"{last} ({first})"))
    return f"{name} <{marked(_local(draw), _domain(draw))}>"


def _in_the_domain(draw: Draw) -> str:
    domain = draw.pick(_DOMAINS[:4])
    place = draw.integer(2, domain.index(".") - 1)
    return marked(_local(draw), domain[:place] + pause("\n") + domain[place:])


_PLAIN = _with(_local, _domain)
_FORMS: dict[str, Maker] = {
    "plain": _PLAIN,
    "dots": _with(_dotted, _domain),
    "subaddress": _with(_tagged, _domain),
    "apostrophe": _with(_apostrophe("'"), _domain),
    "curly apostrophe": _with(_apostrophe("’"), _domain),
    "quoted": _with(_quoted, _domain),
    "symbols": _with(_symbols, _domain),
    "digits": _with(lambda draw: draw.text(DIGITS, 8), _domain),
    "one letter": _with(lambda draw: draw.text(LOWER, 1), _domain),
    "upper case": lambda draw: marked(_local(draw).upper(), _domain(draw).upper()),
    "long ending": _with(_local, _long_domain),
    "foreign local part": _with(lambda draw: draw.pick(_FOREIGN_NAMES), _domain),
    "foreign domain": _with(_local, lambda draw: draw.pick(_FOREIGN_DOMAINS)),
    "foreign all": _with(lambda draw: draw.pick(_FOREIGN_NAMES), lambda draw: draw.pick(_FOREIGN_DOMAINS)),
    "punycode": _with(_local, _punycode),
    "IP domain": _with(_local, _literal_domain),
    "%40": _percent(1),
    "%2540": _percent(2),
    "%40, foreign": _percent_foreign,
    "&#64;": _with(_local, _domain, "&#64;"),
    "&#x40;": _with(_local, _domain, "&#x40;"),
    "&commat;": _with(_local, _domain, "&commat;"),
    "\\u0040": _with(_local, _domain, "\\u0040"),
    "full-width": _with(_local, _domain, "＠"),
    "mailto": written("mailto:{}", _PLAIN),
    "several": _dense,
}
_CONTEXTS: dict[str, Maker] = {
    "shown name": _shown,
    "header": any_written(("From: {}", "To: {}", "Reply-To: {}", "Cc: {}", "Return-Path: <{}>"), _PLAIN),
    "link": any_written(
        ('<a href="mailto:{}">write</a>', "[write](mailto:{})", "<mailto:{}?subject=a%20b>"), _PLAIN
    ),
    "query": any_written(
        ("https://example.com/?email={}&a=1", "/unsubscribe?u={}", "https://example.com/r?to={}#top"),
        _percent(1),
    ),
    "path": any_written(("https://example.com/users/{}/sessions", "GET /v1/users/{} 200"), _percent(1)),
    "JSON": any_written(('{"email":"{}"}', '"owner": "{}",', '["{}", 3]'), _with(_tagged, _domain)),
    "wrapped behind @": any_written(("write to {} now", "To: {}", "{}"), _with(_local, _domain, "@\n")),
    "wrapped before @": any_written(("write to {} now", "To: {}", "{}"), _with(_local, _domain, "\n@")),
    "wrapped in the domain": any_written(("write to {} now", "To: {}", "{}"), _in_the_domain),
    "log": any_written(("user={} ip=-", "login ok for {}: device new", "<{}> relay=ok"), _PLAIN),
}

ADDRESSES = Family(
    class_="address",
    inline=_FORMS,
    lines=_CONTEXTS,
    wrapped={
        name: any_written(("{}", "Please write to {} about this", "From: {}"), _FORMS[name])
        for name in ("plain", "subaddress", "dots", "long ending")
    },
    wrappings=EXPLICIT,
    unsuited=frozenset({"in a URL query", "in a URL path", "in an option"}),
)
