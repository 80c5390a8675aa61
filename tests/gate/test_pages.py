"""Canaries in each place of a page and beside pages: one build of the small portal, and none gets through."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable
from contextlib import chdir
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from click import ClickException

from generator import mkdocs_plugin
from generator.diagnostics import DataError, Position
from generator.gate.folder import files_below
from generator.gate.people import People
from generator.gate.report import Found
from generator.gate.roster import parse_roster
from generator.gate.scanning import scan
from generator.gate.search import searcher
from generator.mkdocs_plugin.running import Running
from generator.reporting import Report
from tests.gate.portals import allowed_by, gated_portal
from tests.gate.test_readings import png
from tests.pages.copies import NOON, OVERRIDES, Copy, tree

# A whole build: the lines that it runs are counted where one is tested.
pytestmark = pytest.mark.no_cover

PLACES = (
    "Markdown",
    "heading",
    "front matter title",
    "front matter description",
    "link target",
    "link text",
    "image alt",
    "table cell",
    "code block",
    "inline code",
    "HTML comment",
    "attribute",
    "split by tags",
    "entities",
    "percent",
    "base64",
    "nav title",
    "site name",
    "site description",
    "page name",
    "text file",
    "JSON file",
    "SVG file",
    "picture",
    "gzip file",
    "file name",
    "template",
    "script",
    "style sheet",
)


def canaries(place: str) -> dict[str, str]:
    """An address, a key and a name for a place, such as no other place has."""
    number = PLACES.index(place)
    letters = chr(ord("a") + number // 26) + chr(ord("a") + number % 26)
    return {
        "address": f"canary.{letters}7@example.net",
        "key": "sk-" + "proj-" + f"q7Zx{letters}Vb2" * 6,
        "name": f"Xanthe Quill{letters}feather",
    }


def line(place: str) -> str:
    """All canaries of a place as words of a sentence."""
    return ", ".join(canaries(place).values())


def plant(portal: Copy) -> None:
    """Put the canaries of each place where they belong."""
    escapes = "".join(f"&#{ord(char)};" for char in line("entities"))
    packed = base64.b64encode(line("base64").encode()).decode()
    split = line("split by tags").replace("e", "<b>e</b>")
    title, description = line("front matter title"), line("front matter description")
    portal.write(
        "docs/faq.md",
        f'---\ntitle: "{title}"\ndescription: "{description}"\n---\n\n'
        f"# Questions\n\n{line('Markdown')}\n\n## On {line('heading')}\n\n"
        f"[x](https://example.com/?q={quote(line('link target'))}) [{line('link text')}](facts.md)\n"
        f"![{line('image alt')}](assets/picture.png)\n\n"
        f"| a | b |\n| --- | --- |\n| {line('table cell')} | b |\n\n"
        f"```\n{line('code block')}\n```\n\n`{line('inline code')}`\n\n<!-- {line('HTML comment')} -->\n\n"
        f'<p data-x="{escape(line("attribute"))}">x</p>\n\n<p>{split}</p>\n\n<p>{escapes}</p>\n\n'
        f"{quote(line('percent'), safe='')}\n\n{packed}\n\n{{{{ faq() }}}}\n",
    )
    portal.edit("mkdocs.yml", "- Facts: facts.md", f'- "{line("nav title")}": facts.md')
    portal.edit("mkdocs.yml", "site_name: Small portal", f'site_name: "{line("site name")}"')
    portal.edit(
        "mkdocs.yml",
        "site_description: One of everything, for tests.",
        f'site_description: "{line("site description")}"',
    )
    for name in canaries("page name").values():
        portal.write(f"docs/teams/{name}.md", "# Page\n")
    plant_files(portal)
    plant_theme(portal)


def plant_files(portal: Copy) -> None:
    """Put canaries into files beside the pages."""
    portal.write("docs/files/a.txt", line("text file"))
    portal.write("docs/files/a.json", json.dumps({"a": line("JSON file")}).replace("a", "\\u0061"))
    portal.write("docs/files/a.svg", f"<svg><desc>{line('SVG file')}</desc></svg>")
    portal.write("docs/assets/picture.png", "")
    picture = png((b"tEXt", b"Author\0" + line("picture").encode()))
    (portal.folder / "docs/assets/picture.png").write_bytes(picture)
    (portal.folder / "docs/files/a.txt.gz").write_bytes(gzip.compress(line("gzip file").encode()))
    for name in canaries("file name").values():
        portal.write(f"docs/files/{name}.txt", "x")


def plant_theme(portal: Copy) -> None:
    """Put canaries into the theme's overrides."""
    for path, data in tree(OVERRIDES).items():
        if not path.startswith("widgets/") or path.endswith(("bundle.js", ".txt")):
            file = portal.folder / "overrides" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)  # pictures are no text
    portal.edit("mkdocs.yml", str(OVERRIDES), "overrides")
    portal.append("overrides/partials/header.html", f"<!-- {line('template')} -->\n")
    script = "".join(f"\\x{ord(char):02x}" for char in line("script"))
    portal.append("overrides/widgets/bundle.js", f'\nvar x = "{script}"\n')
    styles = line("style sheet").replace("@", "\\40 ")
    portal.append("overrides/assets/stylesheets/pages.css", f'\na::after {{ content: "{styles}" }}\n')


@pytest.fixture
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What the gate finds in a build with all canaries; the build is refused, and the old site stays."""
    portal = gated_portal(tmp_path_factory.mktemp("pages") / "portal")
    portal.write("site/index.html", "the old site")
    plant(portal)
    roster = parse_roster("\n".join(canaries(place)["name"] for place in PLACES))
    results: list[Found] = []

    def check(running: Running, origins: Iterable[Path], report: Report) -> None:
        assert origins
        assert running.people.roster is None
        catalog = running.build.catalog
        look = searcher(catalog.redaction, People(roster))
        results.append(scan(files_below(running.folder), look, allowed_by(catalog)))
        raise DataError.at(Position("x"), "found", "expected nothing")

    with pytest.MonkeyPatch.context() as patch, chdir(portal.folder):
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        patch.delenv("RUNBOOK_ROSTER", raising=False)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        patch.setattr(Running, "check_files", check)
        with pytest.raises(ClickException):
            mkdocs_plugin.build(Path("mkdocs.yml"), None, None)
    assert tree(portal.site) == {"index.html": b"the old site"}
    return results[0]


def plain(text: str) -> str:
    """A text without case and signs, as file names and anchors have it."""
    return "".join(char for char in text.lower() if char.isalnum())


def test_a_canary_is_found_in_each_place(found: Found) -> None:
    """Wherever an address, a key or a name stands in what is published, the gate sees it."""
    texts = [plain(leak.text) for leak in found.leaks]
    wanted = {(place, kind): plain(text) for place in PLACES for kind, text in canaries(place).items()}
    assert [where for where, canary in wanted.items() if not any(canary in text for text in texts)] == []
