"""A portal's folder goes in; a folder that `mkdocs build` takes as it is comes out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import chdir
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from benchmarks.plain.boards import table_pages, used_by
from benchmarks.plain.markdown import filled
from benchmarks.plain.teams import by_team, team_markdown
from generator.catalog import load_catalog
from generator.pages import components
from generator.pages.calls import Call, replace_calls
from generator.pages.checklists import checklist_html
from generator.pages.components import COMPONENTS, render_call
from generator.pages.drills import drill_page
from generator.pages.history import history_page
from generator.pages.published_rows import row_files
from generator.pages.reference import reference_page
from generator.pages.view import View

_LEFT_OUT = ("strict", "extra_css", "extra_javascript", "validation", "exclude_docs")
"""What only the portal's own pages need: its checks, its styles and its widgets."""
_ASSETS = ("assets/images/favicon.svg", "assets/javascripts/iframe-worker.js")
_BLOCK = "\n<div>\n{}\n</div>\n"
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")


def write_plain(portal: Path, pages: Mapping[str, str], folder: Path) -> Path:
    """Write the plain project of a portal with these pages into `folder`, anew, and return `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in pages.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for name in _ASSETS:
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(portal / "overrides" / name, folder / "docs" / name)
    (folder / "mkdocs.yml").write_text(configuration((portal / "mkdocs.yml").read_text("utf-8")), "utf-8")
    return folder


def configuration(portal: str) -> str:
    """The portal's configuration without its plugin, its overrides and what they need."""
    keys: dict[str, Any] = {
        key: value for key, value in yaml.safe_load(portal).items() if key not in _LEFT_OUT
    }
    keys["plugins"] = [name for name in keys["plugins"] if name != "runbook"]
    keys["theme"] = {key: value for key, value in keys["theme"].items() if key != "custom_dir"}
    return yaml.safe_dump(keys, allow_unicode=True, sort_keys=False)


def plain_pages(portal: Path, as_of: date) -> Iterator[tuple[str, str]]:
    """Every file of text by its path in docs/."""
    with chdir(portal):  # so that places in the data are named as the portal's own build names them
        catalog = load_catalog(Path("data"))
    view = View(catalog, as_of, "index.md")
    reviews = by_team(catalog.reviews.values())
    yield from _hand_written(portal / "docs", view)
    yield from table_pages(view, reviews)
    for team in catalog.teams.values():
        path = f"teams/{team.id}.md"
        yield path, team_markdown(replace(view, here=path), team, reviews.get(team.id, ()))
    yield from _checklist_pages(view)
    yield from _embedded_pages(view)
    # The rows that the page of all rows leaves out where they are many; it leads to them.
    yield from ((one.path, one.text()) for one in row_files(view) if one.path.endswith(".csv"))


def _hand_written(docs: Path, view: View) -> Iterator[tuple[str, str]]:
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        own = replace(view, here=path)
        yield path, replace_calls(file.read_text("utf-8"), path, 1, partial(_called, own))


def _called(view: View, call: Call) -> str:
    html = render_call(view, call)
    return str(html) if COMPONENTS[call.name].in_sentence else embedded(html)


def embedded(html: Markup) -> str:
    """HTML as a block that Markdown leaves alone."""
    return _BLOCK.format(_BLANK.sub("\n", html.strip()))


def _checklist_pages(view: View) -> Iterator[tuple[str, str]]:
    for one in view.catalog.checklists.values():
        own = replace(view, here=f"checklists/{one.id}.md")
        steps = embedded(checklist_html(own, one))
        users = tuple(used_by(own, one.id))
        yield own.here, filled("checklist.md.jinja", own.here, checklist=one, steps=steps, used_by=users)


def _embedded_pages(view: View) -> Iterator[tuple[str, str]]:
    """The few generated pages that no number of teams changes: their HTML in a Markdown file."""
    for drill in view.catalog.drills.values():
        own = replace(view, here=f"drills/{drill.id}.md")
        yield own.here, _page(drill.title, drill.summary, drill_page(own, drill), ("navigation", "toc"))
    own = replace(view, here="policy/history.md")
    history = history_page(own)
    yield own.here, _page("History of the data", "What the last changes of the data did.", history)
    own = replace(view, here="maintaining/data-reference.md")
    reference = reference_page(own, components.described())
    yield own.here, _page("Data reference", "Every file in data/, its keys and what they take.", reference)


def _page(title: str, description: str, html: Markup, hide: tuple[str, ...] = ()) -> str:
    return filled(
        "embedded.md.jinja",
        "",
        title=title,
        description=description,
        hide=hide,
        body=embedded(html),
    )
