"""The edge to MkDocs: what a build of the small portal holds, wherever and however it is built."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import chdir
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator import mkdocs_plugin
from generator.catalog import load_catalog
from generator.environment import build_day
from generator.scoring.decision_table import as_csv, as_json
from tests.pages.copies import NOON, Copy, copy_of_portal, tree

pytestmark = pytest.mark.usefixtures("calm")

BIN = Path(sys.executable).parent


def build(portal: Copy, data: Path | None = None, out: Path | None = None) -> Path:
    """Build a copy as its owner would, in its folder."""
    with chdir(portal.folder):
        return mkdocs_plugin.build(Path("mkdocs.yml"), data, out).site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small portal, as `mkdocs build` in its folder makes it."""
    copy = copy_of_portal(tmp_path_factory.mktemp("built") / "portal")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOON, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([BIN / "mkdocs", "build", "-q"], cwd=copy.folder, env=environment, check=True, timeout=60)
    return copy.site


def index_of(site: Path) -> list[dict[str, Any]]:
    """The entries of the site's search index."""
    found: list[dict[str, Any]] = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    return found


def text_of(page: Path) -> str:
    """A page of the site."""
    return page.read_text(encoding="utf-8")


def test_every_way_to_build_gives_the_same_bytes(built: Path, portal: Copy) -> None:
    """Plain MkDocs and the project's own command make the same site, byte by byte, however often."""
    first = build(portal, out=portal.folder / "first")
    second = build(portal, out=portal.folder / "second")
    assert tree(first) == tree(second) == tree(built)


def test_generated_pages_are_pages_of_the_site(built: Path) -> None:
    """A team has a page in the theme's frame, with its title, its description and a place in the search."""
    html = text_of(built / "teams/alpha.html")
    assert "<title>Alpha - Small portal</title>" in html
    assert '<meta name="description" content="Does one of everything."' in html
    assert '<h1 id="_top">Alpha</h1>' in html
    assert "teams/alpha.html" in (built / "sitemap.xml").read_text(encoding="utf-8")
    assert "teams/alpha.html" in {entry["location"] for entry in index_of(built)}


def test_a_page_leads_back_in_the_words_of_its_front_matter(portal: Copy) -> None:
    """They are text, whatever is in them; a page that has none leads nowhere."""
    practices = text_of(portal.folder / "docs/practices.md")
    portal.write("docs/practices.md", f"---\nback: Q & A <b>\n---\n\n{practices}")
    site = build(portal)
    way = '</h1>\n<p class="rb-back"><a href="index.html">Q &amp; A &lt;b&gt;</a></p>'
    assert text_of(site / "practices.html").count(way) == 1
    assert "rb-back" not in text_of(site / "faq.html")


def test_files_for_tools_are_in_the_site_as_they_were_made(built: Path, portal: Copy) -> None:
    """The decision table is published to the byte, line ends included."""
    ruleset = load_catalog(portal.folder / "data").scoring
    assert (built / "tools/decision-table.csv").read_bytes() == as_csv(ruleset).encode()
    assert (built / "tools/decision-table.json").read_bytes() == as_json(ruleset).encode()


def test_a_file_that_the_configuration_excludes_is_not_in_the_site(portal: Copy) -> None:
    """Also one that is made before MkDocs asks what is left out: in the first build, and in the next."""
    mkdocs = text_of(portal.folder / "mkdocs.yml")
    portal.write("mkdocs.yml", f"{mkdocs}\nexclude_docs: |\n  api/facts.json\n  api/schemas/facts.json\n")
    for page in ("docs/index.md", "data/teams/beta.yml"):
        site = build(portal)
        assert not list(site.rglob("facts.json"))
        assert (site / "api/policy.json").is_file()
        portal.append(page, "\n")


def test_the_search_knows_sections_but_no_session_rows(built: Path) -> None:
    """Headings of generated pages are found; the rows of reviews would drown them and are left out."""
    entries = {entry["location"]: entry for entry in index_of(built)}
    assert {"teams/alpha.html#contacts", "faq.html#where", "checklists/response.html#used-by"} <= set(entries)
    rows = text_of(built / "teams/alpha.html")
    assert "The owner was on leave." in rows
    assert not any("The owner was on leave." in entry["text"] for entry in entries.values())


@pytest.mark.parametrize(("team", "name"), [("alpha", "Alpha"), ("beta", "Beta")])
def test_the_search_finds_a_team_on_its_page_and_in_no_list_of_all_teams(
    team: str, name: str, built: Path
) -> None:
    """With a thousand teams such a list is a find for every name, and longer than any page."""
    found = {
        entry["location"].partition("#")[0]
        for entry in index_of(built)
        if re.search(rf"\b{name}\b", f"{entry['title']} {entry['text']}")
    }
    assert f"teams/{team}.html" in found
    lists = {
        "tools/api.html",
        "policy/index.html",
        "policy/matrix.html",
        "policy/reviews.html",
        "teams/index.html",
        "checklists/first-pass.html",
        "checklists/response.html",
    }
    assert not lists & found


def test_the_table_of_contents_has_the_headings_of_components(built: Path) -> None:
    """A question of the data is in the contents of the page that embeds the questions."""
    assert re.search(
        r'<a href="#where" class="md-nav__link">\s*<span[^>]*>\s*Where do I find it\?',
        text_of(built / "faq.html"),
    )


def test_no_call_and_no_slot_is_left(built: Path) -> None:
    """Every component call of a page is filled in; none of the words that held its place is left."""
    for page in built.rglob("*.html"):
        html = text_of(page)
        assert "RBSLOT" not in html, page
        assert "{{" not in html or page.name == "data-reference.html", page


def test_anchors_are_there_once(built: Path) -> None:
    """No page has two elements with the same id, so that every link has one target."""
    for page in built.rglob("*.html"):
        anchors = Counter(re.findall(r'\sid="([^"]*)"', text_of(page)))
        assert [anchor for anchor, count in anchors.items() if count > 1] == [], page


def test_only_the_bundles_of_the_widgets_are_shipped(built: Path) -> None:
    """Readers get the bundles of the widgets, and none of the files that they were made from."""
    names = sorted(path.name for path in (built / "widgets").rglob("*"))
    assert names == ["bundle.js", "drill.bundle.js", "session-filter.bundle.js"]


def test_the_page_says_the_day_of_the_build(built: Path) -> None:
    """Where SOURCE_DATE_EPOCH names the day, the site is that of the day."""
    assert "built on 2026-11-23" in text_of(built / "index.html")


def test_today_is_the_day_without_further_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SOURCE_DATE_EPOCH the day is today's."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    before = date.today()
    assert before <= build_day() <= date.today()


@pytest.mark.no_cover  # a long build, whose lines a short one runs as well
def test_titles_of_the_data_are_escaped_and_teams_stay_out_of_the_menus(built: Path, portal: Copy) -> None:
    """Titles and descriptions are text wherever they are printed; two hundred teams leave menus small."""
    name, about = "A </title><b>&\"' team", '<script>alert(1)</script> & "co"'
    portal.edit("data/teams/alpha.yml", "name: Alpha", f"name: {json.dumps(name)}")
    portal.edit("data/teams/alpha.yml", "about: Does one of everything.", f"about: {json.dumps(about)}")
    beta = (portal.folder / "data/teams/beta.yml").read_text(encoding="utf-8")
    for n in range(200):
        portal.write(f"data/teams/team-{n}.yml", beta.replace("id: beta", f"id: team-{n}"))
    site = build(portal)
    html = text_of(site / "teams/alpha.html")
    assert "<b>&" not in html
    assert "<script>alert" not in html
    title = re.search(r"<title>(.*?)</title>", html)
    description = re.search(r'<meta name="description" content="([^"]*)"', html)
    assert title is not None
    assert description is not None
    assert unescape(title[1]) == f"{name} - Small portal"
    assert unescape(description[1]) == about
    assert not any("<b>" in entry["title"] for entry in index_of(site))
    for page in ("index.html", "teams/team-7.html"):
        menus = re.findall(r"<nav\b.*?</nav>", text_of(site / page), re.DOTALL)
        assert not any("team-8" in menu for menu in menus)
    assert len(text_of(site / "index.html")) < len(text_of(built / "index.html")) + 500


def test_data_that_looks_like_a_slot_stays_data(portal: Copy) -> None:
    """The word that holds a component's place is only a word where the data has it."""
    portal.edit("data/faq.yml", "short: In the settings.", "short: RBSLOT0END")
    portal.edit("data/teams/alpha.yml", "Does one of everything.", "RBSLOT0END RBSLOT7END")
    site = build(portal)
    assert text_of(site / "faq.html").count('<p class="rb-short-answer">RBSLOT0END</p>') == 1
    assert '<p class="rb-lead">RBSLOT0END RBSLOT7END</p>' in text_of(site / "teams/alpha.html")


def test_data_and_site_may_be_anywhere(portal: Copy, tmp_path: Path) -> None:
    """Both folders can be named on the command line, with spaces and letters of any language."""
    data = tmp_path / "Daten für später"
    shutil.move(portal.folder / "data", data)
    out = tmp_path / "a b" / "sïte 站"
    assert build(portal, data=data, out=out) == out
    assert (out / "teams/alpha.html").is_file()
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    assert not portal.site.exists()


def test_the_data_folder_is_an_option_of_the_configuration(portal: Copy) -> None:
    """The folder in mkdocs.yml is looked for beside that file, from wherever the build is started."""
    (portal.folder / "data").rename(portal.folder / "policies")
    portal.edit("mkdocs.yml", "  - runbook\n", "  - runbook:\n      data_dir: policies\n")
    mkdocs_plugin.build(portal.config, None, None)
    assert (portal.site / "teams/alpha.html").is_file()


def test_a_new_build_takes_the_place_of_the_old_one(portal: Copy) -> None:
    """What is gone from the data is gone from the site, and nothing is left beside it."""
    portal.write("site/index.html", "old")
    portal.write("site/teams/gone.html", "old")
    build(portal)
    assert not (portal.site / "teams/gone.html").exists()
    assert {path.name for path in portal.folder.iterdir()} == {".cache", "data", "docs", "mkdocs.yml", "site"}


def test_an_unknown_option_is_refused(portal: Copy) -> None:
    """A slip in the plugin's options ends the build."""
    portal.edit("mkdocs.yml", "  - runbook\n", "  - runbook:\n      data_folder: policies\n")
    with pytest.raises(Abort):
        build(portal)


def test_a_plugin_without_a_build_publishes_nothing() -> None:
    """The end of a build that was never begun changes nothing."""
    config = MkDocsConfig()
    for step in mkdocs_plugin.RunbookPlugin().on_post_build.methods:
        step(config=config)
    assert config == MkDocsConfig()


def test_a_day_that_is_no_number_is_one_line(portal: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """A SOURCE_DATE_EPOCH that is a date, or nonsense, stops the build with a word about it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2026-11-23")
    with pytest.raises(Abort):
        build(portal)
    with pytest.raises(
        ValueError, match="SOURCE_DATE_EPOCH is '2026-11-23'; expected the seconds since 1970"
    ):
        build_day()
