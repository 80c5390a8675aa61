"""What the benchmarks measure: builds of the same content, and figures that say what they seem to."""

from __future__ import annotations

import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml

from benchmarks import memory
from benchmarks.builds import options_of
from benchmarks.growth import slope_of
from benchmarks.pairs import Pair, make_pair, swap
from benchmarks.peers import last_line
from benchmarks.plain.project import configuration
from benchmarks.portals import PROJECT
from benchmarks.processes import run
from benchmarks.report import Compared
from generator.catalog import load_catalog
from generator.pages.teams import team_page
from generator.pages.view import View
from generator.site import generated_page_paths

_UNSEEN = {"caption", "svg"}
_UNSEEN_CLASSES = {"headerlink", "rb-only-with-script", "rb-only-without-script"}


class _Words(HTMLParser):
    """Collects the words that a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        hidden = tag in _UNSEEN or "hidden" in given or bool(classes & _UNSEEN_CLASSES)
        self._open.append((tag, hidden))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(hidden for _, hidden in self._open):
            self.words += data.split()


def words(html: str) -> list[str]:
    """The words of a page, in their order."""
    parser = _Words()
    parser.feed(html)
    return parser.words


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """A portal with one made-up team, and its plain project."""
    return make_pair(tmp_path_factory.mktemp("benchmarks"), 1)


@pytest.fixture(scope="module")
def folder(pair: Pair) -> Path:
    """The portal."""
    return pair.portal


@pytest.fixture(scope="module")
def pages(pair: Pair) -> dict[str, str]:
    """The plain pages."""
    docs = pair.plain / "docs"
    return {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in docs.rglob("*.md")}


def as_html(page: str) -> str:
    """A plain page as MkDocs converts it."""
    keys = yaml.safe_load(configuration((PROJECT / "mkdocs.yml").read_text("utf-8")))
    extensions, options = [], {}
    for one in keys["markdown_extensions"]:
        name, given = next(iter(one.items())) if isinstance(one, dict) else (one, {})
        extensions.append(name)
        options[name] = given
    body = page.split("---\n", 2)[2]
    return markdown.markdown(body, extensions=extensions, extension_configs=options)


@pytest.mark.parametrize("team", ["team-0", "customer-support"])
def test_a_plain_team_page_has_the_words_of_the_portals(
    folder: Path, pages: dict[str, str], team: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both builds show the same text, so that their times can be compared."""
    monkeypatch.chdir(folder)
    catalog = load_catalog(Path("data"))
    html = team_page(View(catalog, date.today(), f"teams/{team}.md"), catalog.teams[team])
    assert words(as_html(pages[f"teams/{team}.md"])) == words(html)


def test_the_plain_project_has_every_page_of_the_portal(folder: Path, pages: dict[str, str]) -> None:
    """It lists, like the portal, every team, checklist and drill, and the pages of docs/."""
    written = {path.relative_to(folder / "docs").as_posix() for path in (folder / "docs").rglob("*.md")}
    catalog = load_catalog(folder / "data")
    assert set(pages) == written | generated_page_paths(catalog)


def test_a_plain_page_has_no_component_call_left(pages: dict[str, str]) -> None:
    """What a component makes stands where its call was; only code shows how one is written."""
    assert "{{ policy()" not in pages["policy/index.md"]
    assert "review-frequency" in pages["policy/index.md"]


def test_the_plain_configuration_has_the_portals_extensions_and_no_plugin_of_its_own() -> None:
    """Nothing that costs time is there on one side only."""
    own = (PROJECT / "mkdocs.yml").read_text("utf-8")
    plain = yaml.safe_load(configuration(own))
    assert plain["markdown_extensions"] == yaml.safe_load(own)["markdown_extensions"]
    assert plain["plugins"] == ["search", "offline"]


def test_a_ratio_is_the_median_of_the_rounds_ratios() -> None:
    """A slow round counts on both sides, and a ratio at its limit does not keep it."""
    one = Compared("a case", portal=(1.0, 10.0, 2.0), plain=(10.0, 100.0, 10.0), limit=0.1)
    assert one.ratio == 0.1
    assert one.cells == (
        "a case",
        "2.00 (1.00 to 10.00)",
        "10.00 (10.00 to 100.00)",
        "0.100",
        "0.1",
        "above",
    )


def test_growth_is_the_slope_through_all_sizes() -> None:
    """Two milliseconds a team are seen whatever a build costs without any team."""
    assert slope_of({500: 3.0, 1000: 4.0, 2000: 6.0}) == pytest.approx(2.0)


@pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="this machine does not tell what processes hold"
)
def test_the_memory_of_a_process_counts_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A parent that does nothing is charged with its child, which stays until somebody has looked at it."""
    size, seen, held = 80_000_000, tmp_path / "seen", memory._held

    def looked_at(process: int) -> int:
        found = held(process)
        if found * 1_024 > size:
            seen.touch()
        return found

    monkeypatch.setattr(memory, "_held", looked_at)
    waits = f"while not os.path.exists({str(seen)!r}): time.sleep(0.05)"
    child = f"held = bytearray({size}); import os, time\n{waits}"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    figures = run((sys.executable, "-c", parent), PROJECT, tree=True)
    assert figures.together is not None
    assert figures.together > 80


def test_both_sides_are_edited_alike(pair: Pair) -> None:
    """An edit changes the source of the page that is looked at; a default, the pages of all teams.

    An edit of a team says what no build has seen before; that of a default, made again, undoes itself.
    """
    own, plain = pair.portal / "data/teams/team-0.yml", pair.plain / "docs/teams/team-0.md"
    assert pair.edit_portal_team() == pair.edit_plain_team() == "Works with 1 shared accounts"
    assert "Works with 1 shared accounts" in own.read_text("utf-8")
    assert "Works with 1 shared accounts" in plain.read_text("utf-8")
    pair.edit_default()
    assert "default: 6" in (pair.portal / "data/policy.yml").read_text("utf-8")
    assert "| 6 days |" in plain.read_text("utf-8")
    teams = {f"teams/{path.stem}.md" for path in (pair.portal / "data/teams").glob("*.yml")}
    assert teams - set(pair.defaults[0]) == set()
    pair.edit_default()
    pair.edit_team()
    assert "Works with 2 shared accounts" in own.read_text("utf-8")
    # The default has brought the plain pages back as they were made.
    assert "Works with 1 shared accounts" in plain.read_text("utf-8")


def test_a_text_is_swapped_by_turns(tmp_path: Path) -> None:
    """An edit always changes the file, and every second one undoes the first."""
    file = tmp_path / "file"
    file.write_text("a b", encoding="utf-8")
    assert swap(file, ("a", "c")) == "c"
    assert file.read_text(encoding="utf-8") == "c b"
    assert swap(file, ("a", "c")) == "a"
    assert file.read_text(encoding="utf-8") == "a b"


def test_an_unknown_case_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the cases that there are."""
    with pytest.raises(SystemExit):
        options_of(["--only", "cold,warm"])
    assert "warm: expected some of cold, edit, default, nothing, serve" in capsys.readouterr().err


def test_what_pip_says_goes_into_a_table_without_addresses() -> None:
    """The last line is what is wrong; where packages come from is nobody's business."""
    assert (
        last_line("more\nERROR: no a|b at https://index.example/simple (any)\n")
        == "ERROR: no a\\|b at … (any)"
    )
    assert last_line("") == "nothing was said"
