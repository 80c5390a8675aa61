"""A folder goes in; a portal with hostile texts in every field and a page for every component comes out."""

from __future__ import annotations

from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import mkdocs_plugin
from generator.catalog import Catalog
from generator.pages.session_filter import PORTAL_PAGE
from tests.hostile.families import mixed
from tests.hostile.leaves import Pattern, is_markdown, leaves
from tests.hostile.planting import Planter
from tests.pages.copies import SMALL, copy_of_portal
from tests.pages.everything import calls

CALCULATOR_PAGE = "tools/scoring-calculator.md"
_COMMAND_LINE = "\n## Command line { #command-line }\n"
# What components link to.
_LINKED = {
    CALCULATOR_PAGE: f"# Calculator\n\n{{{{ calculator() }}}}\n{_COMMAND_LINE}",
    "tools/commands.md": "# Commands\n\n## Validate { #validate-review }\n",
    "maintaining/change-the-data.md": "# Change the data\n\n## Review { #review }\n",
}
# By what the publication gate finds what must not be in the finished site, and what may.
_KEPT: dict[Pattern, str] = {
    ("publication", "allowed", "*", "text"): "the gate",
    ("redaction", "rules", "*", "near", "*"): "the gate",
}


@dataclass(frozen=True)
class HostileSite:
    """The folder of the built portal, and its hostile texts by their canaries."""

    folder: Path
    texts: dict[str, str]
    written: frozenset[str]
    """The canaries of texts that are Markdown by their type, and look otherwise on a page."""


def build(folder: Path) -> HostileSite:
    """Build the small portal with a text of several families in each field."""
    copy = copy_of_portal(folder)
    planter = Planter(SMALL / "data")
    # The mailboxes of the data, which are other texts now, need no leave to be published.
    publication: Any = planter.files["publication.yml"][1]
    publication["allowed"] = [one for one in publication["allowed"] if "example.com" not in one["text"]]
    catalog, planted = planter.settle(folder / "data", mixed, {**_KEPT})
    pages = {**_LINKED, **dict(_pages(catalog))}
    unnamed = "".join(f"  /{path}\n" for path in pages)
    copy.edit("mkdocs.yml", "not_in_nav: |\n", f"not_in_nav: |\n{unnamed}")
    for path, text in pages.items():
        copy.write(f"docs/{path}", text)
    with chdir(folder):
        site = mkdocs_plugin.build(Path("mkdocs.yml"), None, None).site
    markdown = [texts for pattern, texts in planted.texts.items() if is_markdown(leaves()[pattern])]
    return HostileSite(
        site,
        {word: text for texts in planted.texts.values() for word, text in texts.items()},
        frozenset(word for texts in markdown for word in texts),
    )


def _pages(catalog: Catalog) -> list[tuple[str, str]]:
    """A page for each call of a component, the session filter where its links expect it."""
    found = []
    for number, call in enumerate(calls(catalog)):
        path = PORTAL_PAGE if call.name == "session_filter" else f"parts/{number}.md"
        arguments = ", ".join(f'"{one}"' for one in call.arguments)
        # The order of a response leads to its steps, which stand beside it.
        beside = f"\n{{{{ checklist({arguments}) }}}}\n" if call.name == "response_order" else ""
        if call.name != "calculator":
            text = f"# {call.name} {number}\n\n{{{{ {call.name}({arguments}) }}}}\n{beside}{_COMMAND_LINE}"
            found.append((path, text))
    return found
