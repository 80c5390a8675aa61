"""What is asked for together is read at once, and is never anything but what was kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reuse.bundle import Bundle, Entries, entry, joined, parted
from generator.reuse.store import Store, key_of

KEYS = [key_of(str(number)) for number in range(5)]
PLACE = key_of("the bundle")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of a store with a bundle."""
    bundle = Bundle(Store(tmp_path), PLACE)
    for number, key in enumerate(KEYS):
        bundle.put(key, b"x" * number)
    bundle.keep()
    return tmp_path


def told(bundle: Bundle) -> list[bytes | None]:
    """What it says to all keys."""
    return [bundle.get(key) for key in KEYS]


def test_all_of_it_comes_back(kept: Path) -> None:
    """Empty entries, too; and one that was never put is in nobody's."""
    bundle = Bundle(Store(kept), PLACE)
    assert told(bundle) == [b"", b"x", b"xx", b"xxx", b"xxxx"]
    assert bundle.get(key_of("unknown")) is None


def test_a_lost_or_damaged_bundle_has_nothing(kept: Path) -> None:
    """Whoever asks such a bundle makes what it had again."""
    file = kept / PLACE[:2] / PLACE
    for damaged in (file.read_bytes()[:-1], b"", None):
        file.unlink() if damaged is None else file.write_bytes(damaged)
        assert told(Bundle(Store(kept), PLACE)) == [None] * 5


@pytest.mark.parametrize("odd", [b"short", b"\xff" * 200, KEYS[0].encode() + b"\xff" * 8])
def test_what_is_no_bundle_has_nothing_that_was_not_kept(kept: Path, odd: bytes) -> None:
    """Whole, but of another form: its entries are under keys that nobody asks for, or end with it."""
    Store(kept).put(PLACE, odd)
    assert told(Bundle(Store(kept), PLACE))[1:] == [None] * 4


def test_it_has_no_more_than_what_was_asked_for_last(kept: Path) -> None:
    """What nobody asks for any more leaves it."""
    bundle = Bundle(Store(kept), PLACE)
    bundle.get(KEYS[1])
    bundle.keep()
    assert told(Bundle(Store(kept), PLACE)) == [None, b"x", None, None, None]


def test_an_equal_bundle_is_not_written_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most builds ask for what the build before has asked for."""
    bundle = Bundle(Store(kept), PLACE)
    told(bundle)
    monkeypatch.setattr(Store, "write", lambda *_: pytest.fail("it was written"))
    bundle.keep()


def test_of_two_at_once_the_last_one_stays(kept: Path) -> None:
    """Each is whole; what only the other one had is made again."""
    one, other = Bundle(Store(kept), PLACE), Bundle(Store(kept), PLACE)
    one.put(KEYS[0], b"one")
    other.get(KEYS[1])
    one.keep()
    other.keep()
    assert told(Bundle(Store(kept), PLACE))[:2] == [None, b"x"]


@given(st.lists(st.binary(max_size=9), min_size=1, max_size=4))
def test_parts_come_apart_as_they_were_joined(parts: list[bytes]) -> None:
    """Whatever is in them; what was not joined of so many is refused."""
    assert parted(joined(parts), len(parts)) == parts
    with pytest.raises(ValueError, match="not joined"):
        parted(joined(parts) + b"x", len(parts))


def test_a_part_of_an_entry_is_read_alone(tmp_path: Path) -> None:
    """Entries of several parts, empty ones among them; an unknown key has none."""
    store = Store(tmp_path)
    store.write(PLACE, lambda: (entry(key, [b"", key.encode(), b"last"]) for key in KEYS))
    entries = Entries(store.opened(PLACE), 3)
    assert list(entries) == KEYS
    assert [entries.get(KEYS[3], part) for part in range(3)] == [b"", KEYS[3].encode(), b"last"]
    assert entries.get(key_of("unknown"), 1) is None
    assert entries.whole(KEYS[3]) == entry(KEYS[3], [b"", KEYS[3].encode(), b"last"])
    assert list(Entries(None, 3)) == []
