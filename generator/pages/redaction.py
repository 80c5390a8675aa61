"""The redaction rules go in; the redactor's page and the rules as the browser loads them come out."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256

from markupsafe import Markup

from generator.models.redaction import RedactionRules
from generator.pages.table import Cell, plain_table, row
from generator.pages.view import View
from generator.redaction.exchange import rules_model

RULES_SCRIPT = "assets/redaction-rules.js"
"""Where the site has the rules: a script, since a page from a disk may load nothing else."""

_ENDS_A_SCRIPT = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
"""What a browser could take for the end of a script or of a line in it; in JSON these stand in texts only."""


def rules_script(rules: RedactionRules) -> str:
    """The rules as a script that hands them over; its data is JSON, and only texts in it are anybody's."""
    data = json.dumps(rules_model(rules), ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.runbookData = {data.translate(_ENDS_A_SCRIPT)};\n"


def rules_address(view: View) -> str:
    """The way from the page to the rules; it changes with them, since browsers keep scripts."""
    return f"{view.url(RULES_SCRIPT)}?{_digest(view.catalog.redaction.model_dump_json(by_alias=True))}"


@lru_cache(maxsize=4)
def _digest(rules: str) -> str:
    """A short digest of the script, made once for all the pages that name it; `rules` is JSON."""
    script = rules_script(RedactionRules.model_validate_json(rules))
    return sha256(script.encode()).hexdigest()[:12]


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
