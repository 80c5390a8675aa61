"""Shortcuts, commands and the ruleset go in; their parts of the tool pages come out."""

from __future__ import annotations

import json
import re

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import BashLexer, PowerShellLexer

from generator.catalog import Catalog
from generator.models.commands import Command, Variant
from generator.models.scoring import Rule, Ruleset
from generator.models.shortcuts import Keys, Shortcut
from generator.pages.decisions import decision_html, decision_named
from generator.pages.table import Cell, Column, Row, Table, plain_table, row, rows
from generator.pages.view import View
from generator.scoring import content_hash

POINTS = Column("points", "Points", type="number")
SYSTEMS = {"macos": "macOS", "linux": "Linux", "windows": "Windows"}


def shortcuts_table(view: View) -> Markup:
    """Keyboard shortcuts, a row for each set of keys, to be filtered by operating system."""
    table = Table(
        name="Keyboard shortcuts",
        noun="shortcut",
        nouns="shortcuts",
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


def calculator_html(view: View) -> Markup:
    """The scoring rules as tables, and as the data from which the browser makes the form."""
    ruleset = view.catalog.scoring
    return view.render(
        "calculator.html.jinja",
        ruleset=ruleset,
        hash=content_hash(ruleset),
        ruleset_json=json.dumps(ruleset_model(view), ensure_ascii=False, separators=(",", ":")),
        rules=plain_table(
            view, "Points", ("When", POINTS, "Because"), (_rule_row(view, rule) for rule in ruleset.rules)
        ),
        answers=_answers(view, ruleset),
        bands=_bands(view, ruleset),
    )


def ruleset_model(view: View) -> dict[str, object]:
    """The ruleset as the widget reads it."""
    ruleset = view.catalog.scoring
    return {
        "id": ruleset.id,
        "hash": content_hash(ruleset),
        "inputs": [
            {
                "name": name,
                "question": question.question,
                "answers": [{"id": answer, "label": label} for answer, label in question.answers.items()],
            }
            for name, question in ruleset.inputs.items()
        ],
        "rules": [rule.model_dump() for rule in ruleset.rules],
        "bands": [{"from": band.from_, "decision": _decision(view, band.decision)} for band in ruleset.bands],
    }


def _decision(view: View, name: str) -> dict[str, object]:
    decision = decision_named(view.catalog, name)
    return {
        "id": decision.id,
        "label": decision.label,
        "tone": decision.tone,
        "meaning": decision.meaning,
        "next": decision.next,
        "see": view.url(decision.see) if decision.see else None,
    }


def _rule_row(view: View, rule: Rule) -> Row:
    inputs = view.catalog.scoring.inputs
    when = "; ".join(
        f"{inputs[name].question} {inputs[name].answers[answer]}" for name, answer in rule.when.items()
    )
    return row(when, signed(rule.points), rule.because, anchor=f"rule-{rule.id}")


def signed(points: int) -> str:
    """Points as people write them: +3, 0, \u22121 with a real minus sign."""
    return f"{points:+d}".replace("-", "\u2212") if points else "0"


def _answers(view: View, ruleset: Ruleset) -> Markup:
    found = []
    for name, question in ruleset.inputs.items():
        for answer, label in question.answers.items():
            alone = sum(rule.points for rule in ruleset.rules if rule.when == {name: answer})
            labels = ", ".join(question.labels.get(answer, ()))
            found.append(
                row(question.question, label, signed(alone), labels, anchor=f"answer-{name}-{answer}")
            )
    return plain_table(
        view,
        "Questions and answers",
        ("Question", "Answer", Column("alone", "Points alone", type="number"), "Row labels that mean it"),
        found,
    )


def _bands(view: View, ruleset: Ruleset) -> Markup:
    found = []
    for index, band in enumerate(ruleset.bands):
        above = ruleset.bands[index - 1].from_ if index else None
        decision = decision_named(view.catalog, band.decision)
        found.append(
            row(_range(band.from_, above), decision_html(decision), decision.meaning, anchor=f"band-{index}")
        )
    return plain_table(view, "Score and decision", ("Score", "Decision", "Meaning"), found)


def _range(low: int | None, above: int | None) -> str:
    if low is None:
        words = f"below {above}" if above is not None else "any"
    elif above is None:
        words = f"{low} and up"
    else:
        words = str(low) if above == low + 1 else f"{low} to {above - 1}"
    return words.replace("-", "\u2212")
