"""The tool pages: keys, and commands with the vocabulary in them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

from generator.catalog import Catalog
from generator.models.commands import Variant
from generator.models.shortcuts import KeysBySystem, Shortcut
from generator.models.vocabularies import App
from generator.pages.tools import commands_html, filled, shortcuts_table
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
