"""The redactor's page: the rules as a script, the way to it, and what readers without scripts see."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.catalog import Catalog
from generator.models.redaction import RedactionRules
from generator.pages.redaction import RULES_SCRIPT, classes_table, redactor_html, rules_address, rules_script
from generator.pages.view import View
from generator.redaction.exchange import rules_model
from tests.pages.handed_over import data_of


def with_meaning(rules: RedactionRules, meaning: str) -> RedactionRules:
    """The rules with another text in them."""
    first, *others = rules.classes
    return rules.model_copy(update={"classes": (first.model_copy(update={"meaning": meaning}), *others)})


def test_the_script_hands_over_the_rules_as_javascript_reads_them(catalog: Catalog) -> None:
    """Classes and whole patterns, exactly as the rules say, and nothing besides."""
    assert data_of(rules_script(catalog.redaction)) == rules_model(catalog.redaction)


def test_the_way_to_the_rules_is_that_of_the_page(view: View) -> None:
    """The address is relative to the page, so that it works from a disk and below any folder."""
    assert rules_address(view).startswith(f"{RULES_SCRIPT}?")
    assert rules_address(replace(view, here="tools/redact.md")).startswith(f"../{RULES_SCRIPT}?")


def test_other_rules_have_another_address(catalog: Catalog, view: View) -> None:
    """A browser that keeps scripts cannot go on with rules from before a change."""
    changed = replace(catalog, redaction=with_meaning(catalog.redaction, "Something else."))
    assert rules_address(replace(view, catalog=changed)) != rules_address(view)
    assert rules_address(replace(view, catalog=replace(catalog))) == rules_address(view)


def test_the_redactor_knows_its_rules_and_a_way_without_scripts(view: View) -> None:
    """The element has the address; whoever runs no scripts is sent to the command line."""
    html = str(redactor_html(view))
    assert f'<text-redactor data-rules="{rules_address(view)}">' in html
    assert 'class="rb-caution rb-only-without-script"' in html
    assert 'href="#command-line"' in html


def test_every_class_is_explained_with_its_label(catalog: Catalog, view: View) -> None:
    """The table has a row for each class: what is found, and what will stand in its place."""
    html = str(classes_table(view))
    for one in catalog.redaction.classes:
        assert f'<tr id="class-{one.id}"><td data-label="Found">{one.label}</td>' in html
        assert f">[{one.id}]</td>" in html


SMALL = RedactionRules.model_validate_json(
    json.dumps(
        {
            "classes": [{"id": "key", "label": "Keys", "meaning": "What opens.", "rank": 1}],
            "line_break": "\\n",
            "ordinary": "[a-z]{1,9}",
            "rules": [{"id": "key", "class": "key", "near": ["key"], "find": "key-[0-9]{4}"}],
        }
    )
)
