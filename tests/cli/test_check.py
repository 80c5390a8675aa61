"""The commands `check` and `schema` as owners use them: what is printed, and with which status they end."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.golden import compare

GOLDENS = Path(__file__).parents[1] / "goldens" / "check"


def run(*arguments: str) -> Result:
    """Run `runbook` with these arguments."""
    return CliRunner().invoke(main, arguments)


def _break(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


@pytest.mark.usefixtures("portal")
def test_check_says_what_it_looked_at() -> None:
    """Sound data ends with status 0 and one line that counts what there is."""
    result = run("check", "--as-of", "2026-11-23")
    assert result.exit_code == 0
    assert result.output == "data: no problems in 2 teams, 2 checklists, 2 facts and 2 reviews with 3 rows\n"


LATER = ("--as-of", "2027-01-04")


@pytest.mark.usefixtures("portal")
def test_check_counts_what_is_past_its_date_and_passes_all_the_same() -> None:
    """What is overdue is said in a line, and is no problem: an incident is no time for a red build."""
    result = run("check", *LATER)
    assert result.exit_code == 0
    assert result.output.splitlines()[1:] == [
        "past their date on 2027-01-04: 2 facts, 1 exception, 1 review; runbook check --stale says which"
    ]
    assert json.loads(run("check", *LATER, "--format", "json").output) == []


@pytest.mark.usefixtures("portal")
def test_check_for_what_is_stale_names_each_thing_and_ends_with_status_1() -> None:
    """Facts, exceptions and reviews past their date have their lines, each where the date is written."""
    result = run("check", "--stale", *LATER)
    assert result.exit_code == 1
    compare(GOLDENS / "stale.txt", result.stderr)
    assert len(json.loads(run("check", "--stale", *LATER, "--format", "json").output)) == 4


@pytest.mark.parametrize(
    ("as_of", "expired"), [("2026-11-30", False), ("2026-12-01", True)], ids=["last-day", "day-after"]
)
@pytest.mark.usefixtures("portal")
def test_an_exception_is_stale_from_the_day_after_its_last(as_of: str, expired: bool) -> None:
    """On its last day it still holds, and nothing is wrong with it."""
    assert ("'alpha-1' expired" in run("check", "--stale", "--as-of", as_of).stderr) is expired


@pytest.mark.usefixtures("portal")
def test_nothing_is_stale_before_its_date() -> None:
    """On a day on which all is in order, asking for what is stale changes nothing."""
    assert run("check", "--stale", "--as-of", "2026-11-23").exit_code == 0


@pytest.mark.usefixtures("portal")
def test_check_takes_a_day_of_the_calendar() -> None:
    """Whatever else is given is a mistake in the call, and said as one."""
    result = run("check", "--as-of", "2026-02-30")
    assert result.exit_code == 2
    assert "is no day; expected one such as 2026-11-03" in result.output


def test_check_prints_a_line_for_each_problem_and_ends_with_status_1(portal: Path) -> None:
    """Faults in several files are all there, and counted."""
    _break(portal / "data/teams/alpha.yml", "name: Alpha", "nmae: Alpha")
    _break(portal / "data/facts.yml", "confirmed", "sure")
    result = run("check")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "data/facts.yml:9:15: 'confidence' is the text 'sure', which is not known here; "
        "expected one of confirmed, secondary, conflicting, unverified",
        "data/teams/alpha.yml:2:1: unknown key 'nmae'; did you mean 'name'?",
        "2 problems",
    ]


def test_check_looks_at_component_calls_and_at_links_in_the_data(portal: Path) -> None:
    """A call of nothing and a link to no page have their lines, in the page and in the data."""
    _break(portal / "docs/index.md", 'guide("limits")', 'guide("limit")')
    _break(portal / "data/portal.yml", "to: faq.md", "to: fqa.md")
    result = run("check")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "data/portal.yml:28:9: there is no page 'fqa.md'; did you mean 'faq.md'?",
        "docs/index.md:15:1: there is no guide 'limit'; did you mean 'limits'?",
        "2 problems",
    ]


def test_check_speaks_json_to_tools(portal: Path) -> None:
    """The same findings as an array of places, problems and expectations; an empty array when all is well."""
    assert json.loads(run("check", "--format", "json").output) == []
    _break(portal / "data/teams/alpha.yml", "name: Alpha", "nmae: Alpha")
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.output) == [
        {
            "path": "data/teams/alpha.yml",
            "line": 2,
            "column": 1,
            "problem": "unknown key 'nmae'",
            "expected": "did you mean 'name'?",
        }
    ]


def test_check_takes_another_data_folder(portal: Path) -> None:
    """Messages name the folder as it was given, or as one would type it from here."""
    (portal / "data").rename(portal / "elsewhere")
    _break(portal / "elsewhere/teams/alpha.yml", "name: Alpha", "nmae: Alpha")
    assert run("check", "--data", "elsewhere").output.startswith("elsewhere/teams/alpha.yml:2:1: ")
    assert run("check", "--data", str(portal / "elsewhere")).output.startswith(
        "elsewhere/teams/alpha.yml:2:1: "
    )


@pytest.mark.usefixtures("portal")
def test_a_data_folder_that_is_not_there_is_one_line() -> None:
    """No traceback and no list of missing files, only the folder."""
    result = run("check", "--data", "nowhere")
    assert result.exit_code == 1
    assert result.output.splitlines()[0] == (
        "nowhere:1:1: there is no such data folder; "
        "name the folder that holds portal.yml, or run this in the portal's folder"
    )


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("name", ["nowhere", "loop"])
def test_a_folder_of_pages_that_is_not_there_is_one_line(portal: Path, name: str) -> None:
    """A slip of the pen in --docs must not look as if every page were fine."""
    (portal / "loop").symlink_to("loop")
    result = run("check", "--docs", name)
    assert result.exit_code == 1
    expected = "there is no such folder; name the folder that holds index.md"
    assert result.output.splitlines() == [f"{name}:1:1: {expected}", "1 problem"]
    assert run("check", "--data", name).output.startswith(f"{name}:1:1: there is no such data folder; ")


def test_every_page_that_cannot_be_read_has_its_line(portal: Path) -> None:
    """Other encodings and links to nothing are all named; a folder is no page, whatever its name."""
    (portal / "docs/folder.md").mkdir()
    (portal / "docs/gone.md").symlink_to("nowhere")
    for name in ("faq", "index"):
        (portal / f"docs/{name}.md").write_bytes(b"# Q\n\xff\n")
    result = run("check")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "docs/faq.md:2:1: the byte 0xFF is not UTF-8; save the file as UTF-8",
        "docs/gone.md:1:1: the file cannot be read (no such file or directory); "
        "expected a readable text file",
        "docs/index.md:2:1: the byte 0xFF is not UTF-8; save the file as UTF-8",
        "3 problems",
    ]


def test_schema_writes_and_checks(portal: Path) -> None:
    """Schemas are out of date until they are written, and again once one is changed."""
    assert run("schema", "--check").exit_code == 1
    written = run("schema")
    assert (written.exit_code, written.output) == (0, "data/schemas: 21 schemas, 21 changed\n")
    assert run("schema", "--check").exit_code == 0
    (portal / "data/schemas/team.json").write_text("{}", encoding="utf-8")
    result = run("schema", "--check")
    assert (result.exit_code, result.output) == (
        1,
        "data/schemas/team.json: out of date; run 'runbook schema'\n",
    )


def test_schema_mends_a_damaged_file_and_touches_no_other(portal: Path) -> None:
    """A schema that is no text at all is out of date, and written anew; the others keep their time."""
    run("schema")
    (portal / "data/schemas/team.json").write_bytes(b"\xff\xfe")
    before = (portal / "data/schemas/review.json").stat().st_mtime_ns
    assert run("schema", "--check").output == "data/schemas/team.json: out of date; run 'runbook schema'\n"
    assert run("schema").output == "data/schemas: 21 schemas, 1 changed\n"
    assert (portal / "data/schemas/review.json").stat().st_mtime_ns == before


def test_schemas_of_no_portal_are_neither_written_nor_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder that is no portal's, the command says so, and begins no data folder there."""
    monkeypatch.chdir(tmp_path)
    for arguments in ((), ("--check",)):
        result = run("schema", *arguments)
        assert (result.exit_code, result.output) == (
            1,
            "data:1:1: there is no such data folder; "
            "name where the schemas are in --out, or run this in the portal's folder\n1 problem\n",
        )
    assert list(tmp_path.iterdir()) == []


def test_a_schema_is_written_whole_or_not_at_all(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full in the middle of one, the old one is there as it was, and nothing beside it."""
    run("schema")
    old, before = portal / "data/schemas/team.json", set(portal.rglob("*"))
    old.write_text("{}", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    result = run("schema")
    assert result.exit_code == 1
    assert "the schemas cannot be written (no space left on device); free some space" in result.output
    assert old.read_text(encoding="utf-8") == "{}"
    assert set(portal.rglob("*")) == before


def test_schemas_that_cannot_be_written_are_one_line(portal: Path) -> None:
    """A file in the way of the folder ends in an error, not in a traceback."""
    (portal / "file").write_text("", encoding="utf-8")
    result = run("schema", "--out", "file/schemas")
    assert (result.exit_code, result.output) == (
        1,
        "file/schemas:1:1: the schemas cannot be written (not a directory); "
        "expected a folder in its place, then run it again\n1 problem\n",
    )


def test_check_looks_at_data_alone_where_there_are_no_pages(portal: Path) -> None:
    """A data folder can be checked away from the project; only a named folder of pages must be there."""
    shutil.rmtree(portal / "docs")
    assert run("check").exit_code == 0
