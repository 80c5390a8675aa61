"""Faults around the other commands: one clear message, no traceback, and nothing half written.

What is said is in `tests/goldens/faults/commands/`, a file for each fault.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.faults.commands import ended
from tests.faults.injection import (
    Calls,
    into_a_full_disk,
    into_nothing,
    into_nowhere,
    without_privileges,
)
from tests.golden import compare
from tests.pages.copies import Copy, copy_of_portal, tree

pytestmark = pytest.mark.no_cover

GOLDENS = Path(__file__).parents[1] / "goldens" / "faults" / "commands"
REVIEW = "data/reviews/alpha/2026-11-02.json"
SIGN = "Signature: 8a477f597d28d172789f06886806bc55\n# What builds of the portal keep; it can be removed.\n"
KEY = "0123456789abcdef" * 4
ANONYMIZE = ("anonymize", "rows.csv", "--team", "alpha", "--reviewer", "lead", "--date", "2026-11-20")
ROWS = "owner,device,app,location,signed_in,decision\n" + "".join(
    f"{name}@example.com,Chrome on macOS,ChatGPT,Lisbon,2026-11-03,keep\n" for name in ("ana", "bo", "cleo")
)

PRINTING = {
    "check": ("check",),
    "check as JSON": ("check", "--format", "json"),
    "diff": ("diff", "data", "other"),
    "score a table": ("score", "--table"),
    "score a table as CSV": ("score", "--table", "--format", "csv"),
    "score a review": ("score", "--review", REVIEW),
    "score lines": ("score",),
    "redact": ("redact", "--report"),
    "validate-review": ("validate-review", REVIEW),
    "anonymize to the output": (*ANONYMIZE, "--out", "-"),
    "help": ("--help",),
}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The small portal with what commands read."""
    copy = copy_of_portal(tmp_path_factory.mktemp("commands") / "portal")
    copy.write("rows.csv", ROWS)
    copy.write("input", '{"device": "Chrome on macOS", "note": "write to ana@example.com"}\n')
    (copy.folder / "other").symlink_to("data")
    return copy


@pytest.mark.parametrize(
    "way", [into_a_full_disk, into_nowhere, into_nothing], ids=["full", "unread", "none"]
)
@pytest.mark.parametrize("name", PRINTING)
def test_a_command_whose_output_is_lost_says_so(name: str, way: Callable[[str], None], portal: Copy) -> None:
    """A full disk is named; who has stopped reading, or wants nothing, needs no words."""
    told = ended(portal.folder, *PRINTING[name], fault=partial(way, "input"), RUNBOOK_KEY=KEY)
    if way is into_a_full_disk:
        assert told.status == 1
        assert "<stdout>:1:1: " in told.errors
        assert "(no space left on device); free some space, then run it again\n" in told.errors
    elif way is into_nowhere:
        assert told.status == 1
        assert "device" not in told.errors
    else:
        needs_it = name.startswith(("score", "redact", "anonymize"))
        assert (told.status != 0, "no standard output" in told.errors) == (needs_it, needs_it)


def refusing(error: int, path: str) -> Calls:
    """The system refuses to write where a path goes on like that."""
    return Calls(path, at=1, error=error, lasting=True, writes_only=True)


WRITING = {
    "new on a full disk": (("new", "team", "gamma"), refusing(errno.ENOSPC, "data/teams/.gamma")),
    "new in a read-only folder": (("new", "team", "gamma"), refusing(errno.EROFS, "data/teams/.gamma")),
    "schema on a full disk": (("schema",), refusing(errno.ENOSPC, "data/schemas")),
    "schema in a read-only folder": (("schema",), refusing(errno.EROFS, "data/schemas")),
    "anonymize on a full disk": (ANONYMIZE, refusing(errno.ENOSPC, "data/reviews/alpha/.2026")),
    "anonymize in a read-only folder": (ANONYMIZE, refusing(errno.EROFS, "data/reviews/alpha/.2026")),
    "clean where nothing may be removed": (("clean",), refusing(errno.EACCES, ".cache/runbook")),
}


@pytest.mark.parametrize("name", WRITING)
def test_a_file_that_cannot_be_written_is_not_there_in_part(name: str, portal: Copy) -> None:
    """The message names the place, and all files are as they were."""
    portal.write(".cache/runbook/CACHEDIR.TAG", SIGN)
    words, fault = WRITING[name]
    before = tree(portal.folder)
    told = ended(portal.folder, *words, fault=fault, RUNBOOK_KEY=KEY)
    assert told.status == 1
    assert tree(portal.folder) == before
    compare(GOLDENS / f"{name.replace(' ', '-')}.txt", str(told))


UNREADABLE = {
    "check": ("check",),
    "score a review": ("score", "--review", REVIEW),
    "validate a review": ("validate-review", REVIEW),
    "anonymize": ANONYMIZE,
    "roster": ("validate-review", "data/reviews/alpha/2026-10-26.json", "--roster", "rows.csv"),
    "scan": ("scan", "docs"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_file_is_named(name: str, portal: Copy) -> None:
    """Each command that reads it says which file it is, with what the system says."""
    closed = [portal.folder / path for path in ("rows.csv", REVIEW, "docs/faq.md")]
    for path in closed:
        path.chmod(0)
    try:
        told = ended(portal.folder, *UNREADABLE[name], fault=without_privileges, RUNBOOK_KEY=KEY)
    finally:
        for path in closed:
            path.chmod(0o644)
    assert told.status in (1, 2)
    compare(GOLDENS / f"unreadable-{name.replace(' ', '-')}.txt", str(told))


def test_only_what_builds_keep_is_removed(portal: Copy) -> None:
    """A slip in the name of the cache costs nobody's files."""
    before = tree(portal.folder)
    told = ended(portal.folder, "clean", RUNBOOK_CACHE="data")
    assert tree(portal.folder) == before
    compare(GOLDENS / "clean-of-something-else.txt", str(told))
