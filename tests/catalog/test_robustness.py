"""Whatever is in a data file, the answer is a catalog or findings, never a traceback."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalog import load_catalog
from generator.diagnostics import DataError

PORTAL = Path(__file__).parents[1] / "fixtures" / "portal" / "data"
FILES = sorted(path.relative_to(PORTAL).as_posix() for path in PORTAL.rglob("*.*"))

EXAMPLES = 60

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.text(max_size=20),
    st.sampled_from(("2026-02-31", "9999-12-31", "javascript:x", "http://[x", "30 days", "a" * 500)),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=3),
)


def _plain(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # texts only


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every container in a value with a key or an index of it."""
    found = []
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        found.append((value, key))
        found.extend(_places(value[key]))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small portal's data, which each example changes and mends."""
    return Path(shutil.copytree(PORTAL, tmp_path_factory.mktemp("portal") / "data"))


def _load(folder: Path, name: str, text: bytes) -> None:
    """Load the small portal with this text in one of its files; anything but findings is a fault."""
    (folder / name).write_bytes(text)
    try:
        load_catalog(folder)
    except DataError as error:
        for diagnostic in error.diagnostics:
            assert "\n" not in str(diagnostic)
            assert diagnostic.problem
            assert diagnostic.expected != "see the data reference", "an error that nobody put into words"
    finally:
        shutil.copyfile(PORTAL / name, folder / name)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(FILES), value=VALUES, pick=st.integers(0, 10**6), action=st.sampled_from("sdr"))
def test_a_changed_value_gives_a_catalog_or_findings(
    folder: Path, name: str, value: Any, pick: int, action: str
) -> None:
    """Setting, deleting or repeating any value of any file never ends in anything but findings."""
    plain = _plain((PORTAL / name).read_text(encoding="utf-8"))
    places = _places(plain)
    container, key = places[pick % len(places)]
    if action == "d":
        del container[key]
    elif action == "r" and isinstance(container, list):
        container.append(container[key])
    else:
        container[key] = value
    _load(folder, name, json.dumps(plain).encode())


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(FILES), junk=st.binary(max_size=12), where=st.floats(0, 1))
def test_inserted_bytes_give_a_catalog_or_findings(
    folder: Path, name: str, junk: bytes, where: float
) -> None:
    """Bytes put anywhere into any file never end in anything but findings."""
    text = (PORTAL / name).read_bytes()
    at = int(where * len(text))
    _load(folder, name, text[:at] + junk + text[at:])


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_gives_one_line_for_itself(name: str, data: Path) -> None:
    """A file with nothing in it is named as empty."""
    (data / name).write_bytes(b"")
    with pytest.raises(DataError) as caught:
        load_catalog(Path("data"))
    assert f"data/{name}:1:1: the file is empty" in str(caught.value)
