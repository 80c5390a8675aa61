"""The export: a project of Markdown files that makes the same site without the generator."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner

from generator import mkdocs_plugin
from generator.cli import main
from generator.diagnostics import DataError
from generator.markdown_project import SIGN, refuse_edited, sign
from generator.mkdocs_plugin.building import Exported
from tests.pages.copies import Copy, tree
from tests.same_site import differing

pytestmark = pytest.mark.usefixtures("calm")

# Assembled, so that no scanner of secrets takes the tests for a leak.
KEY = "sk-" + "proj-" + "q7Zx0Vb2" * 6

WITHOUT_GENERATOR = "import sys; sys.modules['generator'] = None; from mkdocs.__main__ import cli; cli()"
"""MkDocs on a machine that has the theme, and no generator to import."""


def export(portal: Copy, folder: Path) -> Path:
    """Export a copy as its owner would, in its folder."""
    with chdir(portal.folder):
        return mkdocs_plugin.export(Path("mkdocs.yml"), folder, None).folder


def test_plain_mkdocs_makes_the_same_site_of_an_export(portal: Copy, tmp_path: Path) -> None:
    """Without the generator every page is the same, to the byte, and so is every other file.

    Texts of the data look like Markdown, HTML and templates. A second export takes the place of the first,
    with what was built in it.
    """
    portal.edit("data/teams/beta.yml", "name: Beta & partners", 'name: "*Beta* _x_ <b>&amp; {{ y }} #"')
    portal.append(
        "docs/faq.md",
        '\nThere are {{ value("teams") }} teams: {{ value("name") }}.\n\n'
        '1. A {{ term("revocation-window") }} in a list.\n\n### Below\n',
    )
    folder = export(portal, tmp_path / "export")
    command = [sys.executable, "-c", WITHOUT_GENERATOR, "build", "--strict", "-q"]
    subprocess.run(command, cwd=folder, check=True, timeout=60)
    with chdir(portal.folder):
        built = mkdocs_plugin.build(Path("mkdocs.yml"), None, None).site
    assert differing(folder / "site", built) == []
    before = tree(folder)
    export(portal, folder)
    assert tree(folder) == {path: data for path, data in before.items() if not path.startswith("site/")}


def test_every_page_of_the_shipped_portal_is_exported(
    project: Path, built_site: Path, tmp_path: Path
) -> None:
    """Whatever its pages and its data say, nothing of it is refused."""
    folder = tmp_path / "export"
    command = [str(Path(sys.executable).with_name("runbook")), "export", str(folder)]
    # Not measured: what an export runs is counted above.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        command, cwd=project, env=unmeasured, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    pages = {path.relative_to(folder / "docs").as_posix() for path in folder.glob("docs/**/*.md")}
    assert done.stdout.endswith(f": {len(pages)} pages as Markdown\n")
    built = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html")}
    assert {page.replace(".md", ".html") for page in pages} == built - {"404.html"}


def test_an_export_has_what_is_published_and_nothing_else(portal: Copy, tmp_path: Path) -> None:
    """No data, no sources of widgets and no excluded page; the plugin is not asked for.

    What looks like a fence of code in a component is no reason to refuse it.
    """
    portal.write("docs/draft.md", "# Draft\n")
    portal.edit("data/commands/count.yml", "'.sessions | length'", "'.sessions |\n      ```\n      length'")
    portal.append("mkdocs.yml", "\nexclude_docs: |\n  /draft.md\n  /api/facts.json\n")
    folder = export(portal, tmp_path / "export")
    there = set(tree(folder))
    assert {SIGN, "mkdocs.yml", "docs/teams/alpha.md", "docs/api/teams.json"} <= there
    assert {path.partition("/")[0] for path in there} == {SIGN, "mkdocs.yml", "docs", "overrides"}
    assert {path for path in there if path.startswith("overrides/widgets/")} == {
        f"overrides/widgets/{name}" for name in ("bundle.js", "drill.bundle.js", "session-filter.bundle.js")
    }
    assert not {"docs/draft.md", "docs/api/facts.json"} & there
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert not re.search(r"^\s*- runbook", text, re.MULTILINE)
    assert 'built_on: "2026-11-23"' in text
    assert "# no font is fetched from anywhere" in text


def old_export(folder: Path) -> dict[str, bytes]:
    """An export from before, with one file."""
    folder.mkdir()
    (folder / "mkdocs.yml").write_text("site_name: Old\n", encoding="utf-8")
    (folder / SIGN).write_text(sign(folder, "Old", "2026-01-01"), encoding="utf-8")
    return tree(folder)


def test_all_that_is_wrong_is_told_and_the_old_export_stays(
    portal: Copy, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A component that Markdown cannot hold, and a secret in a file that no site has, are told at once."""
    portal.append("docs/faq.md", "\n1. In a list:\n\n    {{ facts() }}\n")
    portal.append("mkdocs.yml", f"# {KEY}\n")
    before = old_export(tmp_path / "export")
    with pytest.raises(ClickException), caplog.at_level(logging.WARNING, "mkdocs"):
        export(portal, tmp_path / "export")
    said = "\n".join(record.getMessage() for record in caplog.records)
    assert "docs/faq.md:7:5: as Markdown alone, this page would not say the same; expected its comp" in said
    assert re.search(r"mkdocs\.yml:[0-9]+:[0-9]+: the site would publish something of the class 'key'", said)
    assert KEY not in said
    assert tree(tmp_path / "export") == before
    assert {path.name for path in tmp_path.iterdir()} == {"portal", "export"}


def test_what_stops_a_build_stops_an_export(
    portal: Copy, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The findings are those of a build, and no folder is made."""
    portal.edit("data/policy.yml", "default: weekly", "default: yearly")
    with pytest.raises(ClickException), caplog.at_level(logging.WARNING, "mkdocs"):
        export(portal, tmp_path / "export")
    assert "data/policy.yml:" in caplog.text
    assert "'yearly'" in caplog.text
    assert [path.name for path in tmp_path.iterdir()] == ["portal"]


def test_only_an_export_that_nobody_has_edited_is_replaced(portal: Copy, tmp_path: Path) -> None:
    """Not the project, nobody's folder, and no export that somebody went on with; building it is no edit."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "notes.md").write_text("mine", encoding="utf-8")
    for folder in (portal.folder, mine):
        with pytest.raises(DataError, match="would take the place of what is here, which is no export"):
            export(portal, folder)
    folder = tmp_path / "export"
    old_export(folder)
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text("built", encoding="utf-8")
    refuse_edited(folder)
    (folder / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    with pytest.raises(DataError, match=rf"{SIGN}:1:1: this export was edited"):
        export(portal, folder)
    assert (mine / "notes.md").read_text(encoding="utf-8") == "mine"


def test_the_command_says_what_it_made_or_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It hands its folders on as they were given; a finding is a line on the other stream, and status 1."""
    monkeypatch.chdir(tmp_path)
    Path("mkdocs.yml").write_text("", encoding="utf-8")
    asked: list[tuple[Path | None, ...]] = []

    def make(*folders: Path | None, audience: str | None, report: object) -> Exported:
        asked.append(folders)
        return Exported(Path("out"), 1_234)

    monkeypatch.setattr(mkdocs_plugin, "export", make)
    done = CliRunner().invoke(main, ["export", "out", "--data", "other"])
    assert (done.exit_code, done.stdout) == (0, "out: 1,234 pages as Markdown\n")
    assert asked == [(Path("mkdocs.yml"), Path("out"), Path("other"), None)]
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    refused = CliRunner().invoke(main, ["export", "."])
    assert refused.exit_code == 1
    assert refused.stderr.endswith("which is no export; name another folder, or an empty one\n1 problem\n")
