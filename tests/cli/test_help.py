"""The help of every command: what it is for, what each option is by default, and examples that work."""

from __future__ import annotations

import inspect
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli.examples import examples_of


def commands(command: click.Command = main, *names: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command, with the words that it is called by, whatever it is inside of."""
    yield names, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inside = command.get_command(context, name)
            assert inside is not None
            yield from commands(inside, *names, name)


COMMANDS = {" ".join(("runbook", *names)): command for names, command in commands()}
every_command = pytest.mark.parametrize("name", COMMANDS)
_METAVARS = {"DAY", "FILE", "FOLDER", "NAME", "NUMBER", "TEAM"}
"""What the values of options are called; whoever knows one command then knows the others."""


def text_of(command: click.Command) -> str:
    """The help of a command as it is written, without its list of options."""
    return inspect.cleandoc(command.help or "")


def test_all_commands_are_looked_at() -> None:
    """Those inside of others as well."""
    assert {"runbook", "runbook check", "runbook new exception", "runbook validate-review"} <= COMMANDS.keys()


@every_command
def test_a_command_says_in_one_line_what_it_is_for(name: str) -> None:
    """The list of commands has that line, whole."""
    first, blank = text_of(COMMANDS[name]).splitlines()[:2]
    assert first.endswith(".")
    assert not blank
    *group, own = name.split()
    if group:
        listed = CliRunner().invoke(main, [*group[1:], "--help"]).stdout.split("Commands:\n")[1]
        line = next(line for line in listed.splitlines() if line.split()[0] == own)
        assert re.split(r"(?<=\.) ", first)[0] == line.strip().removeprefix(own).strip()


@every_command
def test_every_argument_is_explained(name: str) -> None:
    """The name that the usage line has for it is in the text below."""
    words = text_of(COMMANDS[name])
    for one in COMMANDS[name].params:
        if isinstance(one, click.Argument):
            shown = one.make_metavar(click.Context(COMMANDS[name])).strip("[].")
            assert re.search(rf"\b{shown}\b", words), f"{name} does not say what {shown} is"


@every_command
def test_every_option_says_what_it_does_and_what_it_is_by_default(name: str) -> None:
    """A sentence; its choices, or a name for its value; its default, or that it must be there."""
    context = click.Context(COMMANDS[name], info_name=name)
    for one in COMMANDS[name].get_params(context):
        if not isinstance(one, click.Option) or one.name in {"help", "version"}:
            continue
        written, told = one.get_help_record(context) or ("", "")
        assert re.match(r"[A-Z`].*[.]( |$)", told), f"{name} {written}: {told}"
        if not one.is_flag:
            assert re.search(r"\[default: |\[required\]", told), f"{name} {written}: {told}"
            value = written.rpartition(" ")[2]
            assert value in _METAVARS or re.fullmatch(r"\[[a-z|]+\]", value), f"{name} {written}"


@every_command
def test_a_command_has_examples_of_itself(name: str) -> None:
    """The first line to copy calls the command."""
    examples = examples_of(COMMANDS[name])
    assert any(re.search(rf"\b{re.escape(name)}\b", line) for line in examples)


EXAMPLES = [(name, line) for name, command in COMMANDS.items() for line in examples_of(command)]


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_every_example_is_a_right_command_line(
    name: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its words are taken apart as they would be for running it, in a folder that has a built site."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "mkdocs.yml").touch()
    called = re.search(r"(?<![~/.-])\brunbook .*?(?=\)|$)", line)
    if called is None:
        assert line.startswith("mkdocs build "), "what is no command of ours is known"
        return
    words = shlex.split(re.sub(r" [<>] \S+", "", called[0]))[1:]
    command: click.Command = main
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(click.Context(command), words.pop(0))
        assert found is not None, f"{line} calls what there is not"
        command = found
    if words != ["--help"]:
        command.make_context(name, words)


WRONG = {
    "no-command": (["chekc"], "No such command 'chekc'. Did you mean 'check'?"),
    "no-value": (["new", "review", "beta", "--date"], "Option '--date' requires an argument."),
    "far-command": (["xyz"], "No such command 'xyz'. 'runbook --help' lists them."),
    "no-inner-command": (["new", "tem"], "No such command 'tem'. Did you mean 'team'?"),
    "no-option": (["check", "--fromat", "x"], "No such option '--fromat'. Did you mean '--format'?"),
    "no-argument": (["new", "team"], "Missing argument 'ID'."),
    "no-day": (["check", "--as-of", "soon"], "'soon' is no day; expected one such as 2026-11-03"),
    "no-file": (
        ["build", "--config", "x.yml"],
        "there is no file 'x.yml'; name it, or run this in the folder",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_line_is_told_with_what_was_meant_or_how_it_is_right(case: str) -> None:
    """Status 2; what is wrong, and below it an example of the command, wherever there is one."""
    words, expected = WRONG[case]
    result = CliRunner().invoke(main, words, prog_name="runbook")
    assert result.exit_code == 2
    error = result.stderr.partition("Error: ")[2]
    assert expected in error
    assert "\nExample: runbook" in error
    assert result.stderr.startswith("Usage: runbook ")


EXAMPLE_OF = {
    ("check", "--as-of", "soon"): "runbook check --stale --as-of 2026-12-24",
    ("check", "--as-of"): "runbook check --stale --as-of 2026-12-24",
    ("check", "--formt", "json"): "runbook check --format json",
    ("check", "--docs"): "runbook check --format json",
    ("new", "review", "beta", "--dat", "x"): "runbook new review field-research --date 2026-11-23",
    ("score", "--review", "x", "--table"): "runbook score --review data/reviews/payments/2026-10-29.json",
    ("score", "--format", "csv"): "runbook score --table --format csv",
    ("diff",): "runbook diff main",
    ("anonymize",): "runbook anonymize rows.csv --team payments --reviewer lead "
    "--key-file ~/.runbook-key --dry-run",
}


@pytest.mark.parametrize("words", EXAMPLE_OF)
def test_the_example_has_the_option_that_the_error_is_about(words: tuple[str, ...]) -> None:
    """Or that it seems to stand for; where no example has it, and for arguments, it is the first one."""
    told = CliRunner().invoke(main, words, prog_name="runbook").stderr
    assert told.splitlines()[-1] == f"Example: {EXAMPLE_OF[words]}"


def test_the_help_says_what_the_status_means() -> None:
    """One place for all commands."""
    told = CliRunner().invoke(main, ["--help"]).stdout
    assert re.findall(r"^    ([0-9])  ", told, re.MULTILINE) == ["0", "1", "2"]
