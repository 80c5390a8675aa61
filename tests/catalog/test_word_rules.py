"""Whether the words of files are looked into as often as they have to be, and no more often."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog import load_catalog, word_rules
from generator.catalog.examining import Memory, Remembered
from generator.catalog.kinds import KINDS
from generator.diagnostics import DataError
from generator.models.marked import may_be_worded
from generator.reuse.store import Store


def refuse(*_: object) -> None:
    """Stands where nothing may be looked into again."""
    raise AssertionError("this was in order")


def test_files_are_looked_into_once_for_a_glossary(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same files are in order; a word more in the glossary has all of them looked into again."""
    memory = Memory()
    load_catalog(data, memory=memory)
    with monkeypatch.context() as patched:
        patched.setattr(word_rules, "worded", refuse)
        load_catalog(data, memory=memory)
    glossary = data / "glossary.yml"
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text(text.replace("[incident manager]", "[intruder]"), encoding="utf-8")
    with pytest.raises(DataError, match="'intruder' is not used here; expected 'incident lead', see data/gl"):
        load_catalog(Path("data"), memory=memory)


def test_another_process_does_not_look_into_them_again(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept beside the site says which files are in order; one that is edited is looked into."""
    remembered = Remembered(Store(tmp_path / "kept"), "read so")
    load_catalog(data, remembered=remembered)
    with monkeypatch.context() as patched:
        patched.setattr(word_rules, "worded", refuse)
        load_catalog(data, remembered=remembered)
    team = data / "teams/alpha.yml"
    team.write_text(team.read_text(encoding="utf-8").replace("about: ", "about: Intruder alert. "), "utf-8")
    glossary = data / "glossary.yml"
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text(text.replace("[incident manager]", "[sleuth]"), encoding="utf-8")
    load_catalog(data, remembered=remembered)
    team.write_text(team.read_text(encoding="utf-8").replace("Intruder", "Sleuth"), "utf-8")
    with pytest.raises(DataError, match=r"alpha\.yml:[0-9]+:[0-9]+: 'Sleuth' is not used here"):
        load_catalog(data, remembered=remembered)


def test_without_words_no_file_is_looked_into(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A portal without a glossary pays nothing for it."""
    (data / "glossary.yml").unlink()
    monkeypatch.setattr(word_rules, "worded", refuse)
    assert not load_catalog(data).glossary


def test_pseudonyms_have_no_words() -> None:
    """What a machine has made up, such as `o-2fa-x7`, says nothing; no review has to be looked into."""
    reviews = next(kind for kind in KINDS if kind.name == "review")
    assert not may_be_worded(reviews.shape)
