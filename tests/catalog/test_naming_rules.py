"""Names of columns and of places: one that two things claim is a finding at the second of them."""

from __future__ import annotations

from typing import Any

from generator.catalog.model import Place
from generator.catalog.naming_rules import check_headers, check_places
from generator.models.fields import RowField
from generator.models.places import Country, Region
from generator.yaml_source import parse_yaml


def where(attribute: str, text: str) -> Any:
    """The places of the records of a list."""
    document = parse_yaml(text.encode(), f"{attribute}.yml")
    assert isinstance(document.value, list)
    ids = [record["id"] for record in document.value if isinstance(record, dict)]
    return {(attribute, one): Place(document, (index,)) for index, one in enumerate(ids)}


def test_a_column_name_of_two_fields() -> None:
    """Ids, labels and aliases are compared as headers are; a label like its own id is no second name."""
    text = (
        '- id: owner\n  label: Owner\n- id: device\n  label: Device\n  aliases: [client, "O-W-N-E-R", "--"]\n'
    )
    fields = {
        "owner": RowField(id="owner", label="Owner", capture="x", example="x"),
        "device": RowField(
            id="device", label="Device", capture="x", example="x", aliases=("client", "O-W-N-E-R", "--")
        ),
    }
    assert [str(one) for one in check_headers(fields, where("fields", text))] == [
        "fields.yml:5:21: it names the field 'owner' already; expected each name once",
        "fields.yml:5:34: the name has neither letters nor digits; expected a name",
    ]


def test_a_name_of_two_places_is_refused() -> None:
    """Names are compared without case and accents; parts of a country may be called like another country."""
    text = "- id: a\n  name: A\n  countries:\n    - name: Georgia\n    - name: Home\n      also: [GEORGIÁ]\n"
    countries = (Country(name="Georgia"), Country(name="Home", also=("GEORGIÁ",), parts=("Georgia",)))
    regions = {"a": Region(id="a", name="A", countries=countries)}
    assert [str(one) for one in check_places(regions, where("regions", text))] == [
        "regions.yml:6:14: it names the place Georgia, A already; expected each name once"
    ]
