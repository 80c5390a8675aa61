"""Shortcuts and commands go in; their parts of the tool pages come out."""

from __future__ import annotations

import json
import re

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import BashLexer, PowerShellLexer

from generator.catalog import Catalog
from generator.models.commands import Command, Variant
from generator.models.shortcuts import Keys, Shortcut
from generator.pages.table import Cell, Column, Row, Table, row, rows
from generator.pages.view import View

SYSTEMS = {"macos": "macOS", "linux": "Linux", "windows": "Windows"}


def shortcuts_table(view: View) -> Markup:
    """Keyboard shortcuts, a row for each set of keys, to be filtered by operating system."""
    table = Table(
        name="Keyboard shortcuts",
        noun="shortcut",
        nouns="shortcuts",
        shortcut="/",
        columns=(
            Column("does", "What it does"),
            Column("keys", "Keys"),
            Column("system", "System", facet=True),
            Column("helps", "Where it helps"),
        ),
        rows=rows(found for one in view.catalog.shortcuts.values() for found in _shortcut_rows(one)),
    )
    return table.html(view)


def _shortcut_rows(shortcut: Shortcut) -> list[Row]:
    """One row for each different set of keys; systems that share it share the row."""
    by_keys: dict[Keys, list[str]] = {}
    for system, label in SYSTEMS.items():
        by_keys.setdefault(getattr(shortcut.keys, system), []).append(label)
    return [
        row(
            shortcut.does,
            Cell(_keys_html(keys), value=" + ".join(keys)),
            Cell(", ".join(systems), values=tuple(systems)),
            shortcut.helps,
        )
        for keys, systems in by_keys.items()
    ]


def _keys_html(keys: Keys) -> Markup:
    return Markup('<span class="rb-keys">{}</span>').format(
        Markup(' <span aria-hidden="true">+</span> ').join(
            Markup("<kbd>{}</kbd>").format(key) for key in keys
        )
    )


def commands_html(view: View) -> Markup:
    """Commands by purpose, in tabs by operating system."""
    return view.render(
        "commands.html.jinja",
        commands=[_command(view.catalog, one) for one in view.catalog.commands.values()],
    )


def _command(catalog: Catalog, command: Command) -> dict[str, object]:
    tabs = [
        {
            "system": SYSTEMS[system],
            "needs": variant.needs,
            "note": variant.note,
            "code": _code(filled(catalog, variant), variant.shell),
        }
        for system in SYSTEMS
        for variant in command.variants
        if system in variant.systems
    ]
    return {
        "id": command.id,
        "title": command.title,
        "purpose": command.purpose,
        "caution": command.caution,
        "tabs": tabs,
        "facts": command.facts,
    }


def filled(catalog: Catalog, variant: Variant) -> str:
    """The command with the vocabulary in the place of `{{decisions}}` and `{{apps}}`."""
    values = {
        "decisions": [one.id for one in catalog.vocabularies.decisions],
        "apps": [one.label for one in catalog.vocabularies.apps],
    }

    def quoted(match: re.Match[str]) -> str:
        return ",".join(json.dumps(value, ensure_ascii=False) for value in values[match[1]])

    return re.sub(r"\{\{\s*(\w+)\s*\}\}", quoted, variant.run)


def _code(text: str, shell: str) -> Markup:
    lexer = PowerShellLexer() if shell == "powershell" else BashLexer()
    inner = highlight(text.rstrip("\n"), lexer, HtmlFormatter(nowrap=True))
    return Markup('<div class="language-{} highlight"><pre tabindex="0"><code>{}</code></pre></div>').format(
        shell,
        Markup(inner),  # noqa: S704  # Pygments has escaped the command
    )
