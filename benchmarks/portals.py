"""A number of teams goes in; a portal of that size, in a folder of its own, comes out."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

PROJECT = Path(__file__).parents[1]
ROWS = 30
"""Published rows of each made-up team, the size of a small department's weekly review."""

_TEAM = """\
id: {id}
name: Team {number}
about: Works with shared accounts and asks for a page of its own.
sign_in: password
contacts:
  - role: Team lead
    reach: "#team-{number}"
policy:
  review-frequency: daily
checklists:
  - first-pass-review
"""
_DEVICES = ("Chrome on macOS", "Firefox on Linux", "Edge on Windows", "Unknown browser")
_APPS = ("ChatGPT", "Codex", "API Platform")
_DECISIONS = ("keep", "keep", "keep", "review", "revoke")


def portal(folder: Path, teams: int) -> Path:
    """Copy the project's pages and data into `folder`, add `teams` made-up teams, and return `folder`."""
    for name in ("data", "docs", "overrides"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    for number in range(teams):
        name = f"team-{number}"
        (folder / f"data/teams/{name}.yml").write_text(_TEAM.format(id=name, number=number), encoding="utf-8")
        reviews = folder / f"data/reviews/{name}"
        reviews.mkdir()
        review = _review(name, number)
        (reviews / f"{review['date']}.json").write_text(json.dumps(review, indent=2), encoding="utf-8")
    return folder


def _review(team: str, number: int) -> dict[str, object]:
    day = date(2026, 11, 1) + timedelta(days=number % 20)
    return {
        "schema": "review/1",
        "team": team,
        "date": day.isoformat(),
        "reviewer": "r-bench234",
        "key_id": "key-bench",
        "sessions": [_row(day, 5 * number + index) for index in range(ROWS)],
    }


def _row(day: date, seed: int) -> dict[str, object]:
    return {
        "owner": f"o-bench-{seed % 7}",
        # Five rows in a row look alike, as many as a policy can ask for.
        "device": _DEVICES[seed // 5 % len(_DEVICES)],
        "app": _APPS[seed // 5 % len(_APPS)],
        "location": f"Approx. region {seed // 5 % 11}",
        "signed_in": (day - timedelta(days=seed % 30)).isoformat(),
        "trusted_device": seed % 3 == 0,
        "owner_can_confirm": seed % 4 != 0,
        "current_session": seed % ROWS == 0,
        "decision": _DECISIONS[seed % len(_DECISIONS)],
        "evidence": None,
    }
