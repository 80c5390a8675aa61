"""Places: what the list knows, how coarse it becomes, and whether readers still know what was expected."""

from __future__ import annotations

import pytest

from generator.anonymization.places import Gazetteer, PlaceReader, Spot
from generator.models.publication import PlaceLevel
from tests.anonymization.rules import GAZETTEER, bare_rules, shipped_rules


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Approx. Lisbon", "Approx. Portugal"),
        ("Lisbon, Portugal", "Approx. Portugal"),
        ("Porto (Portugal)", "Approx. Portugal"),
        ("near madrid", "Approx. Spain"),
        ("Madrid, ESPANA", "Approx. Spain"),
        ("PT", "Approx. Portugal"),
        ("Somewhere, Portugal", "Approx. Portugal"),
        ("Seattle, WA, United States", "Approx. United States"),
        ("Seattle, WA", "Approx. United States"),
        ("Atlanta, Georgia", "Approx. United States"),
        ("Tbilisi, Georgia", "Approx. Georgia"),
        ("Georgia", "Approx. Georgia"),
        ("Tel Aviv, IL", "Approx. Israel"),
        ("Chicago, IL", "Approx. United States"),
        ("Lisbon, Texas", "Approx. United States"),
        ("Southern Europe", "Approx. Southern Europe"),
        ("Springfield, IL", None),
        ("Narnia", None),
        ("Lisbon" * 100, None),
        ("", None),
        (",,,", None),
    ],
)
def test_a_place_is_known_by_its_last_part(text: str, label: str | None) -> None:
    """A part before it only decides between countries; where none does, the place is unknown."""
    spot = GAZETTEER.find(text)
    assert (spot.label("country") if spot else None) == label


@pytest.mark.parametrize(
    ("level", "expected", "text", "label"),
    [
        ("country", ["Approx. Portugal"], "Lisbon", "Approx. Portugal"),
        ("country", ["Approx. Portugal"], "Madrid", "Approx. Spain"),
        ("country", ["Approx. Porto"], "Porto", "Approx. Portugal (expected)"),
        ("country", ["Approx. Porto"], "Lisbon", "Approx. Portugal"),
        ("country", ["Approx. Porto", "Approx. Spain"], "Portugal", "Approx. Portugal"),
        ("country", ["Approx. Southern Europe"], "Lisbon", "Approx. Portugal (expected)"),
        ("region", ["Approx. Portugal"], "Lisbon", "Approx. Southern Europe (expected)"),
        ("region", ["Approx. Portugal"], "Madrid", "Approx. Southern Europe"),
        ("region", ["Approx. Southern Europe", "Approx. Cork"], "Dublin", "Approx. Northern Europe"),
        ("region", [], "Lisbon", "Approx. Southern Europe"),
        ("country", [], "Lisbon", "Approx. Portugal"),
        ("country", ["Approx. Portugal"], "Narnia", "Approx. unknown"),
        ("country", ["Approx. Narnia"], "narnia", "Expected place"),
        ("country", ["Approx. Portugal"], "", "Approx. unknown"),
        ("country", ["Approx. Portugal"], "not shown", "Not shown"),
        ("country", ["Approx. Portugal"], "Narnia (expected)", "Approx. unknown"),
    ],
)
def test_a_label_says_what_readers_could_not_tell(
    level: PlaceLevel, expected: list[str], text: str, label: str
) -> None:
    """Whether the team expects a place is decided on the exact one, and said only where it would be lost."""
    rules = shipped_rules(*expected)
    assert PlaceReader(GAZETTEER, level, expected, rules).label(text) == label


def test_rules_without_such_labels_leave_the_question_open() -> None:
    """Where the rules cannot read '(expected)', the row says nothing rather than something else."""
    reader = PlaceReader(GAZETTEER, "region", ["Approx. Portugal"], bare_rules("Approx. Portugal"))
    assert reader.label("Lisbon") == "Not shown"
    assert reader.label("Madrid") == "Approx. Southern Europe"


def test_a_place_holds_what_lies_in_it() -> None:
    """A region holds its countries and their cities, a city only itself."""
    region, country, city = Spot("R"), Spot("R", "C"), Spot("R", "C", "X")
    assert region.holds(city)
    assert country.holds(city)
    assert city.holds(city)
    assert not city.holds(country)
    assert not country.holds(Spot("R", "D"))


def test_without_a_list_every_place_is_unknown() -> None:
    """A portal that lists no places publishes none."""
    assert Gazetteer(()).find("Lisbon") is None
