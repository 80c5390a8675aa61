"""The anonymizer put together with the shipped data: its labels mean to the rules what they should."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.anonymization.answers import OPEN, Question
from generator.anonymization.devices import DeviceReader
from generator.anonymization.k_anonymity import Alike, Ladder, look_of, too_few_alike
from generator.anonymization.places import Gazetteer, PlaceReader
from generator.catalog import Catalog, load_catalog
from generator.models.publication import PlaceLevel
from generator.review_run.setup import understanding
from generator.review_run.witness import DiskWitness
from tests.anonymization.rules import generalize_rows

QUESTIONS: tuple[Question, ...] = ("device", "location")


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The shipped data."""
    return load_catalog(project / "data")


def test_no_step_changes_an_answer(catalog: Catalog) -> None:
    """For each team, each published device and each country, a step keeps an answer or leaves it open."""
    gazetteer = Gazetteer(catalog.regions.values())
    devices = {row.device for review in catalog.reviews.values() for row in review.sessions}
    devices |= {"Chrome", "Known browser", "Not shown"}
    places = [
        f"Approx. {country.name}" for region in catalog.regions.values() for country in region.countries
    ]
    for team in catalog.teams.values():
        understand = understanding(catalog, team)
        ladder = Ladder(understand, gazetteer)
        looks = [Alike(team.id, device, "ChatGPT", "Approx. unknown") for device in sorted(devices)]
        looks += [Alike(team.id, "Unknown browser", "Codex", place) for place in places]
        for look in looks:
            before = {question: understand(question, getattr(look, question)) for question in QUESTIONS}
            shown = look
            for _, widen in ladder.steps:
                shown = widen(shown)
                for question in QUESTIONS:
                    assert understand(question, getattr(shown, question)) in (before[question], OPEN)
            assert (shown.device, shown.location) == ("Not shown", "Not shown")


@pytest.mark.parametrize("level", ["country", "region"])
def test_a_published_place_is_read_like_the_raw_one(catalog: Catalog, level: PlaceLevel) -> None:
    """Whatever city of the list a row names, its label is expected where the team expects the country."""
    gazetteer = Gazetteer(catalog.regions.values())
    for team in catalog.teams.values():
        understand = understanding(catalog, team)
        places = PlaceReader(gazetteer, level, team.expected_locations, understand)
        for region in catalog.regions.values():
            for country in region.countries:
                for city in country.cities:
                    wanted = understand("location", f"Approx. {country.name}")
                    assert understand("location", places.label(f"{city}, {country.name}")) == wanted


def test_published_labels_stay_as_they_are(catalog: Catalog) -> None:
    """Who feeds published rows in again gets the same devices and places."""
    for team in catalog.teams.values():
        understand = understanding(catalog, team)
        devices = DeviceReader(understand)
        places = PlaceReader(
            Gazetteer(catalog.regions.values()), "country", team.expected_locations, understand
        )
        for review in catalog.reviews_of(team.id):
            for row in review.sessions:
                unknown = "unknown" in row.device.lower()
                assert devices.label(row.device) == ("Unknown browser" if unknown else row.device)
                if row.location.startswith("Approx. ") and not row.location.endswith((")", "Europe", "Asia")):
                    assert places.label(row.location) == row.location


def test_the_rows_of_a_team_can_be_made_alike(catalog: Catalog) -> None:
    """All published rows of a team together, generalized, have k like each that is left."""
    gazetteer = Gazetteer(catalog.regions.values())
    for team in catalog.teams.values():
        rows = [row for review in catalog.reviews_of(team.id) for row in review.sessions]
        shown, _ = generalize_rows(team.id, rows, 3, Ladder(understanding(catalog, team), gazetteer))
        left = [row for row in shown if row is not None]
        assert too_few_alike([(look_of(team.id, row), row) for row in left], 3) == {}


def test_proofs_are_remembered_on_disk() -> None:
    """The first proof of each pseudonym holds, for as many as there are."""
    witness = DiskWitness()
    for number in range(5_000):
        assert witness.first(f"o-{number}", str(number)) == str(number)
    assert [witness.first(f"o-{number}", "another") for number in (0, 4_999)] == ["0", "4999"]
    witness.close()
