"""Zensical, which Material's makers carry on with: it reads an export with templates of its own language."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.engines.conftest import run

pytestmark = [pytest.mark.engines, pytest.mark.no_cover]

_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_ITS_OWN = re.compile(r'<a id="__skip"[^>]*></a>| data-search-exclude(?:="")?')
"""An anchor that it adds, and what it takes away when the search has read the page."""
_CONTENTS = re.compile(r'<nav class="md-nav md-nav--secondary".*?</nav>\s*</div>', re.DOTALL)


def article(page: Path) -> str:
    """What a page says, white space aside."""
    found = _ARTICLE.search(page.read_text(encoding="utf-8"))
    assert found is not None, page
    return " ".join(unescape(_ITS_OWN.sub("", found[0])).split())


def contents(page: Path) -> list[tuple[str, str]]:
    """The links of the table of contents beside a page."""
    found = _CONTENTS.search(page.read_text(encoding="utf-8"))
    return re.findall(r'href="(#[^"]+)"[^>]*>\s*<span[^>]*>\s*(\S[^<]*?)\s*<', found[0]) if found else []


def title(page: Path) -> str:
    """The title of a page."""
    return page.read_text(encoding="utf-8").partition("<title>")[2].partition("</title>")[0]


def test_zensical_makes_pages_of_an_export_that_say_the_same(
    site: Path, zensical: Path, export: Path
) -> None:
    """Each page has its title, its body, its contents and its widgets; every other file is the same."""
    run(zensical, "-m", "zensical", "build", "--strict", cwd=export)
    pages = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    assert contents(site / "teams/payments.html")[0] == ("#next-review", "Next review")
    for page in pages:
        made, there = export / "site" / page, site / page
        assert article(made) == article(there), page
        assert contents(made) == contents(there), page
        assert title(made) == title(there), page
        assert "widgets/bundle.js" in made.read_text(encoding="utf-8"), page
    for folder in ("api", "calendars", "tools", "widgets"):
        for file in (path for path in (site / folder).rglob("*") if path.suffix not in ("", ".html")):
            assert (export / "site" / file.relative_to(site)).read_bytes() == file.read_bytes(), file
