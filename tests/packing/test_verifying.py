"""What somebody sent is held against its list: every change is named, and nothing hostile is unpacked."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import DataError
from generator.packing import received
from generator.packing.verifying import Verified, verify
from tests.packing.sites import FILES, FOLDER, made_site, packed, rewritten, unpacked

HOME = f"{FOLDER}/site/index.html"
WHOLE = len(FILES) + 3


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A packed portal with nothing beside it."""
    made = packed(tmp_path)
    for end in (".sha256", ".provenance.json"):
        made.with_name(made.name + end).unlink()
    return made


def problems(path: Path) -> list[str]:
    """What is said of it, with paths from its folder on."""
    with pytest.raises(DataError) as caught:
        verify(path)
    return str(caught.value).replace(f"{path.parent}/", "").splitlines()


def test_what_was_not_touched_is_whole(tmp_path: Path) -> None:
    """As a zip with what lies beside it, unpacked, and in the folder that some programs unpack into."""
    made = packed(tmp_path)
    beside = ("runbook.zip.sha256", "runbook.zip.provenance.json")
    assert verify(made) == Verified(WHOLE, beside)
    assert verify(unpacked(made, tmp_path / "there")) == Verified(WHOLE)
    assert verify(tmp_path / "there") == Verified(WHOLE)


def test_each_file_that_differs_is_missing_or_is_more_is_named(file: Path, tmp_path: Path) -> None:
    """All at once, for a folder and for a zip in the same words."""
    folder = unpacked(file, tmp_path / "there")
    made_site(folder / "site", {"index.html": "<p>Else</p>", "more.html": ""})
    (folder / "site/404.html").unlink()
    rewritten(file, {HOME: b"<p>Else</p>", f"{FOLDER}/site/more.html": b""}, f"{FOLDER}/site/404.html")
    texts = ("<p>Else</p>", FILES["index.html"])
    now, then = (f"{hashlib.sha256(text.encode()).hexdigest()[:12]}…" for text in texts)
    again = "expected the file as it was packed; get the whole once more"
    expected = [
        f"site/404.html:1:1: the file is missing; line 3 of SHA256SUMS has it; {again}",
        f"site/index.html:1:1: the file differs: its SHA-256 is {now}, and line 5 of SHA256SUMS has {then}; "
        f"{again}",
        "site/more.html:1:1: nothing says that this file belongs here: it is not in SHA256SUMS; "
        "take it away, or get the whole once more",
    ]
    assert problems(folder) == [f"{FOLDER}/{one}" for one in expected]
    assert problems(file) == [f"runbook.zip/{FOLDER}/{one}" for one in expected]


def test_a_changed_list_is_no_way_around(file: Path, tmp_path: Path) -> None:
    """Without its list nothing is sound, and a list that leaves a file out leaves it unexplained."""
    folder = unpacked(file, tmp_path / "there")
    sums = folder / "SHA256SUMS"
    lines = sums.read_text(encoding="utf-8").splitlines(keepends=True)
    sums.write_text("".join(lines[1:]), encoding="utf-8")
    assert [one.split(": ")[1] for one in problems(folder)] == ["nothing says that this file belongs here"]
    sums.unlink()
    assert problems(folder) == [
        f"{FOLDER}:1:1: nothing says what should be in it; "
        "expected a file SHA256SUMS, as 'runbook pack' writes it"
    ]


@pytest.mark.parametrize("end", [".sha256", ".provenance.json"])
def test_what_lies_beside_must_tell_of_this_zip(end: str, tmp_path: Path) -> None:
    """A zip with another's checksum is not the one that was sent, even if all in it agrees."""
    made, other = packed(tmp_path / "one"), packed(tmp_path / "two", compressed=True)
    other.replace(made)
    made.with_name(made.name + (".provenance.json" if end == ".sha256" else ".sha256")).unlink()
    (found,) = problems(made)
    assert found.startswith(
        f"runbook.zip{end}:1:1: it tells of another file than runbook.zip, whose SHA-256 is "
    )


@pytest.mark.parametrize("text", ["", "[]", '{"subject": [{}]}', "[" * 100_000, "\xff"])
def test_a_statement_that_is_none_is_said(text: str, file: Path) -> None:
    """Whatever it is, it is one line."""
    file.with_name("runbook.zip.provenance.json").write_text(text, encoding="latin-1")
    assert problems(file) == [
        "runbook.zip.provenance.json:1:1: it is no statement about files; "
        "expected what 'runbook pack' wrote beside the zip"
    ]


def _member(name: str, kind: int = stat.S_IFREG, compress: int = 0) -> ZipInfo:
    about = ZipInfo(name, (2026, 11, 23, 0, 0, 0))
    about.create_system, about.external_attr, about.compress_type = 3, (kind | 0o644) << 16, compress
    return about


HOSTILE: dict[str, tuple[ZipInfo, str]] = {
    "up": (_member(f"{FOLDER}/../../evil"), "it leads out of its folder"),
    "windows": (_member(f"{FOLDER}/..\\evil"), "it has the sign '\\', which not every system takes"),
    "drive": (_member(f"{FOLDER}/C:evil"), "it has the sign ':', which not every system takes"),
    "link": (_member(f"{FOLDER}/evil", stat.S_IFLNK), "it is a link, or no plain file"),
    "device": (_member(f"{FOLDER}/evil", stat.S_IFCHR), "it is a link, or no plain file"),
    "folder": (_member(f"{FOLDER}/evil/", stat.S_IFLNK), "it is a link, or no plain file"),
    "bzip2": (
        _member(f"{FOLDER}/evil", compress=ZIP_BZIP2),
        "compressed in a way that not every machine undoes",
    ),
    "twice": (_member(f"{FOLDER}/SITE/index.html"), f"it has '{HOME}' twice"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_zip_that_is_not_safe_to_unpack_is_refused(name: str, file: Path) -> None:
    """Before a byte of it is unpacked, with the reason."""
    about, why = HOSTILE[name]
    rewritten(file, {about: b"evil"})
    (found,) = problems(file)
    assert "the zip is not to be unpacked: " in found
    assert why in found


def test_an_absolute_path_is_refused(file: Path) -> None:
    """It leads out of the folder, and is in no folder with the rest."""
    rewritten(file, {_member("/etc/evil"): b"evil"})
    assert sorted(one.split(": ", 1)[1].split(";")[0] for one in problems(file)) == [
        "its files are not in one folder",
        "the zip is not to be unpacked: it leads out of its folder",
    ]


def test_the_same_name_twice_is_refused(file: Path) -> None:
    """Which of the two one gets depends on the program that unpacks them."""
    with ZipFile(file, "a") as opened, pytest.warns(UserWarning, match="Duplicate name"):
        opened.writestr(HOME, "evil")
    assert any(f"it has '{HOME}' twice" in one for one in problems(file))


def test_a_bomb_is_refused_by_what_it_says_of_itself(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Far more than the zip's size is not unpacked, not even to look at it."""
    monkeypatch.setattr(received, "_ALWAYS_TAKEN", 1_000_000)
    with ZipFile(file, "a") as opened:
        opened.writestr(_member(f"{FOLDER}/bomb", compress=ZIP_DEFLATED), bytes(6_000_000))
    (found,) = problems(file)
    assert "unpacked it would have 6,0" in found
    assert found.endswith("times its size; expected at most 60 times")


def _understated(data: bytes) -> bytes:
    """A zip whose first file says that it is shorter than it is, in both of its headers."""
    size = struct.pack("<I", len(FILES["404.html"]))
    return data.replace(size * 2, size + struct.pack("<I", 1))


def _with_password(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02")
    return data[: at + 8] + b"\x01" + data[at + 9 :]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"MZ evil" + data,
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"<p>Home</p>", b"<p>Evil</p>"),
        lambda data: b"",
        lambda data: data.replace(f"{FOLDER}/site/404".encode(), f"{FOLDER}/site/405".encode(), 1),
        _understated,
    ],
    ids=["program-before", "half", "changed", "empty", "two-names", "understated"],
)
def test_a_damaged_zip_is_one_line(damage: Callable[[bytes], bytes], file: Path) -> None:
    """Cut, changed, closed, or with something before it."""
    data = damage(file.read_bytes())
    assert data != file.read_bytes()
    file.write_bytes(data)
    (found,) = problems(file)
    assert found.startswith("runbook.zip")


def test_a_zip_with_a_password_is_refused(file: Path) -> None:
    """Nobody can look into it, so nobody is asked for one."""
    file.write_bytes(_with_password(file.read_bytes()))
    (found,) = problems(file)
    assert "the zip is not to be unpacked: it is closed with a password" in found


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.tuples(st.integers(0, 20_000), st.binary(max_size=4)), min_size=1, max_size=4))
def test_no_damage_is_a_crash_and_none_goes_unseen(cuts: list[tuple[int, bytes]], file: Path) -> None:
    """Either a file of it is named, or what was damaged says nothing about a file, such as a time."""
    data = bytearray(file.read_bytes())
    for at, piece in cuts:
        data[at % len(data) : at % len(data) + len(piece)] = piece
    damaged = file.with_name("damaged.zip")
    damaged.write_bytes(data)
    with suppress(DataError):
        verify(damaged)
        with ZipFile(file) as one, ZipFile(damaged) as other:
            assert {name: one.read(name) for name in one.namelist()} == {
                name: other.read(name) for name in other.namelist()
            }


def test_a_folder_with_links_is_refused(file: Path, tmp_path: Path) -> None:
    """A link may lead to anything on this machine, now or later; also one to a folder, and one to nothing."""
    folder = unpacked(file, tmp_path / "there")
    (folder / "site/index.html").unlink()
    (folder / "site/index.html").symlink_to("404.html")
    (folder / "loop").symlink_to(".")
    (folder / "gone").symlink_to("nowhere")
    assert [one.split(":")[0] for one in problems(folder)] == [
        f"{FOLDER}/{name}" for name in ("gone", "loop", "site/index.html")
    ]


def test_a_folder_that_cannot_be_looked_into_is_not_passed_over(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it would otherwise be neither missing nor more than was packed."""
    folder = unpacked(file, tmp_path / "there")
    (folder / "closed").mkdir()
    look = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PermissionError, match="closed"):
        verify(folder)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    """A slip in the name is no proof that something is whole."""
    assert problems(tmp_path / "nowhere") == [
        "nowhere:1:1: there is nothing here; name a zip or an unpacked folder"
    ]
