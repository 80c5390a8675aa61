"""The configuration of an export: the project's own, with a few places changed."""

from __future__ import annotations

import pytest

from generator.diagnostics import DataError
from generator.markdown_project import portable

TEXT = """\
# The frame.
site_name: X  # its name
docs_dir: ../pages
theme:
  name: material
  custom_dir: "../../overrides"  # ours
plugins:
  - search
  - runbook:
      data_dir: elsewhere
  # for disks
  - offline
extra:
  # all pages
  scope: /
markdown_extensions:
  - x:
      y: !!python/name:a.b
"""


def test_only_folders_the_plugin_and_what_a_build_tells_are_changed() -> None:
    """Comments, order and tags that nobody reads here stay as they are."""
    assert portable(TEXT, "mkdocs.yml", {"built_on": "2026-11-30"}) == (
        TEXT.replace("../pages", "docs")
        .replace('"../../overrides"', "overrides")
        .replace("  - runbook:\n      data_dir: elsewhere\n", "")
        .replace("  scope: /", '  built_on: "2026-11-30"\n  scope: /')
    )


def test_a_configuration_without_extra_gets_one() -> None:
    """What a build tells the theme has a place in any case."""
    text = portable("plugins:\n- runbook\n", "mkdocs.yml", {"built_on": "2026-11-30"})
    assert text == 'plugins:\n\nextra:\n  built_on: "2026-11-30"\n'


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("- x\n", "m.yml:1:1: the configuration has no keys; expected 'site_name: …'"),
        (
            "a: b\nhooks: [x.py]\nINHERIT: base.yml\n",
            "m.yml:2:1: 'hooks' brings in code, which an export has not; take it out\n"
            "m.yml:3:1: 'INHERIT' brings in another configuration, which an export has not; take it out",
        ),
        (
            "plugins: [search, runbook]\n",
            "m.yml:1:10: the plugins are no list with a line for each; "
            "expected '- runbook' on a line of its own",
        ),
        (
            "plugins:\n  - runbook\nextra: {scope: /}\n",
            "m.yml:3:8: 'extra' has no line for each key; expected its keys on lines of their own",
        ),
    ],
)
def test_what_an_export_cannot_have_is_told(text: str, finding: str) -> None:
    """Each with its place, instead of an export that does not build."""
    with pytest.raises(DataError) as raised:
        portable(text, "m.yml", {"built_on": "2026-11-30"})
    assert str(raised.value) == finding
