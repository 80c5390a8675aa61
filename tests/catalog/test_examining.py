"""Bytes go in; what they say comes out, and it is the same whether it was remembered or not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.catalog import Catalog, examining, load_catalog, load_texts
from generator.catalog.examining import Memory, Remembered
from generator.diagnostics import DataError
from generator.document import Document
from tests.pages.copies import tree


class Shelf(dict[str, bytes]):
    """A store in memory."""

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""
        self[key] = value


def told(catalog: Catalog) -> tuple[object, ...]:
    """All that a catalog says, the place of each record and of what is inside it with it."""
    places = {
        name: [place.at(), *(place.at(key, key=is_key) for key in KEYS for is_key in (True, False))]
        for name, place in catalog.places.items()
    }
    documents = {
        place.document.name: (place.document.value, place.document.text) for place in catalog.places.values()
    }
    return catalog, places, documents


KEYS = ("id", "team", "date", "name", "about", "sessions", "steps", "policy", "title")


def refuse(*_: object) -> None:
    """Stands where nothing may be read thoroughly."""
    raise AssertionError("this was remembered")


def test_a_catalog_is_the_same_when_its_files_are_remembered(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records, values and places; no file is read thoroughly again, nor for a place that nobody asks for."""
    shelf = Shelf()
    plain = load_catalog(data)
    first = load_catalog(data, remembered=Remembered(shelf, "1"))
    with monkeypatch.context() as patched:
        patched.setattr(examining, "_read", refuse)
        patched.setattr(Document, "position", refuse)
        second = load_catalog(data, remembered=Remembered(shelf, "1"))
    assert told(first) == told(second) == told(plain)
    # One entry more says that the redaction rules are in order, and one of which files the words are.
    assert len(shelf) == len({place.document.name for place in plain.places.values()}) + 2


def test_places_of_what_is_remembered_are_looked_up_in_the_text(data: Path) -> None:
    """A comment or a blank line moves them, though the value is the same."""
    shelf, team = Shelf(), data / "teams" / "alpha.yml"
    load_catalog(data, remembered=Remembered(shelf, "1"))
    team.write_text("# moved\n\n" + team.read_text(encoding="utf-8"), encoding="utf-8")
    for _ in range(2):
        moved = load_catalog(data, remembered=Remembered(shelf, "1"))
        assert moved.places["teams", "alpha"].at("id").line == 3


@pytest.mark.parametrize("file", ["teams/alpha.yml", "policy.yml"])
def test_only_what_is_in_order_is_remembered(file: str, data: Path) -> None:
    """A file with a finding of its own has it each time, in the same words and at the same place."""
    path, shelf = data / file, Shelf()
    text = path.read_text(encoding="utf-8")
    for broken in (text + "nothing: here\n", text + text, text + "\tx"):
        path.write_text(broken, encoding="utf-8")
        messages = []
        for remembered in (None, Remembered(shelf, "1"), Remembered(shelf, "1")):
            with pytest.raises(DataError) as caught:
                load_catalog(data, remembered=remembered)
            messages.append(str(caught.value))
        assert len(set(messages)) == 1
    path.write_text(text, encoding="utf-8")
    count = len(shelf)
    load_catalog(data, remembered=Remembered(shelf, "1"))
    # One is the file; the other says that the redaction rules are in order, as all is now.
    assert len(shelf) == count + 2


def test_a_name_that_leads_nowhere_is_found_in_what_is_remembered(data: Path) -> None:
    """Whether other files have what a file names is asked each time."""
    shelf = Shelf()
    load_catalog(data, remembered=Remembered(shelf, "1"))
    for path in (data / "reviews" / "alpha").iterdir():
        path.rename(data / "reviews" / path.name)
    (data / "teams" / "alpha.yml").unlink()
    messages = []
    for remembered in (None, Remembered(shelf, "1")):
        with pytest.raises(DataError) as caught:
            load_catalog(data, remembered=remembered)
        messages.append(str(caught.value))
    assert messages[0] == messages[1]


def _sealed(rest: bytes) -> bytes:
    return hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest


DAMAGES: Mapping[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut short": lambda value: value[:-1],
    "one bit": lambda value: value[:-2] + bytes([value[-2] ^ 1]) + value[-1:],
    "no text": lambda _: _sealed(b"\xff\xfe\x00\n\xff"),
    "no names": lambda _: _sealed(b"5\n{}"),
    "names of another shape": lambda _: _sealed(b'[["apps", 1], ["x"], "y"]\n{}'),
    "not JSON": lambda _: _sealed(b"[]\n{"),
    "another value": lambda _: _sealed(b'{}\n{"id": 1}'),
    "a value that is not valid": lambda _: _sealed(b'[]\n{"id": 1}'),
    "deep nesting": lambda _: _sealed(b"[]\n" + b"[" * 100_000),
    "the text of another file": lambda value: _sealed(value[65:].rpartition(b"\n")[0] + b"\nx"),
    "names in deep nesting": lambda _: _sealed(b"[" * 100_000 + b"\n"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_entries_are_read_anew(damage: Callable[[bytes], bytes], data: Path) -> None:
    """What cannot be decoded, or is not of the right shape, is as good as forgotten, and is put right."""
    shelf = Shelf()
    load_catalog(data, remembered=Remembered(shelf, "1"))
    good = dict(shelf)
    shelf.update({key: damage(value) for key, value in good.items()})
    assert told(load_catalog(data, remembered=Remembered(shelf, "1"))) == told(load_catalog(data))
    put_right = [key for key, value in good.items() if shelf[key] == value]
    assert len(put_right) >= len(good) / 2  # a JSON file is its own value: with no names, it is whole


def test_what_was_read_otherwise_is_not_found_again(data: Path) -> None:
    """Other readers may take other bytes, so they share nothing."""
    shelf = Shelf()
    load_catalog(data, remembered=Remembered(shelf, "1"))
    count = len(shelf)
    load_catalog(data, remembered=Remembered(shelf, "2"))
    assert len(shelf) == 2 * count


def test_one_memory_keeps_the_names_of_files_apart(data: Path) -> None:
    """Equal files share their records, and each has the places of its own name."""
    files, memory = tree(data), Memory()
    old, new = (load_texts(files, shown, memory) for shown in ("old", "new"))
    assert all(old.reviews[name] is new.reviews[name] for name in old.reviews)
    for name, place in old.places.items():
        before, after = place.at("sessions", 0), new.places[name].at("sessions", 0)
        assert before.path.startswith("old/")
        assert after.path == f"new/{before.path.removeprefix('old/')}"
        assert (before.line, before.column) == (after.line, after.column)


def test_redaction_rules_that_were_in_order_are_not_checked_again(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in this process nor in another one; rules with a finding are checked each time."""
    shelf = Shelf()
    memory = Memory(remembered=Remembered(shelf, "now"))
    wrong = (data / "redaction.yml").read_text(encoding="utf-8").replace("rank: 50", "rank: 10")
    right = (data / "redaction.yml").read_bytes()
    (data / "redaction.yml").write_text(wrong, encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DataError, match="rank"):
            load_catalog(data, memory=memory)
    (data / "redaction.yml").write_bytes(right)
    load_catalog(data, memory=memory)
    monkeypatch.setattr("generator.catalog.rules.check_redaction", refuse)
    load_catalog(data, memory=memory)
    load_catalog(data, memory=Memory(remembered=Remembered(shelf, "now")))
    with pytest.raises(AssertionError, match="this was remembered"):
        load_catalog(data, memory=Memory(remembered=Remembered(shelf, "another version")))
