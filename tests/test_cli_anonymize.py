"""The command `anonymize` as reviewers use it: what it writes, tells and refuses, and what never gets out."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.catalog import load_catalog, load_review
from generator.cli import anonymize_run
from generator.cli.anonymize import anonymize
from tests.golden import compare

REGIONS = """\
- id: southern-europe
  name: Southern Europe
  countries:
    - name: Portugal
      also: [PT]
      cities: [Lisbon, Porto]
    - name: Spain
      cities: [Madrid]
"""
HEADER = "Email,User agent,App,Location,Signed in at,Trusted,Decision,Note,Badge"
AGENT = (
    '"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) '
    'Chrome/131.0.6778.86 Safari/537.36"'
)
ROW = f'Ana.Silva@example.com,{AGENT},chatgpt,"Lisbon, Portugal",2026-11-03T10:00:00Z,yes,Keep,,b-17'
NOTED = ROW.replace("Keep,,", "Keep,Silva wrote from ana.silva@example.com,")

SECRET = bytes(range(200, 232))


@pytest.fixture
def portal(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small portal's data with fields and places, a key beside it; the current folder."""
    folder = tmp_path / "portal"
    shutil.copytree(project / "tests" / "fixtures" / "portal" / "data", folder / "data")
    for name in ("fields.yml", "redaction.yml"):
        shutil.copy(project / "data" / name, folder / "data" / name)
    _edit(folder / "data/fields.yml", "facts: [", "facts: [] # ")
    _edit(folder / "data/fields.yml", "  vocabulary: evidence_rules\n", "")
    (folder / "data" / "places.yml").write_text(REGIONS, encoding="utf-8")
    (tmp_path / "key").write_bytes(SECRET)
    (tmp_path / "key").chmod(0o600)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("RUNBOOK_KEY", raising=False)
    monkeypatch.delenv("RUNBOOK_ROSTER", raising=False)
    monkeypatch.setattr("generator.cli.anonymize_order.today", lambda: date(2026, 11, 24))
    return folder


@pytest.fixture
def goldens(project: Path) -> Path:
    """What the command is to print and write."""
    return project / "tests" / "goldens" / "anonymize"


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def raw(*rows: str, name: str = "raw.csv", header: str = HEADER) -> str:
    """Write a file of raw rows into the current folder; its name."""
    Path(name).write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return name


def run(*arguments: str, key: str | None = "../key", team: str = "alpha", **more: Any) -> Result:
    """Run `runbook anonymize` for the team alpha on 2026-11-23."""
    keys = ("--key-file", key) if key is not None else ()
    options = ("--team", team, "--reviewer", "Lead@example.com", "--date", "2026-11-23", *keys)
    return CliRunner().invoke(anonymize, [*options, *arguments], **more)


def written(path: str = "data/reviews/alpha/2026-11-23.json") -> Any:
    """The review that was written."""
    return json.loads(Path(path).read_text(encoding="utf-8"))


def files(folder: Path) -> set[str]:
    """Every file in a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


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
def test_the_report_for_tools(goldens: Path) -> None:
    """The same as JSON."""
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


def test_a_review_is_not_written_over_without_being_told(portal: Path) -> None:
    """The file that is there stays, byte for byte, until --replace."""
    name = raw(ROW)
    assert run(name).exit_code == 0
    before = Path("data/reviews/alpha/2026-11-23.json").read_bytes()
    result = run(raw(ROW, ROW))
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        "data/reviews/alpha/2026-11-23.json:1:1: the file exists; "
        "name another by --out or --date, or write over it with --replace"
    )
    assert Path("data/reviews/alpha/2026-11-23.json").read_bytes() == before
    assert run(name, "--replace").exit_code == 0
    assert not [one for one in files(portal) if "/." in one]


def test_of_two_runs_one_wins(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A review that appears while another is being made is not written over, and nothing is left behind."""
    target = Path("data/reviews/alpha/2026-11-23.json")

    def meanwhile(*_: object) -> None:
        target.write_text("theirs", encoding="utf-8")

    # The package's attribute of this name is the command.
    monkeypatch.setattr(sys.modules["generator.cli.anonymize"], "check_review", meanwhile)
    result = run(raw(ROW))
    assert result.exit_code == 1
    assert "the file exists" in result.stderr
    assert target.read_text(encoding="utf-8") == "theirs"
    assert not [one for one in files(portal) if "/." in one]


def test_without_links_a_review_is_still_written_once(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file system without links, the empty file that comes first wins."""

    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    assert run(raw(ROW)).exit_code == 0
    assert len(written()["sessions"]) == 1
    assert run(raw(ROW)).exit_code == 1
    assert not [one for one in files(portal) if "/." in one]


@pytest.mark.usefixtures("portal")
def test_raw_rows_are_not_written_over() -> None:
    """The review never takes the place of what it is made from, nor that of a folder."""
    result = run(raw(ROW), "--out", "raw.csv", "--replace")
    assert result.exit_code == 1
    assert "would take the place of raw rows" in result.stderr
    assert Path("raw.csv").read_text(encoding="utf-8").startswith(HEADER)
    assert "it is a folder" in run("raw.csv", "--out", "data", "--replace").stderr


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("missing.csv",), "missing.csv:1:1: the file cannot be read (no such file or directory)"),
        (("data",), "data:1:1: the file cannot be read (is a directory)"),
    ],
)
def test_a_file_that_cannot_be_read(arguments: tuple[str, ...], problem: str) -> None:
    """A missing file and a folder are findings like others."""
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith(problem)


@pytest.mark.usefixtures("portal")
def test_options_that_make_no_sense() -> None:
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
        ("3.11.2026", "expected a day such as 2026-11-03"),
        ("2026-11-31", "expected a day such as 2026-11-03"),
        ("2026-11-25", "2026-11-25 has not come yet; expected the day on which the rows were reviewed"),
    ],
)
def test_a_day_that_cannot_be(day: str, problem: str) -> None:
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
def test_what_is_written_passes_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is looked at as `runbook validate-review` does, and is not put in place if that refuses it."""

    def nothing(*_: object) -> Callable[[str], None]:
        return lambda _: None

    monkeypatch.setattr("generator.cli.anonymize_setup.refusal", nothing)
    result = run(raw(ROW.replace("Keep,,", "Keep,Maria Schneider saw it,")))
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "data/reviews/alpha/2026-11-23.json:18:19: the site may not publish the name"
    )
    assert not Path("data/reviews/alpha/2026-11-23.json").exists()


@pytest.mark.usefixtures("portal")
def test_rows_that_are_left_out_are_told_by_their_lines(goldens: Path) -> None:
    """The report says where they stand and what was decided of them, where the first unknown place is."""
    _edit(Path("data/publication.yml"), "fewest_alike: 1", "fewest_alike: 3")
    alone = ROW.replace("Lisbon, Portugal", "Narnia").replace("Keep", "Review")
    empty = ROW.replace("Lisbon, Portugal", "").replace("chatgpt", "api platform")
    first, second = raw(ROW, alone, ROW, name="a.csv"), raw(ROW, empty, alone, name="b.csv")
    result = run(first, second, "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "")
    compare(goldens / "left-out.txt", result.stdout)


@pytest.mark.usefixtures("portal")
def test_a_review_that_data_cannot_hold_is_written_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too large for a data file is refused in data/, and checked row by row for another place."""
    monkeypatch.setattr("generator.cli.anonymize_check.MAX_BYTES", 600)
    name = raw(ROW, ROW, ROW, NOTED)
    result = run(name)
    assert result.exit_code == 1
    assert "the review would have more than 600 bytes" in result.stderr
    assert run(name, "--out", "large.json").exit_code == 0
    review, _ = load_review(Path("large.json"), load_catalog(Path("data")))
    assert len(review.sessions) == 4


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
    assert len(lines) == anonymize_run.MOST_FINDINGS + 1
    assert lines[-1] == "1,000 problems, of which 50 are shown"


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(
    ("header", "finding"),
    [
        (HEADER.replace("Badge", "user"), "raw.csv:1:66: a second column holds the field 'owner'; "),
        (HEADER.replace("Decision", "x"), "raw.csv:1:1: no column holds the field 'decision'; "),
    ],
)
def test_columns_that_make_no_sense(header: str, finding: str) -> None:
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


@pytest.mark.usefixtures("portal")
def test_rows_that_stand_out_are_shown_less_exactly() -> None:
    """The report says what each step did; rows of the review that is replaced do not count."""
    _edit(Path("data/publication.yml"), "fewest_alike: 1", "fewest_alike: 3")
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


CANARIES = (
    *(
        "ana.silva",
        "silva",
        "example.com",
        "lisbon",
        "131",
        "6778",
        "10_15",
        "10:00",
        "b-17",
        "lead",
        "perhaps",
    ),
)


@pytest.mark.usefixtures("portal")
def test_nothing_raw_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither review, report and findings nor the file of waiting rows hold anything of a person."""
    waited: list[str] = []
    real = tempfile.TemporaryFile

    def watched(*arguments: Any, **options: Any) -> _Watched:
        return _Watched(real(*arguments, **options), waited)

    monkeypatch.setattr(tempfile, "TemporaryFile", watched)
    good = run(raw(ROW, NOTED))
    review = Path("data/reviews/alpha/2026-11-23.json").read_text(encoding="utf-8")
    bad = run(raw(ROW, ROW.replace("yes", "perhaps"), NOTED.replace("Keep", "b-17")), "--replace")
    assert (good.exit_code, bad.exit_code, len(waited)) == (0, 1, 2)
    for text in (good.output, review, bad.output, *waited):
        assert text
        assert not [one for one in CANARIES if one in text.lower()]


class _Watched:
    """A file whose content is looked at before it is closed."""

    def __init__(self, file: Any, contents: list[str]) -> None:
        self._file = file
        self._contents = contents

    def __enter__(self) -> Any:
        return self._file.__enter__()

    def __exit__(self, *error: object) -> None:
        self._file.seek(0)
        self._contents.append(self._file.read())
        self._file.__exit__(*error)
