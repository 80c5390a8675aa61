"""What looks like a person's name is found without a roster; what the portal says is not taken for one."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gate.people import People


def names(text: str) -> list[str]:
    """The names that are guessed in a text."""
    return [text[start:end] for start, end, _ in People().find(text)]


@pytest.mark.parametrize(
    "name",
    [
        "Maria Gonzalez",
        "Jane Doe",
        "Jürgen Müller",
        "Иван Петров",
        "Νίκος Παπαδόπουλος",
        "JANE DOE",
        "Anne-Marie Dupont",
        "Ludwig van Beethoven",
        "Maria de la Cruz",
        "John F. Kennedy",
        "Jane White",
        "Maria\n  Gonzalez",
        "Gonzalez, Maria",
    ],
)
def test_a_full_name_is_found(name: str) -> None:
    """A given name that the lists know, with a family name."""
    assert names(f"It was seen by {name} on Monday.") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ask Mr. Quillfeather.", "Quillfeather"),
        ("Ask Dr Quillfeather.", "Quillfeather"),
        ("Fragen Sie Frau Dr. Quillfeather", "Quillfeather"),
        ("Mme de Quillfeather", "de Quillfeather"),
        ("Prof. X. Quillfeather", "Quillfeather"),
    ],
)
def test_a_name_after_a_title_is_found(text: str, name: str) -> None:
    """A title needs no list of names."""
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Mark All as read",
        "Will Chrome sign out",
        "Customer Support",
        "Maria Team",
        "Chrome on Android, Safari on iOS",
        "Georgia and Victoria are places",
        "April May June",
        "Sr. Engineer",
        "maria gonzalez in small letters",
        "Maria alone",
        "Grant Access to Security Operations",
        "Alpha Setting",
    ],
)
def test_words_that_look_like_names_are_left_alone(text: str) -> None:
    """Given names that are words, roles, products and places are no people."""
    assert names(text) == []


def test_the_portal_names_nobody(project: Path) -> None:
    """Neither data nor pages hold what is taken for a name, but for the authors that licences name."""
    # Cities are called like people, and no page shows that file; the other lists what may be published.
    apart = ("places.yml", "publication.yml")
    data = [file for file in (project / "data").rglob("*.yml") if file.name not in apart]
    files = [*data, *(project / "docs").rglob("*.md")]
    found = {file.name: names(file.read_text(encoding="utf-8")) for file in files}
    assert {name: some for name, some in found.items() if some} == {}


@given(st.text(alphabet="AaBbé -,.'\n", max_size=200))
def test_any_text_is_searched(text: str) -> None:
    """Finds are in order and do not overlap."""
    found = list(People().find(text))
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(found))
