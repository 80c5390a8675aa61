"""Which files of a data folder are read, and what is said of those that cannot be."""

from __future__ import annotations

import os
from pathlib import Path

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
        "scoring.yml",
        "vocabularies.yml",
    ]
