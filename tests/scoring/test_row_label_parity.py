"""Python and the browser read the labels of rows alike: the shipped ones, and texts made at random."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog, load_catalog
from generator.models.scoring import Input, Ruleset
from generator.scoring.row_labels import RowReader, UnreadableRowError, labels_of, normalized
from tests.deno import answering

Rows = Sequence[Mapping[str, str]]
Read = Callable[[Rows, Sequence[str]], list[dict[str, Any]]]

PLACES = ("Approx. Portugal", "approx.  SPAIN")


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The data that the portal is built from."""
    return load_catalog(project / "data")


@pytest.fixture(scope="module")
def browser_reads(project: Path, catalog: Catalog) -> Iterator[Read]:
    """The browser's reading of rows, run by Deno: rows and places in, a result for each row out."""
    with answering(project, "row-labels.js", model_of(catalog.scoring)) as ask:

        def read(rows: Rows, places: Sequence[str]) -> list[dict[str, Any]]:
            results: list[dict[str, Any]] = ask({"rows": list(rows), "places": list(places)})
            return results

        yield read


def model_of(ruleset: Ruleset) -> dict[str, object]:
    """What of a ruleset the browser reads rows by."""
    return {"inputs": [_input(name, question) for name, question in ruleset.inputs.items()]}


def _input(name: str, question: Input) -> dict[str, object]:
    return {
        "name": name,
        "code": question.code,
        "question": question.question,
        "answers": [{"id": answer, **one.model_dump()} for answer, one in question.answers.items()],
        "by_team": question.by_team.model_dump() if question.by_team else None,
        "open_labels": list(question.open_labels),
    }


def expected(reader: RowReader, row: Mapping[str, str], places: Sequence[str]) -> dict[str, object]:
    """What Python gives, field by field, in the form in which the browser's side says it."""
    answers: dict[str, str] = {}
    unread: dict[str, list[str]] = {"open": [], "unreadable": []}
    for name, label in row.items():
        try:
            found = reader.answers({name: label}, frozenset(map(normalized, places)))
        except UnreadableRowError:
            unread["unreadable"].append(name)
            continue
        answers |= found
        if not found:
            unread["open"].append(name)
    return {"answers": answers, **unread}


def everywhere(catalog: Catalog, label: str) -> dict[str, str]:
    """A row that shows the label in every field."""
    return dict.fromkeys(catalog.scoring.inputs, label)


def shipped_labels(catalog: Catalog) -> list[str]:
    """What the rules, the teams and the published reviews show, and what is like it."""
    questions = catalog.scoring.inputs.values()
    labels = {label for question in questions for label in labels_of(question)}
    labels |= {answer for question in questions for answer in question.answers}
    labels |= {place for team in catalog.teams.values() for place in team.expected_locations}
    rows = [row for review in catalog.reviews.values() for row in review.sessions]
    labels |= {label for row in rows for label in (row.device, row.app, row.location)}
    patterns = {label.replace("*", "some words") for label in labels}
    return sorted(one for label in labels | patterns for one in (label, label.upper(), f" {label}\u200b "))


@pytest.mark.parametrize("places", [PLACES, ()], ids=["with places", "without places"])
def test_shipped_labels_are_read_alike(
    catalog: Catalog, browser_reads: Read, places: tuple[str, ...]
) -> None:
    """Every label of the rules, the teams and the reviews means the same, in whichever field it stands."""
    rows = [everywhere(catalog, label) for label in shipped_labels(catalog)]
    assert len(rows) > 100
    reader = RowReader(catalog.scoring)
    assert browser_reads(rows, places) == [expected(reader, row, places) for row in rows]


ASSIGNED = st.characters(exclude_categories=("Cs", "Cn", "Co"))
"""Letters that both know, whichever version of Unicode they have."""

PIECES = st.sampled_from(
    [
        *("Chrome", "chatgpt", "unknown", "UNRECOGNIZED", "Approx.", "Portugal", "Not", "shown", "Trusted"),
        *(" on ", "(expected)", "(unexpected)", "yes", "no", "known", "*", "**", " ", "\u00a0", "\u200b"),
        *("\x1c", "\x85", "\ufeff", "\u0130", "\ufb01", "\u212a", "\u00ad", "\u03a3", "\uff23", "__proto__"),
    ]
)
TEXTS = st.lists(PIECES | st.text(ASSIGNED, max_size=3), max_size=6).map("".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(labels=st.lists(TEXTS, min_size=1, max_size=8), places=st.sets(TEXTS | st.sampled_from(PLACES)))
def test_any_text_is_read_alike(
    labels: list[str], places: set[str], catalog: Catalog, browser_reads: Read
) -> None:
    """Whatever a row shows, both languages take it for the same answer, leave it open, or refuse it."""
    rows = [everywhere(catalog, label) for label in labels]
    reader = RowReader(catalog.scoring)
    listed = sorted(places)
    assert browser_reads(rows, listed) == [expected(reader, row, listed) for row in rows]
