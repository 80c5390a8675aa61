"""The tool pages: keys, commands with the vocabulary in them, and the scoring rules in words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from generator.catalog import Catalog
from generator.models.commands import Variant
from generator.models.scoring import Band
from generator.models.shortcuts import KeysBySystem, Shortcut
from generator.models.vocabularies import App
from generator.pages.tools import (
    calculator_html,
    commands_html,
    filled,
    ruleset_model,
    shortcuts_table,
    signed,
)
from generator.pages.view import View


def variant(run: str) -> Variant:
    """A command for a POSIX shell."""
    return Variant.model_validate({"systems": ("linux",), "shell": "sh", "run": run})


def with_apps(catalog: Catalog, *labels: str) -> Catalog:
    """The catalog with these apps."""
    apps = tuple(App(id=f"app-{n}", label=label, meaning="x") for n, label in enumerate(labels))
    return replace(catalog, vocabularies=catalog.vocabularies.model_copy(update={"apps": apps}))


def test_a_command_has_the_vocabulary_in_it(catalog: Catalog) -> None:
    """Apps stand in a command by their labels, decisions by their ids, as a review file names them."""
    names = [one.id for one in catalog.vocabularies.decisions]
    text = filled(with_apps(catalog, "One", "Ünë"), variant("a=[{{apps}}] d=[{{ decisions }}]"))
    assert text.startswith('a=["One","Ünë"] d=[')
    assert json.loads(text.partition("d=")[2]) == names


def test_a_label_cannot_end_its_quotes(catalog: Catalog) -> None:
    """Quotes and backslashes of a label stay inside the text that the command reads."""
    labels = ('a"b', "c\\d", "$(e) `f` {{decisions}}")
    text = filled(with_apps(catalog, *labels), variant("[{{apps}}]"))
    assert json.loads(text) == list(labels)


def test_other_braces_of_a_command_stay(catalog: Catalog) -> None:
    """What is no placeholder is the command's own business."""
    run = "docker ps --format '{{.Names}}' ${x} {a,b}"
    assert filled(catalog, variant(run)) == run


def test_code_is_shown_as_it_is_run(catalog: Catalog, view: View) -> None:
    """Colours aside, the text in the page is the command, so that it can be copied."""
    html = str(commands_html(view))
    code = re.findall(r'<pre tabindex="0"><code>(.*?)</code>', html, re.DOTALL)
    shown = [unescape(re.sub(r"<[^>]*>", "", one)) for one in code]
    wanted = [
        filled(catalog, one).rstrip("\n")
        for command in catalog.commands.values()
        for system in ("macos", "linux", "windows")
        for one in command.variants
        if system in one.systems
    ]
    assert [one.rstrip("\n") for one in shown] == wanted


def test_every_tab_has_a_label_of_its_own(view: View) -> None:
    """Each tab's input has an id that is unique in the page, and exactly one label."""
    html = str(commands_html(view))
    inputs = re.findall(r'<input[^>]* id="([^"]+)"', html)
    assert inputs
    assert len(set(inputs)) == len(inputs)
    assert sorted(re.findall(r'<label for="([^"]+)"', html)) == sorted(inputs)


def test_systems_with_the_same_keys_share_a_row(view: View) -> None:
    """A shortcut has one row for each different set of keys, and can be found by each of its systems."""
    keys = KeysBySystem(windows=("Ctrl", "F"), macos=("⌘", "F"), linux=("Ctrl", "F"))
    shortcut = Shortcut(id="find", does="Find", helps="Everywhere", keys=keys)
    catalog = replace(view.catalog, shortcuts={"find": shortcut})
    html = str(shortcuts_table(replace(view, catalog=catalog)))
    assert html.count('<td data-label="What it does">Find</td>') == 2
    assert 'data-values="[&#34;Linux&#34;, &#34;Windows&#34;]"' in html
    assert "<kbd>Ctrl</kbd>" in html


@pytest.mark.parametrize(("points", "words"), [(3, "+3"), (0, "0"), (-1, "\u22121")])
def test_points_are_written_with_their_sign(points: int, words: str) -> None:
    """Points have a plus or a real minus sign; none have neither."""
    assert signed(points) == words


@pytest.mark.parametrize(
    ("starts", "ranges"),
    [
        ((5, 2, None), ["5 and up", "2 to 4", "below 2"]),
        ((3, 2, None), ["3 and up", "2", "below 2"]),
        ((0, -2, None), ["0 and up", "\u22122 to \u22121", "below \u22122"]),
        ((None,), ["any"]),
    ],
)
def test_bands_are_read_as_ranges(starts: tuple[int | None, ...], ranges: list[str], view: View) -> None:
    """A band says which scores it takes, with no gap and no overlap."""
    decision = view.catalog.vocabularies.decisions[0].id
    bands = tuple(Band.model_validate({"from": start, "decision": decision}) for start in starts)
    ruleset = view.catalog.scoring.model_copy(update={"bands": bands})
    html = str(calculator_html(replace(view, catalog=replace(view.catalog, scoring=ruleset))))
    assert re.findall(r'<td data-label="Score"[^>]*>([^<]*)</td>', html) == ranges


def test_the_calculator_gets_the_ruleset_as_it_is(view: View) -> None:
    """The data for the browser is the ruleset, whole, with each decision in words."""
    html = str(calculator_html(view))
    attribute = re.search(r'data-ruleset="([^"]*)"', html)
    assert attribute is not None
    ruleset = view.catalog.scoring
    model = json.loads(unescape(attribute[1]))
    assert model == json.loads(json.dumps(ruleset_model(view)))
    assert [one["name"] for one in model["inputs"]] == list(ruleset.inputs)
    assert [one["points"] for one in model["rules"]] == [rule.points for rule in ruleset.rules]
    assert [one["from"] for one in model["bands"]] == [band.from_ for band in ruleset.bands]
    assert all(
        {"id", "label", "tone", "meaning", "next", "see"} == set(one["decision"]) for one in model["bands"]
    )
