"""A team and the catalog go in; all that the team adds to the site comes out, made anew or as it was kept.

A part is made from a catalog that knows no other team, so that nothing of another one gets into it unseen.
Its key names the team's own files, what all teams share, the day and the code, and there is nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import escape
from pydantic import TypeAdapter

from generator.api.calendars import EVENTS, entries_text, team_entries
from generator.api.teams import ENTRY, team_text
from generator.build import Build
from generator.linkcheck import Links, links_of
from generator.models.reviews import Review
from generator.pages.boards import exceptions_list, matrix_list, reviews_list
from generator.pages.outline import Heading, headings
from generator.pages.published_rows import DATA, LINES, ROWS_PAGE, rows_texts
from generator.pages.search_entries import SearchEntry, search_entries
from generator.pages.teams import team_page, teams_list
from generator.pages.view import View, relative_url
from generator.reporting import Report, unheard
from generator.reuse.bundle import Entries, entry, joined, parted
from generator.reuse.forking import Copies, copies_at_work
from generator.reuse.store import Store, key_of


@dataclass(frozen=True)
class PagePart:
    """What others have to know of the page of a team."""

    headings: tuple[Heading, ...]
    links: Links
    """Of the body of the page."""
    entries: tuple[SearchEntry, ...]


@dataclass(frozen=True)
class TeamPart:
    """All that a team adds to the site."""

    page: PagePart
    texts: dict[str, str]
    """By name, what it adds to pages and files about all teams (see `Build.of_team`)."""
    body: str
    """The HTML of its page, without the theme's frame."""


TEAM_LISTS = {
    "teams/index.md": teams_list,
    "policy/matrix.md": matrix_list,
    "policy/exceptions.md": exceptions_list,
    "policy/reviews.md": reviews_list,
}
"""By source path, the pages with a list of all teams."""

_ROWS = "digest of the rows"
_TEXTS = (*TEAM_LISTS, _ROWS, DATA, LINES, ENTRY, EVENTS)
"""The names of the texts of a team, in the order in which they are kept, after what is known of its page."""
_BODY = 1 + len(_TEXTS)
"""The place of the body, which is the last: only those that need no more than one team hold it."""

_PAGE = TypeAdapter(PagePart)


class TeamParts:
    """The parts of all teams on one day; `salt` stands for everything but the data that they depend on.

    Where all of them are there, what comes before the bodies is in one file, and is read from it piece by
    piece: to hold it takes more memory than all else that a build knows of a team.
    """

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
        self._together = key_of(salt, address, "parts")
        self._entries = Entries(store.opened(self._together), _BODY)
        self._held: dict[str, tuple[bytes, ...]] = {}
        """What could not be kept."""
        self._keys: dict[str, str] = {}
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
        teams = self._build.catalog.teams
        if set(self._entries) != set(map(self.key, teams)):
            self._store.write(self._together, lambda: map(self._entry, teams))
            self._entries = Entries(self._store.opened(self._together), _BODY)
        rows = key_of(self._salt, *(self._text(_ROWS, team) or "" for team in teams))
        self._build.keepers = replace(
            self._build.keepers,
            rows=lambda name, make: self._store.text(key_of(rows, name), make),
            rows_key=rows,
            team=self._text,
            team_key=self.key,
            review=self._review_text,
        )

    def _entry(self, team: str) -> bytes:
        """What the file of all teams has of one."""
        key = self.key(team)
        return self._entries.whole(key) if key in self._entries else entry(key, self._parts(team)[:_BODY])

    def stop(self) -> None:
        """End the copies that are at work."""
        self._copies.stop()

    def page(self, team: str) -> PagePart:
        """What others have to know of the page of a team."""
        return _PAGE.validate_json(self._part(team, 0), strict=True)

    def body(self, team: str) -> str:
        """The HTML of the team's page, without the theme's frame."""
        return self._parts(team)[_BODY].decode()

    def key(self, team: str) -> str:
        """Stands for all that the part of a team and the body of its page are made from."""
        if team not in self._keys:
            self._keys[team] = key_of(self._salt, self._build.catalog.team_digests[team])
        return self._keys[team]

    def _text(self, name: str, team: str) -> str | None:
        return self._part(team, 1 + _TEXTS.index(name)).decode() if name in _TEXTS else None

    def _review_text(self, name: str, review: Review) -> str | None:
        lines = self._text(name, review.team)
        reviews = self._build.catalog.reviews_of(review.team)
        return None if lines is None else lines.split("\n")[reviews.index(review)]

    def _part(self, team: str, part: int) -> bytes:
        kept = self._entries.get(self.key(team), part)
        return self._parts(team)[part] if kept is None else kept

    def _make_if_missing(self, team: str) -> None:
        if not self._has(team):
            self._make(team)

    def _has(self, team: str) -> bool:
        key = self.key(team)
        return key in self._entries or self._store.has(key)

    def _parts(self, team: str) -> Sequence[bytes]:
        """All that is kept of a team; made now where it was lost, or could not be kept."""
        kept = self._store.get(self.key(team))
        if kept is None:
            return self._held.get(team) or self._make(team)
        return parted(kept, _BODY + 1)

    def _make(self, team: str) -> Sequence[bytes]:
        made = team_part(self._build.with_only(team), team, self._address)
        texts = (made.texts[name].encode() for name in _TEXTS)
        parts = (_PAGE.dump_json(made.page), *texts, made.body.encode())
        self.made.add(team)
        self._store.put(self.key(team), joined(parts))
        if not self._store.has(self.key(team)):
            self._held[team] = parts
        return parts


def team_path(team: str) -> str:
    """The source path of a team's page."""
    return f"teams/{team}.md"


def team_part(build: Build, team: str, address: str) -> TeamPart:
    """All that a team adds to the site; `address` is where the portal is served."""
    path, one = team_path(team), build.catalog.teams[team]

    def view(here: str) -> View:
        return View(build.catalog, build.as_of, here, build)

    body = str(team_page(view(path), one))
    entries = search_entries(body, relative_url("", path), str(escape(one.name)))
    texts = {here: make(view(here)).rows_html(one) for here, make in TEAM_LISTS.items()}
    rows = [rows_texts(view(ROWS_PAGE), review) for review in build.bound(one).reviews]
    texts |= {name: "\n".join(each[name] for each in rows) for name in (DATA, LINES)}
    texts[_ROWS] = key_of(texts[DATA])
    texts[ENTRY] = team_text(build, one)
    texts[EVENTS] = entries_text(team_entries(build, one, address))
    return TeamPart(PagePart(headings(body), links_of(body), entries), texts, body)
