"""A team and the catalog go in; all that the team adds to the site comes out, made anew or as it was kept.

A part is made from a catalog that knows no other team, so that nothing of another one gets into it unseen.
Its key names the team's own files, what all teams share, the day and the code, and there is nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape
from pydantic import TypeAdapter, ValidationError

from generator.api.calendars import EVENTS, entries_text, team_entries
from generator.api.teams import ENTRY, team_text
from generator.linkcheck import Links, links_of
from generator.obligations import Build
from generator.pages.boards import exceptions_list, matrix_list, reviews_list
from generator.pages.outline import Heading, headings
from generator.pages.published_rows import ROWS_PAGE, rows_of
from generator.pages.search_entries import SearchEntry, search_entries
from generator.pages.teams import team_page, teams_list
from generator.pages.view import View, relative_url
from generator.reporting import Report, unheard
from generator.reuse.bundle import Bundle
from generator.reuse.forking import Copies, copies_at_work
from generator.reuse.store import Store, key_of


@dataclass(frozen=True)
class TeamPart:
    """What a team adds to the site besides the HTML of its page."""

    headings: tuple[Heading, ...]
    links: Links
    """Of the body of its page."""
    entries: tuple[SearchEntry, ...]
    texts: dict[str, str]
    """By name, what it adds to pages and files about all teams (see `Build.of_team`)."""


TEAM_LISTS = {
    "teams/index.md": teams_list,
    "policy/matrix.md": matrix_list,
    "policy/exceptions.md": exceptions_list,
    "policy/reviews.md": reviews_list,
}
"""By source path, the pages with a list of all teams."""

_ROWS = "digest of the rows"
_BETWEEN = b"\n"
"""Between a part and a body that are kept; JSON has no line break of its own."""

_PART = TypeAdapter(TeamPart)


class TeamParts:
    """The parts of all teams on one day; `salt` stands for everything but the data that they depend on."""

    def __init__(self, build: Build, store: Store, salt: str, address: str) -> None:
        self._build = build
        self._address = address
        self._store = store
        shared = sorted(
            (name, one) for name, one in build.catalog.digests.items() if name not in ("teams", "reviews")
        )
        self._salt = key_of(
            salt, address, build.as_of.isoformat(), *(text for pair in shared for text in pair)
        )
        self._bundle = Bundle(store, key_of(salt, address, "parts"))
        self._known: dict[str, TeamPart] = {}
        self._missing: list[str] = []
        self._copies = Copies(())
        self.made: set[str] = set()
        """The teams whose parts were made in this build."""

    def begin(self) -> None:
        """Have the parts made that are missing; where there are many, by copies of this process meanwhile."""
        self._missing = [one for one in self._build.catalog.teams if not self._has(one)]
        self._copies = copies_at_work(self._missing, self._make_if_missing)

    def finish(self, report: Report = unheard) -> None:
        """Make what is still missing."""
        for number, team in enumerate(reversed(self._missing)):
            report("Making pages of teams", number, len(self._missing))
            self._make_if_missing(team)
        self.stop()
        self.made |= set(self._missing)
        self._build.keep_to(lambda name, team: self[team].texts.get(name))
        rows = key_of(self._salt, *(self[team].texts.get(_ROWS, "") for team in self._build.catalog.teams))
        self._build.keep_rows(lambda name, make: self._store.text(key_of(rows, name), make))
        self._bundle.keep()

    def stop(self) -> None:
        """End the copies that are at work."""
        self._copies.stop()

    def _make_if_missing(self, team: str) -> None:
        if not self._has(team):
            self._make(team)

    def _has(self, team: str) -> bool:
        key = self.key(team)
        return self._bundle.has(key) or self._store.has(key)

    def __getitem__(self, team: str) -> TeamPart:
        """The part of a team."""
        if team not in self._known:
            kept = self._bundle.get(self.key(team))
            if kept is None:
                kept = self._kept(team)[0]
                self._bundle.put(self.key(team), kept)
            self._known[team] = _read(kept) or self._make(team)[0]
        return self._known[team]

    def body(self, team: str) -> str:
        """The HTML of the team's page, without the theme's frame."""
        return self._kept(team)[1].decode() or self._make(team)[1]

    def key(self, team: str) -> str:
        """Stands for all that the part of a team and the body of its page are made from."""
        return key_of(self._salt, self._build.catalog.team_digests[team])

    def _kept(self, team: str) -> tuple[bytes, bytes]:
        """The part of a team and the body of its page as they were kept; nothing where they were not."""
        part, _, body = (self._store.get(self.key(team)) or b"").partition(_BETWEEN)
        return part, body

    def _make(self, team: str) -> tuple[TeamPart, str]:
        part, body = team_part(self._build.with_only(team), team, self._address)
        kept = _PART.dump_json(part)
        self.made.add(team)
        self._store.put(self.key(team), kept + _BETWEEN + body.encode())
        self._bundle.put(self.key(team), kept)
        return part, body


def team_path(team: str) -> str:
    """The source path of a team's page."""
    return f"teams/{team}.md"


def _read(kept: bytes) -> TeamPart | None:
    """What was kept as JSON; None for what another version kept."""
    try:
        return _PART.validate_json(kept, strict=True)
    except ValidationError:
        return None


def team_part(build: Build, team: str, address: str) -> tuple[TeamPart, str]:
    """The part of a team and the body of its page; `address` is where the portal is served."""
    path, one = team_path(team), build.catalog.teams[team]

    def view(here: str) -> View:
        return View(build.catalog, build.as_of, here, build)

    body = str(team_page(view(path), one))
    entries = search_entries(body, relative_url("", path), str(escape(one.name)))
    texts = {here: make(view(here)).rows_html(one) for here, make in TEAM_LISTS.items()}
    texts[_ROWS] = key_of(rows_of(view(ROWS_PAGE), one))
    texts[ENTRY] = team_text(build, one)
    texts[EVENTS] = entries_text(team_entries(build, one, address))
    return TeamPart(headings(body), links_of(body), entries, texts), body
