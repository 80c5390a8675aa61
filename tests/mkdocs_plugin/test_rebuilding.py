"""A build that has much of an earlier one makes the same site, to the byte, as one that has nothing of it."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from contextlib import chdir
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.reuse.inputs import Look
from generator.reuse.keeping import keeping_of
from generator.reuse.published import read_published
from generator.reuse.store import Store
from tests.pages.copies import NOON, Copy, copy_of_portal, tree
from tests.states import CHANGES, Colds, State, build, lay, runbook, said

# Build after build: the lines that they run are counted where one build is.
pytestmark = pytest.mark.no_cover


@pytest.fixture(scope="module")
def colds(tmp_path_factory: pytest.TempPathFactory) -> Colds:
    """What builds make that have nothing of an earlier one, wherever they are made."""
    return Colds(tmp_path_factory.mktemp("colds"))


def times(site: Path) -> dict[str, int]:
    """When each file was changed last."""
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in files(site)}


def files(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def edits(least: int, most: int) -> st.SearchStrategy[list[tuple[str, Any]]]:
    """A few fields of the state, each with another value for it."""
    every = [(name, value) for name, values in CHANGES.items() for value in values]
    return st.lists(st.sampled_from(every), min_size=least, max_size=most)


@pytest.mark.parametrize("name", CHANGES)
def test_after_each_kind_of_edit_the_site_is_that_of_a_build_from_nothing(
    name: str, tmp_path: Path, colds: Colds
) -> None:
    """Edit, addition, removal, renaming, policy, vocabulary, template, theme, configuration, version, day."""
    portal, state = copy_of_portal(tmp_path / "portal"), State()
    lay(portal, state)
    build(portal, state)
    for value in CHANGES[name]:
        state = replace(state, **{name: value})
        lay(portal, state)
        assert tree(build(portal, state).site) == colds.of(state)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_edited_in_whatever_order_nothing_old_is_left(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, colds: Colds
) -> None:
    """Any edits, taken back and made again, some at a time: each build is that of its sources alone.

    Files that are the same in two sites, one after the other, keep the time of their last change.
    """
    portal, state = copy_of_portal(tmp_path_factory.mktemp("edited") / "portal"), State()
    before: dict[str, bytes] = {}
    changed: dict[str, int] = {}
    for some in data.draw(st.lists(edits(0, 3), min_size=2, max_size=4)):
        state = replace(state, **dict(some))
        lay(portal, state)
        site = build(portal, state).site
        now = tree(site)
        assert now == colds.of(state)
        for path, moment in times(site).items():
            assert (moment == changed.get(path)) == (now[path] == before.get(path)), path
        before, changed = now, times(site)


def test_a_damaged_cache_changes_nothing(tmp_path: Path, colds: Colds) -> None:
    """Entries that are cut off, empty, or another's are made anew."""
    portal = copy_of_portal(tmp_path / "portal")
    lay(portal, State())
    build(portal, State())
    for number, entry in enumerate(files(portal.folder / ".cache")):
        entry.write_bytes([b"", entry.read_bytes()[:-1], entry.read_bytes() + b"x", b"{}" * 40][number % 4])
    built = build(portal, State())
    assert (tree(built.site), built.reused) == (colds.of(State()), 0)


def test_what_another_version_has_kept_is_no_entry(tmp_path: Path, colds: Colds) -> None:
    """Entries that are whole, but have another form than expected, are made anew; texts have no form."""
    portal = copy_of_portal(tmp_path / "portal")
    lay(portal, State())
    build(portal, State())
    kept = Store(portal.folder / ".cache/runbook")
    for entry in files(kept.folder):
        content = kept.get(entry.name) or b""
        if content.startswith((b"{", b"[")) and b'"$schema"' not in content:
            kept.put(entry.name, json.dumps({"other": 1}).encode())
    assert tree(build(portal, State()).site) == colds.of(State())


def test_only_pages_that_show_a_change_are_made_again(tmp_path: Path) -> None:
    """An edit of a team: its page and the list of teams; of the policy: what shows it; of a page: itself."""
    portal = copy_of_portal(tmp_path / "portal")
    made = []
    about = State(about="Another.")
    default = replace(about, default="daily")
    for state in (State(), State(), about, default, replace(default, page="Another."), State()):
        lay(portal, state)
        built = build(portal, state)
        made.append(built.pages - built.reused)
    assert made == [23, 0, 2, 9, 1, 0]


@pytest.fixture
def portal(tmp_path: Path) -> Copy:
    """The small portal, ready to be built."""
    copy = copy_of_portal(tmp_path / "portal")
    lay(copy, State())
    return copy


def test_a_killed_build_leaves_nothing_that_a_later_one_would_take(portal: Copy) -> None:
    """Wherever it is killed, the next build makes the same site as one from nothing, and cleans up."""
    for seconds in (0.4, 0.8, 1.2, 1.6):
        running_build = runbook(portal, "build")
        time.sleep(seconds)
        running_build.send_signal(signal.SIGKILL)
        running_build.communicate()
    said(runbook(portal, "build"))
    warm = tree(portal.site)
    said(runbook(portal, "build", "--no-cache", "--out", "cold"))
    assert warm == tree(portal.folder / "cold")
    assert {path.name for path in portal.folder.iterdir() if path.name.startswith(".")} == {".cache"}


def test_two_builds_at_once_do_not_disturb_each_other(portal: Copy) -> None:
    """Both end well, and whichever ends last leaves a whole site."""
    both = [runbook(portal, "build", "--no-cache", "--out", "cold"), runbook(portal, "build")]
    again = runbook(portal, "build", "--out", "other")
    for process in (*both, again):
        said(process)
    assert tree(portal.site) == tree(portal.folder / "cold") == tree(portal.folder / "other")


def test_where_nothing_has_changed_there_is_nothing_to_do(portal: Copy) -> None:
    """The command says so at once, and the site is not touched; any change of sources or site is seen."""
    assert re.search("pages, [0-9]+ made and 0 reused", said(runbook(portal, "build")))
    before = times(portal.site)
    assert said(runbook(portal, "build")).endswith("pages, nothing has changed\n")
    assert times(portal.site) == before
    for path in (
        "data/teams/beta.yml",
        "docs/faq.md",
        "overrides/main.html",
        "mkdocs.yml",
        "site/index.html",
    ):
        portal.append(path, "\n")
        assert "nothing has changed" not in said(runbook(portal, "build")), path
    (portal.site / "stray.html").write_text("", encoding="utf-8")
    assert "nothing has changed" not in said(runbook(portal, "build"))
    assert not (portal.site / "stray.html").exists()
    assert "nothing has changed" not in said(runbook(portal, "build", SOURCE_DATE_EPOCH="0"))
    assert "nothing has changed" not in said(runbook(portal, "build", "--no-cache", SOURCE_DATE_EPOCH="0"))


def test_what_changes_after_the_look_at_everything_is_seen_by_the_next_build(portal: Copy) -> None:
    """The site is known by what was seen before it was made, even where that is no longer so."""
    keeping = keeping_of(portal.config, (None, None, None))
    assert keeping.folder is not None
    build(portal, State(), keeping=keeping)
    known = read_published(Store(keeping.folder), keeping.site)
    assert known.inputs is not None
    with chdir(portal.folder):
        look = Look.at(known.inputs, datetime.fromtimestamp(int(NOON), UTC).date(), "made by")
        portal.edit("data/teams/alpha.yml", "Does one of everything.", "Does more.")
        build(portal, State(), keeping=replace(keeping, look=look))
        after = read_published(Store(keeping.folder), keeping.site)
        assert after.is_current(look)
        assert not after.is_current(Look.at(known.inputs, look.day, look.made_by))


def test_a_failed_build_is_not_taken_for_one_that_changes_nothing(portal: Copy) -> None:
    """A mistake is named each time until it is mended; then the site of before is current again."""
    said(runbook(portal, "build"))
    portal.append("docs/faq.md", "\n[nowhere](nowhere.md)\n")
    for _ in range(2):
        process = runbook(portal, "build")
        output, _ = process.communicate(timeout=120)
        assert process.returncode == 1
        assert "nowhere.md" in output
    portal.edit("docs/faq.md", "\n[nowhere](nowhere.md)\n", "")
    assert "nothing has changed" in said(runbook(portal, "build"))


def test_clean_removes_what_is_kept_and_nothing_else(portal: Copy) -> None:
    """The site stays; the next build makes every page anew."""
    said(runbook(portal, "build"))
    site = tree(portal.site)
    assert re.search(r"runbook: [0-9.]+ MB removed\n", said(runbook(portal, "clean")))
    assert said(runbook(portal, "clean")) == "Nothing is kept\n"
    assert tree(portal.site) == site
    assert "made and 0 reused" in said(runbook(portal, "build"))


def test_a_build_can_be_repeated_elsewhere(portal: Copy, tmp_path: Path) -> None:
    """Another folder, other times of files, zone, language and order of sets: the same site, to the byte."""
    said(runbook(portal, "build"))
    other = copy_of_portal(tmp_path / "elsewhere" / "deeper")
    lay(other, State())
    for path in files(other.folder):
        os.utime(path, (0, 0))
    said(runbook(other, "build", PYTHONHASHSEED="7", TZ="Pacific/Auckland", LC_ALL="C", HOME=str(tmp_path)))
    assert tree(other.site) == tree(portal.site)


def test_what_is_kept_can_be_kept_elsewhere(portal: Copy, tmp_path: Path) -> None:
    """A variable names the folder, such as one that a pipeline keeps between its runs."""
    said(runbook(portal, "build", RUNBOOK_CACHE=str(tmp_path / "kept")))
    assert not (portal.folder / ".cache").exists()
    assert "nothing has changed" in said(runbook(portal, "build", RUNBOOK_CACHE=str(tmp_path / "kept")))


def test_a_plugin_of_somebody_else_sees_every_page(portal: Copy) -> None:
    """Where hooks may change pages, each page goes through MkDocs, and nothing is taken for unchanged."""
    portal.write(
        "hook.py", "def on_post_page(output, page, config):\n    return output + '<!-- hooked -->'\n"
    )
    portal.append("mkdocs.yml", "hooks: [hook.py]\n")
    for _ in range(2):
        assert "nothing has changed" not in said(runbook(portal, "build"))
        for name in ("index.html", "teams/alpha.html", "teams/beta.html"):
            assert (portal.site / name).read_text("utf-8").endswith("<!-- hooked -->"), name


def test_a_broken_link_is_told_alike_with_and_without_a_cache(portal: Copy) -> None:
    """What is wrong is said in the words of a build from nothing."""
    said(runbook(portal, "build"))
    portal.append("docs/faq.md", "\n[nowhere](teams/nowhere.md)\n")
    outputs = []
    for options in ([], [], ["--no-cache"]):
        process = runbook(portal, "build", *options)
        outputs.append(process.communicate(timeout=120)[0])
    assert "teams/nowhere.md" in outputs[0]
    assert outputs[0] == outputs[1] == outputs[2]


def test_pages_and_their_search_are_those_that_the_theme_would_make(portal: Copy) -> None:
    """Page by page through MkDocs, pages are the same to the byte, and the search finds the same in them."""

    def pages() -> dict[str, bytes]:
        return {path: data for path, data in tree(portal.site).items() if path.endswith(".html")}

    def index() -> list[tuple[str, str, str]]:
        text = (portal.site / "search/search_index.json").read_text(encoding="utf-8")
        entries = [(one["location"], one["title"], one["text"]) for one in json.loads(text)["docs"]]
        return sorted((location, title, " ".join(words.split())) for location, title, words in entries)

    portal.append("docs/faq.md", '\n## A `heading` & more\n\n- one\n- two\n\n!!! note "Note"\n    Inside.\n')
    said(runbook(portal, "build"))
    ours, written = index(), pages()
    portal.write("hook.py", "def on_post_page(output, **_):\n    return output\n")
    portal.append("mkdocs.yml", "hooks: [hook.py]\n")
    said(runbook(portal, "build"))
    assert ours == index()
    assert written == pages()


@pytest.mark.parametrize("place", ["data", "docs", "site"])
def test_what_is_kept_never_lies_in_the_sources_or_the_site(place: str, portal: Copy) -> None:
    """A folder that would be read as data, shown as a page or published is refused in one line."""
    (portal.folder / place).mkdir(exist_ok=True)
    process = runbook(portal, "build", RUNBOOK_CACHE=f"{place}/kept")
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 1
    assert f"{place}/kept:1:1: what builds keep would lie in {place}; name a folder outside of it" in output
    assert "Traceback" not in output
    assert not (portal.folder / place / "kept").exists()
