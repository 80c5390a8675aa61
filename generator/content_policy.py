"""A finished page goes in; what a browser may load and run for it comes out, as a content security policy.

A page says its own policy, so that it holds on any server and from a disk. `header_policy` is the same for
servers that say one themselves: browsers hold to both.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape, unescape
from typing import Final

_CLOSING: Final = ("text-redactor", "session-filter", "score-calculator", "drill-runner", "guided-response")
"""Elements that take what a reader pastes, types or opens about real sessions."""

_TAKES_PASTES = re.compile(rf"<(?:{'|'.join(_CLOSING)})[\s>]")
_SCRIPT = re.compile(
    r"<script(?=[\s/>])(?P<attributes>[^>]*)>(?P<text>.*?)(?:</script(?=[\s/>])|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_LOADED_OR_DATA = re.compile(r"\s(?:src\s*=|type\s*=\s*[\"']?application/(?:ld\+)?json\b)", re.IGNORECASE)
_META = re.compile(r"<meta http-equiv=\"Content-Security-Policy\" content=\"(?P<policy>[^\"]*)\">\n")
_AFTER_CHARSET = re.compile(r"<meta charset=\"utf-8\">\n(?P<indent>[ \t]*)")
_HASH = re.compile(r"'sha256-[A-Za-z0-9+/]+=*'")


def inline_scripts(html: str) -> tuple[str, ...]:
    """The texts of the scripts that stand in a page; not those that it loads, and no data."""
    return tuple(
        found["text"] for found in _SCRIPT.finditer(html) if not _LOADED_OR_DATA.search(found["attributes"])
    )


def hash_of(script: str) -> str:
    """The source by which a policy allows a script with this text and no other."""
    return f"'sha256-{b64encode(sha256(script.encode('utf-8', 'surrogatepass')).digest()).decode()}'"


def hashes_in(page: str) -> frozenset[str]:
    """The sources of all inline scripts that a finished page allows; every page of a site allows the same."""
    return frozenset(_HASH.findall(policy_in(page) or ""))


def policy_in(page: str) -> str | None:
    """The policy that a finished page says."""
    found = _META.search(page)
    return unescape(found["policy"]) if found else None


def is_closed(html: str) -> bool:
    """Whether a page takes what must not leave it: then it may ask nobody for anything by itself."""
    return _TAKES_PASTES.search(html) is not None


def page_policy(hashes: Iterable[str], *, closed: bool = False) -> str:
    """The policy of a page in itself; of one that takes pastes if it is `closed`.

    `file:` stands beside 'self' since in some browsers a page from a disk is nobody's 'self'. To a page from
    a server no browser gives a file.
    """
    return _policy(hashes, own="'self' file:", connects="'none'" if closed else "'self'")


def header_policy(hashes: Iterable[str]) -> str:
    """The policy that a server may say of all its files, whose pages allow these inline scripts.

    It is that of an open page, since a closed one says itself that it is, and in addition what no page can
    say of itself: that nobody frames it.
    """
    policy = _policy(hashes, own="'self'", connects="'self'")
    return f"{policy}; frame-ancestors 'none'"


def _policy(hashes: Iterable[str], own: str, connects: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join((own, *sorted(hashes)))}",
            f"style-src {own}",
            f"img-src {own} data:",  # the theme's signs are pictures in its style sheets
            "worker-src 'self'",  # the theme's search; from a disk it runs in a frame of the page
            f"connect-src {connects}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def with_policy(page: str, policy: str) -> str:
    """The page with its policy before anything that it holds for."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">\n'
    said, count = _AFTER_CHARSET.subn(lambda found: f"{found[0]}{meta}{found['indent']}", page, count=1)
    if not count:
        raise ValueError('the page has no line <meta charset="utf-8">')
    return said
