"""What a validation error becomes where the portal has no words of its own for it."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import Field, ValidationError

from generator.catalog.kinds import Kind
from generator.catalog.problems import problems
from generator.models.base import Record
from generator.yaml_source import parse_yaml


class Thing(Record):
    """A record with rules that no kind of data has yet."""

    even: Annotated[int, Field(multiple_of=2)] = 0
    code: Annotated[str, Field(pattern="^[0-9]+$")] = "0"
    low: Annotated[int, Field(lt=5)] = 0
    unnamed: int = 0
    needed: int


KIND = Kind("thing", "things", "things.yml", Thing, "one")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("needed: 1\neven: 3", "a.yml:2:7: 'even': input should be a multiple of 2; see the data reference"),
        ("needed: 1\ncode: x", "a.yml:2:7: 'code' is 'x'; expected a text like ^[0-9]+$"),
        ("needed: 1\nlow: 7", "a.yml:2:6: 'low': input should be less than 5; see the data reference"),
        ("unnamed: 1", "a.yml:1:1: 'needed' is missing; expected a value"),
    ],
)
def test_a_rule_that_nobody_has_put_into_words_still_has_its_place(text: str, line: str) -> None:
    """A new constraint of a model gives a line that leads to the value, until it gets words of its own."""
    document = parse_yaml(text.encode(), "a.yml")
    with pytest.raises(ValidationError) as caught:
        KIND.adapter.validate_python(document.value, strict=True)
    assert [str(one) for one in problems(caught.value, KIND, document)] == [line]
