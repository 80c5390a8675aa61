"""`runbook redact`: text in, the same lines without what must not be shared out."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.pages.copies import copy_of_portal

KEY = "sk-" + "Ab1Cd2Ef3Gh4" * 2


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small portal, in which each test runs."""
    folder = copy_of_portal(tmp_path / "portal").folder
    monkeypatch.chdir(folder)
    return folder


def run(text: str | bytes, *arguments: str) -> Result:
    """What the command prints for a text."""
    return CliRunner().invoke(main, ["redact", *arguments], input=text)


def test_lines_come_out_as_they_went_in() -> None:
    """Line ends, the last line's lack of one, and everything else are kept."""
    result = run(f"a {KEY}\r\n\r\nto pm@example.com\nthe end".encode())
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == b"a [key]\r\n\r\nto [address]\nthe end"


def test_the_report_counts_by_class_and_line() -> None:
    """On standard error, each class has its number of finds and its lines; no find is repeated."""
    result = run(f"{KEY}\n\npm@example.com ann@example.com\n", "--report")
    assert result.stdout == "[key]\n\n[address] [address]\n"
    assert result.stderr.splitlines() == [
        "Email addresses      2  line 3",
        "API keys             1  line 1",
        "3 finds taken out",
    ]


def test_nothing_found_is_said() -> None:
    """A report without finds says so."""
    assert run("a task-list\n", "--report").stderr == "Nothing found\n"


def test_bytes_that_are_no_text_go_through() -> None:
    """A byte that is not UTF-8 hides nothing beside it, and stays."""
    assert run(b"\xff pm@example.com \xe9\n").stdout_bytes == b"\xff [address] \xe9\n"


def test_text_with_nul_bytes_is_refused() -> None:
    """UTF-16 hides everything from the rules, so it is not passed off as redacted."""
    result = run("pm@example.com".encode("utf-16-le"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "save it as UTF-8" in result.stderr


def test_rules_that_cannot_be_read_are_told(here: Path) -> None:
    """Without rules nothing is printed as if it were redacted."""
    (here / "data/redaction.yml").write_text("rules: [\n")
    result = run("pm@example.com\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("data/redaction.yml:")
