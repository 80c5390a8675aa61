"""Where a build has its audience from: a command or the configuration."""

from __future__ import annotations

import logging
from contextlib import chdir
from pathlib import Path
from typing import cast

import pytest
from mkdocs.commands import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator import mkdocs_plugin
from generator.mkdocs_plugin.plugin import RunbookPlugin
from generator.reuse.keeping import Keeping, keeping_of
from tests.pages.copies import Copy, copy_of_portal

HIDDEN = "teams/beta.html"


@pytest.fixture
def portal(tmp_path: Path) -> Copy:
    """A portal that is built for everybody unless a command says otherwise, with a team for the leads."""
    portal = copy_of_portal(tmp_path / "portal")
    portal.append("data/teams/beta.yml", "visibility: leads\n")
    portal.edit("mkdocs.yml", "  - runbook\n", "  - runbook:\n      audience: everyone\n")
    return portal


def build(portal: Copy, audience: str | None = None) -> bool:
    """Build the site from nothing; whether it has the team."""
    with chdir(portal.folder):
        mkdocs_plugin.build(Path("mkdocs.yml"), None, None, audience=audience, keeping=Keeping(None, ""))
    return (portal.site / HIDDEN).exists()


def test_the_command_goes_before_the_configuration(portal: Copy) -> None:
    """In one process, too, where a build follows on one for another audience."""
    assert [build(portal, "leads"), build(portal)] == [True, False]


@pytest.mark.parametrize("audience", ["", "lead"])
def test_an_audience_that_is_none_ends_a_build(
    audience: str, portal: Copy, caplog: pytest.LogCaptureFixture
) -> None:
    """A variable that is empty, or a slip of the pen, never opens the site to everybody."""
    with caplog.at_level(logging.ERROR, "mkdocs"), pytest.raises(Abort):
        build(portal, audience)
    assert f"there is no audience '{audience}'" in caplog.text
    assert not portal.site.exists()
    assert keeping_of(portal.config, audience=audience).site != keeping_of(portal.config).site


def test_an_export_is_for_the_audience(portal: Copy, tmp_path: Path) -> None:
    """It has no page of what the audience may not see, and says whom it is for."""
    with chdir(portal.folder):
        for audience, has_team in (("everyone", False), ("leads", True)):
            folder = mkdocs_plugin.export(
                Path("mkdocs.yml"), tmp_path / "export", None, audience=audience
            ).folder
            assert (folder / "docs/teams/beta.md").exists() == has_team
            assert "built_for: " in (folder / "mkdocs.yml").read_text(encoding="utf-8")


def test_an_export_does_not_name_what_it_leaves_out(
    portal: Copy, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Its configuration is the portal's own, and that may have an entry for a page that is not there."""
    portal.edit("mkdocs.yml", "\nnav:\n", "\nnav:\n  - Beta: teams/beta.md\n")
    with chdir(portal.folder), caplog.at_level(logging.ERROR, "mkdocs"), pytest.raises(Abort):
        mkdocs_plugin.export(Path("mkdocs.yml"), tmp_path / "export", None, audience="everyone")
    assert "the audience may not see 'teams/beta.md', which an export would name here" in caplog.text
    assert not (tmp_path / "export").exists()


def test_what_is_served_is_for_the_audience(portal: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """In each of its builds, for which MkDocs reads the configuration anew."""
    served: list[str | None] = []

    def build_twice(config_file: str, *, strict: bool) -> None:
        plugins = [load_config(config_file, strict=strict).plugins["runbook"] for _ in range(2)]
        served.extend(cast(RunbookPlugin, plugin).audience for plugin in plugins)

    monkeypatch.setattr(serve, "serve", build_twice)
    mkdocs_plugin.serve(portal.config, "responders")
    mkdocs_plugin.serve(portal.config)
    assert served == ["responders", "responders", None, None]
