"""The shipped list of places and the shipped names of columns: each name means one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from generator.anonymization import headers, places
from generator.anonymization.places import Gazetteer
from generator.document import Plain
from generator.models.fields import RowField
from generator.models.places import Region
from generator.yaml_source import parse_yaml

REGIONS = TypeAdapter(tuple[Region, ...])
FIELDS = TypeAdapter(tuple[RowField, ...])


def values(project: Path, name: str) -> Plain:
    """What a shipped file holds."""
    return parse_yaml((project / "data" / name).read_bytes(), name).value


@pytest.fixture(scope="module")
def regions() -> Sequence[Region]:
    """The shipped regions."""
    return REGIONS.validate_python(values(Path(__file__).parents[2], "places.yml"), strict=False)


def test_a_name_is_one_place(regions: Sequence[Region]) -> None:
    """No name or code is given to two places."""
    names = Counter(name for region in regions for _, name, _ in places.names_of(region))
    assert [name for name, count in names.items() if count > 1 or not name] == []


def test_every_country_has_its_codes(regions: Sequence[Region]) -> None:
    """Each country is known by its codes of two and three letters, and there are as many as there are."""
    countries = [country for region in regions for country in region.countries]
    assert len(countries) > 195
    for country in countries:
        lengths = [len(name) for name in country.also if name.isupper() and name.isascii()]
        assert {2, 3} <= set(lengths), country.name


def test_a_header_is_one_field(project: Path) -> None:
    """No column name is given to two fields."""
    fields = FIELDS.validate_python(values(project, "fields.yml"), strict=False)
    names = {(name, field.id) for field in fields for _, name in headers.names_of(field)}
    assert len({name for name, _ in names}) == len(names)


def test_the_list_knows_where_teams_are(project: Path, regions: Sequence[Region]) -> None:
    """Each place that a shipped team expects is a country of the list."""
    gazetteer = Gazetteer(regions)
    for path in (project / "data" / "teams").glob("*.yml"):
        for label in yaml.safe_load(path.read_text(encoding="utf-8")).get("expected_locations", []):
            spot = gazetteer.find(label)
            assert spot is not None
            assert spot.label("country") == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("San Francisco, CA, United States", "Approx. United States"),
        ("Denver, CO", "Approx. United States"),
        ("Portland, ME", "Approx. United States"),
        ("Toronto, ON, Canada", "Approx. Canada"),
        ("London, Ontario", "Approx. Canada"),
        ("Berlin, DE", "Approx. Germany"),
        ("Wilmington, DE", None),
        ("São Paulo", "Approx. Brazil"),
        ("sao paulo, br", "Approx. Brazil"),
        ("Korea, Democratic People's Republic of", "Approx. North Korea"),
        ("Korea, Republic of", "Approx. South Korea"),
        ("NO", "Approx. Norway"),
        *((name, "Approx. Belgium") for name in ("Bruxelles", "Brussel", "Gent", "Gand", "Antwerpen")),
        ("København, DK", "Approx. Denmark"),
        ("Genève", "Approx. Switzerland"),
        ("Den Haag", "Approx. Netherlands"),
        ("Wrocław", "Approx. Poland"),
        ("Nürnberg", "Approx. Germany"),
    ],
)
def test_places_as_rows_show_them(regions: Sequence[Region], text: str, label: str | None) -> None:
    """Codes of states that are also codes of countries do not move a city abroad."""
    spot = Gazetteer(regions).find(text)
    assert (spot.label("country") if spot else None) == label
