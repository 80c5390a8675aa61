"""Builds that cannot be made where they are: one clear message each, and the old site as it was.

What is said is in `tests/goldens/faults/builds/`, a file for each fault: read together, they are the matrix.
"""

from __future__ import annotations

import os
import re
import resource
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.faults.commands import Fault, nothing
from tests.faults.injection import Limit, without_privileges
from tests.faults.portals import UNCHANGED, Published
from tests.golden import compare
from tests.pages.copies import OVERRIDES

pytestmark = pytest.mark.no_cover

GOLDENS = Path(__file__).parents[1] / "goldens" / "faults" / "builds"


def unhurt(folder: Path) -> None:
    """Leave the folder as it is."""


@dataclass(frozen=True)
class Case:
    """What is done to the folder of a portal, and to the process that builds it."""

    hurt: Callable[[Path], object] = unhurt
    words: tuple[str, ...] = ()
    fault: Fault = nothing
    variables: dict[str, str] = field(default_factory=dict)


def fifo(path: str) -> Case:
    """A pipe that nobody writes into, which whoever opens it waits for."""
    return Case(lambda folder: os.mkfifo(folder / path))


def fifo_for_configuration(folder: Path) -> None:
    """A pipe where the configuration was."""
    (folder / "mkdocs.yml").unlink()
    os.mkfifo(folder / "mkdocs.yml")


def inheriting(folder: Path) -> None:
    """Two configurations, each of which inherits from the other."""
    config = folder / "mkdocs.yml"
    config.write_text(f'INHERIT: "base.yml" # ours\n{config.read_text("utf-8")}', "utf-8")
    (folder / "base.yml").write_text("INHERIT: mkdocs.yml\n", "utf-8")


def link(path: str, to: str) -> Case:
    """A link in the place of whatever is there."""

    def make(folder: Path) -> None:
        place = folder / path
        if place.exists():
            place.rename(folder / "moved-away")
        place.symlink_to(to)

    return Case(make)


def written(path: str, data: bytes) -> Case:
    """A file with other bytes."""
    return Case(lambda folder: (folder / path).write_bytes(data))


def in_utf16(path: str) -> Case:
    """A file as an editor on Windows may have saved it."""

    def save(folder: Path) -> None:
        (folder / path).write_bytes((folder / path).read_text("utf-8").encode("utf-16"))

    return Case(save)


def in_latin1(path: str) -> Case:
    """A file with a letter of another encoding at its end."""

    def add(folder: Path) -> None:
        (folder / path).write_bytes((folder / path).read_bytes() + "\n# caf\xe9\n".encode("latin-1"))

    return Case(add)


def closed(path: str, *more: str, mode: int = 0o000) -> Case:
    """A file or folder with these permissions."""

    def close(folder: Path) -> None:
        for one in (path, *more):
            (folder / one).chmod(mode)

    return Case(close, fault=without_privileges)


def out(place: str) -> Case:
    """Another place for the site."""
    return Case(words=("--out", place))


def replaced_by_folder(path: str) -> Case:
    """A folder in the place of a file."""

    def replace(folder: Path) -> None:
        (folder / path).unlink()
        (folder / path).mkdir()

    return Case(replace)


def read_only(folder: Path) -> None:
    """A change to build, and no permission to write the site."""
    (folder / "docs/faq.md").write_text((folder / "docs/faq.md").read_text("utf-8") + "\nMore.\n", "utf-8")
    folder.chmod(0o555)


def edited(folder: Path) -> None:
    """A change to build."""
    page = folder / "docs/faq.md"
    page.write_text(page.read_text("utf-8") + "\nMore.\n", "utf-8")


def two_circles(folder: Path) -> None:
    """Links by which a walk doubles at each step."""
    (folder / "docs/loop").symlink_to(".")
    (folder / "docs/again").symlink_to(".")


def folder_closed(folder: Path) -> None:
    """A folder of pages that cannot be looked into."""
    (folder / "docs/more").mkdir()
    (folder / "docs/more").chmod(0)


def own_theme(folder: Path) -> None:
    """A theme of its own, which has a page for what is not found, like a site."""
    (folder / "theme").mkdir()
    (folder / "theme/404.html").write_text("{% extends 'base.html' %}", "utf-8")
    config = (folder / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config.replace(str(OVERRIDES), "theme"), "utf-8")


def somebodys_files(folder: Path) -> None:
    """A folder that is no site."""
    (folder / "mine").mkdir()
    (folder / "mine/notes.txt").touch()


def name_of_bytes(folder: Path) -> None:
    """A name that is no text."""
    Path(os.fsdecode(os.fsencode(folder / "docs") + b"/\xff.txt")).write_bytes(b"")


CASES = {
    # What cannot be read.
    "pipe among the data": fifo("data/teams/x.yml"),
    "pipe among the pages": fifo("docs/x.md"),
    "pipe for the configuration": Case(fifo_for_configuration),
    "device among the pages": link("docs/zeros.txt", "/dev/zero"),
    "folder for a data file": replaced_by_folder("data/vocabularies.yml"),
    "unreadable data file": closed("data/policy.yml"),
    "unreadable page": closed("docs/faq.md"),
    "unreadable folder of pages": Case(folder_closed, fault=without_privileges),
    "unreadable configuration": closed("mkdocs.yml"),
    "unreadable things everywhere": closed("docs/faq.md", "data/policy.yml", "data/teams/alpha.yml"),
    # Links.
    "link in a circle among the pages": Case(two_circles),
    "link to itself among the pages": link("docs/x.md", "x.md"),
    "link to nothing among the pages": link("docs/x.md", "nothing.md"),
    "link out of the portal among the pages": link("docs/more", "/"),
    "link to a file out of the portal among the pages": link("docs/hosts.txt", "/etc/hosts"),
    "link in a circle among the data": link("data/teams/loop", ".."),
    "link to a folder elsewhere among the data": link("data/teams/more", "/"),
    "link to itself among the data": link("data/teams/x.yml", "x.yml"),
    "link to itself for the data": link("data", "data"),
    "link to itself for the pages": link("docs", "docs"),
    "link to itself for the site": Case(link("elsewhere", "elsewhere").hurt, ("--out", "elsewhere")),
    # Texts from elsewhere.
    "UTF-16 in the data": in_utf16("data/policy.yml"),
    "UTF-16 in a page": in_utf16("docs/faq.md"),
    "UTF-16 in the configuration": in_utf16("mkdocs.yml"),
    "UTF-16 in a review": in_utf16("data/reviews/alpha/2026-11-02.json"),
    "Latin-1 in the data": in_latin1("data/policy.yml"),
    "Latin-1 in a page": in_latin1("docs/faq.md"),
    "Latin-1 in the configuration": in_latin1("mkdocs.yml"),
    "configuration that inherits from itself": Case(inheriting),
    "broken configuration": Case(lambda folder: (folder / "mkdocs.yml").write_text("nav: [\n", "utf-8")),
    "name that is no text": Case(name_of_bytes),
    "name of a team with other letters": Case(
        lambda folder: (folder / "data/teams/alpha.yml").rename(folder / "data/teams/équipe.yml")
    ),
    # Places for the site.
    "site in the data": out("data/site"),
    "site in the pages": out("docs/site"),
    "site in the theme": Case(own_theme, ("--out", "theme")),
    "site in what is kept": out(".cache/runbook/site"),
    "site in the place of the project": out("."),
    "site in the place of everything": out("/"),
    "site on a mount point": out("/proc"),
    "site in the place of a file": out("mkdocs.yml"),
    "site below a file": out("mkdocs.yml/site"),
    "site with a long name": out("x" * 250),
    "site with files of somebody": Case(somebodys_files, ("--out", "mine")),
    "read-only folder": Case(read_only, fault=without_privileges),
    # Limits.
    "files that may not grow": Case(edited, fault=Limit(resource.RLIMIT_FSIZE, 20_000)),
    "too many open files": Case(edited, fault=Limit(resource.RLIMIT_NOFILE, 8)),
    # Clocks.
    "day before 1970": Case(variables={"SOURCE_DATE_EPOCH": "-86400"}),
    "day after 2106": Case(variables={"SOURCE_DATE_EPOCH": "4294967296"}),
    "day that is none": Case(variables={"SOURCE_DATE_EPOCH": "today"}),
}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A portal with a site, which every case leaves as it was."""
    return Published.at(tmp_path_factory.mktemp("refused") / "portal")


@pytest.mark.parametrize("name", CASES)
def test_the_old_site_stays_and_one_message_says_what_to_do(name: str, portal: Published) -> None:
    """No traceback, nothing left behind; once the fault is gone, a build finds the old site whole."""
    case = CASES[name]
    try:
        case.hurt(portal.folder)
        told = portal.build(*case.words, fault=case.fault, **case.variables)
    finally:
        portal.folder.chmod(0o755)
        portal.mend()
    assert told.status not in (0, None)
    assert portal.is_untouched()
    compare(GOLDENS / f"{name.replace(' ', '-').lower()}.txt", _plain(str(told), portal.folder))
    assert portal.build().output.endswith(UNCHANGED)
    assert portal.is_untouched()


def _plain(text: str, folder: Path) -> str:
    """What was said, without what differs from machine to machine."""
    return re.sub("x{200,}", "xxx…", text.replace(str(folder), "/portal"))
