"""A review goes in; its rows come out, lean and still records like all others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.models.reviews import Review, SessionRow

PUBLISHED = Path(__file__).parents[2] / "data/reviews/demo-studio/2026-07-28.json"


def _review() -> Review:
    return TypeAdapter(Review).validate_json(PUBLISHED.read_bytes(), strict=True)


def test_rows_share_the_set_of_their_fields() -> None:
    """Rows that were given the same fields have one set of them; it says what it would say of each alone."""
    written = json.loads(PUBLISHED.read_text(encoding="utf-8"))["sessions"]
    rows = _review().sessions
    assert [row.model_fields_set for row in rows] == [set(row) for row in written]
    assert len({id(row.model_fields_set) for row in rows}) == len({frozenset(row) for row in written})


def test_a_row_is_equal_to_one_that_was_made_alone() -> None:
    """Nothing that can be asked of a row depends on where it came from."""
    for row in _review().sessions:
        alone = SessionRow.model_validate_json(row.model_dump_json(), strict=True)
        assert alone == row
        assert hash(alone) == hash(row)
        assert alone.model_dump() == row.model_dump()


def test_a_changed_copy_leaves_the_shared_set_alone() -> None:
    """A copy that has a field more has a set of its own."""
    row = SessionRow.model_validate_json(PUBLISHED_ROW, strict=True)
    review = _review().model_dump(mode="json", by_alias=True) | {"sessions": [json.loads(PUBLISHED_ROW)] * 2}
    first, second = TypeAdapter(Review).validate_json(json.dumps(review), strict=True).sessions
    changed = first.model_copy(update={"evidence": "seen"})
    assert "evidence" in changed.model_fields_set
    assert "evidence" not in second.model_fields_set
    assert second == row
    with pytest.raises(ValidationError):
        second.device = "x"  # type: ignore[misc]  # what is frozen is the matter


PUBLISHED_ROW = """{
  "owner": "o-bench-1", "device": "Chrome", "app": "Codex", "location": "Approx. Portugal",
  "signed_in": "2026-06-25", "trusted_device": true, "owner_can_confirm": null, "current_session": null,
  "decision": "keep"
}"""
