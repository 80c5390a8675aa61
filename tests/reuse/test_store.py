"""What is kept between builds: whole as it was, or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.reuse.store import START, Store, key_of

KEY, OTHER = key_of("one"), key_of("two")


def only_file(folder: Path) -> Path:
    """The one entry of a store."""
    (found,) = (path for path in folder.glob("??/*"))
    return found


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    """An entry is what was put there, in this process and in the next; an unknown key has none."""
    Store(tmp_path).put(KEY, b"kept")
    assert Store(tmp_path).get(KEY) == b"kept"
    assert Store(tmp_path).get(OTHER) is None


def test_keys_differ_wherever_their_parts_do() -> None:
    """Parts are not run together: the same letters, cut elsewhere, are another key."""
    keys = {key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of(b"abc", ""), key_of()}
    assert len(keys) == 5
    assert key_of("ab") == key_of(b"ab")


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 100, None])
def test_a_damaged_entry_is_the_same_as_none(tmp_path: Path, damage: bytes | None) -> None:
    """Cut off, overwritten, or with one bit turned over: it is made anew."""
    store = Store(tmp_path)
    store.put(KEY, b"kept")
    entry = only_file(tmp_path)
    data = bytearray(entry.read_bytes())
    data[-1] ^= 1
    entry.write_bytes(bytes(data) if damage is None else damage)
    assert store.get(KEY) is None
    store.put(KEY, b"again")
    assert store.get(KEY) == b"again"


def test_what_is_large_is_kept_and_read_piece_by_piece(tmp_path: Path) -> None:
    """Pieces are asked for one after the other; what they make is what was kept, or nothing if damaged."""
    store = Store(tmp_path)
    store.write(KEY, lambda: (b"x" * number for number in range(3)))
    assert store.get(KEY) == b"xxx"
    with store.opened(KEY) or pytest.fail("nothing was kept") as file:
        file.seek(START)
        assert file.read() == b"xxx"
    assert store.opened(OTHER) is None
    only_file(tmp_path).write_bytes(b"x" * 100)
    assert store.opened(KEY) is None


def test_what_breaks_while_it_is_made_is_not_kept(tmp_path: Path) -> None:
    """What was kept before stays, and nothing half written is left."""
    store = Store(tmp_path)
    store.put(KEY, b"kept")

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise OSError("no room left")

    store.write(KEY, broken)
    assert store.get(KEY) == b"kept"
    assert only_file(tmp_path).name == KEY


def test_a_folder_that_cannot_be_written_keeps_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    """A store that is a file, or lies below one, is one in which nothing is kept."""
    place = tmp_path / "file"
    place.write_text("")
    store = Store(place / "below")
    store.put(KEY, b"kept")
    assert store.get(KEY) is None
    store.prune()


def test_what_was_not_asked_for_the_longest_goes_first(tmp_path: Path) -> None:
    """Beyond the limit, entries of old builds are removed, and those of this one stay."""
    old = Store(tmp_path)
    for number in range(10):
        old.put(key_of(str(number)), b"x" * 100)
    for path in tmp_path.glob("??/*"):
        os.utime(path, (0, 0))
    store = Store(tmp_path)
    assert store.get(key_of("7")) is not None
    store.put(OTHER, b"y" * 100)
    store.prune(300)
    assert store.get(key_of("7")) is not None
    assert store.get(OTHER) is not None
    assert len(list(tmp_path.glob("??/*"))) == 2


def test_what_a_killed_build_left_half_written_is_removed(tmp_path: Path) -> None:
    """A file without its final name goes once nobody can be writing it any more."""
    store = Store(tmp_path)
    store.put(KEY, b"kept")
    left, running = (only_file(tmp_path).with_name(f".{OTHER}-{number}") for number in (1, 2))
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    running.write_bytes(b"half")
    store.prune()
    assert not left.exists()
    assert running.exists()
    assert store.get(KEY) == b"kept"


def test_what_is_kept_is_pruned_now_and_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that was made or pruned lately is left alone, and one that was not is pruned once."""
    store = Store(tmp_path)
    store.put(KEY, b"kept")
    pruned: list[Store] = []

    def prune(store: Store) -> None:
        pruned.append(store)

    monkeypatch.setattr(Store, "prune", prune)
    store.tidy()
    assert pruned == []
    os.utime(tmp_path / "CACHEDIR.TAG", (0, 0))
    store.tidy()
    store.tidy()
    assert pruned == [store]


def test_backups_leave_it_out(tmp_path: Path) -> None:
    """The folder says what it is, as such folders do."""
    Store(tmp_path / "cache").put(KEY, b"kept")
    mark = (tmp_path / "cache/CACHEDIR.TAG").read_text(encoding="ascii")
    assert mark.startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_many_writers_leave_whole_entries(tmp_path: Path) -> None:
    """Processes that put and get the same keys at the same time only ever see whole entries."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom generator.reuse.store import START, Store, key_of\n"
        "store = Store(Path(sys.argv[1]))\n"
        "for number in range(300):\n"
        "    key = key_of(str(number % 7))\n"
        "    got = store.get(key)\n"
        "    assert got in (None, str(number % 7).encode() * 5000), got\n"
        "    store.put(key, str(number % 7).encode() * 5000)\n"
        "store.prune()\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path)]) for _ in range(3)]
    assert [one.wait(timeout=60) for one in running] == [0, 0, 0]
    assert all(Store(tmp_path).get(key_of(str(number))) for number in range(7))


def test_a_folder_that_was_removed_meanwhile_is_made_again(tmp_path: Path) -> None:
    """Whoever clears what is kept while a build runs loses only that; nothing is left half written."""
    store = Store(tmp_path / "cache")
    store.put(KEY, b"kept")
    shutil.rmtree(tmp_path / "cache")
    assert store.get(KEY) is None
    assert not store.has(KEY)
    store.put(KEY, b"again")
    assert Store(tmp_path / "cache").get(KEY) == b"again"
    assert (tmp_path / "cache/CACHEDIR.TAG").is_file()
    assert [path.name for path in (tmp_path / "cache").glob("??/*")] == [KEY]


def test_what_cannot_take_its_place_is_removed(tmp_path: Path) -> None:
    """An entry that cannot be renamed, since a folder has its name, leaves nothing behind."""
    entry = tmp_path / KEY[:2] / KEY
    (entry / "below").mkdir(parents=True)
    store = Store(tmp_path)
    store.put(KEY, b"kept")
    assert store.get(KEY) is None
    assert not store.has(KEY)
    assert list(entry.parent.iterdir()) == [entry]
