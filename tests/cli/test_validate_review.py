"""`runbook validate-review`: review files in, whether they may be published out."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.pages.copies import copy_of_portal

CHECK_OF_THE_CHEAT_SHEET = (
    'type == "object" and (.date | type == "string") and (.reviewer | type == "string")'
    ' and (.sessions | type == "array")'
    ' and all(.sessions[]; has("device") and has("app") and has("decision"))'
)

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A review of the small portal, in a file that is not part of its data."""
    folder = copy_of_portal(tmp_path / "portal").folder
    monkeypatch.chdir(folder)
    published = next((folder / "data/reviews/alpha").glob("*.json"))
    return Path(shutil.copy(published, folder / "new.json"))


def run(*arguments: str) -> Result:
    """What the command says."""
    return CliRunner().invoke(main, ["validate-review", *arguments])


def edit(review: Path, change: Change) -> None:
    """Change what the file says."""
    document = json.loads(review.read_text(encoding="utf-8"))
    change(document)
    review.write_text(json.dumps(document, indent=2), encoding="utf-8")


def test_a_good_review_passes(review: Path) -> None:
    """It is counted, and passes the cheat sheet's own check."""
    result = run(str(review))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("no problems in 1 review with ")
    if shutil.which("jq"):
        done = subprocess.run(
            ["jq", "-e", CHECK_OF_THE_CHEAT_SHEET, review], capture_output=True, check=False
        )
        assert done.returncode == 0


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda one: one.update(date="x"), "4:11: 'date' is the text 'x'"),
        (lambda one: one.update(date="2026-02-30"), "which the calendar does not have"),
        (lambda one: one.update(reviewer=""), "'reviewer' is ''"),
        (lambda one: one["sessions"][0].update(decision="kepe"), "there is no decision 'kepe'"),
        (lambda one: one["sessions"][0].update(trusted_device="yes"), "expected true or false"),
        (lambda one: one["sessions"][0].pop("device"), "'device' is missing"),
        (lambda one: one["sessions"][0].update(evidence="ask pm@example.com"), "of the class 'address'"),
        (lambda one: one["sessions"][0].update(evidence="Maria Gonzalez agreed."), "the name of a person"),
    ],
)
def test_what_cannot_be_published_has_its_place(review: Path, change: Change, problem: str) -> None:
    """Form and content alike: one line with file, line, column and reason, and exit status 1."""
    edit(review, change)
    result = run(str(review))
    assert (result.exit_code, result.stdout) == (1, "")
    assert any(line.startswith("new.json:") and problem in line for line in result.stderr.splitlines()), (
        result.stderr
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b'{"a": 1} {"b": 2}', "new.json:1:10: "),
        (b'{"date": "2026-11-02", "date": "2026-11-03"}', "new.json:1:24: "),
        (b'{"date": "\xff"}', "new.json:1:11: the byte 0xFF is not UTF-8"),
        (b'{"date":"x","reviewer":"","sessions":[]}', "new.json:1:9: "),
    ],
)
def test_what_is_no_review_is_refused(review: Path, content: bytes, problem: str) -> None:
    """A second document, a key that stands twice, other bytes than UTF-8, what the cheat sheet let pass."""
    review.write_bytes(content)
    result = run(str(review))
    assert result.exit_code == 1
    assert problem in result.stderr


def test_rows_that_stand_out_are_named(review: Path) -> None:
    """Rows are counted together with those that the team has published on other days."""
    rules = Path("data/publication.yml")
    rules.write_text(rules.read_text().replace("fewest_alike: 1", "fewest_alike: 9"))
    result = run(str(review))
    assert result.exit_code == 1
    assert "expected at least 9 (data/publication.yml)" in result.stderr


def test_every_problem_of_every_file_is_told(review: Path) -> None:
    """Several files are checked in one run, to tools as JSON."""
    edit(review, lambda one: one.update(date="x"))
    result = run(str(review), "nowhere.json", "--format", "json")
    assert result.exit_code == 1
    assert {one["path"] for one in json.loads(result.stdout)} == {"new.json", "nowhere.json"}


def of(team: str, day: str, *devices: str) -> Change:
    """A review with a row for each of these devices, all else alike."""

    def change(one: dict[str, Any]) -> None:
        rows = [one["sessions"][0] | {"device": device} for device in devices]
        one.update(team=team, date=day, sessions=rows)

    return change


def at_least_2_alike(review: Path) -> None:
    """Two published reviews of one team, in each a row like that in the other, and none but these."""
    rules = Path("data/publication.yml")
    rules.write_text(rules.read_text().replace("fewest_alike: 1", "fewest_alike: 2"))
    for file in Path("data/reviews").glob("*/*.json"):
        file.unlink()
    for day in ("2026-11-02", "2026-11-09"):
        published = Path("data/reviews/alpha", f"{day}.json")
        shutil.copy(review, published)
        edit(published, of("alpha", day, KNOWN))


KNOWN, OTHER = "Chrome on macOS", "Edge on Windows"


def test_a_published_row_that_would_stand_out_is_named(review: Path) -> None:
    """A review that takes the place of another one takes away rows that others were like."""
    at_least_2_alike(review)
    edit(review, of("alpha", "2026-11-09", OTHER, OTHER))
    result = run(str(review))
    assert result.exit_code == 1
    (problem, count) = result.stderr.splitlines()
    assert problem.startswith("data/reviews/alpha/2026-11-02.json:")
    assert "only 1 published row of the team has this device, app and location" in problem
    assert count == "1 problem"


def test_files_are_counted_together(review: Path) -> None:
    """Two reviews that are to be published at once hide the rows of each other."""
    at_least_2_alike(review)
    another = Path(shutil.copy(review, "another.json"))
    edit(review, of("alpha", "2026-11-16", OTHER))
    edit(another, of("alpha", "2026-11-23", OTHER))
    assert run(str(review)).exit_code == 1
    result = run(str(review), str(another))
    assert (result.exit_code, result.stdout) == (0, "no problems in 2 reviews with 2 rows\n")


def test_rows_of_another_team_hide_nothing(review: Path) -> None:
    """Who knows a row's team knows whose it is."""
    at_least_2_alike(review)
    edit(review, of("beta", "2026-11-16", KNOWN))
    result = run(str(review))
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == ["new.json", "1 problem"]


def test_a_review_that_is_given_twice_is_no_help(review: Path) -> None:
    """Of one team and day there is one review; a copy hides nothing."""
    at_least_2_alike(review)
    edit(review, of("alpha", "2026-11-16", OTHER))
    another = shutil.copy(review, "another.json")
    result = run(str(review), str(another))
    assert result.exit_code == 1
    assert "the review of the same team and day is in new.json as well" in result.stderr
