"""`runbook new exception` as owners use it: what it adds to a team's file, and what it refuses."""

from __future__ import annotations

import importlib
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.golden import compare
from tests.pages.copies import tree

command = importlib.import_module("generator.cli.new")  # by its name there is the click command

GOLDENS = Path(__file__).parents[1] / "goldens" / "new-exception"


@pytest.fixture
def portal(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small portal, in the current folder, on a fixed day."""
    shutil.copytree(project / "tests" / "fixtures" / "portal" / "data", tmp_path / "data")
    monkeypatch.setattr(command, "today", lambda: date(2026, 11, 23))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    """Run `runbook new exception` on the fixed day."""
    given = arguments if "--date" in arguments else (*arguments, "--date", "2026-11-23")
    return CliRunner().invoke(main, ["new", "exception", *given], prog_name="runbook")


CASES = {
    "frequency": ["beta", "review-frequency"],
    "set": ["beta", "required-controls", "--expires", "2026-11-23"],
    "number-behind-another": ["alpha", "raw-rows-kept", "--date", "2026-12-01"],
    "next-one": ["alpha", "review-frequency", "--date", "2026-12-01", "--expires", "2027-03-01"],
}


@pytest.mark.parametrize("case", CASES)
def test_an_exception_is_added_and_passes_the_check(case: str, portal: Path) -> None:
    """The golden has what is said and the whole file; nothing that was in it has changed."""
    file = portal / f"data/teams/{CASES[case][0]}.yml"
    before, files = file.read_text(encoding="utf-8").splitlines(), tree(portal)
    result = run(*CASES[case])
    assert (result.exit_code, result.stderr) == (0, "")
    text = file.read_text(encoding="utf-8")
    rest = iter(text.splitlines())
    assert all(line in rest for line in before)  # each behind the one before
    assert {path for path, one in tree(portal).items() if files.get(path) != one} == {
        f"data/teams/{CASES[case][0]}.yml"
    }
    compare(GOLDENS / f"{case}.txt", f"{result.stdout}---\n{text}")
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


REFUSALS = {
    "no-team": ["beto", "review-frequency"],
    "no-setting": ["beta", "review-freqency"],
    "other-setting": ["beta", "nonsense"],
    "locked": ["beta", "store-raw-tokens"],
    "free": ["beta", "separate-reviews"],
    "at-the-same-time": ["alpha", "review-frequency", "--date", "2026-11-30"],
    "too-long": ["beta", "review-frequency", "--expires", "2027-03-01"],
    "backwards": ["beta", "review-frequency", "--expires", "2026-11-22"],
    "no-day": ["beta", "review-frequency", "--expires", "soon"],
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_says_what_to_do_and_nothing_is_written(case: str, portal: Path) -> None:
    """The data is as it was; the golden has the status and all that is said."""
    before = tree(portal)
    result = run(*REFUSALS[case])
    assert tree(portal) == before
    compare(GOLDENS / f"refused-{case}.txt", f"status {result.exit_code}\n{result.stdout}{result.stderr}")
    assert result.exit_code in {1, 2}


def test_every_golden_belongs_to_a_case() -> None:
    """No text is kept for a case that is gone."""
    wanted = {*CASES, *(f"refused-{case}" for case in REFUSALS)}
    assert {path.stem for path in GOLDENS.glob("*.txt")} == wanted


def test_what_is_as_loose_as_can_be_takes_no_exception(portal: Path) -> None:
    """Where the default is the last step of its scale already, there is nothing to approve."""
    policy = portal / "data/policy.yml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("default: 7", "default: 30"), "utf-8")
    result = run("beta", "raw-rows-kept")
    assert result.stderr.splitlines() == [
        "data/teams/beta.yml:1:1: 'raw-rows-kept' is as loose as it can be for 'beta'; "
        "no exception is needed; name another setting",
        "1 problem",
    ]


def test_a_file_in_another_form_is_left_to_its_owner(portal: Path) -> None:
    """In braces and brackets nothing is added; the message says how to write it."""
    file = portal / "data/teams/beta.yml"
    file.write_text(f"{file.read_text(encoding='utf-8')}exceptions: []\n", encoding="utf-8")
    before = tree(portal)
    result = run("beta", "review-frequency")
    assert (result.exit_code, tree(portal)) == (1, before)
    assert "nothing can be added to 'exceptions' in the form" in result.stderr
    assert "with each item below it behind a dash" in result.stderr


def test_what_somebody_has_changed_meanwhile_is_not_written_over(
    portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor that saves between the reading and the writing loses nothing."""
    file, load = portal / "data/teams/beta.yml", command.load_catalog

    def meanwhile(data: Path, *added: object) -> object:
        catalog = load(data, *added)
        file.write_text("theirs", encoding="utf-8")
        return catalog

    monkeypatch.setattr(command, "load_catalog", meanwhile)
    result = run("beta", "review-frequency")
    assert result.exit_code == 1
    assert file.read_text(encoding="utf-8") == "theirs"
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []
