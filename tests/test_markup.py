"""The markup of the built portal, as the Nu validator reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audits.markup import markup_faults, pages_and_images

pytestmark = pytest.mark.no_cover


def test_all_markup_is_valid(built_site: Path) -> None:
    """The validator has nothing to say of any page or image, neither an error nor a warning."""
    assert markup_faults(built_site, pages_and_images(built_site)) == []


def test_a_fault_has_its_place(tmp_path: Path) -> None:
    """What is wrong with a file is said with its path, line and column."""
    page = tmp_path / "folder" / "page.html"
    page.parent.mkdir()
    page.write_text('<!doctype html>\n<html lang="en">\n<title>Page</title>\n<p><li>Item</li>\n</html>\n')
    found = markup_faults(tmp_path, [page])
    assert re.match(r"folder/page\.html:\d+:\d+: error: Element “li” not allowed", found[0])
