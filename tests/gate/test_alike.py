"""Published rows go in; those that too few rows of their team are like come out, each at its place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator.catalog import Catalog, load_catalog
from generator.gate.alike import alike_diagnostics, few_alike, looks_of

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The shipped data."""
    return load_catalog(DATA)


@pytest.mark.parametrize("fewest", [1, 5, 1000])
def test_rows_are_told_as_if_all_were_looked_at(catalog: Catalog, fewest: int) -> None:
    """A team whose rows are all in order is passed by, which changes neither the lines nor their order."""
    asked = replace(catalog, publication=catalog.publication.model_copy(update={"fewest_alike": fewest}))
    rows = (
        (look, partial(catalog.places["reviews", name].at, "sessions", number))
        for name, review in catalog.reviews.items()
        for number, look in enumerate(looks_of(review))
    )
    told = alike_diagnostics(asked)
    assert told == list(few_alike(rows, fewest))
    assert bool(told) == (fewest >= 5)
