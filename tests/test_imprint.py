"""Every page of the built portal says who owns it, when it was last checked, and where it is edited."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.pages.imprint import AT_EACH_BUILD

LINE = re.compile(
    r'<p class="rb-kept"><span>Owner: (?P<owner>.+?)</span> <span>(?P<checked>.+?)</span> '
    r"<span>Edit: (?P<edit>.+?)</span></p>\n*\s*</article>"
)
PLACE = re.compile(
    r'<a href="https://git\.example\.com/runbook/blob/main/(?P<path>[^"#]+)#L(?P<line>\d+)">'
    r"(?P<shown>[^<:]+?)/?(?::(?P<at>\d+))?</a>"
)


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, str]:
    """The pages of the built portal, by path; the one for addresses that lead nowhere is none."""
    paths = (path for path in built_site.rglob("*.html") if path.name != "404.html")
    return {path.relative_to(built_site).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_every_page_has_the_line_once_at_its_end(pages: dict[str, str], built_site: Path) -> None:
    """With an owner and a day, or how the page is made; not where there is no page."""
    assert len(pages) > 80
    for path, text in pages.items():
        assert text.count('class="rb-kept"') == 1, path
        found = LINE.search(text)
        assert found is not None, path
        assert re.sub(r"<[^>]+>", "", found["owner"]).strip(), path
        if path != "policy/history.html":
            assert found["checked"].startswith("Last checked: "), path
    assert "rb-kept" not in (built_site / "404.html").read_text(encoding="utf-8")


def test_every_page_was_read_by_somebody(pages: dict[str, str]) -> None:
    """Each has the day of it; only the history, which nobody can read ahead, says how it is made."""
    said = {path: found["checked"] for path, text in pages.items() if (found := LINE.search(text))}
    assert len(said) == len(pages)
    undated = {path: words for path, words in said.items() if "<time datetime=" not in words}
    assert undated == {"policy/history.html": AT_EACH_BUILD}


def test_every_place_to_edit_is_there(pages: dict[str, str], project: Path) -> None:
    """Each link leads to a line of a file of the repository, or to a folder, and is called like it."""
    for path, text in pages.items():
        found = LINE.search(text)
        assert found is not None, path
        places = list(PLACE.finditer(found["edit"]))
        assert places, path
        assert ", ".join(place[0] for place in places) == found["edit"], path
        for place in places:
            source = project / place["path"]
            assert place["path"] == place["shown"], path
            if source.is_dir():
                assert place["at"] is None, path
            else:
                lines = source.read_text(encoding="utf-8").splitlines()
                assert 1 <= int(place["line"]) == int(place["at"]) <= len(lines), path


def test_a_page_leads_to_what_it_is_made_from(pages: dict[str, str]) -> None:
    """A hand-written page to its file, a team to its own, and a page that shows data to that data, too."""
    for path, first in {
        "faq.html": "docs/faq.md:1</a>, <a href=",
        "maintaining/scale.html": "docs/maintaining/scale.md:1</a></span>",
        "teams/finance.html": "data/teams/finance.yml:",
        "drills/stolen-laptop.html": "data/drills/stolen-laptop.yml:",
        "policy/matrix.html": "data/teams/</a></span>",
    }.items():
        assert f">{first}" in pages[path].partition("<span>Edit: ")[2], path


def test_no_search_finds_the_line(built_site: Path) -> None:
    """It is about the page, and stands in each: who searches for a role finds what is said of it."""
    index = json.loads((built_site / "search/search_index.json").read_text(encoding="utf-8"))
    texts = [entry["text"] for entry in index["docs"]]
    assert texts
    assert not [text for text in texts if "Last checked:" in text]
