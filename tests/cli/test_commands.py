"""The command line as a whole: building and serving, help, and words that it does not know."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.exceptions import Abort

from generator import mkdocs_plugin
from generator.cli import main
from generator.mkdocs_plugin.building import Built
from generator.reuse.keeping import Keeping
from tests.pages.copies import copy_of_portal, tree


def run(*arguments: str) -> Result:
    """Run `runbook` with these arguments."""
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def quiet() -> Iterator[None]:
    """MkDocs' logger as it was before: a command says what it has to say through it."""
    logger = logging.getLogger("mkdocs")
    handlers, level = list(logger.handlers), logger.level
    yield
    logger.handlers[:] = handlers
    logger.setLevel(level)


@pytest.mark.usefixtures("quiet")
def test_build_says_where_the_site_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command hands its folders on as they were given, and counts the pages, new ones and old ones."""
    monkeypatch.chdir(tmp_path)
    Path("mkdocs.yml").write_text("", encoding="utf-8")
    asked: list[tuple[object, ...]] = []

    def build(*folders: Path | None, audience: str | None, keeping: Keeping, report: object) -> Built:
        asked.append((*folders, audience, keeping.folder is not None))
        return Built(Path("out"), 1_234, 1_230)

    monkeypatch.setattr(mkdocs_plugin, "build", build)
    for more in ((), ("--no-cache",), ("--audience", "leads")):
        result = run("build", "--data", "other", "--out", "out", *more)
        assert result.exit_code == 0
        said = r"out( for the audience 'leads')?: 1,234 pages, 4 made and 1,230 reused, in [0-9]+\.[0-9] s\n"
        assert re.fullmatch(said, result.stdout)
    folders = (Path("mkdocs.yml"), Path("other"), Path("out"), None)
    assert asked == [(*folders, None, True), (*folders, None, False), (*folders, "leads", True)]


def test_a_build_that_has_nothing_to_do_waits_for_nothing_large() -> None:
    """Neither the models nor MkDocs nor a reader of YAML is needed to see that nothing has changed."""
    large = "{'pydantic', 'mkdocs', 'jinja2', 'yaml', 'rich'}"
    code = f"import sys, generator.cli.site; print(sorted({large} & sys.modules.keys()))"
    told = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    assert told.stdout == "[]\n"


@pytest.mark.usefixtures("quiet")
def test_serve_hands_the_configuration_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Serving is MkDocs' matter; what it says is printed as it is."""
    monkeypatch.chdir(tmp_path)
    Path("other.yml").write_text("", encoding="utf-8")
    asked: list[tuple[Path, str | None]] = []

    def serve(config: Path, audience: str | None) -> None:
        asked.append((config, audience))
        logging.getLogger("mkdocs").info("Serving")

    monkeypatch.setattr(mkdocs_plugin, "serve", serve)
    result = run("serve", "--config", "other.yml")
    assert (result.exit_code, asked, result.stderr) == (0, [(Path("other.yml"), None)], "Serving\n")


def test_serving_that_cannot_begin_says_that_nothing_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong has been said before; the last line says what became of it, in no words of MkDocs."""

    def serve(*arguments: object, **options: object) -> None:
        raise Abort("Aborted with a BuildError!")

    monkeypatch.setattr("mkdocs.commands.serve.serve", serve)
    with pytest.raises(Abort, match=r"^Nothing is served; mend this, and start it again\.$"):
        mkdocs_plugin.serve(copy_of_portal(tmp_path).config)


def test_build_never_replaces_the_data(tmp_path: Path) -> None:
    """A site is not put in the place of a folder that holds something else; the folder is named."""
    portal = copy_of_portal(tmp_path)
    before = tree(portal.folder)
    done = subprocess.run(
        [Path(sys.executable).with_name("runbook"), "build", "--out", "data"],
        cwd=portal.folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    problem = "the site and data would lie in each other"
    assert f"data:1:1: {problem}; name another folder for the site\n" in done.stderr
    assert "Traceback" not in done.stderr
    after = tree(portal.folder)
    assert {path: one for path, one in after.items() if not path.startswith(".cache/")} == before


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["chekc"], "No such command 'chekc'"),
        (["check", "--fromat", "json"], "No such option"),
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'json'"),
        (["check", "--data", "file"], "'file' is a file"),
        (["build", "--config", "nowhere.yml"], "there is no file 'nowhere.yml'"),
        (["check", "extra"], "unexpected extra argument (extra)"),
    ],
)
def test_a_wrong_command_line_is_told_from_wrong_data(
    arguments: list[str], expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 2 and a line that names the word which is not known; no data is read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 2
    assert expected in result.stderr


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_lists_the_commands(word: str) -> None:
    """Each command has its line, which says what it does and is not cut off."""
    lines = run(word).output.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in lines] == [
        "anonymize",
        "build",
        "check",
        "clean",
        "completion",
        "diff",
        "export",
        "new",
        "pack",
        "redact",
        "scan",
        "schema",
        "score",
        "serve",
        "validate-review",
        "verify",
    ]
    assert all(line.endswith(".") and not line.endswith("...") for line in lines)


def test_the_version_is_that_of_the_package() -> None:
    """`runbook --version` prints the version and nothing else."""
    assert run("--version").output == f"{version('runbook-portal')}\n"
