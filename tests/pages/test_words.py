"""The words for values of the policy and of session rows."""

from __future__ import annotations

from typing import get_args

import pytest

from generator.catalog import Catalog
from generator.models.policy import Guardrail, Setting
from generator.models.teams import SetChange
from generator.pages.words import (
    GUARDRAILS,
    change_in_words,
    names_of_set,
    short_name,
    value_in_words,
    with_whole_days,
    yes_no,
)

SET = Setting(
    id="reviews",
    title="Reviews",
    why="x",
    set_of="separate_reviews",
    default=(),
    guardrail="free",
)


def test_values_read_as_people_say_them(catalog: Catalog) -> None:
    """Truth values are yes and no, steps lose their hyphens, sets name their members."""
    first, second = catalog.vocabularies.separate_reviews[:2]
    assert value_in_words(catalog, SET, True) == "yes"
    assert value_in_words(catalog, SET, False) == "no"
    assert value_in_words(catalog, SET, "same-day") == "same day"
    assert value_in_words(catalog, SET, (second.id, first.id)) == f"{second.label}, {first.label}"
    assert value_in_words(catalog, SET, ()) == "none"


def test_a_set_of_controls_names_their_titles(catalog: Catalog) -> None:
    """The members of a set come from the list that the setting names."""
    controls = SET.model_copy(update={"set_of": "controls"})
    assert names_of_set(catalog, controls) == {one.id: one.title for one in catalog.controls.values()}


def test_changes_of_a_set_say_what_goes_and_what_comes(catalog: Catalog) -> None:
    """What is removed is named before what is added; other changes are read as values."""
    first, second = catalog.vocabularies.separate_reviews[:2]
    change = SetChange(add=(first.id,), remove=(second.id,))
    assert change_in_words(catalog, SET, change) == f"without {second.label}; with {first.label}"
    assert change_in_words(catalog, SET, SetChange(add=(first.id,))) == f"with {first.label}"
    assert change_in_words(catalog, SET, SetChange(remove=(first.id,))) == f"without {first.label}"
    assert change_in_words(catalog, SET, "next-day") == "next day"
    assert change_in_words(catalog, SET, False) == "no"


@pytest.mark.parametrize(("value", "words"), [(True, "yes"), (False, "no"), (None, "")])
def test_what_a_row_did_not_show_stays_empty(value: bool | None, words: str) -> None:
    """A missing truth value is not taken for no."""
    assert yes_no(value) == words


def test_a_setting_is_called_by_its_short_name_where_there_is_no_room() -> None:
    """One without a short name has its id, which is short."""
    assert short_name(SET.model_copy(update={"short": "Addresses redacted"})) == "Addresses redacted"
    assert short_name(SET.model_copy(update={"id": "raw-rows-kept"})) == "Raw rows kept"


def test_every_guardrail_has_words() -> None:
    """Each guardrail of the model is explained in the words of a reader."""
    assert set(GUARDRAILS) == set(get_args(Guardrail))


def test_days_in_a_text_are_whole_and_the_text_is_escaped() -> None:
    """Browsers break lines at the hyphens of days and months; other numbers may be broken."""
    said = str(with_whole_days("<b> on 2026-06-03, in 2026-06, 12026-06 and 1-2"))
    day, month = (f'<span class="rb-whole">{one}</span>' for one in ("2026-06-03", "2026-06"))
    assert said == f"&lt;b&gt; on {day}, in {month}, 12026-06 and 1-2"
