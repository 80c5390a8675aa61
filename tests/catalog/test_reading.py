"""Which files of a data folder are read, and what is said of those that cannot be."""

from __future__ import annotations

import builtins
import os
from pathlib import Path
from typing import Any

import pytest

from generator.catalog import Catalog, load_catalog
from generator.diagnostics import DataError
from generator.document import MAX_BYTES


def _message(data: Path) -> str:
    with pytest.raises(DataError) as caught:
        load_catalog(Path(data.name))
    return str(caught.value)


def test_hidden_files_backups_and_schemas_are_nobodys_data(data: Path) -> None:
    """What editors and tools leave beside the data does not disturb it."""
    (data / "schemas").mkdir()
    for name in (".hidden.yml", "facts.yml~", "facts.yml.orig", ".facts.yml.swp", "schemas/team.json"):
        (data / name).write_text("not: data: at all", encoding="utf-8")
    assert isinstance(load_catalog(data), Catalog)


def test_windows_line_ends_and_a_byte_order_mark_are_fine(data: Path) -> None:
    """A file saved on Windows says the same, and its problems have the same places."""
    path = data / "teams" / "alpha.yml"
    text = path.read_text(encoding="utf-8").replace("name: Alpha", "nmae: Alpha")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert _message(data) == "data/teams/alpha.yml:2:1: unknown key 'nmae'; did you mean 'name'?"


def test_a_huge_file_is_refused_before_it_is_read(data: Path) -> None:
    """The size is named, and the limit."""
    path = data / "teams" / "alpha.yml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert _message(data).splitlines()[0] == (
        "data/teams/alpha.yml:1:1: the file has 5,000,001 bytes; expected at most 5,000,000; split it"
    )


def test_what_is_no_regular_file_is_refused(data: Path) -> None:
    """A pipe would hang the build, a folder cannot be read."""
    os.mkfifo(data / "teams" / "pipe.yml")
    expected = "data/teams/pipe.yml:1:1: it is not a regular file; expected a text file"
    assert _message(data) == expected


def test_a_link_in_a_circle_is_one_line(data: Path) -> None:
    """A symbolic link to itself ends in a finding, not in a traceback."""
    (data / "teams" / "loop.yml").symlink_to("loop.yml")
    assert _message(data).startswith("data/teams/loop.yml:1:1: the file cannot be read (")


def test_an_unreadable_list_does_not_make_every_reference_to_it_wrong(data: Path) -> None:
    """One finding for the file, none for the many that name its entries."""
    (data / "controls.yml").write_bytes(b"- id: mfa\n  title: \xff\n")
    assert _message(data) == "data/controls.yml:2:10: the byte 0xFF is not UTF-8; save the file as UTF-8"


def test_nothing_at_all_names_the_files_that_every_portal_has(tmp_path: Path) -> None:
    """An empty folder gives a line for each required file."""
    with pytest.raises(DataError) as caught:
        load_catalog(tmp_path)
    assert [d.position.path.rpartition("/")[2] for d in caught.value.diagnostics] == [
        "policy.yml",
        "portal.yml",
        "publication.yml",
        "redaction.yml",
        "scoring-vectors.json",
        "scoring.yml",
        "vocabularies.yml",
    ]


@pytest.mark.parametrize("name", ["a\nb.yml", "a\u202eb.yml", os.fsdecode(b"\xff.yml")])
def test_a_file_whose_name_cannot_be_seen_is_one_line(name: str, data: Path) -> None:
    """A line break, a mark that turns text around, or a byte of no character in a name breaks no message."""
    (data / "teams" / name).write_text("id: x\n", encoding="utf-8")
    expected = f"the path {f'teams/{name}'!r} has a character that cannot be seen; give it another name"
    assert _message(data) == f"data:1:1: {expected}"


def test_a_link_to_a_folder_is_not_passed_by_in_silence(data: Path) -> None:
    """Data behind a link would be missing from the site; the link is named instead."""
    (data / "guides").rename(data.parent / "shared")
    (data / "guides").symlink_to(data.parent / "shared")
    assert _message(data) == "data/guides:1:1: it is a link to a folder; expected the folder itself"


def test_a_folder_that_cannot_be_read_is_not_passed_by_in_silence(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without permission to look into it is a finding, not an empty folder."""
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "guides":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    expected = "the folder cannot be read (permission denied); expected a readable one"
    assert _message(data) == f"data/guides:1:1: {expected}"


def test_a_file_that_cannot_be_read_is_one_line(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission to read it is a finding; the rest is read."""
    really = builtins.open

    def refusing(path: str, *how: Any, **more: Any) -> Any:
        if Path(path).name == "limits.yml":
            raise PermissionError(13, "Permission denied")
        return really(path, *how, **more)

    monkeypatch.setattr(builtins, "open", refusing)
    expected = "the file cannot be read (permission denied); expected a readable text file"
    assert _message(data) == f"data/guides/limits.yml:1:1: {expected}"


def test_files_are_read_in_an_order_of_their_own(data: Path) -> None:
    """Teams and checklists come in the order of their names, whatever the order on the disk."""
    for name in ("zeta", "eta"):
        text = (data / "teams/beta.yml").read_text(encoding="utf-8").replace("id: beta", f"id: {name}")
        (data / f"teams/{name}.yml").write_text(text, encoding="utf-8")
    assert list(load_catalog(data).teams) == ["alpha", "beta", "eta", "zeta"]


def test_reviews_are_told_the_latest_first(data: Path) -> None:
    """The reviews of a team come by their days; a team without any has none."""
    catalog = load_catalog(data)
    assert [review.date.isoformat() for review in catalog.reviews_of("alpha")] == ["2026-11-02", "2026-10-26"]
    assert catalog.reviews_of("beta") == ()


def test_each_record_knows_its_place(data: Path) -> None:
    """From a record of the catalog one gets to the line where it, or a key of it, was written."""
    place = load_catalog(Path(data.name)).places["facts", "order"]
    assert str(place.at()) == "data/facts.yml:10:3"
    assert str(place.at("confidence")) == "data/facts.yml:17:15"
    assert str(place.inside("sources", 1).at("name", key=True)) == "data/facts.yml:15:7"
