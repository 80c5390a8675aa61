"""The rules go in; plain values, as JavaScript reads them, come out."""

from __future__ import annotations

from generator.models.redaction import RedactionRules
from generator.redaction.expansion import expanded, expanded_parts
from generator.redaction.searches import searches_of


def rules_model(rules: RedactionRules) -> dict[str, object]:
    """The rules as JavaScript reads them: every pattern whole, and the words that each rule waits for."""
    parts = expanded_parts(rules)
    return {
        "line_break": expanded(rules.line_break, parts),
        "ordinary": expanded(rules.ordinary, parts),
        "classes": [one.model_dump() for one in rules.classes],
        "rules": [
            {
                "id": search.rule.id,
                "class": search.rule.class_,
                "near": list(search.words or search.rule.near),
                "find": search.pattern.pattern,
                "wraps": search.rule.wraps,
            }
            for search in searches_of(rules)
        ],
    }
