"""The page for an owner's first ten minutes, run as it is written: its commands, its edits, what one sees."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.repositories import PortalRepository

# Whole commands and a build, whose lines shorter tests run.
pytestmark = pytest.mark.no_cover

PAGE = Path(__file__).parents[1] / "docs" / "maintaining" / "first-ten-minutes.md"
_BLOCK = re.compile(
    r'^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.DOTALL | re.MULTILINE
)


class Block(NamedTuple):
    """A piece of code of the page: what it is in, what it is about, and its text."""

    kind: str
    title: str
    text: str


def blocks() -> list[Block]:
    """All pieces of code, in their order."""
    return [Block(*one.group("kind", "title", "text")) for one in _BLOCK.finditer(PAGE.read_text("utf-8"))]


def commands(text: str) -> Iterator[str]:
    """The commands of a block; what stands between the marks of a text belongs to its command."""
    lines = iter(text.splitlines())
    for line in lines:
        if mark := re.search(r"<<'(\w+)'", line):
            inside = iter(lambda: next(lines), mark[1])
            yield "\n".join((line, *inside, mark[1]))
        else:
            yield line


def run(command: str, portal: PortalRepository) -> str:
    """Run a command as a shell in the portal would; those of the portal in this process, which is quicker."""
    words = shlex.split(command) if "\n" not in command else []
    if command == "make site":
        words = ["runbook", "build"]
    if words[:1] == ["git"]:
        return portal.git(*words[1:], day="2026-11-23")
    if words[:1] != ["runbook"]:
        subprocess.run(["sh", "-e", "-c", command], cwd=portal.root, check=True)
        return ""
    words, target = (words[:-2], words[-1]) if words[-2] == ">" else (words, None)
    result = CliRunner().invoke(main, words[1:], prog_name="runbook")
    assert result.exit_code == 0, f"{command}\n{result.output}"
    if target is not None:
        (portal.root / target).write_text(result.stdout, encoding="utf-8")
    return result.stdout


def edit(block: Block, portal: Path) -> None:
    """Make the change of a file that a block shows: each line that goes is there once."""
    file, lines = portal / block.title, block.text.splitlines()
    before = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
    after = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
    text = f"\n{file.read_text(encoding='utf-8')}"
    assert text.count(f"\n{before}") == 1, f"{block.title} has not once:\n{before}"
    file.write_text(text.replace(f"\n{before}", f"\n{after}")[1:], encoding="utf-8")


@pytest.fixture
def clone(project: Path, tmp_path: Path) -> PortalRepository:
    """A fresh copy of what a build of the portal reads, in a repository of its own."""
    root = tmp_path / "runbook"
    for name in ("data", "docs", "overrides"):
        shutil.copytree(project / name, root / name)
    shutil.copy(project / "mkdocs.yml", root)
    for name in ("CHANGELOG.md", "README.md", "CONTRIBUTING.md", "SECURITY.md", ".gitignore"):
        shutil.copy(project / name, root)
    made = PortalRepository(root, root / "data")
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit()
    return made


def test_the_page_can_be_followed_to_the_letter(clone: PortalRepository) -> None:
    """From a fresh copy to a built site whose pages show each of the changes."""
    first, *rest = blocks()
    assert first.text.startswith("git clone ADDRESS runbook\ncd runbook\nmake site\n. .venv/bin/activate\n")
    told: dict[str, str] = {}
    with chdir(clone.root):
        run(first.text.splitlines()[-1], clone)
        for block in rest:
            if block.kind == "diff":
                edit(block, clone.root)
            else:
                told |= {command: run(command, clone) for command in commands(block.text)}
    changes = (clone.root.parent / "changes.md").read_text(encoding="utf-8")
    for words in (
        "| 7 days (default) | 5 days (default) |",
        "## Drills",
        "Team `field-research` added",
        "`lost-phone`",
    ):
        assert words in changes
    dry = next(text for command, text in told.items() if command.endswith("--dry-run"))
    assert "4 rows read, 3 would be written" in dry
    pages = {
        "policy/index.html": "5 days",
        "teams/field-research.html": "Interviews people outside",
        "policy/exceptions.html": "teams/field-research.html#exception-field-research",
        "drills/lost-phone.html": "A phone is gone",
        "policy/history.html": "Field research",
    }
    for path, words in pages.items():
        assert words in (clone.root / "site" / path).read_text(encoding="utf-8"), path
    assert not (clone.root.parent / "rows.csv").exists()
    assert (clone.root.parent / "runbook-key").stat().st_mode & 0o777 == 0o600
