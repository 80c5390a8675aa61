"""New data files: valid as they are, with each of their examples, and whatever the id and the data are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog, load_texts
from generator.catalog.examining import Memory
from generator.catalog.kinds import KINDS
from generator.catalog.reading import is_data
from generator.diagnostics import DataError
from generator.gate import People, read_roster, review_diagnostics
from generator.models.base import ID_PATTERN, Record
from generator.models.checklists import Applies
from generator.models.shape import fields_of
from generator.page_checks import HandWritten, check_pages
from generator.site import generated_page_paths
from generator.starters import new_checklist, new_drill, new_review, new_team
from generator.starters.lines import value
from generator.yaml_source import parse_yaml
from tests.generated import generated_pages
from tests.pages.copies import remembered, tree

ROOT = Path(__file__).parents[2]
PORTALS = {"small": ROOT / "tests" / "fixtures" / "portal", "shipped": ROOT}
DAY = date(2026, 11, 23)
MODELINE = "# yaml-language-server: $schema=../schemas/"
MAKE: dict[str, Callable[[Catalog, str], str]] = {
    "team": lambda catalog, name: new_team(catalog, name, DAY),
    "checklist": new_checklist,
    "drill": new_drill,
}
_EXAMPLE = re.compile(r"(?P<indent> *)#(?=[^\s#])")

every_kind = pytest.mark.parametrize("kind", MAKE)
every_portal = pytest.mark.parametrize("portal", PORTALS)


@cache
def files_of(portal: str) -> Mapping[str, bytes]:
    """The files of a portal's data."""
    return {path: text for path, text in tree(PORTALS[portal] / "data").items() if is_data(path)}


@cache
def known_of(portal: str) -> tuple[Catalog, Memory]:
    """The data of a portal, and what is known of its files."""
    memory = Memory()
    return load_texts(files_of(portal), "data", memory, worked_out=True), memory


def data_of(portal: str) -> Catalog:
    """The data of a portal."""
    return known_of(portal)[0]


def path_of(kind: str, name: str) -> str:
    """Where in the data the file of a record is."""
    pattern = next(one.pattern for one in KINDS if one.name == kind)
    return pattern.replace("*", name)


def loaded(portal: str, kind: str, name: str, text: str) -> Catalog:
    """The data of a portal with one more file; raises `DataError` where that does not fit."""
    return with_file(portal, path_of(kind, name), text)


def with_file(portal: str, path: str, text: str) -> Catalog:
    """The same for a file at a path."""
    memory = remembered(known_of(portal)[1])
    return load_texts({**files_of(portal), path: text.encode()}, "data", memory, worked_out=True)


def examples(lines: list[str]) -> Iterator[set[int]]:
    """The numbers of the lines of each example: one behind a `#`, and those that belong to it."""
    here: set[int] = set()
    depth = 0
    for number, line in enumerate(lines):
        found = _EXAMPLE.match(line)
        if found is None and line.lstrip().startswith("#"):
            continue
        if here and (found is None or len(found["indent"]) <= depth):
            yield here
            here = set()
        if found is None:
            continue
        if not here:
            depth = len(found["indent"])
        here.add(number)
    if here:
        yield here


def with_examples(lines: list[str], wanted: set[int]) -> str:
    """The file with the `#` of some of its examples taken away."""
    return "\n".join(
        _EXAMPLE.sub(r"\g<indent>", line) if number in wanted else line for number, line in enumerate(lines)
    )


@every_portal
@every_kind
def test_a_new_file_is_valid_together_with_the_rest(kind: str, portal: str) -> None:
    """The data takes the file, it names its schema, and no line is longer than an editor shows."""
    text = MAKE[kind](data_of(portal), "new-one")
    catalog = loaded(portal, kind, "new-one", text)
    assert "new-one" in getattr(catalog, path_of(kind, "x").partition("/")[0])
    assert text.startswith(f"{MODELINE}{kind}.json\n")
    assert text.endswith("\n")
    assert not re.search(r"[ \t]\n|\n\n\n", text)
    assert max(map(len, text.splitlines())) <= 120


@every_portal
@every_kind
def test_the_pages_are_made_with_it(kind: str, portal: str) -> None:
    """The checks of a build pass, with all examples too, and the new record has its page."""
    lines = MAKE[kind](data_of(portal), "new-one").splitlines()
    for text in ("\n".join(lines), with_examples(lines, set(range(1, len(lines))))):
        catalog = loaded(portal, kind, "new-one", text)
        docs = PORTALS[portal] / "docs"
        written = [
            HandWritten(path.relative_to(docs).as_posix(), path.name, path.read_text(encoding="utf-8"))
            for path in docs.rglob("*.md")
        ]
        check_pages(catalog, written, generated_page_paths(catalog), date.max)
        assert path_of(kind, "new-one").replace(".yml", ".md") in generated_pages(catalog, DAY)


@every_portal
@every_kind
def test_each_example_holds_once_its_mark_is_taken_away(kind: str, portal: str) -> None:
    """Each alone, and all of them together, leave the file valid, and say something."""
    text = MAKE[kind](data_of(portal), "new-one")
    lines = text.splitlines()
    found = list(examples(lines))
    assert len(found) >= 3
    for wanted in (*found, set.union(*found)):
        changed = with_examples(lines, wanted)
        loaded(portal, kind, "new-one", changed)
        assert parse_yaml(changed.encode(), "new").value != parse_yaml(text.encode(), "new").value


@every_kind
def test_every_key_of_a_record_is_in_the_file(kind: str) -> None:
    """What can be written is there, as a value or as an example, so that nobody has to look it up."""
    lines = MAKE[kind](data_of("shipped"), "new-one").splitlines()
    catalog = loaded("shipped", kind, "new-one", with_examples(lines, set(range(1, len(lines)))))
    record: Record = getattr(catalog, path_of(kind, "x").partition("/")[0])["new-one"]
    assert record.model_fields_set == set(fields_of(type(record)))


IDS = st.one_of(
    st.from_regex(ID_PATTERN, fullmatch=True).filter(lambda name: len(name) <= 60),
    st.sampled_from(("true", "null", "yes", "no", "0", "007", "1e5", "0x10", "nan", "2026-06-25", "a" * 60)),
)


@every_kind
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(name=IDS)
def test_any_id_gives_a_valid_file(kind: str, name: str) -> None:
    """Numbers, truth values and days are ids like any other."""
    catalog = data_of("small")
    if (path_of(kind, name).partition("/")[0], name) not in catalog.places:
        loaded("small", kind, name, MAKE[kind](catalog, name))


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf"], exclude_characters="\u2028\u2029\ufffe\uffff")
    )
)
def test_a_text_is_read_back_as_it_was(text: str) -> None:
    """Whatever labels the data has, a value is the same after YAML."""
    assert parse_yaml(f"key: {value(text)}\n".encode(), "new").value == {"key": text}


NAMES = ("opening", "turn", "turn-2")


def test_an_inject_is_not_called_like_a_step() -> None:
    """Where the checklist has steps of such names, the injects get others."""
    catalog = data_of("small")
    followed = catalog.checklists["response"]
    steps = followed.steps[: len(NAMES)]
    named = [step.model_copy(update={"id": name}) for step, name in zip(steps, NAMES, strict=True)]
    changed = followed.model_copy(update={"steps": tuple(named)})
    text = new_drill(replace(catalog, checklists={"response": changed}), "new-one")
    assert re.findall(r"^  #?- id: (\S+)", text, re.MULTILINE)[1:] == ["opening-2", "turn-3", "late-news"]


@pytest.mark.parametrize("kind", ["team", "drill"])
def test_without_a_way_to_sign_in_there_is_no_account_yet(kind: str) -> None:
    """What every team names has to be there first; the file where it belongs is named."""
    catalog = data_of("small")
    vocabularies = catalog.vocabularies.model_copy(update={"sign_in": ()})
    with pytest.raises(DataError) as caught:
        MAKE[kind](replace(catalog, vocabularies=vocabularies), "new-one")
    assert str(caught.value) == (
        "data/vocabularies.yml:1:1: there is no way to sign in yet; "
        "write one there first, since every such file names one"
    )


def test_what_the_data_cannot_show_is_left_out() -> None:
    """Without apps there is no example of a row, and without facts or settings none of those."""
    catalog = data_of("small")
    locked = tuple(one.model_copy(update={"guardrail": "locked"}) for one in catalog.policy.settings)
    words = catalog.vocabularies.model_copy(update={"apps": (), "circumstances": ()})
    bare = replace(
        catalog,
        vocabularies=words,
        policy=catalog.policy.model_copy(update={"settings": locked}),
        facts={},
        reviews={},
    )
    drill = new_drill(bare, "new-one")
    assert "sessions:" not in drill
    assert "ruled_out:" not in drill
    checklist = new_checklist(replace(bare, vocabularies=words.model_copy(update={"sign_in": ()})), "new-one")
    assert "facts:" not in checklist
    assert "when:" not in checklist
    team = new_team(bare, "new-one", DAY)
    assert "policy:" not in team
    assert "exceptions:" not in team


def test_a_new_drill_follows_what_is_practised_next() -> None:
    """The checklist of the planned drill, or the planned checklist, or that of reviews without a plan."""
    catalog = data_of("small")
    portal, planned = catalog.portal, catalog.portal.next_drill
    assert planned is not None
    at_the_table = planned.model_copy(update={"checklist": None, "drill": "lost-laptop"})
    for one, followed in ((planned, "response"), (at_the_table, "response"), (None, "first-pass")):
        changed = replace(catalog, portal=portal.model_copy(update={"next_drill": one}))
        assert f"\nchecklist: {followed}\n" in new_drill(changed, "new-one")


def test_a_new_drill_is_about_an_account_that_its_checklist_has_steps_for() -> None:
    """Where no step is for accounts with the list of sessions, the account is another, and has no rows."""
    catalog = data_of("small")
    only = Applies(sign_in=("organization-sso",))
    followed = catalog.checklists["response"]
    steps = tuple(step.model_copy(update={"when": only}) for step in followed.steps)
    changed = {**catalog.checklists, "response": followed.model_copy(update={"steps": steps})}
    text = new_drill(replace(catalog, checklists=changed), "new-one")
    assert "\nsign_in: organization-sso\n" in text
    assert "sessions:" not in text


def test_a_team_may_change_free_settings_to_anything() -> None:
    """A free setting has an example as well, whichever of the types it is."""
    catalog = data_of("small")
    free = tuple(one.model_copy(update={"guardrail": "free"}) for one in catalog.policy.settings)
    freed = replace(catalog, policy=catalog.policy.model_copy(update={"settings": free}))
    lines = new_team(freed, "new-one", DAY).splitlines()
    known = parse_yaml(with_examples(lines, set(range(1, len(lines)))).encode(), "new").value
    assert isinstance(known, dict)
    assert known["policy"] == {
        "review-frequency": "daily",
        "required-controls": {"add": [next(c for c in catalog.controls if c != "mfa")]},
        "separate-reviews": {"remove": ["shared-links"]},
        "store-raw-tokens": True,
        "raw-rows-kept": 6,
    }


@every_portal
def test_a_new_review_may_be_published(portal: str) -> None:
    """It is valid for each team, has no row that stands out, and nothing in it is a secret or a person."""
    for team in data_of(portal).teams:
        name = f"{team}/2026-11-22"
        catalog = with_file(portal, f"reviews/{name}.json", new_review(team, date(2026, 11, 22)))
        review, place = catalog.reviews[name], catalog.places["reviews", name]
        assert review.sessions == ()
        assert review_diagnostics(review, place, catalog, People(read_roster(None))) == []


def test_a_new_review_has_every_key() -> None:
    """Whoever fills it in finds each key that must be there in its place."""
    model = next(kind.model for kind in KINDS if kind.name == "review")
    needed = [field.alias or name for name, field in model.model_fields.items() if field.is_required()]
    assert list(json.loads(new_review("alpha", DAY))) == needed
