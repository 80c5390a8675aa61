"""Two states of the data in, every value that differs out: nothing else, and nothing less."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog, load_texts
from generator.catalog.kinds import KINDS, Kind, kind_of
from generator.changes import compare, record_changes
from generator.changes.order import BOUND, FREE, NAMED_BY
from generator.changes.records import records_of
from generator.changes.values import plain
from generator.json_source import parse_json
from generator.models.base import Record
from generator.models.checklists import Checklist
from generator.models.policy import Setting
from generator.models.shape import record_at
from generator.yaml_source import parse_yaml
from tests.changes.portals import Edit, portal, texts

# libyaml writes ten times as fast; a few systems have PyYAML without it.
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

SMALL = portal()
DAY = date(2026, 11, 23)
LEAD = '  - role: Team lead\n    reach: "#alpha-leads"\n'
MAILBOX = "  - role: Mailbox\n    reach: alpha@example.com\n"


def reordered(kind: Kind, value: Any, path: tuple[str | int, ...], chance: random.Random) -> Any:
    """The same value with keys, and entries whose order means nothing, in another order."""
    if isinstance(value, list):
        return [reordered(kind, item, (*path, index), chance) for index, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    record = record_at(kind.shape, path)
    keys = list(value)
    if record is not None or path[-1:] not in (("inputs",), ("answers",)):
        chance.shuffle(keys)
    found = {key: reordered(kind, value[key], (*path, key), chance) for key in keys}
    for key, item in found.items():
        free = record is not None and (key in FREE.get(record, ()) or key == "facts")
        free = free or (record is Checklist and key == "steps" and not value.get("ordered"))
        free = free or (record is Setting and key == "default")
        if free and isinstance(item, list):
            chance.shuffle(item)
    return found


def rewritten(path: str, text: bytes, chance: random.Random) -> bytes:
    """A file that says the same in another form."""
    kind = kind_of(path)
    assert kind is not None
    parsed = parse_json(text, path) if path.endswith(".json") else parse_yaml(text, path)
    value = reordered(kind, parsed.value, (), chance)
    if kind.layout == "list":
        chance.shuffle(value)
    if path.endswith(".json"):
        return json.dumps(
            value, indent=chance.choice([None, 1, 7]), ensure_ascii=chance.random() < 0.5
        ).encode()
    dumped = yaml.dump(
        value,
        Dumper=DUMPER,
        default_flow_style=chance.choice([True, False, None]),
        default_style=None,
        sort_keys=False,
        width=chance.choice([20, 80, 1000]),
        indent=chance.choice([2, 4]),
        allow_unicode=chance.random() < 0.5,
    )
    return f"# {chance.random()}\n{dumped}\n# the end\n".encode()


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_another_form_of_the_same_values_is_no_change(chance: random.Random) -> None:
    """Comments, the order of keys, the style of the YAML and free orders of lists are never reported."""
    again = load_texts({path: rewritten(path, text, chance) for path, text in texts().items()}, "data")
    assert compare(SMALL, again, DAY) == compare(SMALL, SMALL, DAY)


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value in a record that is no list and no mapping."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for step, item in items:
            yield from leaves(item, (*path, step))
    else:
        yield path


WORDS = (
    "monthly", "free", "locked", "lowest", "highest", "country", "region", "secondary", "confirmed", "apps",
    "decisions", "windows", "macos", "linux", "sh", "powershell", "review", "keep", "9 days", "2027-01-02",
    "review/1", "value", "form", "controls", "separate_reviews", "XQ", "https://example.com/x", "o-other",
    "r-other",
)  # fmt: skip
ONLY = {"captures", "flag", "limits", "list", "schema", "starts", "state"}
"""Keys that have one valid value where they stand, if they have any."""


def others(value: object) -> Iterator[object]:
    """What might stand in the place of a value."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, str):
        yield from (f"{value}x", *(word for word in WORDS if word != value))
    else:
        yield from ("Some text", True, "2027-01-02", {"sign_in": ["password"]}, "x", 5)
        yield {"unit": "days", "least": 1, "most": 2, "strict": "lowest"}
        yield {"on": "2027-01-02", "checklist": "response", "lead": "lead"}
        yield {
            "labels": ["Approx. *"],
            "list": "expected_locations",
            "listed": "known",
            "unlisted": "unknown",
        }


def mutants(record: Record) -> Iterator[tuple[tuple[str | int, ...], Record | None]]:
    """The record with each of its values changed in turn, None where no other value would be valid."""
    for path in leaves(record.model_dump(mode="json", by_alias=True)):
        found = None
        value: Any = record.model_dump(mode="json", by_alias=True)
        for step in path:
            value = value[step]
        for other in others(value):
            whole = record.model_dump(mode="json", by_alias=True)
            at: Any = whole
            for step in path[:-1]:
                at = at[step]
            at[path[-1]] = other
            try:
                found = type(record).model_validate_json(json.dumps(whole))
                break
            except ValueError:
                continue
        assert found is not None or value is None or path[-1] in ONLY, f"{path} has no other value to try"
        yield path, found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_value_that_is_changed_is_reported(kind: Kind) -> None:
    """Whatever single value of the small portal is another, the comparison names it; none is silent."""
    for name, record in records_of(kind, SMALL).items():
        for path, mutant in mutants(record):
            if mutant is None:
                continue
            head = with_record(SMALL, kind, name, mutant)
            (found,) = record_changes(SMALL, head)
            assert (found.kind, found.id, found.change) == (kind.name, name, "changed"), path
            assert plain(record) != plain(mutant)
            assert all(one.path[0] == path[0] for one in found.values), path
            assert found.values, path


def with_record(catalog: Catalog, kind: Kind, name: str, record: Record) -> Catalog:
    """The catalog with another record in the place of one."""
    value: Any = record
    if kind.layout != "one":
        value = {**getattr(catalog, kind.attribute), name: record}
    return replace(catalog, **{kind.attribute: value})


@pytest.mark.parametrize(
    ("edit", "path", "change", "old", "new"),
    [
        (("policy.yml", "default: weekly", "default: daily"), "settings.review-frequency.default", "changed",
         "weekly", "daily"),
        (("checklists/response.yml", "ordered: true\n", ""), "ordered", "changed", True, False),
        (("teams/alpha.yml", "[Approx. Portugal]", "[Approx. Portugal, Approx. Spain]"), "expected_locations",
         "added", None, "Approx. Spain"),
        (("teams/alpha.yml", "  - role: Mailbox\n", "  - role: Post\n"), "contacts.Mailbox", "removed",
         {"role": "Mailbox", "reach": "alpha@example.com"}, None),
        (("teams/alpha.yml", LEAD + MAILBOX, MAILBOX + LEAD), "contacts", "moved",
         ["Team lead", "Mailbox"], ["Mailbox", "Team lead"]),
        (("vocabularies.yml", "label: Shared links", "label: Links"), "separate_reviews.shared-links.label",
         "changed", "Shared links", "Links"),
        (("facts.yml", "    - name: Help Center\n  check_again", "  check_again"), "sources.2", "removed",
         {"name": "Help Center"}, None),
        (("facts.yml", "    - name: A sheet\n", "    - name: The sheet\n"), "sources.1.name", "changed",
         "A sheet", "The sheet"),
    ],
)  # fmt: skip
def test_a_change_is_named_by_ids_with_both_values(
    edit: Edit, path: str, change: str, old: object, new: object
) -> None:
    """Entries of lists are called by their ids, or by what tells them apart, or by their numbers."""
    found = {
        ".".join(one.path): one for record in record_changes(SMALL, portal(edit)) for one in record.values
    }
    assert path in found, sorted(found)
    one = found[path]
    assert (one.change, one.old, one.new) == (change, old, new)
    assert (one.old_at is None) == (old is None)
    assert (one.new_at is None) == (new is None)


def test_orders_are_declared_for_keys_that_there_are() -> None:
    """A key that was renamed does not lose what is said about its order."""
    for declared in (FREE, BOUND, {model: {key} for model, key in NAMED_BY.items()}):
        for model, keys in declared.items():
            assert set(keys) <= set(model.model_fields), model
