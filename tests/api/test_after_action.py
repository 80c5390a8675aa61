"""The report of a drill: what the browser makes is what the published schema and the models say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import ValidationError

from generator.api.after_action import AFTER_ACTION, AfterActionReport
from tests.api.test_files import closed
from tests.deno import Ask, answering
from tests.golden import compare

GOLDENS = Path(__file__).parents[1] / "goldens" / "drills"

Key = tuple[str | int, ...]


@pytest.fixture(scope="module")
def report(project: Path) -> Iterator[Ask]:
    """Reports that the browser makes: 0 is of a drill that was played, others are of random ones."""
    with answering(project, "drill-report.js") as ask:
        yield ask


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    """The published schema with no other keys than it names."""
    whole = json.loads(AFTER_ACTION.schema_text())
    Draft202012Validator.check_schema(whole)
    return Draft202012Validator(closed(whole), format_checker=FormatChecker(["date"]))


def test_a_played_drill_has_the_report_of_the_goldens(report: Ask) -> None:
    """Its JSON and its Markdown are those that somebody has read over."""
    made = report(0)
    compare(GOLDENS / "report.json", made["report"])
    compare(GOLDENS / "report.md", made["markdown"])


def test_each_report_is_what_the_schema_and_the_models_say(report: Ask, schema: Draft202012Validator) -> None:
    """Whatever happened in a drill, and the models write what they read."""
    for number in range(150):
        text = report(number)["report"]
        found = json.loads(text)
        assert [error.message for error in schema.iter_errors(found)] == [], number
        read = AfterActionReport.model_validate_json(text)
        assert json.loads(read.model_dump_json(by_alias=True)) == found, number


def _keys(value: Any, path: Key = ()) -> Iterator[Key]:
    """Every key of every object, by its path."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield (*path, key)
            yield from _keys(one, (*path, key))
    if isinstance(value, list):
        for place, one in enumerate(value):
            yield from _keys(one, (*path, place))


def _without(value: Any, path: Key) -> Any:
    changed = deepcopy(value)
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    del holder[path[-1]]
    return changed


def test_a_report_without_any_of_its_keys_is_refused(schema: Draft202012Validator) -> None:
    """The schema and the models miss each of them; only the models know the form without being told."""
    whole = json.loads((GOLDENS / "report.json").read_text(encoding="utf-8"))
    # Members of one list are held to one schema, so the first with a key stands for all.
    kinds = {tuple(key if isinstance(key, str) else "*" for key in path): path for path in _keys(whole)}
    assert len(kinds) > 150
    for path in kinds.values():
        part = _without(whole, path)
        assert not schema.is_valid(part), path
        if path != ("schema",):
            with pytest.raises(ValidationError):
                AfterActionReport.model_validate_json(json.dumps(part))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "after-action-report/2"),
        (("exercise", "date"), "2026-02-30"),
        (("exercise", "started"), "2026-11-29"),
        (("exercise", "type"), "full-scale"),
        (("exercise", "planned_minutes"), -1),
        (("stamps", "detected", "since_start"), "30"),
        (("stamps", "detected", "since_start"), 1.5),
        (("injects", 0, "outcome"), "passed"),
        (("revocation", "verdict"), ""),
        (("timeline", 0, "text"), None),
    ],
)
def test_a_value_that_no_report_has_is_refused(
    path: Key, value: object, schema: Draft202012Validator
) -> None:
    """Times, days, numbers and words are held to what they may be."""
    changed = json.loads((GOLDENS / "report.json").read_text(encoding="utf-8"))
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    assert not schema.is_valid(changed)
    with pytest.raises(ValidationError):
        AfterActionReport.model_validate_json(json.dumps(changed))


def test_readers_of_the_schema_are_not_stopped_by_a_key_that_is_added() -> None:
    """A later portal may say more of a drill."""
    found = json.loads((GOLDENS / "report.json").read_text(encoding="utf-8"))
    open_schema = Draft202012Validator(json.loads(AFTER_ACTION.schema_text()))
    assert open_schema.is_valid({**found, "new": 1, "exercise": {**found["exercise"], "new": 1}})
