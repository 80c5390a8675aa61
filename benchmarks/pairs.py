"""A number of teams goes in; a portal, its plain project, and edits of both come out."""

from __future__ import annotations

import re
import socket
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.plain.project import plain_pages, write_plain
from benchmarks.portals import portal

RUNBOOK = (sys.executable, "-m", "generator.cli")
MKDOCS = (sys.executable, "-m", "mkdocs")

LEFT = (".cache", "site")
"""What builds leave in a folder."""

TEAM = "team-0"
_ABOUT = re.compile(r"Works with (?:(\d+) )?shared accounts")
"""What a team is said to do; with another number after each edit, so that no build has seen it."""
_KEPT = ("    default: 7\n", "    default: 6\n")
"""How long raw rows are kept, which every team's page says."""


@dataclass(frozen=True)
class Pair:
    """The same portal twice: as `runbook build` takes it, and as ordinary Markdown pages."""

    portal: Path
    plain: Path
    defaults: tuple[Mapping[str, str], Mapping[str, str]]
    """The plain pages that a policy default touches, with either of its values."""

    def forget(self) -> None:
        """Put all that builds have left out of the way."""
        for folder in (self.portal, self.plain):
            forget(folder)

    def edit_team(self) -> None:
        """Change what one team is said to do, on both sides."""
        self.edit_portal_team()
        self.edit_plain_team()

    def edit_portal_team(self) -> str:
        """Change it in the portal alone; return the words that the team's page is to have."""
        return count(self.portal / f"data/teams/{TEAM}.yml", _ABOUT)

    def edit_plain_team(self) -> str:
        """Change it in the plain page alone; return the words that the page is to have."""
        return count(self.plain / f"docs/teams/{TEAM}.md", _ABOUT)

    def plain_page(self) -> Path:
        """The team's page as the plain project's build leaves it."""
        return self.plain / f"site/teams/{TEAM}.html"

    def edit_default(self) -> None:
        """Change, by turns, a default of the policy that every team's page shows, on both sides."""
        value = swap(self.portal / "data/policy.yml", _KEPT)
        for path, text in self.defaults[_KEPT.index(value)].items():
            (self.plain / "docs" / path).write_text(text, encoding="utf-8")


def forget(folder: Path) -> None:
    """Put what builds have left in a folder out of the way, beside it.

    It is not removed: on some file systems files are made ten times as slowly for half a minute after many
    were removed.
    """
    gone = Path(tempfile.mkdtemp(dir=folder.parent))
    for name in LEFT:
        if (folder / name).exists():
            (folder / name).rename(gone / name)


def make_pair(folder: Path, teams: int) -> Pair:
    """Make a portal with that many made-up teams, and its plain project; each has a port to be served at."""
    source = portal(folder / "portal", teams)
    first, second = _with_either_default(source)
    plain = write_plain(source, first, folder / "plain")
    for one in (source, plain):
        with (one / "mkdocs.yml").open("a", encoding="utf-8") as file:
            file.write(f"\ndev_addr: 127.0.0.1:{free_port()}\n")
    touched = [path for path, text in first.items() if second[path] != text]
    return Pair(
        source, plain, ({path: first[path] for path in touched}, {path: second[path] for path in touched})
    )


def _with_either_default(source: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The plain pages of a portal as it is, and with the other default."""
    policy, day = source / "data/policy.yml", date.today()
    first = dict(plain_pages(source, day))
    swap(policy, _KEPT)
    second = dict(plain_pages(source, day))
    swap(policy, _KEPT)
    return first, second


def swap(file: Path, texts: tuple[str, str]) -> str:
    """Replace the one of two texts that the file has, wherever it has it, by the other, which is returned."""
    content = file.read_text(encoding="utf-8")
    old, new = texts if texts[0] in content else reversed(texts)
    if old not in content:
        raise ValueError(f"{file} has neither {old!r} nor {new!r}")
    file.write_text(content.replace(old, new), encoding="utf-8")
    return new


def count(file: Path, words: re.Pattern[str]) -> str:
    """Have the next number in some words of a file, wherever it has them; the words come back."""
    content = file.read_text(encoding="utf-8")
    found = words.search(content)
    if found is None:
        raise ValueError(f"{file} has nothing like {words.pattern!r}")
    new = f"Works with {int(found[1] or 0) + 1} shared accounts"
    file.write_text(content.replace(found[0], new), encoding="utf-8")
    return new


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
