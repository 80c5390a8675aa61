"""What holds for all commands by purpose, and the one that opens the settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.models.commands import Command
from tests.commands.conftest import Run
from tests.commands.scripts import COMMANDS, rules, variant, with_program

SETTINGS = "https://chatgpt.com/#settings/Security"


def test_every_command_has_a_variant_for_every_system() -> None:
    """A reader on macOS, Linux or Windows finds each of the four commands once."""
    assert list(COMMANDS) == ["create-checklist", "open-settings", "redact-evidence", "validate-review"]
    for command in COMMANDS.values():
        systems = sorted(system for one in command.variants for system in one.systems)
        assert systems == ["linux", "macos", "windows"], command.id


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_script_survives_being_pasted(command: Command) -> None:
    """No tab, which completes; ASCII, which no encoding changes; no empty line to end PowerShell early."""
    for one in command.variants:
        assert one.run.isascii()
        assert "\t" not in one.run
        assert one.shell == "sh" or "\n\n" not in one.run


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_powershell_stays_with_what_5_1_can_read(command: Command) -> None:
    """The operators that came with PowerShell 7 would be syntax errors in the one that Windows brings."""
    text = variant(command.id, "windows").run
    assert not re.findall(r"\?\?|\?\.|&&|\|\|", text.replace(rules(text), ""))


def test_only_the_validator_has_placeholders() -> None:
    """The site fills {{apps}} and {{decisions}}; no other double brace would be left as it is."""
    for command in COMMANDS.values():
        for one in command.variants:
            expected = {"{{apps}}", "{{decisions}}"} if command.id == "validate-review" else set()
            assert set(re.findall(r"\{\{.*?\}\}", one.run)) == expected


@pytest.mark.parametrize(("system", "program"), [("macos", "open"), ("linux", "xdg-open")])
def test_the_address_reaches_the_browser_whole(
    run: Run, shell: list[str], tmp_path: Path, system: str, program: str
) -> None:
    """The part after # is the page; a shell must not take it for a comment."""
    environment = with_program(tmp_path / "bin", program, 'printf "<%s>" "$@"')
    result = run("open-settings", words=shell, system=system, env=environment)
    assert result.stdout == f"<{SETTINGS}>"


def test_windows_opens_the_same_address() -> None:
    """The address stands in single quotes, in which PowerShell changes nothing."""
    assert variant("open-settings", "windows").run == f"Start-Process '{SETTINGS}'\n"
