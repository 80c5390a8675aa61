"""The bill of materials: sound by its schema, complete, and the same wherever it is made."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from generator.packing.bill import Billed, bill_text
from generator.packing.bundled import PARTS
from generator.packing.locks import pinned_in
from generator.packing.sources import Sources, sources_of
from tests.test_project import requirements

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
NOTHING = Billed("0" * 64, MOMENT, "0.1.0", Sources())


@pytest.fixture(scope="module")
def billed(project: Path) -> Billed:
    """A bill about the portal as it is here."""
    return replace(NOTHING, sources=sources_of(project))


@pytest.fixture(scope="module")
def bill(billed: Billed) -> dict[str, Any]:
    """That bill as it is read."""
    read: dict[str, Any] = json.loads(bill_text(billed))
    return read


def test_the_bill_is_what_its_schema_asks_for(billed: Billed) -> None:
    """The strict schema of CycloneDX 1.6 takes it, and does not take a bill with a slip in it."""
    schema = JsonStrictValidator(SchemaVersion.V1_6)
    text = bill_text(billed)
    assert schema.validate_str(text) is None
    assert schema.validate_str(text.replace('"scope": "required"', '"scope": "shipped"', 1)) is not None


def test_every_part_is_there_with_its_licence(bill: dict[str, Any]) -> None:
    """What readers get is required, named as its registry names it, with the text that ships beside it."""
    parts = [one for one in bill["components"] if one["scope"] == "required"]
    told = {(one.get("group", "") + "/" + one["name"]).lstrip("/"): one["licenses"] for one in parts}
    assert told == {
        part.name: [{"license": {"id": part.licence, "url": f"site/licences/{part.text}"}}] for part in PARTS
    }
    purls = {one["purl"] for one in parts}
    assert {"pkg:npm/papaparse@5.7.1", "pkg:npm/%40mdi/svg", "pkg:npm/rxjs@7.8.2"} <= purls


def test_every_package_of_the_lock_is_there_with_its_hashes(bill: dict[str, Any], project: Path) -> None:
    """What builds the site is excluded from what ships; each version of the lock is there, with each hash."""
    text = (project / "requirements/site.txt").read_text(encoding="utf-8")
    told = [one for one in bill["components"] if one["scope"] == "excluded"]
    assert {one["name"] for one in told} == set(requirements(text))
    hashes = [one["content"] for part in told for one in part["externalReferences"][0]["hashes"]]
    assert len(hashes) == text.count("--hash=sha256:")
    assert all(part["externalReferences"][0]["hashes"] for part in told)


def test_what_came_with_what_is_told(bill: dict[str, Any]) -> None:
    """A part in a part of the theme's script can be followed from the portal to it."""
    leads = {one["ref"]: one.get("dependsOn", []) for one in bill["dependencies"]}
    assert "in-the-site/mkdocs-material" in leads["runbook-portal"]
    assert "in-the-site/clipboard" in leads["in-the-site/mkdocs-material"]
    assert "in-the-site/delegate" in leads["in-the-site/good-listener"]
    refs = {one["bom-ref"] for one in bill["components"]} | {"runbook-portal"}
    assert set(leads) == refs, "each has a name of its own, and none is lost"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (Sources(), {}),
        (Sources("a" * 40), {"runbook:commit": "a" * 40, "runbook:uncommitted-changes": "false"}),
        (Sources("a" * 40, True), {"runbook:commit": "a" * 40, "runbook:uncommitted-changes": "true"}),
    ],
)
def test_the_bill_says_what_the_site_was_made_of(changes: Sources, told: dict[str, str]) -> None:
    """The commit, and whether that is all; nothing where nobody knows."""
    about = json.loads(bill_text(replace(NOTHING, sources=changes)))["metadata"]["component"]
    assert {one["name"]: one["value"] for one in about.get("properties", [])} == told


def test_the_number_changes_with_what_is_said_and_with_nothing_else() -> None:
    """A bill of another site, day or commit has another number; the same bill has the same."""
    others = [
        NOTHING,
        replace(NOTHING, contents="1" * 64),
        replace(NOTHING, moment=MOMENT.replace(day=24)),
        replace(NOTHING, version="0.2.0"),
        replace(NOTHING, sources=Sources("a" * 40)),
    ]
    numbers = [json.loads(bill_text(one))["serialNumber"] for one in others]
    assert len(set(numbers)) == len(others)
    assert bill_text(NOTHING) == bill_text(replace(NOTHING))


def test_a_lock_is_read_with_markers_extras_and_comments() -> None:
    """Each pinned version is one entry with the hashes that follow it, and the line where it stands."""
    first, second = "1" * 64, "2" * 64
    lock = (
        "# by hand\n"
        f"one[extra]==1.0 ; python_full_version < '3.12' \\\n    --hash=sha256:{first} \\\n"
        f"    --hash=sha256:{second}\n    # via two\n"
        f"two==2.0 \\\n    --hash=sha256:{second}\n"
    )
    found = [(one.name, one.version, one.digests, one.line) for one in pinned_in(lock)]
    assert found == [("one", "1.0", (first, second), 2), ("two", "2.0", (second,), 6)]
