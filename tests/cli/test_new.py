"""`runbook new` as owners use it: what it writes and says, and what it refuses without writing anything."""

from __future__ import annotations

import errno
import importlib
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.catalog import Catalog
from generator.cli import main
from tests.golden import compare
from tests.pages.copies import tree

command = importlib.import_module("generator.cli.new")  # by its name there is the click command

GOLDENS = Path(__file__).parents[1] / "goldens" / "new"


def run(*arguments: str) -> Result:
    """Run `runbook new` with these arguments."""
    return CliRunner().invoke(main, ["new", *arguments])


CASES = {
    "team": (["team", "gamma-eu"], "teams/gamma-eu.yml"),
    "checklist": (["checklist", "kiosk"], "checklists/kiosk.yml"),
    "drill": (["drill", "lost-phone"], "drills/lost-phone.yml"),
    "review": (["review", "alpha", "--date", "2026-11-09"], "reviews/alpha/2026-11-09.json"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_new_file_is_written_and_passes_the_check(
    case: str, portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file is there more; the golden has its text and what is said; `runbook check` finds nothing."""
    monkeypatch.setattr(command, "today", lambda: date(2026, 11, 23))
    arguments, path = CASES[case]
    before = tree(portal)
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert tree(portal).keys() - before.keys() == {f"data/{path}"}
    text = (portal / "data" / path).read_text(encoding="utf-8")
    compare(GOLDENS / f"{case}.txt", f"{result.stdout}---\n{text}")
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


REFUSALS = {
    "capitals": ["team", "Gamma EU"],
    "accents": ["team", "Équipe_Zürich"],
    "path": ["checklist", "../../gamma"],
    "absolute-path": ["drill", "/gamma"],
    "dot": ["team", "gamma.yml"],
    "hidden-characters": ["team", "gamma\n\x1b[31m"],
    "empty": ["team", ""],
    "long": ["team", "a" * 61],
    "team-there": ["team", "alpha"],
    "checklist-there": ["checklist", "response"],
    "drill-there": ["drill", "lost-laptop"],
    "page-there": ["team", "index"],
    "review-there": ["review", "alpha", "--date", "2026-11-02"],
    "review-of-nobody": ["review", "alpa"],
    "review-of-a-path": ["review", "../teams"],
    "no-folder": ["team", "gamma", "--data", "nowhere"],
    "no-data-folder": ["drill", "gamma", "--data", "docs"],
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_is_one_line_and_nothing_is_written(case: str, portal: Path) -> None:
    """The line says what is wrong and what was expected; the status is 1, and no file has changed."""
    before = tree(portal)
    result = run(*REFUSALS[case])
    line, count = result.stderr.splitlines()
    assert (result.exit_code, result.stdout, count) == (1, "", "1 problem")
    assert tree(portal) == before
    compare(GOLDENS / f"refused-{case}.txt", f"{line}\n")


def test_problems_of_the_data_come_first(portal: Path) -> None:
    """Nothing is begun in data that has problems; each of them has its line."""
    (portal / "data/teams/alpha.yml").write_text("id: alpha\nnmae: x\n", encoding="utf-8")
    before = tree(portal)
    result = run("team", "gamma")
    assert result.exit_code == 1
    assert "data/teams/alpha.yml:2:1: unknown key 'nmae'; did you mean 'name'?" in result.stderr
    assert tree(portal) == before


@pytest.mark.parametrize(("kind", "lines"), [("team", 1), ("checklist", 3), ("drill", 10)])
@pytest.mark.usefixtures("portal")
def test_what_is_not_filled_in_yet_is_counted(kind: str, lines: int) -> None:
    """A check passes, and says how many texts only say what is to be written there; comments do not count."""
    folder = "teams" if kind == "team" else f"{kind}s"
    run(kind, "gamma")
    told = CliRunner().invoke(main, ["check"]).stdout.splitlines()[-1]
    found = re.fullmatch(
        rf"not filled in yet: (\d+) lines? with 'Say here'; the first is data/{folder}/gamma.yml:\d+", told
    )
    assert found is not None
    assert int(found[1]) == lines


def test_every_golden_belongs_to_a_case() -> None:
    """No text is kept for a case that is gone."""
    wanted = {*CASES, *(f"refused-{case}" for case in REFUSALS)}
    assert {path.stem for path in GOLDENS.glob("*.txt")} == wanted


def test_another_data_folder_is_named_in_what_comes_next(portal: Path) -> None:
    """The command to copy checks the folder that was written into."""
    (portal / "data").rename(portal / "else where")
    result = run("team", "gamma", "--data", "else where")
    assert "written: else where/teams/gamma.yml\n" in result.stdout
    assert result.stdout.endswith("runbook check --data 'else where'\n")


def _after(load: Callable[..., Catalog], then: Callable[[], None]) -> Callable[..., Catalog]:
    """A way to load the data after which, once the new file has been checked, something else happens."""

    def loading(data: Path, *added: Mapping[str, str]) -> Catalog:
        catalog = load(data, *added)
        if added:
            then()
        return catalog

    return loading


def test_of_two_at_once_the_second_is_refused(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that appears meanwhile stays as it is, and no half file is left."""
    target = portal / "data/teams/gamma.yml"

    def meanwhile() -> None:
        target.write_text("theirs", encoding="utf-8")

    monkeypatch.setattr(command, "load_catalog", _after(command.load_catalog, meanwhile))
    result = run("team", "gamma")
    assert result.exit_code == 1
    assert result.stderr.startswith("data/teams/gamma.yml:1:1: the file exists; ")
    assert target.read_text(encoding="utf-8") == "theirs"
    assert sorted(path.name for path in target.parent.iterdir()) == ["alpha.yml", "beta.yml", "gamma.yml"]


def test_a_file_that_cannot_be_written_is_one_line(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk ends in a line with its reason, not in a traceback."""

    def full(*arguments: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(command, "write_whole", full)
    result = run("team", "gamma")
    assert result.stderr.splitlines()[0] == (
        "data/teams/gamma.yml:1:1: the file cannot be written (no space left on device); "
        "free some space, then run it again"
    )
    assert not (portal / "data/teams/gamma.yml").exists()


@pytest.mark.usefixtures("portal")
def test_a_day_that_has_not_come_is_a_wrong_command_line() -> None:
    """Nobody has reviewed tomorrow."""
    result = run("review", "alpha", "--date", "9999-01-01")
    assert result.exit_code == 2
    assert "has not come yet" in result.stderr
