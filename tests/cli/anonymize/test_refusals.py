"""What `runbook anonymize` refuses, and how it says so: options, files, columns, rows and notes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.review_run import reading
from tests.cli.anonymize.command import HEADER, ROW, raw, run
from tests.golden import compare


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("missing.csv",), "missing.csv:1:1: the file cannot be read (no such file or directory)"),
        (("data",), "data:1:1: the file cannot be read (is a directory)"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(arguments: tuple[str, ...], problem: str) -> None:
    """A missing file and a folder are findings like others."""
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith(problem)


@pytest.mark.usefixtures("portal")
def test_options_that_make_no_sense_are_refused() -> None:
    """An unknown team and an empty reviewer are said before anything is read."""
    assert "did you mean 'alpha'?" in run(raw(ROW), team="alhpa").stderr
    assert "--reviewer:1:1: there is no reviewer; expected who" in run("raw.csv", "--reviewer", " ").stderr
    assert "no such data folder" in run("raw.csv", "--data", "elsewhere").stderr


@pytest.mark.usefixtures("portal")
def test_all_that_does_not_go_together_is_said_at_once(goldens: Path) -> None:
    """Team, reviewer, key and target are looked at together, before a row is read."""
    name = raw(ROW)
    Path("out.json").write_text("theirs", encoding="utf-8")
    result = run(name, name, "--reviewer", "", "--out", "out.json", key=None, team="alhpa")
    assert (result.exit_code, result.stdout) == (1, "")
    compare(goldens / "options.txt", result.stderr)


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("3.11.2026", "'3.11.2026' is no day; expected one such as 2026-11-03"),
        ("2026-11-31", "'2026-11-31' is no day; expected one such as 2026-11-03"),
        ("2026-11-25", "2026-11-25 has not come yet; expected the day on which the rows were reviewed"),
    ],
)
def test_a_day_that_cannot_be_is_refused(day: str, problem: str) -> None:
    """Another form of a day, one that the calendar lacks and one to come are refused."""
    result = run(raw(ROW), "--date", day)
    assert result.exit_code == 2
    assert f"Invalid value for '--date': {problem}" in result.stderr


@pytest.mark.usefixtures("portal")
def test_a_note_that_names_a_person_is_refused_at_its_cell() -> None:
    """What the gate would refuse of a note is said of the raw row, on a dry run too; a roster adds names."""
    named = ROW.replace("Keep,,", "Keep,Maria Schneider saw it,")
    for more in ((), ("--dry-run",)):
        result = run(raw(ROW, named), *more)
        assert result.exit_code == 1
        assert result.stderr == "raw.csv:3:204: 'evidence' names a person; name the role instead\n1 problem\n"
    Path("../roster").write_text("Zeno Quell\n", encoding="utf-8")
    listed = raw(ROW.replace("Keep,,", "Keep,zeno quell saw it,"))
    assert run(listed, "--roster", "../roster").stderr.startswith("raw.csv:2:204: 'evidence' names a person")
    assert run(listed).exit_code == 0


@pytest.mark.usefixtures("portal")
def test_everything_that_is_wrong_is_said_at_once(goldens: Path) -> None:
    """Each finding has its place and no value of the row; nothing is written."""
    result = run(
        raw(
            ROW,
            ROW.replace("Keep", "Keeep").replace("chatgpt", "Mail"),
            ROW.replace("Ana.Silva@example.com", " ").replace("2026-11-03T10:00:00Z", "03/04/2026"),
            ROW.replace("yes", "perhaps Ana").replace("2026-11-03T10:00:00Z", "2026-12-01"),
            "only,three,cells",
        )
    )
    assert (result.exit_code, result.stdout) == (1, "")
    compare(goldens / "findings.txt", result.stderr)
    assert not Path("data/reviews/alpha/2026-11-23.json").exists()
    assert json.loads(run("raw.csv", "--format", "json").stdout)[0]["line"] == 3


@pytest.mark.usefixtures("portal")
def test_many_findings_are_counted() -> None:
    """A file that is wrong in every row does not flood the terminal."""
    result = run(raw(*[ROW.replace("Keep", "x")] * 1_000))
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert len(lines) == reading.MOST_FINDINGS + 1
    assert lines[-1] == "1,000 problems, of which 50 are shown"


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(
    ("header", "finding"),
    [
        (HEADER.replace("Badge", "user"), "raw.csv:1:66: a second column holds the field 'owner'; "),
        (HEADER.replace("Decision", "x"), "raw.csv:1:1: no column holds the field 'decision'; "),
    ],
)
def test_columns_that_make_no_sense_are_refused(header: str, finding: str) -> None:
    """Two columns of one field, and a missing one, are said once, at the header."""
    result = run(raw(ROW, ROW, header=header))
    assert result.exit_code == 1
    assert result.stderr.startswith(finding)
    assert result.stderr.endswith("1 problem\n")


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("content", ["", HEADER + "\n", "\n\n"])
def test_no_row_is_no_review(content: str) -> None:
    """A file without rows is an error: a review of nothing says nothing."""
    Path("raw.csv").write_text(content, encoding="utf-8")
    result = run("raw.csv")
    assert result.exit_code == 1
    assert result.stderr.endswith("1 problem\n")
