"""A ruleset goes in; the table of every way to answer it comes out, as JSON and CSV for tools.

Both name questions, answers and decisions by their ids, which never change; the page shows them in words.
"""

from __future__ import annotations

import csv
import io
import json

from generator.models.scoring import Ruleset
from generator.scoring.evaluation import Answers, Complete, content_hash, every_case
from generator.scoring.vector_string import vector_string

FORMAT = "decision-table/1"


def as_json(ruleset: Ruleset) -> str:
    """The table as one JSON object; a row is on a line of its own, so that two versions compare well."""
    head = {"schema": FORMAT, "ruleset": ruleset.id, "version": content_hash(ruleset)}
    rows = ",\n".join(
        f"    {json.dumps(_row(ruleset, answers, result))}" for answers, result in every_case(ruleset)
    )
    fields = "".join(f"  {json.dumps(key)}: {json.dumps(value)},\n" for key, value in head.items())
    return f'{{\n{fields}  "rows": [\n{rows}\n  ]\n}}\n'


def as_csv(ruleset: Ruleset) -> str:
    """The table as CSV with a header (RFC 4180); lists are joined by spaces."""
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow([*ruleset.inputs, "score", "decision", "rules", "cautions", "vector"])
    for answers, result in every_case(ruleset):
        row = _row(ruleset, answers, result)
        lines.writerow(
            [
                *answers.values(),
                result.total,
                result.decision,
                " ".join(one.rule for one in result.contributions),
                " ".join(result.cautions),
                row["vector"],
            ]
        )
    return text.getvalue()


def _row(ruleset: Ruleset, answers: Answers, result: Complete) -> dict[str, object]:
    return {
        "answers": dict(answers),
        "score": result.total,
        "decision": result.decision,
        "rules": [one.rule for one in result.contributions],
        "cautions": list(result.cautions),
        "vector": vector_string(ruleset, answers),
    }
