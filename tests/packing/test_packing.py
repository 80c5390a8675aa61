"""A site becomes a zip: the same to the byte, whole or not at all, never in the place of something else."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from generator.diagnostics import DataError
from generator.packing import packing
from generator.packing.packing import pack
from tests.packing.sites import FILES, FOLDER, made_site, names_in, order_in, packed, unpacked

BESIDE = ["runbook.zip", "runbook.zip.provenance.json", "runbook.zip.sha256", "site"]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_zip_has_the_site_and_what_belongs_to_it_in_one_folder(tmp_path: Path) -> None:
    """The files of the site in their order, then what opens it, what is in it, and the list of all."""
    file = packed(tmp_path)
    own = ["Open the runbook.html", "bill-of-materials.cdx.json", "SHA256SUMS"]
    assert names_in(file) == [*(f"site/{path}" for path in sorted(FILES)), *own]
    assert _names(tmp_path) == BESIDE
    folder = unpacked(file, tmp_path / "there")
    assert {path: (folder / "site" / path).read_text(encoding="utf-8") for path in FILES} == FILES


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="the lists are for this command")
@pytest.mark.parametrize(("name", "what"), [(".", "all files"), ("..", "the zip")])
def test_sha256sum_takes_the_lists(name: str, what: str, tmp_path: Path) -> None:
    """Whoever has no runbook command has this one; it knows both lists."""
    file = packed(tmp_path)
    lists = {".": (unpacked(file, tmp_path / "there"), "SHA256SUMS"), "..": (tmp_path, f"{file.name}.sha256")}
    where, listing = lists[name]
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", listing], cwd=where, capture_output=True, check=False
    )
    assert done.returncode == 0, f"{what}: {done.stderr.decode()}"


def test_the_same_site_is_the_same_zip(tmp_path: Path) -> None:
    """Whenever, wherever, in whatever order and with whatever rights its files were written."""
    first = packed(tmp_path / "one")
    other = tmp_path / "other"
    for path in reversed(FILES):
        file = made_site(other / "site", {path: FILES[path]}) / path
        file.chmod(0o600)
        os.utime(file, (0, 0))
    # Another process, zone and seed of hashes: nothing of them may get in.
    code = "import sys, pathlib; from tests.packing.sites import packed; packed(pathlib.Path(sys.argv[1]))"
    environment = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "LC_ALL": "C", "CI": "true"}
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code, str(other)], check=True, env=environment, cwd=root)
    assert (other / "runbook.zip").read_bytes() == first.read_bytes()


def test_all_files_have_one_time_and_the_rights_to_be_read(tmp_path: Path) -> None:
    """The time is the day of the build, and everybody may read what somebody unpacks."""
    with ZipFile(packed(tmp_path)) as opened:
        members = opened.infolist()
    assert {one.date_time for one in members} == {(2026, 11, 23, 0, 0, 0)}
    assert {one.external_attr >> 16 for one in members} == {stat.S_IFREG | 0o644}
    assert {one.compress_type for one in members} == {ZIP_STORED}


@pytest.mark.parametrize(("day", "year"), [("1970-01-01", 1980), ("2200-01-01", 2107)])
def test_a_year_that_a_zip_cannot_say_is_the_nearest(day: str, year: int, tmp_path: Path) -> None:
    """A day from another time is no reason to have no zip."""
    order = order_in(tmp_path)
    made_site(order.site, {"api/index.json": f'{{"built_on": "{day}"}}'})
    pack(order)
    with ZipFile(order.out) as opened:
        assert {one.date_time[0] for one in opened.infolist()} == {year}


def test_compressed_it_has_the_same_files(tmp_path: Path) -> None:
    """It is smaller, and unpacked it is the same."""
    plain = packed(tmp_path, out=tmp_path / "plain.zip")
    small = packed(tmp_path, out=tmp_path / "small.zip", compressed=True)
    with ZipFile(plain) as one, ZipFile(small) as other:
        assert {member.compress_type for member in other.infolist()} == {ZIP_DEFLATED}
        assert {name: one.read(name) for name in one.namelist()} == {
            name: other.read(name) for name in other.namelist()
        }
    assert small.stat().st_size < plain.stat().st_size


def test_the_files_beside_it_tell_of_it(tmp_path: Path) -> None:
    """The checksum is that of the zip; the statement has the zip and each file in it, by digest."""
    file = packed(tmp_path)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert (tmp_path / "runbook.zip.sha256").read_text() == f"{digest}  runbook.zip\n"
    statement = json.loads((tmp_path / "runbook.zip.provenance.json").read_text())
    told = {one["name"]: one["digest"]["sha256"] for one in statement["subject"]}
    assert told.pop("runbook.zip") == digest
    with ZipFile(file) as opened:
        assert told == {name: hashlib.sha256(opened.read(name)).hexdigest() for name in opened.namelist()}


@pytest.mark.parametrize("step", ["bill_text", "verify_zip", "_statement"])
def test_the_old_zip_stays_where_something_goes_wrong(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half-way, when it is read back or at the end: what was there is there, and nothing else."""
    file = packed(tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in BESIDE[:3]}
    made_site(tmp_path / "site", {"new.html": "<p>New</p>"})

    def failing(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(packing, step, failing)
    with pytest.raises(OSError, match="no space left"):
        packed(tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in BESIDE[:3]} == before
    assert _names(tmp_path) == BESIDE
    monkeypatch.undo()
    assert packed(tmp_path).read_bytes() != before[file.name]


def test_the_zip_is_written_last(tmp_path: Path) -> None:
    """Where a file beside it cannot be written, the old zip stays."""
    before = packed(tmp_path).read_bytes()
    made_site(tmp_path / "site", {"new.html": "<p>New</p>"})
    (tmp_path / "runbook.zip.sha256").unlink()
    (tmp_path / "runbook.zip.sha256").mkdir()
    with pytest.raises(OSError, match="directory"):
        packed(tmp_path)
    assert (tmp_path / "runbook.zip").read_bytes() == before
    assert _names(tmp_path) == BESIDE


def _problem(folder: Path, **changes: object) -> str:
    with pytest.raises(DataError) as caught:
        packed(folder, **changes)
    return str(caught.value).replace(f"{folder}/", "")


def test_what_is_no_zip_is_never_replaced(tmp_path: Path) -> None:
    """A name typed by mistake costs nobody a file, and no folder gets one into it that it does not want."""
    (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
    none = "1:1: a zip would take the place of what is here, which is none; name another file"
    assert _problem(tmp_path, out=tmp_path / "notes.txt") == f"notes.txt:{none}"
    assert _problem(tmp_path, out=tmp_path / "site") == (
        "site:1:1: the zip would be part of the site; name a place beside it"
    )
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "notes"


def test_a_folder_without_a_site_is_not_packed(tmp_path: Path) -> None:
    """What is missing is named, and so is what makes it."""
    (tmp_path / "data").mkdir()
    assert _problem(tmp_path, site=tmp_path / "data") == (
        "data:1:1: there is no built site here: it has no index.html; "
        "run 'runbook build', or name the folder of a built site"
    )
    made_site(tmp_path / "data", {"index.html": "", "404.html": "", "api/index.json": "{}"})
    assert _problem(tmp_path, site=tmp_path / "data") == (
        "data/api/index.json:1:1: it does not say when the site was built; expected a built site"
    )


def test_names_that_not_everybody_can_unpack_are_all_told(tmp_path: Path) -> None:
    """Links, signs that some systems refuse, and names that differ in capitals only."""
    site = made_site(tmp_path / "site")
    (site / "link.html").symlink_to("index.html")
    made_site(site, {"a:b.html": "", "Index.html": ""})
    assert _problem(tmp_path).splitlines() == [
        "site/a:b.html:1:1: the path cannot be unpacked everywhere: it has the sign ':', which not every "
        "system takes; name the file otherwise",
        "site/index.html:1:1: on some systems it is the same file as 'Index.html'; "
        "expected names that differ in more",
        "site/link.html:1:1: it is no plain file; expected the file itself, not a link to it",
    ]


def test_the_folder_is_named_by_the_day(tmp_path: Path) -> None:
    """Two portals of different days can be unpacked beside each other."""
    with ZipFile(packed(tmp_path)) as opened:
        assert {name.partition("/")[0] for name in opened.namelist()} == {FOLDER}
