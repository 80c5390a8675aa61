"""Hostile texts in every field of the data: what a type takes is text wherever it goes, or it is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from generator.assembly import MAX_FINDINGS
from generator.catalog import Catalog
from generator.diagnostics import DataError, Position
from generator.pages.markup import markdown_html
from generator.pages.view import View
from tests.generated import generated_files
from tests.golden import compare
from tests.hostile.breaking import Breaker
from tests.hostile.families import CANARY, FAMILIES, SHOWN, UNSEEN, Family, canary
from tests.hostile.finding import left_over, strings_of_file, strings_of_page
from tests.hostile.leaves import Pattern, is_called, is_markdown, leaves, takes, type_of
from tests.hostile.planting import Planted, Planter, load, parsed, variants
from tests.pages.everything import AS_OF, everything
from tests.pages.structure import Structure

# All pages, once for each family: the lines that make them are counted where they are made once.
pytestmark = pytest.mark.no_cover

GOLDEN = Path(__file__).parents[1] / "goldens" / "hostile" / "families.txt"
MESSAGE = re.compile(r"data/[^:\s]+:\d+:\d+: [^;].*; .+")
SMALL = Path(__file__).parents[1] / "fixtures" / "portal" / "data"


@dataclass
class Made:
    """A portal with a text in every field: its catalog, and where the texts are."""

    catalog: Catalog
    planted: Planted

    @cached_property
    def pages(self) -> dict[str, Structure]:
        """Its pages and components, without what is Markdown by its type."""
        return {name: Structure(self._plain(name, html)) for name, html in everything(self.catalog).items()}

    @cached_property
    def strings(self) -> dict[str, list[str]]:
        """What pages and other files say, by their names."""
        files = generated_files(self.catalog, AS_OF).items()
        return {
            **{name: list(strings_of_page(page)) for name, page in self.pages.items()},
            **{name: list(strings_of_file(name, text)) for name, text in files},
        }

    def _plain(self, name: str, html: str) -> str:
        """A page without the paragraphs and lists that owners write."""
        view = View(self.catalog, AS_OF, f"{name}.md")
        for pattern, texts in self.planted.texts.items():
            for text in texts.values() if is_markdown(leaves()[pattern]) else ():
                html = html.replace(str(markdown_html(view, text)), "")
        return html


@dataclass
class Portals:
    """Small portals with a kind of text in every field."""

    folder: Path
    planter: Planter = field(default_factory=lambda: Planter(SMALL))
    refused: dict[Pattern, str] = field(default_factory=dict)
    """The fields of which a rule of the catalog refuses hostile texts, each with what it says."""
    calm: dict[tuple[str, frozenset[Pattern]], Made] = field(default_factory=dict)

    def hostile(self, family: Family) -> Made:
        """The portal with the texts of a family."""
        return Made(*self.planter.settle(self.folder / "data", family.text, self.refused))

    def calm_as(self, family: Family, planted: Planted) -> Made:
        """The portal with harmless texts in the same places."""
        key = family.calm, frozenset(planted.texts)
        if key not in self.calm:
            others = dict.fromkeys(leaves().keys() - planted.texts.keys(), "")
            self.calm[key] = Made(*self.planter.settle(self.folder / "data", family.calm_text, others))
        return self.calm[key]


@pytest.fixture(scope="module")
def portals(tmp_path_factory: pytest.TempPathFactory) -> Portals:
    """The portals, in a folder of their own."""
    return Portals(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("family", SHOWN, ids=lambda family: family.name)
def test_a_hostile_text_is_text(family: Family, portals: Portals) -> None:
    """In all fields at once, it changes no tag and no link, and pages and files have all of it or nothing."""
    made = portals.hostile(family)
    calm = portals.calm_as(family, made.planted)
    assert made.pages.keys() == calm.pages.keys()
    assert {
        name: what for name, page in made.pages.items() if (what := list(_odd(page, calm.pages[name])))
    } == {}
    texts = {word: text for texts in made.planted.texts.values() for word, text in texts.items()}
    left = {
        name: [one for said in strings if (one := left_over(said, texts)) is not None]
        for name, strings in made.strings.items()
    }
    assert {name: what for name, what in left.items() if what} == {}


def _odd(page: Structure, calm: Structure) -> Iterator[object]:
    """What a page has from a hostile text besides text."""
    if page.tags != calm.tags:
        yield next(pair for pair in zip(page.tags, calm.tags, strict=False) if pair[0] != pair[1])
    yield from page.odd
    yield from page.unsafe_links
    yield from (
        one for one in page.links if CANARY.search(one) and not one.startswith("https://example.com/?")
    )


@pytest.fixture(scope="module")
def breaker() -> Breaker:
    """What writes the small portal's data with texts where they do not belong."""
    return Breaker(SMALL)


def test_every_field_is_filled_or_refuses(portals: Portals, breaker: Breaker) -> None:
    """No field is left out: each has a hostile text, or its type or a rule refuses it; each has a place."""
    assert breaker.spots.keys() == leaves().keys()
    family = SHOWN[0]
    filled = portals.hostile(family).planted.texts.keys()
    open_to_text = {
        pattern
        for pattern, hint in leaves().items()
        if any(takes(hint, one) for one in variants(hint, family.text(canary(0))))
    }
    programs = {pattern for pattern, hint in leaves().items() if is_called(hint, "pattern")}
    assert filled | portals.refused.keys() | programs == open_to_text
    assert not filled & programs
    for told in portals.refused.values():
        assert MESSAGE.fullmatch(told), told


@pytest.mark.parametrize("name", ["javascript address", "next line"])
def test_what_takes_no_text_says_so(name: str, breaker: Breaker, tmp_path: Path) -> None:
    """Wherever a hostile text does not belong, it is refused at its place, and together with others."""
    text = next(family for family in SHOWN if family.name == name).text(canary(0))
    wanted = [pattern for pattern, hint in leaves().items() if not takes(hint, text)]
    together = told_at_its_place(breaker, wanted, text, tmp_path / "data")
    assert len(together) > 0.9 * len(wanted), set(wanted) - together
    # One may hide another, as what tells two records apart hides what is in them: these are tried alone.
    for pattern in set(wanted) - together:
        assert told_at_its_place(breaker, [pattern], text, tmp_path / "data") == {pattern}


def told_at_its_place(breaker: Breaker, patterns: list[Pattern], text: str, data: Path) -> set[Pattern]:
    """Of these fields, with a text in all of them, those about which something is said where they are.

    What tells two kinds of records apart is missed in the record that it stands in.
    """
    found, told = breaker.broken(data, patterns, text), refusals(data)
    told_at: set[Pattern] = set()
    for pattern, (name, path, key) in found.items():
        document = parsed(data, name)
        inside = [document.position(path[:-1])] if pattern[-1] == "state" else []
        if told.keys() & {document.position(path, key=key), *inside}:
            told_at.add(pattern)
    return told_at


@pytest.mark.parametrize("family", UNSEEN, ids=lambda family: family.name)
def test_what_nobody_sees_is_refused_everywhere(family: Family, breaker: Breaker, tmp_path: Path) -> None:
    """In whatever field or key, and written as an escape, such a character is refused by its number."""
    text = family.text(canary(0))
    found = breaker.broken(tmp_path / "data", leaves(), text)
    sign = next(char for char in text if not char.isprintable())
    told = refusals(tmp_path / "data")
    count = Counter(name for name, _, _ in found.values())
    said = Counter(place.path.removeprefix("data/") for place in told)
    # Half a character is no YAML, and its parser stops there.
    stops = {name for name in count if sign == "\ud800" and name.endswith(".yml")}
    most = {name: 1 if name in stops else min(number, MAX_FINDINGS) for name, number in count.items()}
    assert said == most
    named = f"U+{ord(sign):04X}", "the escape \\u cannot be read" if stops else "there may be more findings"
    assert [one for one in told.values() if not any(words in one for words in named)] == []


def refusals(data: Path) -> dict[Position, str]:
    """What is said of a data folder, by place; every message is one line of the ordinary form."""
    with pytest.raises(DataError) as caught:
        load(data)
    for one in caught.value.diagnostics:
        assert MESSAGE.fullmatch(str(one)), one
    return {one.position: str(one) for one in caught.value.diagnostics}


def test_what_becomes_of_each_family_matches_its_golden(portals: Portals) -> None:
    """By what a field takes: whether texts of a family are text there, are in a link, or are refused (-)."""
    portals.hostile(SHOWN[0])
    kinds = {type_of(hint): hint for pattern, hint in leaves().items() if pattern not in portals.refused}
    outcomes = {kind: [outcome(hint, family) for family in FAMILIES] for kind, hint in kinds.items()}
    never = {kind for kind, outcome in outcomes.items() if set(outcome) == {"-"}}
    open_kinds = sorted(outcomes.keys() - never)
    lines = [f"{at}. {kind}" for at, kind in enumerate(open_kinds, start=1)]
    lines += ["", f"{'':22}" + "".join(f"{at:7}" for at in range(1, len(open_kinds) + 1))]
    for at, family in enumerate(FAMILIES):
        lines.append(f"{family.name:22}" + "".join(f"{outcomes[kind][at]:>7}" for kind in open_kinds))
    lines += ["", "Refused whatever the text:", *sorted(never), "", "Refused by a rule:"]
    lines += sorted(".".join(pattern) for pattern in portals.refused)
    compare(GOLDEN, "\n".join(lines) + "\n")


def outcome(hint: Any, family: Family) -> str:
    """What becomes of a text of the family in a field of that type; a dash where it is refused."""
    text = family.text(canary(0))
    taken = next((one for one in variants(hint, text) if takes(hint, one)), None)
    if family.unseen or taken is None:
        return "-"
    if is_called(hint, "pattern"):
        return "rule"  # a program, which the dialect's rules look at
    return "link" if taken != text and "example.com/?" in taken and not is_markdown(hint) else "text"
