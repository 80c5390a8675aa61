"""Lines in which secrets of several classes stand together, as in real logs, exports and mails."""

from __future__ import annotations

import re

from tests.redaction.corpus.addresses import ADDRESSES
from tests.redaction.corpus.drawing import Draw
from tests.redaction.corpus.family import Family, Maker
from tests.redaction.corpus.ids import IDS
from tests.redaction.corpus.internet import IPS
from tests.redaction.corpus.keys import KEYS
from tests.redaction.corpus.links import LINKS
from tests.redaction.corpus.phones import PHONES
from tests.redaction.corpus.token_family import TOKENS

MIXED = "mixed"

_PARTS: dict[str, tuple[Family, tuple[str, ...]]] = {
    "address": (ADDRESSES, ("plain", "subaddress", "apostrophe", "long ending")),
    "ip": (IPS, ("IPv4", "IPv6 compressed", "IPv6 sparse")),
    "id": (IDS, ("UUID", "user", "organization", "session")),
    "key": (KEYS, ("OpenAI project", "OpenAI, 48 signs with seal", "Anthropic", "Google")),
    "token": (TOKENS, ("GitHub classic", "GitLab personal", "JWT HS256, 1 claims", "npm")),
    "phone": (PHONES, ("international", "E164")),
    "link": (LINKS, ("share", "conversation", "custom GPT")),
}
_FORMS = {
    "log line": (
        "2026-11-03T08:15:30Z INFO sign-in user=<address> ip=<ip> request=<id> status=200",
        "2026-11-03 08:15:30,120 WARN [<id>] <address> from <ip> port 51234 used <key>",
        '<ip> - <address> [03/Nov/2026:08:15:30 +0000] "GET /v1/<id> HTTP/1.1" 200 512 "<link>" "curl/8.5.0"',
        "level=warn msg=leaked key=<key> owner=<address> org=<id>",
    ),
    "CSV row": (
        "<address>,Chrome on macOS,ChatGPT,<ip>,2026-11-03,<id>",
        '"<address>";"<phone>";"<ip>";keep',
        "<id>\t<address>\t<ip>\t<link>\t2026-11-03",
    ),
    "JSON": (
        '{"owner": "<address>", "ip": "<ip>", "id": "<id>", "device": "Chrome on macOS"}',
        '{"user":{"email":"<address>","phone":"<phone>"},"key":"<key>","url":"<link>"}',
        '[{"id":"<id>","token":"<token>"},{"id":"<id>","token":"<token>"}]',
    ),
    "mail": (
        "Hi, my key <key> leaked in <link>. Call <phone> or write to <address>.",
        "From: <address>\nTo: <address>\nReceived: from host ([<ip>])\n\nPlease revoke <token>.",
        "Seen at <link> by <address> (<phone>), from <ip>.",
    ),
    "shell": (
        "curl -H 'Authorization: Bearer <token>' https://example.com/v1/<id>  # as <ip>",
        "export OPENAI_API_KEY=<key> OPENAI_ORG_ID=<id>; ssh root@<ip>",
        "git clone https://oauth2:<token>@example.com/a.git && echo <address>",
    ),
}


def _part(name: str, draw: Draw) -> str:
    family, variants = _PARTS[name]
    return family.inline[draw.pick(variants)](draw)


def _filled(forms: tuple[str, ...]) -> Maker:
    def make(draw: Draw) -> str:
        return re.sub("<([a-z]+)>", lambda part: _part(part[1], draw), draw.pick(forms))

    return make


MIXTURES = Family(class_=MIXED, lines={name: _filled(forms) for name, forms in _FORMS.items()})
"""Its samples have no class of their own: any find will do."""
