"""What holds for every model: records are frozen and strict, and each key says what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest
from pydantic import ValidationError

from generator.catalog.kinds import KINDS
from generator.models.base import Record
from generator.models.shape import arms, fields_of
from generator.models.vocabularies import Role


def _records(hint: Any) -> Iterator[type[Record]]:
    for arm, _ in arms(hint):
        if isinstance(arm, type) and issubclass(arm, Record):
            yield arm
            for inner in fields_of(arm).values():
                yield from _records(inner)
        for inner in get_args(arm) if get_origin(arm) in (tuple, dict) else ():
            yield from _records(inner)


RECORDS = sorted({record for kind in KINDS for record in _records(kind.model)}, key=lambda one: one.__name__)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_is_frozen_and_strict(record: type[Record]) -> None:
    """No model loosens what all of them share: frozen, no unknown keys, no conversions."""
    assert record.model_config.get("frozen") is True
    assert record.model_config.get("extra") == "forbid"
    assert record.model_config.get("strict") is True


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_says_what_it_is_for(record: type[Record]) -> None:
    """The message for a missing key says what it holds; so each field, or its type, has a description."""
    for name, field in record.model_fields.items():
        described = field.description or any(getattr(mark, "description", None) for mark in field.metadata)
        assert described, f"{record.__name__}.{name} says nothing"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_is_written_in_lower_case_with_underscores(record: type[Record]) -> None:
    """The data has one style of keys."""
    for key in fields_of(record):
        assert key.replace("_", "").isalpha(), key
        assert key == key.lower()


def test_a_record_cannot_be_changed() -> None:
    """Data that was read stays as it was read."""
    role = Role(id="lead", label="Lead", meaning="Leads.")
    with pytest.raises(ValidationError):
        role.label = "Other"  # type: ignore[misc]  # the test tries what the type forbids
