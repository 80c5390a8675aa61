"""States of a small portal, and builds of it: what the tests of builds after builds share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from generator import mkdocs_plugin
from generator.mkdocs_plugin import beginning
from generator.mkdocs_plugin.building import Built
from generator.reuse.keeping import Keeping
from tests.pages.copies import NOON, OVERRIDES, Copy, copy_of_portal, tree

DAY = 86_400
RUNBOOK = Path(sys.executable).parent / "runbook"


@dataclass(frozen=True)
class State:
    """What may differ between two builds of the small portal: each field is one edit from its neighbours."""

    about: str = "Does one of everything."
    """Of a team: on its page and in the lists of all teams."""
    team: str | None = None
    """The id of a third team; a change of it renames the team."""
    default: str = "weekly"
    """Of the policy: on every team's page."""
    label: str = "Keep"
    """Of a decision, in the vocabulary."""
    step: str = "Open the list."
    """Of a checklist."""
    reviews: int = 2
    """How many reviews of a team are published."""
    page: str = "Everything begins here."
    """On a hand-written page."""
    checked_on: str | None = None
    """When somebody has read the hand-written page."""
    extra: str | None = None
    """The name of one more hand-written page; a change of it renames the page."""
    footer: str = "nothing you type or tick leaves this browser"
    """In a template of the theme."""
    site_name: str = "Small portal"
    """In the configuration."""
    features: tuple[str, ...] = ("toc.follow",)
    """Of the theme."""
    entry: str = "Controls: "
    """What the navigation calls a hand-written page; nothing where that has its own title."""
    sign: str = "¶"
    """What Markdown puts behind each heading."""
    day: int = 0
    """Days after the first."""
    versions: str = ""
    """Stands for the packages that are installed."""
    code: str = ""
    """Stands for the generator's own code."""


CHANGES: dict[str, tuple[Any, ...]] = {
    "about": ("Does two of everything.", "Does <three> & more."),
    "team": ("gamma", "delta", None),
    "default": ("daily",),
    "label": ("Let it be",),
    "step": ("Open it.",),
    "reviews": (1, 0),
    "page": ("Everything ends here.",),
    "checked_on": ("2026-11-02",),
    "extra": ("more", "other", None),
    "footer": ("nothing leaves",),
    "site_name": ("Another portal",),
    "features": (("toc.follow", "navigation.footer"),),
    "entry": ("", "Checks: "),
    "sign": ("#",),
    "day": (1, 9),
    "versions": ("newer",),
    "code": ("newer",),
}


_TEAM = """\
id: {id}
name: Third
about: Came later.
sign_in: password
contacts:
  - role: Team lead
    reach: "#third"
"""


def lay(portal: Copy, state: State) -> None:
    """Have the sources of the portal as they are in a state; what builds have made stays."""
    for name in ("data", "docs", "overrides", "mkdocs.yml"):
        place = portal.folder / name
        if place.is_dir():
            shutil.rmtree(place)
    copy_of_portal(portal.folder)
    shutil.copytree(
        OVERRIDES, portal.folder / "overrides", ignore=shutil.ignore_patterns("logic", "elements")
    )
    portal.edit("mkdocs.yml", str(OVERRIDES), "overrides")
    portal.edit("mkdocs.yml", "site_name: Small portal", f"site_name: {state.site_name}")
    portal.edit("mkdocs.yml", "    - toc.follow\n", "".join(f"    - {one}\n" for one in state.features))
    portal.edit("mkdocs.yml", "- Controls: controls.md", f"- {state.entry}controls.md")
    portal.edit("mkdocs.yml", 'permalink: "¶"', f'permalink: "{state.sign}"')
    portal.edit("overrides/frame.html", "nothing you type or tick leaves this browser", state.footer)
    portal.edit("data/teams/alpha.yml", "Does one of everything.", state.about)
    portal.edit("data/policy.yml", "default: weekly", f"default: {state.default}")
    portal.edit("data/vocabularies.yml", "label: Keep\n", f"label: {state.label}\n")
    portal.edit("data/checklists/first-pass.yml", "do: Open the list.", f"do: {state.step}")
    portal.append("docs/index.md", f"\n{state.page}\n")
    if state.checked_on is not None:
        portal.edit("docs/index.md", "title: Home\n", f"title: Home\nchecked_on: {state.checked_on}\n")
    for review in sorted((portal.folder / "data/reviews/alpha").iterdir())[state.reviews :]:
        review.unlink()
    if state.team is not None:
        portal.write(f"data/teams/{state.team}.yml", _TEAM.format(id=state.team))
    if state.extra is not None:
        portal.write(f"docs/{state.extra}.md", "# Extra\n\nSee [the first team](teams/alpha.md#policy).\n")
        portal.append("docs/index.md", f"\n[Extra]({state.extra}.md)\n")
        portal.append("mkdocs.yml", f"  - Extra: {state.extra}.md\n")


def build(portal: Copy, state: State, **options: Any) -> Built:
    """Build the portal on the day of a state, with its versions."""
    with pytest.MonkeyPatch.context() as patch, chdir(portal.folder):
        patch.setenv("SOURCE_DATE_EPOCH", str(int(NOON) + DAY * state.day))
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        patch.setattr(beginning, "packages_digest", lambda: f"packages {state.versions}")
        patch.setattr(beginning, "code_digest", lambda: f"code {state.code}")
        return mkdocs_plugin.build(Path("mkdocs.yml"), None, None, **options)


class Colds:
    """The sites of states, each built once and from nothing."""

    def __init__(self, folder: Path) -> None:
        self._portal = copy_of_portal(folder / "portal")
        self._sites: dict[State, dict[str, bytes]] = {}

    def of(self, state: State) -> dict[str, bytes]:
        """Every file of the site of a state."""
        seen = replace(state, versions="", code="")
        if seen not in self._sites:
            lay(self._portal, seen)
            self._sites[seen] = tree(build(self._portal, seen, keeping=Keeping(None, "")).site)
        return self._sites[seen]


def runbook(portal: Copy, *words: str, **variables: str) -> subprocess.Popen[str]:
    """A command of the project in the folder of a portal."""
    return subprocess.Popen(
        [RUNBOOK, *words],
        cwd=portal.folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": NOON, "NO_MKDOCS_2_WARNING": "1", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    """What a command says until it ends well."""
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0, output
    return output
