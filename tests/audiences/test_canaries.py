"""Nothing of what an audience may not see is in its site: no word of it, in no file."""

from __future__ import annotations

import gzip
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

import pytest

from generator import mkdocs_plugin
from generator.models.base import Record
from generator.models.drills import Drill
from generator.models.reviews import Review
from generator.models.teams import Team
from generator.reuse.keeping import Keeping
from tests.audiences.aviary import DRILL, EXCEPTION, TEAM, aviary
from tests.audiences.planting import WORD, Planting, text_fields
from tests.pages.copies import NOON, Copy, tree
from tests.states import runbook, said

# Two whole builds: the lines that they run are counted where one is tested.
pytestmark = pytest.mark.no_cover

MODELS: dict[str, type[Record]] = {"team": Team, "drill": Drill, "review": Review}


class Sites(NamedTuple):
    """A portal with canaries, and its site for everybody beside the one with all that the data says."""

    portal: Copy
    planting: Planting
    whole: dict[str, bytes]
    public: dict[str, bytes]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Both are built once, and from nothing."""
    portal, planting = aviary(tmp_path_factory.mktemp("audiences") / "portal")
    return Sites(portal, planting, _built(portal, None), _built(portal, "everyone"))


def _built(portal: Copy, audience: str | None) -> dict[str, bytes]:
    """The site of an audience, by paths."""
    out = portal.folder / f"site-{audience}"
    with pytest.MonkeyPatch.context() as patch, chdir(portal.folder):
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        mkdocs_plugin.build(Path("mkdocs.yml"), None, out, audience=audience, keeping=Keeping(None, ""))
    return tree(out)


def _texts(site: dict[str, bytes]) -> dict[str, bytes]:
    """What a reader of each file reads: packed files unpacked, the lines of calendars joined."""
    texts = {}
    for path, data in site.items():
        plain = gzip.decompress(data) if path.endswith(".gz") else data
        texts[path] = path.encode() + b"\n" + plain.replace(b"\r\n ", b"")
    return texts


@pytest.mark.parametrize("name", MODELS)
def test_a_canary_is_in_every_text_of_a_record(name: str, sites: Sites) -> None:
    """Whatever text a model takes, now or later, has one."""
    fields = {(name, *one) for one in text_fields(MODELS[name])}
    assert fields == {one for one in sites.planting.planted.values() if one[0] == name}


def test_the_site_for_everybody_has_no_canary(sites: Sites) -> None:
    """Neither in what a file says nor in what it is called, whatever the file is."""
    assert [path for path, text in _texts(sites.public).items() if WORD.encode() in text.lower()] == []


def test_links_to_it_are_words_and_nothing_else_leads_there(sites: Sites) -> None:
    """In pages, in Markdown of the data, in the navigation, behind doors and on the board."""
    pages = {path: data.decode() for path, data in sites.public.items() if path.endswith(".html")}
    assert "<p>See the other team, what it may do,\nwhen and the other drill.</p>" in pages["index.html"]
    assert "<p>It is <em>somebody's</em>.</p>" in pages["faq.html"]
    assert "Run a drill" not in pages["index.html"]
    assert "No drill is planned." in pages["index.html"]
    whole = sites.whole["index.html"].decode()
    assert "Run a drill" in whole
    assert "No drill is planned." not in whole


def test_a_page_says_for_whom_its_site_is(sites: Sites) -> None:
    """So that nobody hands out another one; the words of the vocabulary are text."""
    assert b"built on 2026-11-23 for Everyone &lt;here&gt;</span>" in sites.public["404.html"]
    assert b"built on 2026-11-23</span>" in sites.whole["404.html"]


def test_no_audience_gets_what_was_kept_for_another(sites: Sites) -> None:
    """With one cache and one folder, each build gives the site of one from nothing, or says it is there."""
    portal, everybody = sites.portal, ("--audience", "everyone")
    said(runbook(portal, "build"))
    assert tree(portal.site) == sites.whole
    assert "nothing has changed" not in said(runbook(portal, "build", *everybody))
    assert tree(portal.site) == sites.public
    assert "site for the audience 'everyone': 23 pages, nothing" in said(runbook(portal, "build", *everybody))
    assert "nothing has changed" not in said(runbook(portal, "build"))
    assert tree(portal.site) == sites.whole


def test_the_whole_site_has_the_canaries(sites: Sites) -> None:
    """All of them are published without an audience, but for the few that no page shows anyway."""
    told = b"\n".join(_texts(sites.whole).values())
    missing = {field for word, field in sites.planting.planted.items() if word.encode() not in told}
    assert len(missing) <= len(set(sites.planting.planted.values())) // 10, missing
    assert all(name.encode() in told for name in (TEAM, DRILL, EXCEPTION))
