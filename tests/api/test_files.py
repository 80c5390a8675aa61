"""The JSON files: each is what its published schema says, and what the models say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator.api import DATA_FILES, SAVED_FORMATS, DataFile, Format
from generator.api.parts import as_json, in_site
from generator.api.teams import TEAMS, team_text, teams_text
from generator.build import Build
from generator.catalog import Catalog, links_in
from generator.pages.view import relative_url
from tests.api.conftest import AS_OF, Read
from tests.generated import api_files


def closed(schema: Any) -> Any:
    """The schema with no other keys than those it names."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    return {**inner, "additionalProperties": False} if "properties" in schema else inner


@pytest.mark.parametrize("file", DATA_FILES, ids=lambda file: file.name)
def test_each_file_is_what_its_schema_says(file: DataFile, catalog: Catalog, day: date) -> None:
    """A validator that is not ours finds every field named, each value of its type, and no other field."""
    files = api_files(Build(catalog, day))
    schema = json.loads(files[file.schema_path])
    Draft202012Validator.check_schema(schema)
    found = json.loads(files[file.path])
    for one in (schema, closed(schema)):
        errors = Draft202012Validator(one, format_checker=FormatChecker(["date"])).iter_errors(found)
        assert [error.message for error in errors] == []


@pytest.mark.parametrize("file", DATA_FILES, ids=lambda file: file.name)
def test_a_schema_refuses_what_is_left_out_and_lets_pass_what_is_new(file: DataFile, small: Catalog) -> None:
    """No field may go within a version; readers of a schema are not stopped by a field that is added."""
    found = json.loads("".join(file.pieces(Build(small, AS_OF))))
    validator = Draft202012Validator(json.loads(file.schema_text()))
    assert validator.is_valid({**found, "new": 1})
    for key in found:
        assert not validator.is_valid({name: value for name, value in found.items() if name != key})
    assert not validator.is_valid({**found, "schema": f"{file.name}/2"})


def test_the_index_names_every_file_and_every_calendar(catalog: Catalog, read: Read, day: date) -> None:
    """Whatever is there is found from the index, and what the index names is there."""
    files = api_files(Build(catalog, day))
    index = read("index")
    named = [one[key] for one in index["files"] for key in ("path", "schema_path")]
    named += [one["path"] for one in index["calendars"]]
    named += [one["schema_path"] for one in index["formats"]]
    assert sorted(named) == sorted(files)
    assert index["built_on"] == day.isoformat()
    for one in index["files"]:
        assert json.loads(files[one["path"]])["schema"] == one["schema"] == f"{one['name']}/1"
    assert [one["team"] for one in index["calendars"]] == [None, *catalog.teams]
    for one in index["formats"]:
        assert json.loads(files[one["schema_path"]])["$comment"] == one["schema"] == f"{one['name']}/1"


def test_files_are_the_same_on_the_same_day(catalog: Catalog, day: date) -> None:
    """They are a function of the data and the day, and end with a line end."""
    files = api_files(Build(catalog, day), "https://runbook.example.com/")
    assert files == api_files(Build(catalog, day), "https://runbook.example.com/")
    assert all(text.endswith("\n") for text in files.values())


def test_links_of_the_data_lead_where_they_lead_on_pages(catalog: Catalog) -> None:
    """A path is from the root of the portal; other addresses stay as they are."""
    for link in [*(link for _, link in links_in(catalog)), "https://example.com/a.md", "mailto:a@b.md"]:
        assert in_site(link) == relative_url("index.md", link)


def _fields(schema: Any) -> Iterator[tuple[str, Any]]:
    for key, value in schema.items():
        if key == "properties":
            yield from value.items()
        if isinstance(value, dict):
            yield from _fields(value)


@pytest.mark.parametrize("file", [*DATA_FILES, *SAVED_FORMATS], ids=lambda file: file.name)
def test_a_schema_explains_what_a_name_does_not(file: Format) -> None:
    """Whatever can be null says what null means, or when it is so."""
    for name, field in _fields(json.loads(file.schema_text())):
        if {"type": "null"} in field.get("anyOf", []):
            assert field.get("description"), name


def test_teams_are_written_one_by_one(catalog: Catalog, day: date) -> None:
    """The texts of teams that were made apart are the file; so is none where there is no team."""
    kept = [team_text(Build(catalog, day), team) for team in catalog.teams.values()]
    whole = as_json(TEAMS.make(Build(catalog, day))) + "\n"
    assert "".join(TEAMS.pieces(Build(catalog, day))) == "".join(teams_text(day, kept)) == whole
    empty = Build(replace(catalog, teams={}), day)
    assert "".join(TEAMS.pieces(empty)) == as_json(TEAMS.make(empty)) + "\n"
