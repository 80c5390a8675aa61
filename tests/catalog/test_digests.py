"""A data folder goes in; digests come out that change with the files they stand for, and with no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog import Catalog, load_catalog, load_texts
from generator.catalog.kinds import KINDS
from tests.pages.copies import tree


def changed(before: Catalog, after: Catalog) -> set[str]:
    """The kinds and the teams whose digests differ."""
    old, new = ({**one.digests, **one.team_digests} for one in (before, after))
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def test_every_kind_and_every_team_has_a_digest(data: Path) -> None:
    """Kinds without files, too; what belongs to a team stands under the team alone."""
    catalog = load_catalog(data)
    assert set(catalog.digests) == {kind.attribute for kind in KINDS} - {"teams", "reviews"}
    assert set(catalog.team_digests) == set(catalog.teams)
    values = [*catalog.digests.values(), *catalog.team_digests.values()]
    assert all(len(value) == 64 for value in values)


def test_the_digests_are_those_of_the_files_wherever_they_lie(data: Path) -> None:
    """A catalog of texts has the same as one of a folder, and an order of the files has no part in them."""
    catalog, files = load_catalog(data), tree(data)
    assert not changed(catalog, load_texts(dict(reversed(files.items())), "elsewhere"))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("policy.yml", "policy"),
        ("facts.yml", "facts"),
        ("guides/limits.yml", "guides"),
        ("teams/alpha.yml", "alpha"),
        ("reviews/alpha/2026-10-26.json", "alpha"),
    ],
)
def test_a_byte_more_changes_one_digest(path: str, name: str, data: Path) -> None:
    """Be it a blank line that changes no record: positions may have moved."""
    before = load_catalog(data)
    with (data / path).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert changed(before, load_catalog(data)) == {name}


def test_a_review_less_changes_the_digest_of_its_team(data: Path) -> None:
    """A digest stands for which files there are, too."""
    before = load_catalog(data)
    (data / "reviews/alpha/2026-10-26.json").unlink()
    assert changed(before, load_catalog(data)) == {"alpha"}
