"""What the site has in it of others: it is listed, and its licence is there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.packing.bundled import KNOWN_THEME, PARTS, THEME

NAMES = {part.name for part in PARTS}
OWN = {"iframe-worker.js", "frame.js", "search-failure.js"}
ICON_SETS = {
    "material": "@mdi/svg",
    "octicons": "@primer/octicons",
    "fontawesome": "@fortawesome/fontawesome-free",
}
PACKAGE = re.compile(r"node_modules/((?:@[\w.-]+/)?[a-z][\w.-]*)/")
DRAWINGS = re.compile(r"<figure.*?</figure>", re.DOTALL)
PATH = re.compile(r"""<path[^>]*? d=(["'])(.+?)\1""")


def _theme_file(path: str) -> Path:
    return Path(str(distribution(THEME).locate_file(f"material/templates/{path}")))


def test_every_package_in_the_theme_s_scripts_is_listed(built_site: Path) -> None:
    """The source maps name what the scripts were made of, and what that was made of before."""
    found: set[str] = set()
    for file in built_site.rglob("*.js.map"):
        told = json.loads(file.read_text(encoding="utf-8"))
        found.update(*map(PACKAGE.findall, [*told["sources"], *told["sourcesContent"]]))
    assert {"rxjs", "lunr"} <= found
    assert found - NAMES == set()


def test_every_script_of_the_site_is_the_theme_s_or_the_portal_s(built_site: Path, project: Path) -> None:
    """A script that somebody drops in has an author too, and is listed before it ships."""
    scripts = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.js")}
    theme = {path for path in scripts if _theme_file(path).is_file()}
    own = {path for path in scripts if (project / "overrides" / path).is_file()}
    made = {path for path in scripts if re.match(r"assets/(?!javascripts/)|drills/|search/", path)}
    assert scripts - theme - own - made == set()
    assert all(re.search(r"/(bundle|workers/search)\.[0-9a-f]+\.min\.js$", path) for path in theme)
    borrowed = {path for path in own if path.startswith("assets/javascripts/")}
    assert {Path(path).name for path in borrowed} == OWN


def _icons() -> Iterator[tuple[str, str]]:
    files = [
        (icon_set, file)
        for icon_set in ICON_SETS
        for file in _theme_file(f".icons/{icon_set}").rglob("*.svg")
    ]
    for icon_set, file in files:
        yield from ((shape[1], icon_set) for shape in PATH.findall(file.read_text(encoding="utf-8")))


def test_every_icon_is_of_a_listed_set(built_site: Path, project: Path) -> None:
    """Icons in pages and style sheets are shapes; each is our mark or of a set whose licence ships."""
    sets = dict(_icons())
    files = [*built_site.rglob("*.css"), built_site / "index.html", built_site / "404.html"]
    texts = (DRAWINGS.sub("", unquote(file.read_text("utf-8"))) for file in files)
    shapes = {shape[1] for text in texts for shape in PATH.findall(text)}
    mark = set(PATH.findall((project / "overrides/partials/logo.html").read_text("utf-8")))
    assert {shape[1] for shape in mark} <= shapes
    shapes -= {shape[1] for shape in mark}
    assert len(shapes) > 20
    assert {ICON_SETS.get(sets.get(shape, ""), shape) for shape in shapes} == set(ICON_SETS.values())


def test_each_part_has_its_licence_in_the_site_and_on_the_page(built_site: Path) -> None:
    """No part is without a text, no text without a part, and the page leads to each."""
    page = (built_site / "maintaining/licences.html").read_text(encoding="utf-8")
    shipped = {path.name for path in (built_site / "licences").iterdir()}
    assert {part.text for part in PARTS} == shipped
    assert set(re.findall(r'href="\.\./licences/([^"]+)"', page)) == shipped
    texts = [(built_site / "licences" / name).read_text(encoding="utf-8") for name in shipped]
    assert all(re.search(r"permission|\blicen[cs]e", text, re.IGNORECASE) for text in texts)


@pytest.mark.parametrize(
    ("name", "shipped"),
    [
        (".icons/material/LICENSE", "material-design-icons.txt"),
        (".icons/octicons/LICENSE", "octicons.txt"),
        (".icons/fontawesome/LICENSE.txt", "font-awesome.txt"),
    ],
)
def test_licences_of_icons_are_those_that_came_with_them(name: str, shipped: str, project: Path) -> None:
    """A theme that brings other texts fails here, until they are taken over."""
    assert (project / "docs/licences" / shipped).read_bytes() == _theme_file(name).read_bytes()


def test_the_theme_is_the_one_whose_parts_were_looked_up(project: Path, built_site: Path) -> None:
    """Versions are those of this theme, of the lock of the widgets, and of what the files themselves say."""
    versions = {part.name: part.version for part in PARTS}
    assert distribution(THEME).version == KNOWN_THEME
    licence = distribution(THEME).read_text("licenses/LICENSE")
    assert licence == (project / "docs/licences/mkdocs-material.txt").read_text(encoding="utf-8")
    wanted = json.loads((project / "deno.json").read_text(encoding="utf-8"))["imports"]
    assert wanted == {"papaparse": f"npm:papaparse@{versions['papaparse']}"}
    worker = next(built_site.glob("assets/javascripts/workers/search.*.js")).read_text(encoding="utf-8")
    assert f'version="{versions["lunr"]}"' in worker
