"""Headers: which field a raw column holds. The browser's import is held to the same vectors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.anonymization.headers import HeaderReader
from generator.models.fields import RowField

ROOT = Path(__file__).parents[2]
VECTORS = json.loads((ROOT / "tests" / "vectors" / "headers.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reader() -> HeaderReader:
    """A reader of the vectors' own fields."""
    return HeaderReader(RowField.model_validate_json(json.dumps(one)) for one in VECTORS["fields"])


@pytest.mark.parametrize("vector", VECTORS["headers"], ids=lambda one: repr(one["header"]))
def test_a_header_is_known_by_its_letters_and_digits(
    reader: HeaderReader, vector: dict[str, str | None]
) -> None:
    """Of id, label and aliases, too, only letters and digits count, in any case and form."""
    assert reader.field(str(vector["header"])) == vector["field"]


def test_the_names_of_published_rows_are_known_without_data() -> None:
    """A portal that describes no fields still reads columns named as in a review."""
    assert HeaderReader(()).field("trusted_device") == "trusted-device"
    assert HeaderReader(()).field("Signed in") == "signed-in"


def test_each_field_has_one_column(reader: HeaderReader) -> None:
    """A second column of a field is told, and what nobody knows is dropped."""
    columns = reader.columns(["Colour", "E-Mail", "device", "user", "", "Device"])
    assert columns.fields == {"owner": 1, "device": 2}
    assert columns.dropped == (0, 4)
    assert columns.twice == ((3, "owner"), (5, "device"))
