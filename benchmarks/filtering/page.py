"""A table to measure and its rows go in; the files of its page come out."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from itertools import islice

from benchmarks.filtering.peers import THIS, Built, Tool
from benchmarks.filtering.rows import VOCABULARIES, Table
from benchmarks.filtering.serving import Content
from benchmarks.portals import PROJECT

STYLES = PROJECT / "overrides/assets/stylesheets"
BUNDLE = PROJECT / "overrides/widgets/bundle.js"
IN_PAGE = 300
"""So many rows stand in a page of the portal; the others come with its data script."""

FACETS = ("team", "decision", "device", "app", "location", "trusted_device", "reviewer")


def files(built: Built, tool: Tool, table: Table) -> dict[str, Content]:
    """All that the page of this table loads."""
    styles = sorted(STYLES.glob("*.css")) if tool is THIS else built.styles(tool)
    links = {f"/{style.name}": style for style in styles}
    scripts: dict[str, Content] = {"/tool.js": built.script(tool)}
    loaded: dict[str, Content] = {}
    if tool is THIS:
        scripts["/bundle.js"] = BUNDLE
        loaded["/rows.js"] = table.script("runbookData")
    else:
        scripts["/coded.js"] = table.script("codedRows")
    page = "\n".join(_page(links, scripts, "\n".join(_markup(table)) if tool is THIS else ""))
    return {"/index.html": page.encode(), **links, **scripts, **loaded}


def _page(styles: Iterable[str], scripts: Iterable[str], markup: str) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Filtering</title>'
    yield from (f'<link rel="stylesheet" href="{style}">' for style in styles)
    yield f'<body data-md-color-scheme="default">\n<main id="stage" class="md-typeset"></main>\n{markup}'
    yield from (f'<script src="{script}"></script>' for script in scripts)


def _markup(table: Table) -> Iterator[str]:
    """The portal's markup of a long table, inert until the measuring begins."""
    names = 'data-noun="row" data-nouns="rows" data-name="Rows"'
    yield f'<template id="markup"><filter-table {names} data-rows="rows.js?1">'
    yield '<div class="rb-table" role="region" tabindex="0" aria-label="Rows"><table><thead><tr>'
    for column in table.columns:
        facet = " data-facet" if column.key in FACETS else ""
        if column.key in VOCABULARIES:
            facet += f' data-vocabulary="{html.escape(json.dumps(VOCABULARIES[column.key]))}"'
        yield f'<th scope="col" data-key="{column.key}"{facet}>{html.escape(column.label)}</th>'
    yield "</tr></thead><tbody>"
    for row in islice(table.rows(), IN_PAGE):
        yield "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>"
    yield "</tbody></table></div></filter-table></template>"
