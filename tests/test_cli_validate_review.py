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
    assert result.stdout.startswith("1 review with ")
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
    """A second document, a key that stands twice, other bytes than UTF-8, and what the cheat sheet let pass."""
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
