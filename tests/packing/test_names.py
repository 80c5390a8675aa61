"""Which paths unpack alike on every machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.packing.names import clashes, printable, why_refused


@pytest.mark.parametrize(
    "path", ["index.html", "a/b.html", "Open the runbook.html", ".well-known/x", "é/…", "console"]
)
def test_ordinary_paths_are_taken(path: str) -> None:
    """Spaces, signs of other languages and files that begin with a dot are on every system."""
    assert why_refused(path) is None


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/etc/passwd", "it leads out of its folder"),
        ("a/../../b", "it leads out of its folder"),
        ("..", "it leads out of its folder"),
        ("a//b", "it has an empty part"),
        ("./a", "it has an empty part"),
        ("", "it has an empty part"),
        ("a\\..\\b", "it has the sign '\\', which not every system takes"),
        ("C:/b", "it has the sign ':', which not every system takes"),
        ("a\nb", "it has the sign '', which not every system takes"),
        ("a\u202eb", "it has the sign '<U+202E>', which not every system takes"),
        ("a/NUL.html", "a part of it is a name that not every system takes"),
        ("a./b", "a part of it is a name that not every system takes"),
        ("a " * 101 + "b", "it has more than 200 characters"),
    ],
)
def test_paths_that_some_system_takes_otherwise_are_refused(path: str, why: str) -> None:
    """A path that Windows or macOS reads otherwise, or not at all, has its reason beside it."""
    assert why_refused(path) == why


@given(st.text(st.sampled_from("ab./\\:~\0"), max_size=12))
def test_a_path_that_is_taken_stays_in_its_folder(path: str) -> None:
    """Wherever the folder is, what is taken is below it and is written as it is."""
    if why_refused(path) is None:
        folder = Path("/somewhere/unpacked")
        placed = (folder / path).resolve()
        assert placed.is_relative_to(folder)
        assert placed.relative_to(folder).as_posix() == path


def test_names_that_differ_in_case_or_in_how_they_are_written_clash() -> None:
    """Some systems make one file of them."""
    paths = ["a.html", "A.html", "\u00e9.html", "e\u0301.html", "b.html"]
    assert list(clashes(paths)) == [("a.html", "A.html"), ("\u00e9.html", "e\u0301.html")]


def test_a_path_cannot_talk_to_the_terminal() -> None:
    """What nobody sees is written as its number."""
    assert printable("a/b.html") == "a/b.html"
    assert printable("a\x1b[2Jb") == "a<U+001B>[2Jb"
