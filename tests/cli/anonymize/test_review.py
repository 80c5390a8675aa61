"""Raw rows in any form go in: the review and the report that come out of `runbook anonymize`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.catalog import load_catalog
from tests.cli.anonymize.command import HEADER, NOTED, ROW, edit, files, raw, run, written
from tests.golden import compare


def test_raw_rows_become_a_review(portal: Path, goldens: Path) -> None:
    """The review is at its place, is like any other to the portal, and the report says what was done."""
    before = files(portal)
    result = run(raw(ROW, NOTED, ROW.replace("Ana.Silva", "bo").replace("Lisbon", "Porto")))
    assert (result.exit_code, result.stderr) == (0, "")
    assert files(portal) - before == {"raw.csv", "data/reviews/alpha/2026-11-23.json"}
    compare(goldens / "report.txt", result.stdout)
    compare(goldens / "review.txt", Path("data/reviews/alpha/2026-11-23.json").read_text(encoding="utf-8"))
    assert "alpha/2026-11-23" in load_catalog(Path("data")).reviews


@pytest.mark.usefixtures("portal")
def test_tools_read_the_report_as_json(goldens: Path) -> None:
    """What people are told is there as JSON as well, and nothing stands beside it."""
    result = run(raw(ROW, NOTED), "--format", "json", "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "")
    compare(goldens / "report.json.txt", result.stdout)


def test_a_dry_run_writes_nothing(portal: Path) -> None:
    """Only the report is printed, also where a review is there already."""
    name = raw(ROW)
    before = files(portal)
    result = run(name, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 row read, 1 would be written\n")
    assert "written:" not in result.stdout
    assert files(portal) == before
    assert run(name).exit_code == 0
    assert run(name, "--dry-run").exit_code == 0


@pytest.mark.usefixtures("portal")
def test_every_form_gives_the_same_review() -> None:
    """CSV with commas and semicolons, TSV, JSON and JSON Lines are one; - is the standard input."""
    cells = [
        "ana@example.com",
        "Chrome on macOS",
        "ChatGPT",
        "Lisbon",
        "2026-11-03",
        "yes",
        "keep",
        "fine",
        "7",
    ]
    names = HEADER.split(",")
    row = dict(zip(names, cells, strict=True)) | {"Trusted": True}
    Path("a.json").write_text(json.dumps([row]), encoding="utf-8")
    Path("a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    sources = [
        raw(",".join(cells), name="a.csv"),
        raw(";".join(cells), name="b.csv", header=";".join(names)),
        raw("\t".join(cells), name="a.tsv", header="\t".join(names)),
        "a.json",
        "a.jsonl",
    ]
    made = [run(source, "--out", "-").stdout for source in sources]
    made.append(run("-", "--out", "-", input=Path("b.csv").read_bytes()).stdout)
    assert len(set(made)) == 1
    assert json.loads(made[0])["sessions"][0]["location"] == "Approx. Portugal"


@pytest.mark.usefixtures("portal")
def test_a_review_can_be_printed() -> None:
    """The review alone goes to the standard output, the report to the other one."""
    result = run(raw(ROW), "--out", "-")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["sessions"]) == 1
    assert result.stderr.startswith("1 row read")


@pytest.mark.usefixtures("portal")
def test_several_files_are_one_review() -> None:
    """Their rows stand in the order of the files; a file that is named twice is refused."""
    first, second = raw(ROW, name="a.csv"), raw(ROW.replace("Ana.Silva", "bo"), name="b.csv")
    assert run(first, second).exit_code == 0
    owners = [row["owner"] for row in written()["sessions"]]
    assert len(set(owners)) == 2
    result = run(first, "./a.csv", "--replace")
    assert result.exit_code == 1
    assert "named twice" in result.stderr


@pytest.mark.usefixtures("portal")
def test_rows_that_stand_out_are_shown_less_exactly() -> None:
    """The report says what each step did; rows of the review that is replaced do not count."""
    edit(Path("data/publication.yml"), "fewest_alike: 1", "fewest_alike: 3")
    Path("data/reviews/alpha/2026-11-02.json").unlink()  # its row stands out by this measure
    result = run(raw(ROW, ROW, ROW.replace("Lisbon, Portugal", "Narnia")), "--format", "json")
    report = json.loads(result.stdout)
    assert report["rows"] == {"read": 3, "written": 2, "left_out": 1}
    assert report["unknown"] == {"location": 1}
    assert report["left_out"] == {"decisions": {"keep": 1}, "rows": ["raw.csv:4"]}
    assert report["first_unknown"] == {"location": "raw.csv:4"}
    assert report["steps"][-1] == {"step": "row left out", "rows": 1}
    assert {row["device"] for row in written()["sessions"]} == {"Chrome on macOS"}
    alone = run(raw(ROW.replace("Lisbon, Portugal", "Narnia")), "--replace")
    assert alone.exit_code == 1
    assert "no row may be published: fewer than 3 look alike" in alone.stderr
    assert len(written()["sessions"]) == 2


@pytest.mark.usefixtures("portal")
def test_rows_that_are_left_out_are_told_by_their_lines(goldens: Path) -> None:
    """The report says where they stand and what was decided of them, where the first unknown place is."""
    edit(Path("data/publication.yml"), "fewest_alike: 1", "fewest_alike: 3")
    alone = ROW.replace("Lisbon, Portugal", "Narnia").replace("Keep", "Review")
    empty = ROW.replace("Lisbon, Portugal", "").replace("chatgpt", "api platform")
    first, second = raw(ROW, alone, ROW, name="a.csv"), raw(ROW, empty, alone, name="b.csv")
    result = run(first, second, "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "")
    compare(goldens / "left-out.txt", result.stdout)
