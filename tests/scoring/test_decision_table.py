"""The table of every way to answer, for tools: JSON and CSV that say the same, with ids that never change."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from generator.catalog import load_catalog
from generator.models.scoring import Ruleset
from generator.scoring import content_hash, every_case
from generator.scoring.decision_table import as_csv, as_json
from generator.scoring.vector_string import vector_string


@pytest.fixture(scope="module")
def shipped(project: Path) -> Ruleset:
    """The ruleset of data/scoring.yml."""
    return load_catalog(project / "data").scoring


def test_the_json_table_has_every_way_to_answer(shipped: Ruleset) -> None:
    """Each row has the answers, the score, the decision, what gave it, and the vector string."""
    table = json.loads(as_json(shipped))
    assert (table["schema"], table["ruleset"]) == ("decision-table/1", "session-risk")
    assert table["version"] == content_hash(shipped)
    assert [(row["answers"], row["score"], row["decision"]) for row in table["rows"]] == [
        (answers, result.total, result.decision) for answers, result in every_case(shipped)
    ]
    assert all(row["vector"] == vector_string(shipped, row["answers"]) for row in table["rows"])


def test_the_csv_table_says_the_same(shipped: Ruleset) -> None:
    """The columns are the questions, and what the JSON has, with lists joined by spaces."""
    text = as_csv(shipped)
    assert text.count("\r\n") == 97
    rows = json.loads(as_json(shipped))["rows"]
    for line, row in zip(csv.DictReader(text.splitlines()), rows, strict=True):
        assert {name: line[name] for name in shipped.inputs} == row["answers"]
        assert (int(line["score"]), line["decision"], line["vector"]) == (
            row["score"],
            row["decision"],
            row["vector"],
        )
        assert (line["rules"].split(), line["cautions"].split()) == (row["rules"], row["cautions"])


def test_no_cell_of_the_csv_is_a_formula(shipped: Ruleset) -> None:
    """A spreadsheet takes no cell for a formula: ids begin with a letter, and scores are plain numbers."""
    for row in list(csv.reader(as_csv(shipped).splitlines()))[1:]:
        assert all(cell == "" or cell[0].isalnum() or cell.lstrip("-").isdigit() for cell in row)


def test_a_vector_string_names_the_answers_in_order(shipped: Ruleset) -> None:
    """The example of the decision record: code, notation, version, and a pair for each answer."""
    answers = {"app": "api-platform", "location": "unexpected", "device": "unknown"}
    version = content_hash(shipped)[:4]
    assert vector_string(shipped, answers) == f"SR1.{version}/D:U/L:X/A:P"
    assert vector_string(shipped, {}) == f"SR1.{version}"
