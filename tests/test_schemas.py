"""The JSON Schemas that editors read: one for each kind, current, and named by every data file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.catalog.kinds import KINDS, Kind
from generator.schemas import all_schemas, is_current


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_has_a_schema_that_knows_its_keys(kind: Kind) -> None:
    """A schema names each key that the model of its kind has, and allows no other."""
    text = all_schemas()[f"{kind.name}.json"]
    schema = json.loads(text)
    for name, field in kind.model.model_fields.items():
        assert f'"{field.alias or name}"' in text
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert '"additionalProperties": false' in text


def test_every_data_file_names_the_schema_of_its_kind(project: Path) -> None:
    """The first line of each YAML file leads an editor to the schema, from where the file is."""
    for path in (project / "data").rglob("*.yml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, f"{path} has no modeline"
        kind = next(kind for kind in KINDS if kind.holds(path.relative_to(project / "data").as_posix()))
        assert (path.parent / found[1]).resolve() == project / "data" / "schemas" / f"{kind.name}.json"


def test_a_schema_is_current_only_while_it_is_the_same(tmp_path: Path) -> None:
    """A missing schema and one with another text are out of date."""
    path = tmp_path / "team.json"
    assert not is_current(path, "{}")
    path.write_text("{}", encoding="utf-8")
    assert is_current(path, "{}")
    assert not is_current(path, "{} ")
    path.write_bytes(b"\xff")
    assert not is_current(path, "{}")
    path.unlink()
    path.mkdir()
    assert not is_current(path, "{}")


def test_the_shipped_schemas_are_current_and_no_others_are_there(project: Path) -> None:
    """What editors read is what the models say; a kind that is gone leaves no schema behind."""
    texts = all_schemas()
    assert {path.name for path in (project / "data" / "schemas").iterdir()} == set(texts)
    assert all(is_current(project / "data" / "schemas" / name, text) for name, text in texts.items())


def test_a_schema_says_what_a_key_is_for() -> None:
    """Editors show the description of a key; it is the one that messages give."""
    team = json.loads(all_schemas()["team.json"])["properties"]
    assert team["sign_in"]["description"] == "how its accounts sign in, from the vocabulary"
    assert team["sign_in"]["pattern"] == "^[a-z0-9]+(-[a-z0-9]+)*$"
