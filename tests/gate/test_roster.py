"""A roster: each name is found however it is written, and a list that everybody can read is refused."""

from __future__ import annotations

import itertools
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import DataError
from generator.environment import ROSTER
from generator.gate.roster import parse_roster, read_roster


def found(roster: str, text: str) -> list[str]:
    """What the roster finds in a text."""
    return [text[start:end] for start, end in parse_roster(roster).find(text)]


@pytest.mark.parametrize(
    "written",
    [
        "Jürgen Müller",
        "jürgen müller",
        "JÜRGEN MÜLLER",
        "Jurgen Muller",
        "Ju\u0308rgen Mu\u0308ller",
        "Müller, Jürgen",
        "Müller Jürgen",
        "jurgen.muller",
        "jurgen-muller",
        "muller_jurgen",
        "JurgenMuller",
        "jurgenmuller",
        "Jürgen\n Müller",
        "Jürgen+Müller",
    ],
)
@pytest.mark.parametrize("entry", ["Jürgen Müller", "Müller, Jürgen", "  jurgen muller  ", "JÜRGEN MÜLLER"])
def test_a_name_is_found_however_it_is_written(entry: str, written: str) -> None:
    """Order, case, accents and what is between the words do not matter."""
    assert found(entry, f"Ask {written}, please.") == [written]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("Jane Doe", "Jane does it"),
        ("Jane Doe", "Jane. The Doe"),
        ("Jane Doe", "Jane (Doe)"),
        ("Jane Doe", "Mary-Jane; Doe"),
        ("Al Lot", "the allotment, a lot"),
        ("Al Lot", "allot"),
        ("Rae", "brae raeburn Raes"),
    ],
)
def test_what_only_looks_like_a_name_is_left_alone(entry: str, text: str) -> None:
    """Names are whole words, next to each other."""
    assert found(entry, text) == []


@pytest.mark.parametrize(
    ("entry", "text", "names"),
    [
        ("Rae", "Ask rae or Rae.", ["rae", "Rae"]),
        ("Mary-Jane O'Neil", "Mary Jane O’Neil and oneil", ["Mary Jane O’Neil"]),
        ("Jane Mary Doe", "Jane Doe, Jane Mary Doe", ["Jane Doe", "Jane Mary Doe"]),
        ("Иван Петров", "Петров, Иван и иван.петров", ["Петров, Иван", "иван.петров"]),
        ("王小明", "联系王小明, 王小明。", ["王小明"]),
        ("# Jane Doe\n\nJohn Roe", "Jane Doe and John Roe", ["John Roe"]),
        ("Jane Doe\nJane", "Jane Doe and Jane", ["Jane Doe", "Jane"]),
    ],
)
def test_entries_of_all_kinds(entry: str, text: str, names: list[str]) -> None:
    """Names of one word or several, in other scripts, are entries; comments are none."""
    assert found(entry, text) == names


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_searched(roster: str, text: str) -> None:
    """No roster and no text is too odd; finds are in order and do not overlap."""
    finds = list(parse_roster(roster).find(text))
    assert all(start < end <= len(text) for start, end in finds)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(finds))


def test_without_a_roster_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment says is asked by the commands and by the build, and not here."""
    monkeypatch.setenv(ROSTER, "nowhere.txt")
    assert read_roster(None) is None


def test_a_roster_that_is_missing_stops_the_scan(tmp_path: Path) -> None:
    """A slip in the name of the file does not switch the search for people off."""
    with pytest.raises(
        DataError, match=r"people\.txt:1:1: the roster cannot be read .*; expected a text file"
    ):
        read_roster(tmp_path / "people.txt")


def test_a_roster_that_git_tracks_is_refused(tmp_path: Path) -> None:
    """A list of people is not kept in a repository."""
    (tmp_path / "people.txt").write_text("Jane Doe\n", encoding="utf-8")
    for command in (("init", "-q"), ("add", "people.txt")):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    with pytest.raises(DataError, match="git tracks the roster"):
        read_roster(tmp_path / "people.txt")


def test_a_roster_that_git_cannot_speak_of_is_refused(tmp_path: Path) -> None:
    """In a broken repository nobody knows what is tracked, and that is what is said."""
    (tmp_path / "people.txt").write_text("Jane Doe\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / ".git" / "config").write_text("[broken", encoding="utf-8")
    with pytest.raises(
        DataError, match="git cannot say whether it tracks the roster; keep it outside of any"
    ):
        read_roster(tmp_path / "people.txt")


def test_a_roster_beside_the_repository_is_taken(tmp_path: Path) -> None:
    """What git does not track is read, in a repository's folder, too."""
    (tmp_path / "people.txt").write_text("Jane Doe\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert read_roster(tmp_path / "people.txt") is not None
