"""A user agent, or a device as a row shows it, goes in; a coarse label such as 'Chrome on macOS' comes out.

The label never holds a version, a model or the name that somebody gave a device: it is put together from
words of this module and from the browser families of ua-parser, and from nothing of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import ua_parser

from generator.anonymization.answers import NOT_SHOWN, OPEN, Understand
from generator.anonymization.texts import folded, visible

UNKNOWN_BROWSER = "Unknown browser"
KNOWN_BROWSER = "Known browser"

_LONGEST = 1_000
"""In characters. User agents have a few hundred, and ua-parser tries some thousand patterns on each."""

_REMEMBERED = 16_384

_FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        folded(name): family
        for family, names in {
            "Chrome": ("Chrome", "Google Chrome", "Chrome Mobile", "Chrome Mobile iOS", "Chrome iOS"),
            "ChatGPT": ("ChatGPT", "ChatGPT app"),
            "Codex": ("Codex", "Codex app"),
            "Edge": ("Edge", "Microsoft Edge", "MS Edge", "Edge Mobile"),
            "Firefox": ("Firefox", "Mozilla Firefox", "Firefox Mobile", "Firefox iOS"),
            "Safari": ("Safari", "Mobile Safari", "Apple Safari"),
        }.items()
        for name in names
    }
)

_SYSTEMS: Mapping[str, str] = MappingProxyType(
    {
        folded(name): system
        for system, names in {
            "macOS": ("macOS", "Mac OS X", "OS X", "Mac OS", "Mac", "Macintosh"),
            "Windows": ("Windows", "Microsoft Windows", "Windows NT"),
            "Linux": ("Linux", "GNU/Linux", "Ubuntu", "Debian", "Fedora", "Arch Linux", "Red Hat", "SUSE"),
            "ChromeOS": ("ChromeOS", "Chrome OS", "CrOS"),
            "Android": ("Android",),
            "iOS": ("iOS", "iPhone OS", "iPhone"),
            "iPadOS": ("iPadOS", "iPad"),
        }.items()
        for name in names
    }
)

_USER_AGENT = re.compile(r"[A-Za-z]/[0-9]")
_OWN_APP = re.compile(r"(?<![A-Za-z-])(ChatGPT|Codex)(?= ?/ ?[0-9])")
_MINOR = re.compile(r"(?<=[0-9])\.[0-9.]+")
_BUILD = re.compile(r"[0-9]{3,}")
_NOT_SHOWN = folded(NOT_SHOWN)
_KNOWN = folded(KNOWN_BROWSER)
_VERSION = re.compile(r"\(?\b[vV]?[0-9][0-9A-Za-z._-]*\)?")
_BETWEEN = re.compile(r"\s(?:on|for|in)\s|\s[-–]\s|[,·/()@|]")
_UNKNOWN = ("unknown", "unrecognized", "unrecognised")


class DeviceReader:
    """Reads devices for one set of rules, and remembers the latest of them."""

    def __init__(self, understand: Understand) -> None:
        self._understand = understand
        self._of_agent = lru_cache(_REMEMBERED)(self._from_agent)

    def label(self, text: str) -> str:
        """The coarse label of a device; `UNKNOWN_BROWSER` where the text or the rules do not tell it."""
        line = visible(text)
        lower = line.lower()
        if len(line) < 20 and (label := self._published(folded(line))) is not None:
            return label
        if not line or len(line) > _LONGEST or any(word in lower for word in _UNKNOWN):
            return UNKNOWN_BROWSER
        if _USER_AGENT.search(line):
            # Minor versions and builds go first: they tell no family, and agents that differ in them are one.
            return self._of_agent(_BUILD.sub("100", _MINOR.sub(".0", line)))
        return self._from_words(line)

    def _published(self, text: str) -> str | None:
        """What stands in the place of a device in rows that are published already."""
        if text == _NOT_SHOWN and self._understand("device", NOT_SHOWN) == OPEN:
            return NOT_SHOWN
        if text == _KNOWN and self._understand("device", KNOWN_BROWSER) is not None:
            return KNOWN_BROWSER
        return None

    def _from_agent(self, agent: str) -> str:
        system = ua_parser.parse_os(agent)
        own = _OWN_APP.search(agent)
        browser = None if own else ua_parser.parse_user_agent(agent)
        family = own[1] if own else browser.family if browser else ""
        # ua-parser tells an iPad as a device only, which takes longest to find out.
        on = "iPad" if system and system.family == "iOS" and "iPad" in agent else system and system.family
        return self._readable(family, on or "")

    def _from_words(self, line: str) -> str:
        parts = [part for part in _BETWEEN.split(_VERSION.sub(" ", line)) if part.strip()]
        family, rest = parts[0] if parts else "", parts[1:]
        system = next((part for part in rest if folded(part) in _SYSTEMS), "")
        return self._readable(family, system) if folded(family) in _FAMILIES else UNKNOWN_BROWSER

    def _readable(self, family: str, system: str) -> str:
        """The label of a family on a system, as exact as the rules can read it."""
        name, on = _FAMILIES.get(folded(family), family), _SYSTEMS.get(folded(system))
        for label in (f"{name} on {on}" if on else "", name):
            plain = label and not any(char.isnumeric() for char in label)
            if plain and self._understand("device", label) is not None:
                return label
        return UNKNOWN_BROWSER
