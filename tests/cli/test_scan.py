"""`runbook scan`: a folder in; findings, what was looked at, and an exit status out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.scan import scan
from tests.gate.portals import ADDRESS, LISTED, gated_portal


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small portal as the current folder, with a folder that holds one clean file."""
    portal = gated_portal(tmp_path / "portal")
    portal.write("out/a.html", "<p>Ask alpha@example.com.</p>")
    monkeypatch.chdir(portal.folder)
    monkeypatch.delenv("RUNBOOK_ROSTER", raising=False)
    return portal.folder


def run(*arguments: str) -> Result:
    """Run the command with these arguments."""
    return CliRunner().invoke(scan, ["out", *arguments])


def test_a_clean_folder_ends_well() -> None:
    """The one line says what was looked at, and what was let pass."""
    result = run()
    assert result.exit_code == 0
    assert result.stdout == (
        "out: no problems in 1 file, 29 bytes, 3 readings (0 files of the theme, 1 find allowed)\n"
    )


def test_a_finding_is_an_error(here: Path) -> None:
    """It is told on one line, with the place that the reader can go to, and without the find itself."""
    (here / "out/b.html").write_text(f"<p>\n{ADDRESS}", encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert "out/b.html:2:1: the site would publish something of the class 'address'" in result.stderr
    assert result.stderr.endswith("\n1 problem\n")
    assert ADDRESS not in result.output


def test_tools_read_json(here: Path) -> None:
    """Problems and counts, as one object."""
    (here / "out/b.html").write_text(ADDRESS, encoding="utf-8")
    result = run("--format", "json")
    said = json.loads(result.stdout)
    assert result.exit_code == 1
    assert said["scanned"]["files"] == 2
    assert [problem["path"] for problem in said["problems"]] == ["out/b.html"]


def test_people_of_the_roster_are_looked_for(here: Path, tmp_path: Path) -> None:
    """Whoever is on the list is found; without the list, an unusual name is not."""
    (here / "out/b.html").write_text(f"<p>{LISTED}</p>", encoding="utf-8")
    (tmp_path / "people.txt").write_text(f"{LISTED}\n", encoding="utf-8")
    assert run().exit_code == 0
    result = run("--roster", str(tmp_path / "people.txt"))
    assert result.exit_code == 1
    assert "the name of a person" in result.stderr


@pytest.mark.parametrize("form", ["text", "json"])
def test_data_that_cannot_be_read_is_an_error(form: str, here: Path) -> None:
    """Without the rules nothing can be told of the folder."""
    (here / "data/publication.yml").unlink()
    result = run("--format", form)
    assert result.exit_code == 1
    assert "data/publication.yml" in result.output
    assert "Traceback" not in result.output


def test_data_that_cannot_be_read_has_the_same_form_for_tools(here: Path) -> None:
    """Counts and problems, whatever is wrong."""
    (here / "data/publication.yml").unlink()
    said = json.loads(run("--format", "json").stdout)
    assert said["scanned"]["files"] == 0
    assert [problem["path"] for problem in said["problems"]] == ["data/publication.yml"]


def test_an_empty_folder_is_a_problem(here: Path) -> None:
    """It is no site, and nothing was looked at."""
    (here / "empty").mkdir()
    result = CliRunner().invoke(scan, ["empty"])
    assert result.exit_code == 1
    assert result.stderr == "empty:1:1: there is no file in it; expected a finished site\n1 problem\n"


def test_the_environment_names_the_roster(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the option is not given, the list of the environment counts; an empty name is none."""
    (here / "out/b.html").write_text(f"<p>{LISTED}</p>", encoding="utf-8")
    (tmp_path / "people.txt").write_text(f"{LISTED}\n", encoding="utf-8")
    monkeypatch.setenv("RUNBOOK_ROSTER", str(tmp_path / "people.txt"))
    assert "the name of a person" in run().stderr
    monkeypatch.setenv("RUNBOOK_ROSTER", "")
    assert run().exit_code == 0


def test_pages_are_those_beside_the_data(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From whatever folder the command is run, a find leads to the page that says it."""
    with (here / "docs/faq.md").open("a", encoding="utf-8") as page:
        page.write(f"\nAsk {ADDRESS}.\n")
    (here / "out/b.html").write_text(f"<p>Ask {ADDRESS}.", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(scan, ["portal/out", "--data", "portal/data"])
    assert result.stderr.splitlines()[1].startswith("portal/docs/faq.md:")


def test_a_folder_that_is_not_there_is_a_slip() -> None:
    """Nothing scanned is not the same as nothing found."""
    result = CliRunner().invoke(scan, ["nowhere"])
    assert result.exit_code == 2


def test_what_an_audience_may_not_see_is_looked_for(here: Path) -> None:
    """Where its names stand in a site; what only other sites need may be on the allow-list."""
    (here / "out/index.html").write_text("<p>See data/teams/beta.yml</p>", encoding="utf-8")
    beta = here / "data/teams/beta.yml"
    assert "nothing in the site needs this entry" in run().stderr
    assert run("--audience", "everyone").exit_code == 0
    beta.write_text(beta.read_text(encoding="utf-8") + "visibility: responders\n", encoding="utf-8")
    assert run("--audience", "everyone").stderr.partition("\n")[2] == (
        "out/index.html:1:1: the site for 'everyone' would name 'teams/beta', in index.html; "
        "write it without the name, or let the audience see it\n1 problem\n"
    )
    assert run("--audience", "responders").exit_code == 0
    assert "there is no audience 'responder'" in run("--audience", "responder").stderr
