"""Verdicts on files, from a look or from memory: the same, and none of them for more than it was made for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.catalog import load_catalog
from generator.gate import Looked, People, combined
from generator.gate.calm import Calm
from generator.gate.finding import Finder, finder
from generator.gate.report import Found
from generator.gate.scanning import File, look_at, look_at_all, scan
from generator.gate.search import Searcher
from generator.redaction import Redactor
from generator.reuse.published import digest_of
from generator.reuse.store import Store
from tests.gate.portals import ADDRESS

# Look after look at the same files: the lines that looks take are counted where one is tested.
pytestmark = pytest.mark.no_cover

PAGES = {
    **{f"page-{number}.html": f"<html>\n<p>Page {number}</p>\n</html>".encode() for number in range(9)},
    "large.csv": b"team,rows,day\n" + b"payments,30,2026-11-02\n" * 90_000,
}
LEAK = f"<html>\n<p>write to {ADDRESS}</p>\n</html>".encode()


@pytest.fixture(scope="module")
def find(project: Path) -> Finder:
    """What is looked for, by the rules of the portal; it takes longer to make than to look."""
    return finder(Redactor(load_catalog(project / "data").redaction), People())


class Watch:
    """Makes what looks at files, and counts how often that was needed."""

    def __init__(self, find: Finder) -> None:
        self._find = find
        self.made = 0

    def __call__(self) -> Searcher:
        """Ready to look."""
        self.made += 1
        return Searcher(self._find)


def found(
    files: dict[str, bytes],
    watch: Watch,
    folder: Path,
    salt: str = "now",
    ahead: tuple[str, ...] = (),
    processes: int = 1,
) -> Found:
    """What is found in the files of a site."""
    digests = {path: digest_of(data) for path, data in files.items()}
    sizes = {path: len(data) for path, data in files.items()}
    looked = Looked(
        watch, frozenset(), lambda path: File(path, files[path]), Store(folder), salt, "site", processes
    )
    looked.start()
    looked.look_ahead({path: digests[path] for path in ahead}, sizes)
    return combined(looked.verdicts(digests, sizes))


@pytest.mark.parametrize("processes", [1, 3])
@pytest.mark.parametrize("ahead", [(), ("large.csv", "page-3.html")])
def test_files_are_looked_at_once_and_the_verdict_is_that_of_a_plain_look(
    ahead: tuple[str, ...], processes: int, find: Finder, tmp_path: Path
) -> None:
    """Whatever process has looked, before or after the rest: a second time nothing is looked at."""
    watch = Watch(find)
    plain = scan((File(path, data) for path, data in PAGES.items()), watch(), frozenset())
    first = found(PAGES, watch, tmp_path, ahead=ahead, processes=processes)
    before = watch.made
    assert found(PAGES, watch, tmp_path, ahead=ahead) == first
    assert watch.made == before
    assert (first.leaks, first.unreadable, first.counts.files) == ({}, {}, plain.counts.files)


def test_a_file_that_changed_is_looked_at_again(find: Finder, tmp_path: Path) -> None:
    """A leak is found in a file that was in order before, each time until it is gone, and where it is."""
    watch = Watch(find)
    found(PAGES, watch, tmp_path)
    for _ in range(2):
        leaks = found({**PAGES, "page-3.html": LEAK}, watch, tmp_path).leaks
        assert {leak.text: [str(one) for one in places] for leak, places in leaks.items()} == {
            ADDRESS: ["page-3.html:2:13"]
        }
    made = watch.made
    assert found(PAGES, watch, tmp_path).leaks == {}
    assert watch.made >= made


@pytest.mark.parametrize("processes", [1, 2])
def test_a_file_that_is_not_what_it_is_said_to_be_is_no_proof(
    processes: int, find: Finder, tmp_path: Path
) -> None:
    """Who looks at other bytes than it was told of keeps nothing: the leak is found in those."""
    watch, site = Watch(find), {"page.html": LEAK}
    digests, sizes = {"page.html": digest_of(LEAK)}, {"page.html": len(LEAK)}
    mistaken = Looked(
        watch,
        frozenset(),
        lambda path: File(path, PAGES["page-1.html"]),
        Store(tmp_path),
        "now",
        "site",
        processes,
    )
    mistaken.start()
    assert combined(mistaken.verdicts(digests, sizes)).leaks == {}
    assert [leak.text for leak in found(site, watch, tmp_path).leaks] == [ADDRESS]


def test_a_file_that_was_written_once_more_is_looked_at_as_it_is_in_the_end(
    find: Finder, tmp_path: Path
) -> None:
    """What a copy has seen of a file before its last change says nothing of it."""
    page = tmp_path / "page.html"
    page.write_bytes(PAGES["page-1.html"])
    looked = Looked(
        Watch(find),
        frozenset(),
        lambda path: File(path, page.read_bytes()),
        Store(tmp_path / "store"),
        "now",
        "site",
        2,
    )
    looked.start()
    looked.look_ahead({"page.html": digest_of(page.read_bytes())}, {"page.html": 9})
    page.write_bytes(LEAK)
    leaks = combined(looked.verdicts({"page.html": digest_of(LEAK)}, {"page.html": len(LEAK)})).leaks
    assert [leak.text for leak in leaks] == [ADDRESS]


def test_a_verdict_holds_for_its_path_alone(find: Finder, tmp_path: Path) -> None:
    """The same bytes under a name that must not be published are looked at anew."""
    watch = Watch(find)
    found({"page.html": PAGES["page-1.html"]}, watch, tmp_path)
    leaks = found({f"{ADDRESS}/page.html": PAGES["page-1.html"]}, watch, tmp_path).leaks
    assert [leak.text for leak in leaks] == [ADDRESS]


def test_other_rules_look_at_everything_again(find: Finder, tmp_path: Path) -> None:
    """What is kept stands for what was looked for; under another salt nothing of it is known."""
    watch = Watch(find)
    found(PAGES, watch, tmp_path)
    made = watch.made
    found(PAGES, watch, tmp_path, salt="other rules")
    assert watch.made > made


@pytest.mark.parametrize("kept", [b"", b"{}", b"[]", b"[1]", b'{"page-1.html": 1}', b'{"page-1.html": [1]}'])
def test_what_is_no_verdict_is_none(kept: bytes, find: Finder, tmp_path: Path) -> None:
    """Entries of another form, be they whole, lead to a look and not to a mistake."""
    watch = Watch(find)
    found(PAGES, watch, tmp_path)
    store = Store(tmp_path)
    for entry in entries(tmp_path):
        store.put(entry.name, kept)
    leaks = found({**PAGES, "page-3.html": LEAK}, watch, tmp_path).leaks
    assert [leak.text for leak in leaks] == [ADDRESS]


def entries(folder: Path) -> Iterator[Path]:
    """The entries of a store."""
    return folder.glob("??/*")


def test_what_was_forgotten_in_between_is_looked_at_again(find: Finder) -> None:
    """Whatever is forgotten, and whatever another process knew, a leak in a known page is found."""
    page = b"<html>\n<head>\n<title>x</title>\n</head>\n<main>\n<p>one</p>\n</main>\n<p>end</p>\n</html>"
    leaking = page.replace(b"<p>end", f"<p>write to {ADDRESS}".encode())
    first, second = Watch(find)(), Watch(find)()
    for searcher in (first, second):
        for most in (10_000_000, 60, 0):
            list(look_at_all([File("a.html", page), File("b.html", page)], searcher, frozenset()))
            searcher.calm.begin(most)
            leaks = look_at(File("c.html", leaking), searcher, frozenset()).leaks
            assert [leak.text for leak, _ in leaks] == [ADDRESS]
        second.calm.recall(first.calm.kept())
        second.calm.recall(first.calm.kept())


def test_a_process_that_builds_again_keeps_nothing_that_it_knew_before(
    find: Finder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that is known to be calm is packed and written where there is a good deal more of it."""
    searcher = Watch(find)()
    kept: list[int] = []

    def keep(calm: Calm) -> bytes:
        kept.append(calm.size)
        return b""

    monkeypatch.setattr(Calm, "kept", keep)

    def build(text: bytes) -> None:
        files = {**PAGES, "page.html": b"<html>\n<p>" + text + b"</p>\n</html>"}
        digests = {path: digest_of(data) for path, data in files.items()}
        looked = Looked(
            lambda: searcher,
            frozenset(),
            lambda path: File(path, files[path]),
            Store(tmp_path),
            "now",
            "site",
            1,
        )
        looked.verdicts(digests, dict.fromkeys(files, 9))

    for text, times in ((b"one", 1), (b"two", 1), (b"three</p>\n<p>" * 5000, 2)):
        build(text)
        assert len(kept) == times


def test_files_that_lie_with_few_others_are_looked_at_first(find: Finder, tmp_path: Path) -> None:
    """Many in one folder are alike and soon looked at: they come last, so that nobody waits long."""
    watch = Watch(find)
    seen: list[str] = []

    def read(path: str) -> File:
        seen.append(path)
        return File(path, LEAK.replace(ADDRESS.encode(), b"nobody"))

    paths = [*(f"a/team-{number}.html" for number in range(300)), "b/one.html", "index.html"]
    digests = {path: digest_of(read(path).data) for path in paths}
    seen.clear()
    Looked(watch, frozenset(), read, Store(tmp_path), "now", "site", 1).verdicts(
        digests, dict.fromkeys(paths, 9)
    )
    assert sorted(seen[:2]) == ["b/one.html", "index.html"]
    assert sorted(seen) == sorted(paths)
