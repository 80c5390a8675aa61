"""Where `runbook anonymize` writes and what never gets there: over nothing untold, and nothing raw."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.catalog import load_catalog, load_review
from tests.cli.anonymize.command import HEADER, NOTED, ROW, edit, files, raw, run, written


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


def test_no_review_is_written_where_the_data_has_no_place_for_it(portal: Path) -> None:
    """A file in data/ that is none of the data would stop every later command; its place stays allowed."""
    name = raw(ROW)
    before = files(portal)
    result = run(name, "--out", "data/reviews/alpha.json")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        "data/reviews/alpha.json:1:1: the data has no such place for this review; "
        "leave out --out, for data/reviews/alpha/2026-11-23.json, or name a file outside of data"
    )
    assert files(portal) == before
    assert run(name, "--out", "data/reviews/alpha/2026-11-23.json").exit_code == 0


def test_whoever_may_see_a_review_may_see_the_one_in_its_place(portal: Path) -> None:
    """What takes the place of a review that is not for everybody is not for everybody either."""
    name, target = raw(ROW), Path("data/reviews/alpha/2026-11-23.json")
    assert run(name).exit_code == 0
    assert "visibility" not in written()
    edit(target, '"sessions"', '"visibility": "responders", "sessions"')
    assert run(name, "--replace").exit_code == 0
    assert written()["visibility"] == "responders"


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
def test_what_is_written_passes_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is looked at as `runbook validate-review` does, and is not put in place if that refuses it."""

    def nothing(*_: object) -> Callable[[str], None]:
        return lambda _: None

    monkeypatch.setattr("generator.review_run.setup.refusal", nothing)
    result = run(raw(ROW.replace("Keep,,", "Keep,Maria Schneider saw it,")))
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "data/reviews/alpha/2026-11-23.json:18:19: the site may not publish the name"
    )
    assert not Path("data/reviews/alpha/2026-11-23.json").exists()


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


CANARIES = (
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
