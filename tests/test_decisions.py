"""The decision records are a list without holes, each in the same form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.page_checks import HandWritten


@pytest.fixture(scope="module")
def records(project: Path) -> dict[str, str]:
    """What each record says, by the name of its file, in the order of their numbers."""
    files = sorted((project / "docs" / "maintaining" / "decisions").glob("[0-9]*.md"))
    return {file.name: HandWritten("", "", file.read_text(encoding="utf-8")).body for file in files}


def test_records_are_numbered_without_a_hole(records: dict[str, str]) -> None:
    """The names of the files count from 1 on, four digits each."""
    numbers = [name.split("-")[0] for name in records]
    assert numbers == [f"{number:04}" for number in range(1, len(records) + 1)]


def test_the_index_lists_every_record_in_order(project: Path, records: dict[str, str]) -> None:
    """Each line of the index has the number, the title and the file of one record."""
    index = (project / "docs" / "maintaining" / "decisions" / "index.md").read_text(encoding="utf-8")
    lines = re.findall(r"^(\d+)\. \[(.+)\]\((.+)\)$", index, re.MULTILINE)
    assert [file for _, _, file in lines] == list(records)
    assert [f"# {number}. {title}" for number, title, _ in lines] == [
        text.partition("\n")[0] for text in records.values()
    ]


def test_each_record_says_what_was_decided_and_what_would_change_it(records: dict[str, str]) -> None:
    """The first words after the title are the decision; what would make us think again stands there too."""
    formless = [
        name
        for name, text in records.items()
        if not text.partition("\n\n")[2].startswith("**Decided:** ")
        or "**We would think again** " not in text
    ]
    assert formless == []


def test_each_record_leads_back_to_the_index(project: Path, records: dict[str, str]) -> None:
    """The navigation has the index alone, so the front matter of each has the words of the way back."""
    folder = project / "docs" / "maintaining" / "decisions"
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in records}
    assert [name for name, text in texts.items() if "\nback: All decisions\n---\n" not in text] == []


def test_a_record_is_named_by_its_number(project: Path) -> None:
    """Where a page calls a record by a number, that is the number of the file that it leads to."""
    called = re.compile(r"\[(?:[Dd]ecision|[Rr]ecord) (\d+)\]\([^)]*?(\d{4})-")
    pages = (project / "docs").rglob("*.md")
    calls = [call for page in pages for call in called.findall(page.read_text(encoding="utf-8"))]
    assert calls
    assert [call for call in calls if int(call[0]) != int(call[1])] == []
