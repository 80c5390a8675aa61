"""The command `score` as responders use it: what it prints and refuses, and with which status it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.golden import compare


@pytest.fixture
def goldens(project: Path) -> Path:
    """What the command is to print."""
    return project / "tests" / "goldens" / "score"


def run(*arguments: str, rows: str = "") -> Result:
    """Run `runbook score` with these arguments and rows."""
    return CliRunner().invoke(main, ["score", *arguments], input=rows)


ROW = '{"device": "Unknown browser", "location": "Approx. Portugal", "trusted_device": true}\n'


@pytest.mark.usefixtures("portal")
def test_rows_give_a_line_each() -> None:
    """Scores go to the standard output and nothing else does; the status is 0."""
    result = run("--team", "alpha", rows=ROW * 2)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["line"], one["score"], one["decision"]) for one in lines] == [
        (1, 5, "revoke-and-escalate"),
        (2, 5, "revoke-and-escalate"),
    ]


@pytest.mark.usefixtures("portal")
def test_no_row_is_no_problem() -> None:
    """An empty input gives an empty output."""
    result = run()
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.usefixtures("portal")
def test_bad_lines_are_named_and_counted() -> None:
    """Every other line is scored; the bad ones are said again on the error output, and the status is 1."""
    result = run(rows=f'{ROW}{{"device": "x"}}\n{ROW}')
    assert result.exit_code == 1
    assert [json.loads(line)["state"] for line in result.stdout.splitlines()] == [
        "incomplete",
        "error",
        "incomplete",
    ]
    assert result.stderr.splitlines() == [
        "<stdin>:2:12: 'device' is 'x', which the rules do not know; "
        "expected one of known, unknown, * on *, Unknown browser, Not shown",
        "1 of 3 lines could not be scored",
    ]


def test_a_review_file_as_rows_gets_a_hint(portal: Path) -> None:
    """Whoever pipes a review in is told of the option for it."""
    text = (portal / "data/reviews/alpha/2026-11-02.json").read_text(encoding="utf-8")
    result = run(rows=text)
    assert result.exit_code == 1
    hint = (
        "Expected a whole JSON object on each line. A review file: runbook score --review FILE. "
        "Raw rows, such as CSV, become a review first: runbook anonymize --help"
    )
    assert result.stderr.splitlines()[-1] == hint
    assert hint not in run(rows='{"device": "x"}').stderr


@pytest.mark.usefixtures("portal")
def test_a_review_is_a_table_beside_what_was_decided(goldens: Path) -> None:
    """Each row has its score, the rules' decision, the one that was taken, and why."""
    result = run("--review", "data/reviews/alpha/2026-11-02.json")
    assert (result.exit_code, result.stderr) == (0, "")
    compare(goldens / "review.txt", _trimmed(result.stdout))


@pytest.mark.usefixtures("portal")
def test_a_review_is_lines_for_tools() -> None:
    """The same as JSON Lines, with the decision that was taken and how it compares."""
    result = run("--review", "data/reviews/alpha/2026-11-02.json", "--format", "json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["row"], one["state"], one["taken"], one["comparison"]) for one in lines] == [
        (1, "complete", "keep", "as the rules say"),
        (2, "incomplete", "revoke-and-escalate", "as the rules say"),
    ]


def test_decisions_are_compared_by_severity(portal: Path) -> None:
    """A row that was decided otherwise says whether that was milder or harsher."""
    _edit(portal / "data/reviews/alpha/2026-11-02.json", '"decision": "keep"', '"decision": "review"')
    result = run("--review", "data/reviews/alpha/2026-11-02.json")
    assert "Review (harsher)" in result.stdout
    assert result.stdout.splitlines()[-1] == "2 rows: 1 as the rules say, 1 harsher"
    _edit(portal / "data/reviews/alpha/2026-11-02.json", "Chrome on macOS", "Unknown browser")
    assert "Review (milder)" in run("--review", "data/reviews/alpha/2026-11-02.json").stdout


def test_a_row_that_cannot_be_read_has_its_place(portal: Path) -> None:
    """The table stands, the row says so, the error names line and column, and the status is 1."""
    shutil.move(portal / "data/reviews/alpha/2026-11-02.json", portal / "mine.json")
    _edit(portal / "mine.json", "Chrome on macOS", "[bold]Toaster[/bold]")
    result = run("--review", "mine.json")
    assert result.exit_code == 1
    assert "[bold]Toaster[/bold]" in result.stdout
    assert "cannot be read" in result.stdout
    assert result.stdout.splitlines()[-1] == "2 rows: 1 as the rules say, 1 not readable"
    problem = "'device' is '[bold]Toaster[/bold]', which the rules do not know"
    expected = "expected one of known, unknown, * on *, Unknown browser, Not shown"
    assert result.stderr.splitlines()[0] == f"mine.json:10:17: {problem}; {expected}"
    first = json.loads(run("--review", "mine.json", "--format", "json").stdout.splitlines()[0])
    assert (first["state"], first["score"], first["decision"]) == ("error", None, None)
    assert first["problems"] == [{"name": "device", "problem": problem, "expected": expected}]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"decision": "keep"',
            '"decision": "kepe"',
            "17:19: there is no decision 'kepe'; did you mean 'keep'?",
        ),
        ('"team": "alpha"', '"team": "omega"', "3:11: there is no team 'omega'; expected one of alpha, beta"),
        ('"reviewer"', '"reviewr"', "5:3: unknown key 'reviewr'; did you mean 'reviewer'?"),
        ("2026-10-20", "2026-11-20", "13:20: the sign-in on 2026-11-20 is after the review; "),
        ('"sessions": [', '"sessions": ', "19:5: the key has no quotes; "),
    ],
)
def test_a_faulty_review_is_told_as_any_data_is(portal: Path, old: str, new: str, said: str) -> None:
    """A review from anywhere is checked as if it stood in the data; nothing is printed but the problems."""
    shutil.move(portal / "data/reviews/alpha/2026-11-02.json", portal / "mine.json")
    _edit(portal / "mine.json", old, new)
    result = run("--review", "mine.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"mine.json:{said}")


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("name", ["nowhere.json", "data"])
def test_a_review_that_is_no_file_is_one_line(name: str) -> None:
    """No traceback for a slip of the pen."""
    result = run("--review", name)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{name}:1:1: ")


@pytest.mark.usefixtures("portal")
def test_the_decision_table_is_printed_for_people_and_tools(goldens: Path) -> None:
    """Every combination, as a table, as CSV with its own line ends, and as JSON."""
    compare(goldens / "table.txt", _trimmed(run("--table").stdout))
    compare(
        goldens / "table.csv.txt",
        run("--table", "--format", "csv").stdout_bytes.decode().replace("\r\n", "↵\n"),
    )
    assert len(json.loads(run("--table", "--format", "json").stdout)["rows"]) == 8


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--table", "--review", "x.json"], "two different things"),
        (["--table", "--team", "alpha"], "--team is for rows"),
        (["--review", "x.json", "--team", "alpha"], "--team is for rows"),
        (["--format", "json"], "--format is for --review and --table"),
        (["--format", "csv"], "--format csv is for --table"),
        (["--review", "x.json", "--format", "csv"], "--format csv is for --table"),
    ],
)
def test_options_that_do_not_go_together_are_refused(arguments: list[str], said: str) -> None:
    """Status 2, and a line that says which."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.usefixtures("portal")
def test_a_team_that_is_not_there_is_named() -> None:
    """As every command tells of an id that the data does not have: status 1, and what there is."""
    result = run("--team", "omega")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "--team:1:1: there is no team 'omega'; expected one of alpha, beta\n1 problem\n"


def test_broken_data_is_told_before_anything_is_scored(portal: Path) -> None:
    """A score by rules that make no sense would be no score."""
    _edit(portal / "data/scoring.yml", "from: 2", "from: 6")
    result = run(rows=ROW)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("data/scoring.yml:64:5: the band from 6 is never reached; ")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _trimmed(text: str) -> str:
    """Without the spaces at the ends of lines, which tables are filled up with."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines()) + "\n"
