"""A folder goes in; a portal comes out in which a team, a drill and reviews are not for everybody.

In every text of them is a canary, and everywhere else there is what could lead to them: links of pages and of
the data, the navigation, the next drill, and the past of the data.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.catalog import Catalog, load_catalog
from generator.models.drills import Drill
from generator.models.reviews import Review
from generator.models.teams import Team
from tests.audiences.planting import WORD, Planting
from tests.changes.portals import edited
from tests.pages.copies import Copy, copy_of_portal
from tests.repositories import PortalRepository

TEAM, DRILL, EXCEPTION = f"{WORD}-team", f"{WORD}-drill", f"{WORD}-exception"
PAGE = f"""
See [the other team](teams/{TEAM}.md#exceptions), [what it may do](policy/exceptions.md#{EXCEPTION}),
[when](calendars/{TEAM}.ics) and [the other drill][drill].

[drill]: drills/{DRILL}.md
"""


def aviary(folder: Path) -> tuple[Copy, Planting]:
    """The portal, and the canaries in it."""
    portal = copy_of_portal(folder)
    catalog = load_catalog(portal.folder / "data")
    planting = Planting(lambda kind: _name_of(catalog, kind))
    _plant(portal, catalog, planting)
    _lead_there(portal)
    past = PortalRepository(portal.folder, portal.folder / "data")
    past.git("init", "--quiet", "--initial-branch", "main")
    past.commit()
    edited(past.data, (f"teams/{TEAM}.yml", '"expires": "2026-11-30"', '"expires": "2026-11-29"'))
    past.commit(day="2026-11-02")
    return portal, planting


def _name_of(catalog: Catalog, kind: str) -> str:
    if kind in type(catalog.vocabularies).model_fields:
        return str(getattr(catalog.vocabularies, kind)[0].id)
    return str(next(iter(getattr(catalog, kind))))


def _plant(portal: Copy, catalog: Catalog, planting: Planting) -> None:
    team = planting.record(Team, _plain(catalog.teams["alpha"]), ("team",))
    team["exceptions"] = [one | {"id": EXCEPTION} for one in team["exceptions"]]
    _write(portal, f"teams/{TEAM}.yml", team | {"id": TEAM, "visibility": "responders"})
    drill = planting.record(Drill, _plain(catalog.drills["lost-laptop"]), ("drill",))
    _write(portal, f"drills/{DRILL}.yml", drill | {"id": DRILL, "visibility": "responders"})
    for name, hidden in (("alpha/2026-11-02", TEAM), ("alpha/2026-11-09", "alpha")):
        review = planting.record(Review, _plain(catalog.reviews["alpha/2026-11-02"]), ("review",))
        day = name.rpartition("/")[2]
        visibility = {"visibility": "leads" if hidden == "alpha" else None}
        _write(portal, f"reviews/{hidden}/{day}.json", review | {"team": hidden, "date": day} | visibility)


def _plain(record: Any) -> Any:
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _write(portal: Copy, path: str, value: object) -> None:
    """Write a data file: YAML reads JSON."""
    portal.write(f"data/{path}", json.dumps(value, indent=1))


def _lead_there(portal: Copy) -> None:
    portal.append("docs/index.md", PAGE)
    portal.edit(
        "mkdocs.yml",
        "  - Drills: drills.md\n",
        f"  - Drills:\n      - drills.md\n      - drills/{DRILL}.md\n",
    )
    portal.edit("data/portal.yml", "  checklist: response\n", f"  drill: {DRILL}\n")
    portal.edit("data/portal.yml", "to: drills.md", f"to: drills/{DRILL}.md")
    portal.edit("data/vocabularies.yml", "see: checklists/first-pass.md\n", f"see: drills/{DRILL}.md\n")
    portal.append("data/faq.yml", FAQ)
    portal.edit("data/vocabularies.yml", "label: Everyone", "label: Everyone <here>")


FAQ = f"""\
- id: whose
  question: Whose is it?
  short: Somebody's.
  answer: It is *[somebody's](teams/{TEAM}.md)*.
  facts: [no-history]
"""
