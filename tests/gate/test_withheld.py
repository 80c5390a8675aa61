"""What somebody wrote by hand about something that an audience may not see is found before it goes out."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.audiences import Circle
from generator.gate.scanning import File
from generator.gate.withheld import named_diagnostics
from tests.changes.portals import portal

EVERYBODY = Circle("everyone", "Everyone", ("everyone",))


def told(files: Iterable[File], *origins: Path) -> list[str]:
    """What is said of files in which neither a team nor a review of another may be named."""
    whole = portal()
    hidden = {"visibility": "leads"}
    teams = {**whole.teams, "beta": whole.teams["beta"].model_copy(update=hidden)}
    day = "alpha/2026-11-02"
    reviews = {**whole.reviews, day: whole.reviews[day].model_copy(update=hidden)}
    catalog = replace(whole, teams=teams, reviews=reviews)
    return [str(one) for one in named_diagnostics(EVERYBODY, catalog, origins, files)]


@pytest.mark.parametrize(
    ("path", "data", "name"),
    [
        ("page.html", b"In <code>data/teams/beta.yml</code>", "teams/beta"),
        ("page.html", b"https://runbook.example.com/teams/beta.html", "teams/beta"),
        ("page.html", b"data/reviews/beta/ has them", "reviews/beta"),
        ("page.html", b"data/reviews/alpha/2026-11-02.json", "reviews/alpha/2026-11-02"),
        ("calendars/beta.ics", b"", "calendars/beta"),
        ("page.html.gz", gzip.compress(b"teams/beta", mtime=0), "teams/beta"),
    ],
    ids=["code", "address", "folder", "review", "path", "packed"],
)
def test_a_name_is_found_wherever_it_stands(path: str, data: bytes, name: str) -> None:
    """In a file, packed or not, and in its path."""
    (line,) = told([File(path, data)])
    assert line == (
        f"{path}:1:1: the site for 'everyone' would name '{name}', in {path}; "
        "write it without the name, or let the audience see it"
    )


@pytest.mark.parametrize(
    "data", [b"teams/beta-2.html teams/alpha.html reviews/alpha/2026-10-26.json", b"beta and Beta & partners"]
)
def test_what_the_audience_may_see_is_no_finding(data: bytes) -> None:
    """A longer name is another one; a word that is also an id is any word."""
    assert told([File("page.html", data)]) == []


def test_the_place_where_it_is_written_is_named(tmp_path: Path) -> None:
    """For whoever has to write it otherwise."""
    page, other = tmp_path / "page.md", tmp_path / "other.md"
    page.write_text("# Page\n\nSee data/teams/beta.yml\n", encoding="utf-8")
    other.write_text("A [link](teams/beta.md), which is none in the site.\n", encoding="utf-8")
    (line,) = told([File(name, b"data/teams/beta.yml") for name in ("page.html", "search.json")], other, page)
    assert line.startswith(
        f"{page}:3:10: the site for 'everyone' would name 'teams/beta', in page.html and 1 more"
    )
