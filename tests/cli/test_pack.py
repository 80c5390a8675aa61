"""`runbook pack` and `runbook verify`: what is printed, what is written, and with which status they end."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.cli import pack as command
from generator.cli import verify as verifying
from tests.packing.sites import DAY, FILES, made_site, packed

WHOLE = len(FILES) + 3


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a made-up site and a configuration, as the current one; no CI system runs this."""
    made_site(tmp_path / "site")
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for variable in ("RUNBOOK_BUILDER", "GITHUB_RUN_ID", "CI_JOB_URL"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def run(*arguments: str) -> Result:
    """Run `runbook` with these arguments."""
    return CliRunner().invoke(main, arguments)


def materials(file: Path = Path("runbook.zip.provenance.json")) -> list[str]:
    """The names of what a statement says that the site was made of."""
    told = json.loads(file.read_text(encoding="utf-8"))["predicate"]["buildDefinition"]
    return [one["name"] for one in told["resolvedDependencies"]]


def test_a_site_is_packed_as_it_is() -> None:
    """One line says where the zip is, what is in it, and its digest; nothing is said of its sources."""
    result = run("pack", "--site", "site")
    assert result.exit_code == 0
    said = rf"runbook\.zip: {WHOLE} files, 0\.0 MB, SHA-256 [0-9a-f]{{64}}, in [0-9.]+ s\n"
    assert re.fullmatch(said, result.stdout)
    assert materials() == []
    assert run("verify", "runbook.zip").stdout == (
        f"runbook.zip: {WHOLE} files, as they were packed; "
        "runbook.zip.sha256 and runbook.zip.provenance.json agree\n"
    )


def test_a_site_is_built_first_with_what_was_asked_for(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders are handed on to the build, and the statement names the lock that was there."""
    asked: list[tuple[object, ...]] = []

    @click.command()
    def build(**options: object) -> Path:
        asked.append(tuple(options.values()))
        return here / "site"

    monkeypatch.setattr(command, "build", build)
    (here / "requirements").mkdir()
    (here / "requirements/site.txt").write_text(
        "one==1.0 \\\n    --hash=sha256:" + "1" * 64, encoding="utf-8"
    )
    options = ("--data", "other", "--roster", "people.txt", "--audience", "leads")
    result = run("pack", *options, "--out", "a.zip")
    assert result.exit_code == 0, result.output
    assert asked == [(Path("mkdocs.yml"), Path("other"), Path("people.txt"), "leads", None, True)]
    assert materials(Path("a.zip.provenance.json")) == ["requirements/site.txt"]


def test_the_statement_says_who_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The zip does not: whoever packs the same site gets the same."""
    run("pack", "--site", "site")
    before = Path("runbook.zip").read_bytes()
    monkeypatch.setenv("RUNBOOK_BUILDER", "https://builds.example.com/1")
    run("pack", "--site", "site")
    assert "https://builds.example.com/1" in Path("runbook.zip.provenance.json").read_text(encoding="utf-8")
    assert Path("runbook.zip").read_bytes() == before


def test_a_build_that_fails_leaves_the_old_zip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own messages say why; the zip from before is there."""
    run("pack", "--site", "site")
    before = Path("runbook.zip").read_bytes()

    @click.command()
    def build(**_: object) -> Path:
        raise click.ClickException("the build fails")

    monkeypatch.setattr(command, "build", build)
    result = run("pack")
    assert (result.exit_code, result.output) == (1, "Error: the build fails\n")
    assert Path("runbook.zip").read_bytes() == before


def test_a_place_that_will_not_do_is_said_before_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a site that cannot be packed then."""

    @click.command()
    def build(**_: object) -> Path:
        raise AssertionError("nothing is built")

    monkeypatch.setattr(command, "build", build)
    for out, said in (("gone/a.zip", "there is no folder"), ("mkdocs.yml", "a zip would take the place")):
        result = run("pack", "--out", out)
        assert (result.exit_code, result.output.partition(": ")[0]) == (1, f"{out}:1:1")
        assert said in result.output


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--site", "nowhere"), 1, "nowhere:1:1: there is no built site here: it has no index.html; "),
        (
            ("--site", "site", "--out", "gone/a.zip"),
            1,
            "gone/a.zip:1:1: there is no folder to write it into; make that first, or name another file",
        ),
        (("--site", "site", "--data", "data"), 2, "--roster and --audience, which are for building one"),
        (
            ("--site", "site", "--out", "mkdocs.yml"),
            1,
            "mkdocs.yml:1:1: a zip would take the place of what is here",
        ),
    ],
)
def test_what_cannot_be_packed_is_said_in_a_line(arguments: tuple[str, ...], status: int, said: str) -> None:
    """There is no traceback then, and no zip."""
    result = run("pack", *arguments)
    assert result.exit_code == status
    assert said in result.output
    assert "Traceback" not in result.output
    assert list(Path().glob("*.zip*")) == []


@pytest.mark.parametrize(
    ("file", "place"),
    [("site/index.html", "site/index.html"), (".runbook.zip-x", "runbook.zip"), (None, "runbook.zip")],
)
def test_what_the_system_refuses_is_said_of_its_file(
    file: str | None, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of the site has its own name; all else is about the zip."""

    def refuse(_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), file)

    monkeypatch.setattr(command, "packed", refuse)
    assert run("pack", "--site", "site").stderr.splitlines() == [
        f"{place}:1:1: the zip cannot be written (input/output error); look at the disk, then run it again",
        "1 problem",
    ]


def test_a_pack_that_the_system_refuses_is_a_problem_for_tools_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """People get one line, tools get JSON; the status is that of a problem."""

    def refuse(_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "runbook.zip")

    monkeypatch.setattr(verifying, "verified", refuse)
    result = run("verify", "runbook.zip")
    assert (result.exit_code, result.stderr.splitlines()) == (
        1,
        [
            "runbook.zip:1:1: the pack cannot be read (permission denied); "
            "expected a place that this user may read and write, then run it again",
            "1 problem",
        ],
    )
    found = run("verify", "runbook.zip", "--format", "json")
    assert [one["path"] for one in json.loads(found.stdout)] == ["runbook.zip"]


def test_verify_names_each_problem_and_ends_with_status_1(here: Path) -> None:
    """People get the problems line by line with their number, tools get them as JSON."""
    packed(here)
    Path("runbook.zip").write_bytes(Path("runbook.zip").read_bytes()[:-10])
    result = run("verify", "runbook.zip")
    assert result.exit_code == 1
    assert [line.partition(": ")[0] for line in result.stderr.splitlines()] == [
        "runbook.zip.provenance.json:1:1",
        "runbook.zip.sha256:1:1",
        "2 problems",
    ]
    found = run("verify", "runbook.zip", "--format", "json")
    assert [one["path"] for one in json.loads(found.stdout)] == [
        "runbook.zip.provenance.json",
        "runbook.zip.sha256",
    ]
    Path("runbook.zip.sha256").unlink()
    Path("runbook.zip.provenance.json").unlink()
    assert "runbook.zip:1:1: it is no zip that can be read" in run("verify", "runbook.zip").stderr


def test_verify_speaks_json_of_what_is_whole(here: Path) -> None:
    """A pack without a problem gives an empty list."""
    packed(here)
    Path("runbook.zip.provenance.json").unlink()
    result = run("verify", "runbook.zip", "--format", "json")
    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert run("verify", "runbook.zip").stdout.endswith("; runbook.zip.sha256 agrees\n")


def test_the_double_click_page_is_named_by_what_it_does() -> None:
    """The first thing in the folder is what one looks for, and the folder has the day in its name."""
    run("pack", "--site", "site")
    told = Path("runbook.zip.provenance.json").read_text(encoding="utf-8")
    assert f'"runbook-{DAY}/Open the runbook.html"' in told
