"""Records and the bytes that stand for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reuse.records import read, written


@dataclass(frozen=True)
class Inner:
    """A record in a record."""

    day: date
    value: object


@dataclass(frozen=True)
class Outer:
    """A record."""

    list: tuple[object, ...]
    inner: Inner | None = None


CLASSES = (Inner, Outer)
words = st.sampled_from(["day", "tuple", "list", "mapping", "Inner", ""]) | st.text(max_size=5)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | words | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(words, inner, max_size=3)
        | st.builds(Inner, st.dates(), inner)
    ),
    max_leaves=8,
)


@given(
    st.builds(
        Outer, st.lists(values, max_size=3).map(tuple), st.none() | st.builds(Inner, st.dates(), values)
    )
)
def test_a_record_comes_back_as_it_was(record: Outer) -> None:
    """Lists stay lists and tuples tuples, whatever words they hold, and a day is none of its letters."""
    assert read(written(record), CLASSES) == record


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"{}",
        b"[]",
        b'{"Inner":{}}',
        b'{"Unknown":{}}',
        b'["day","x"]',
        b'["day"]',
        b'["mapping",[1]]',
    ],
)
def test_what_stands_for_no_record_is_refused(data: bytes) -> None:
    """Whatever a store gives back, there is a record or a `ValueError`."""
    with pytest.raises(ValueError):  # noqa: PT011  # the words are those of whatever noticed it
        read(data, CLASSES)


def test_what_is_no_record_is_not_written() -> None:
    """A set has no order in which it could be written."""
    with pytest.raises(TypeError, match="set is no part of a record"):
        written(Outer(({1},)))
