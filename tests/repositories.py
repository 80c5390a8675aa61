"""A folder goes in; a git repository in it comes out, whose commits are the same on every machine."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.changes.portals import Edit, edited, texts


@dataclass(frozen=True)
class PortalRepository:
    """A repository with the small portal's data in a folder."""

    root: Path
    data: Path

    def git(self, *arguments: str, day: str = "2026-11-01") -> str:
        """Run git, on a fixed day and by nobody."""
        moment = f"{day}T12:00:00+00:00"
        environment = {name: one for name, one in os.environ.items() if not name.startswith("GIT_")}
        who = {"NAME": "Role", "EMAIL": "role@example.com", "DATE": moment}
        environment |= {
            f"GIT_{kind}_{key}": one for kind in ("AUTHOR", "COMMITTER") for key, one in who.items()
        }
        environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        done = subprocess.run(
            ["git", "-C", str(self.root), "-c", "commit.gpgsign=false", *arguments],
            env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.strip()

    def commit(self, *edits: Edit, day: str = "2026-11-01") -> str:
        """Edit the data and commit all there is; the id of the commit."""
        edited(self.data, *edits)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "By somebody@example.com", day=day)
        return self.git("rev-parse", "HEAD")


def portal_repository(root: Path, folder: str = "data") -> PortalRepository:
    """A repository on the branch main, with one commit that has the data."""
    for path, text in texts().items():
        file = root / folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    made = PortalRepository(root, root / folder)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit()
    return made
