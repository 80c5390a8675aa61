"""Files that the site has already are the same files in the next build; all others are written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.reuse import published
from generator.reuse.published import (
    KnownFile,
    Published,
    again,
    digest_of,
    files_of,
    keep_times,
    put,
    put_pieces,
)

PATH = "teams/alpha/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one file, which was changed long ago."""
    file = tmp_path / "site" / PATH
    file.parent.mkdir(parents=True)
    file.write_bytes(b"alpha")
    os.utime(file, ns=(10**18, 10**18))
    return tmp_path / "site"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """The empty folder of a build."""
    (tmp_path / "build").mkdir()
    return tmp_path / "build"


def known(site: Path) -> Published:
    """What a build would have noted of the site."""
    status = (site / PATH).stat()
    file = KnownFile(status.st_size, status.st_mtime_ns, digest_of(b"alpha"), "its words")
    return Published(str(site), 1, {PATH: file})


def test_a_file_that_the_site_has_is_the_same_file(site: Path, build: Path) -> None:
    """Nothing is written where the site has these bytes and nobody has touched them."""
    assert put(build, PATH, b"alpha", site, known(site)) == digest_of(b"alpha")
    assert (build / PATH).samefile(site / PATH)


def test_other_bytes_are_written_and_the_site_keeps_its_own(site: Path, build: Path) -> None:
    """A file that differs is a file of its own."""
    assert put(build, PATH, b"beta", site, known(site)) == digest_of(b"beta")
    assert ((build / PATH).read_bytes(), (site / PATH).read_bytes()) == (b"beta", b"alpha")


@pytest.mark.parametrize("held", [3, 100])
@pytest.mark.parametrize("own", [True, False])
def test_pieces_are_the_file_that_they_make(
    site: Path, build: Path, held: int, own: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small or large: where the site has it, it is the same file, and nothing else is left beside it."""
    monkeypatch.setattr(published, "_HELD", held)
    whole = b"beta!" if own else b"alpha"
    pieces = (whole[at : at + 2] for at in range(0, 5, 2))
    assert put_pieces(build, PATH, pieces, site, known(site)) == digest_of(whole)
    assert (build / PATH).read_bytes() == whole
    assert (build / PATH).samefile(site / PATH) is not own
    assert files_of(build) == [PATH]


@pytest.mark.parametrize("touched", [b"ALPHA", b"longer than before", None])
def test_a_file_that_somebody_touched_is_written(site: Path, build: Path, touched: bytes | None) -> None:
    """Changed or removed since it was published: what the site has is no longer trusted."""
    before = known(site)
    (site / PATH).unlink() if touched is None else (site / PATH).write_bytes(touched)
    put(build, PATH, b"alpha", site, before)
    assert (build / PATH).read_bytes() == b"alpha"


def test_a_file_that_cannot_be_linked_is_written(
    site: Path, build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not every file system lets a file have two names."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    put(build, PATH, b"alpha", site, known(site))
    assert (build / PATH).read_bytes() == b"alpha"
    assert not (build / PATH).samefile(site / PATH)


def test_a_file_that_was_made_of_the_same_needs_no_bytes(site: Path, build: Path) -> None:
    """Made of anything else, or touched since, it is none that can be had again."""
    before = known(site)
    assert again(build, PATH, "other words", site, before) is None
    assert again(build, "unknown.html", "its words", site, before) is None
    assert again(build, PATH, "its words", site, before) == digest_of(b"alpha")
    assert (build / PATH).samefile(site / PATH)
    (build / PATH).unlink()
    (site / PATH).write_bytes(b"ALPHA")
    assert again(build, PATH, "its words", site, before) is None
    assert not (build / PATH).exists()


@pytest.mark.parametrize("is_known", [True, False])
def test_equal_files_keep_their_time(site: Path, build: Path, is_known: bool) -> None:
    """A file that was written anew with the same bytes has the time of the old one; what it is comes back."""
    (build / "new.html").write_bytes(b"new")
    put(build, PATH, b"alpha", site, Published())
    digests = {PATH: digest_of(b"alpha"), "new.html": digest_of(b"new")}
    found = keep_times(build, digests, {PATH: "it"}, site, known(site) if is_known else Published())
    assert (build / PATH).stat().st_mtime_ns == 10**18
    assert found[PATH] == KnownFile(5, 10**18, digest_of(b"alpha"), "it")
    assert found["new.html"].changed == (build / "new.html").stat().st_mtime_ns > 10**18
    assert files_of(build) == ["new.html", PATH]


def test_another_file_gets_no_time_of_the_old_one(site: Path, build: Path) -> None:
    """Other bytes at the same path are as young as they are, though nobody knows the old ones."""
    put(build, PATH, b"beta", site, Published())
    for before in (Published(), known(site)):
        assert keep_times(build, {PATH: digest_of(b"beta")}, {}, site, before)[PATH].changed > 10**18
