"""The redaction rules go in; the redactor's page and the rules as the browser loads them come out."""

from __future__ import annotations

from markupsafe import Markup

from generator.build import Build
from generator.models.redaction import RedactionRules
from generator.pages.data_script import data_script, digest
from generator.pages.table import Cell, plain_table, row
from generator.pages.view import View
from generator.redaction.exchange import rules_model

RULES_SCRIPT = "assets/redaction-rules.js"
"""Where the site has the rules."""


def rules_script(rules: RedactionRules) -> str:
    """The rules as a script that hands them over."""
    return data_script(rules_model(rules))


def rules_text(build: Build) -> str:
    """The script of a catalog's rules, made once: what each rule begins with takes long to work out."""
    return build.of_kind("rules script", "redaction", lambda: rules_script(build.catalog.redaction))


def rules_address(view: View) -> str:
    """The way from the page to the rules; it changes with them, since browsers keep scripts."""
    version = view.build.once("digest of the rules", lambda: digest(rules_text(view.build)))
    return f"{view.url(RULES_SCRIPT)}?{version}"


def redactor_html(view: View) -> Markup:
    """The place of the redactor: the browser makes it, and without JavaScript it says what to do instead."""
    return view.render("redactor.html.jinja", rules=rules_address(view))


def classes_table(view: View) -> Markup:
    """What is looked for, class by class, and the label that stands in its place afterwards."""
    found = (
        row(one.label, one.meaning, Cell(f"[{one.id}]", look="rb-code"), anchor=f"class-{one.id}")
        for one in view.catalog.redaction.classes
    )
    return plain_table(view, "What redaction finds", ("Found", "What belongs to it", "Becomes"), found)
