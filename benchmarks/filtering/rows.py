"""A number of rows goes in; a made-up review table of that size comes out, the same one in every run."""

from __future__ import annotations

import json
import random
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

VOCABULARIES = {
    "decision": ("Keep", "Review", "Revoke", "Rotate credentials", "Escalate", "Blocked by policy"),
}
"""Closed lists, which the portal's headers name in their own order."""

_TEAMS = (
    "Platform",
    "Payments",
    "Search",
    "Data",
    "Mobile",
    "Growth",
    "Legal",
    "Finance",
    "Support",
    "Design",
)
_BROWSERS = ("Chrome", "Firefox", "Edge", "Safari", "Unknown browser")
_SYSTEMS = ("macOS", "Windows 11", "Linux", "iOS", "Android")
_APPS = ("ChatGPT", "Codex", "API Platform")
_PLACES = (
    "Lisbon, Portugal",
    "Porto, Portugal",
    "Berlin, Germany",
    "Hamburg, Germany",
    "Dublin, Ireland",
    "Cork, Ireland",
    "Seattle, United States",
    "Austin, United States",
    "Boston, United States",
    "Toronto, Canada",
    "Osaka, Japan",
    "Tokyo, Japan",
    "Pune, India",
    "Chennai, India",
    "Oslo, Norway",
    "Bergen, Norway",
    "Lyon, France",
    "Nantes, France",
    "Madrid, Spain",
    "Bilbao, Spain",
    "Not shown",
)
_SAID = ("Yes", "No", "Not shown")
_STOCK_NOTES = (
    "",
    "Owner confirmed.",
    "Owner is away.",
    "Asked the team lead.",
    "Device is on the asset list.",
)
_NOTES = (
    "Owner confirmed by phone at {hour:02}:{minute:02}, ticket {ticket}.",
    "Asset tag {ticket} is assigned to the owner since week {minute}.",
    "No answer in {hour} hours; asked again in thread {ticket}.",
    "Seen first on day {hour}, matches the trip that request {ticket} approved.",
    "Sign-in from {place} does not fit the calendar; see ticket {ticket} and escalate if it comes back.",
    "Test account of suite {ticket}, runs at minute {minute} of every hour.",
)
_ALPHABET = string.ascii_lowercase + string.digits


@dataclass(frozen=True)
class Column:
    """A column by its distinct values, in the order in which they appear, and a code of one for each row."""

    key: str
    values: Sequence[str]
    codes: Sequence[int]

    @property
    def label(self) -> str:
        """What its header says."""
        return self.key.replace("_", " ").capitalize()

    def first(self, count: int) -> Column:
        """The same column of the first rows only."""
        codes = self.codes[:count]
        return replace(self, values=self.values[: max(codes) + 1], codes=codes)


@dataclass(frozen=True)
class Table:
    """Columns of the same length."""

    columns: tuple[Column, ...]
    count: int

    def first(self, count: int) -> Table:
        """The same table with its first rows only."""
        return Table(tuple(column.first(count) for column in self.columns), count)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows as texts."""
        cells = [[column.values[code] for code in column.codes] for column in self.columns]
        return zip(*cells, strict=True)

    def script(self, name: str) -> bytes:
        """A script that hands the columns over as a global of that name, as the portal's data files do."""
        columns = [
            {
                "key": column.key,
                "values": "\n".join(column.values),
                "codes": ",".join(map(str, column.codes)),
            }
            | {"sorts": None, "tones": None, "links": None}
            for column in self.columns
        ]
        data = json.dumps({"count": self.count, "columns": columns}, separators=(",", ":"))
        return f"globalThis.{name} = {data};".encode()


def made_up(count: int) -> Table:
    """Make so many rows; owners and notes are mostly unlike each other."""
    choose = random.Random(1)  # noqa: S311  # the same rows in every run, nothing secret
    day = date(2026, 11, 1)
    days = [(day - timedelta(days=back)).isoformat() for back in range(400)]
    devices = [
        f"{browser} {version} on {system}" if version else browser
        for browser in _BROWSERS
        for version in (
            range(132, 144) if browser in _BROWSERS[:3] else (26, 18) if browser == "Safari" else (0,)
        )
        for system in _SYSTEMS
    ]
    reviewers = [f"r-{''.join(choose.choices(_ALPHABET, k=6))}" for _ in range(60)]
    cells = {
        "team": choose.choices(_TEAMS, k=count),
        "decision": choose.choices(VOCABULARIES["decision"], (60, 15, 10, 8, 4, 3), k=count),
        "device": choose.choices(devices, k=count),
        "app": choose.choices(_APPS, k=count),
        "location": choose.choices(_PLACES, k=count),
        "signed_in": choose.choices(days, k=count),
        "trusted_device": choose.choices(_SAID, k=count),
        "owner_can_confirm": choose.choices(_SAID, k=count),
        "current_session": choose.choices(_SAID, (1, 20, 5), k=count),
        "owner": _owners(choose, count),
        "evidence": _notes(choose, count),
        "reviewer": choose.choices(reviewers, k=count),
    }
    return Table(tuple(_column(key, texts) for key, texts in cells.items()), count)


def _owners(choose: random.Random, count: int) -> list[str]:
    """Nine in ten rows have an owner of their own."""
    owners = [f"o-{''.join(choose.choices(_ALPHABET, k=8))}" for _ in range(count)]
    return [owners[choose.randrange(at + 1)] if at % 10 == 9 else owner for at, owner in enumerate(owners)]


def _notes(choose: random.Random, count: int) -> list[str]:
    """Four in five rows have a note of their own."""
    return [
        choose.choice(_STOCK_NOTES)
        if at % 5 == 4
        else choose.choice(_NOTES).format(
            hour=choose.randrange(24),
            minute=choose.randrange(60),
            ticket=choose.randrange(100_000, 10_000_000),
            place=choose.choice(_PLACES).partition(",")[0],
        )
        for at in range(count)
    ]


def _column(key: str, texts: Iterable[str]) -> Column:
    known: dict[str, int] = {}
    codes = [known.setdefault(text, len(known)) for text in texts]
    return Column(key, list(known), codes)


def matches(table: Table, queries: Iterable[str]) -> dict[str, int]:
    """How many rows hold every word of each beginning of the queries, of the empty one too."""
    steps = [[query[:end] for end in range(1, len(query) + 1)] for query in queries]
    counts = {"": table.count} | {step: 0 for stepped in steps for step in stepped}
    worded = [[(step, step.split()) for step in stepped] for stepped in steps]
    for row in table.rows():
        text = "\n".join(row).lower()
        for stepped in worded:
            for step, words in stepped:
                # What a beginning does not find, a longer one does not find either.
                if not all(word in text for word in words):
                    break
                counts[step] += 1
    return counts
