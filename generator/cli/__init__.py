"""A command goes in; a site, a report or scores come out. Each command has a module of its own."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem, add_completion_class

from generator.cli.completion import VARIABLE
from generator.cli.examples import WithExampleError, called
from generator.cli.shells import COMPLETIONS
from generator.cli.surroundings import end, see_off, settle
from generator.diagnostics import nearest, shown

_COMMANDS = {
    "anonymize": ("anonymize", "Make raw rows into a review for publication."),
    "build": ("site", "Build the site."),
    "check": ("check", "Report every problem of the data and the pages."),
    "clean": ("clean", "Remove what builds keep for the next one."),
    "completion": ("completion", "Print the script by which a shell completes commands."),
    "diff": ("diff", "Say what changed in the data, and for whom."),
    "export": ("export", "Write the site as Markdown files, for another engine."),
    "new": ("new", "Start a file of the data, an exception, or a key."),
    "pack": ("pack", "Pack the site into one zip that opens from a disk."),
    "redact": ("redact", "Take addresses, secrets and ids out of a text."),
    "scan": ("scan", "Look into a finished site for what must stay in."),
    "schema": ("schema", "Write the JSON Schemas that editors read."),
    "score": ("score", "Score session rows by the rules of data/scoring.yml."),
    "serve": ("site", "Serve the site, and rebuild it whenever a file is saved."),
    "validate-review": ("validate_review", "Check review files before they are published."),
    "verify": ("verify", "Say whether a packed portal is as it was packed."),
}
"""By command, the module that has it and the first sentence of its help: most commands need little of what
the others do, and neither a list of them nor a shell that completes a name has to wait for any."""

_WORDS = "runbook.words"
"""What a context keeps the words of the command line under."""


class _Commands(click.Group):
    """Commands that are imported when they are asked for, since all of them together take half a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with a name, if there is one."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"generator.cli.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in _COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; for a slip of the pen, the name that it may stand for."""
        if args and not args[0].startswith("-") and args[0] not in _COMMANDS:
            guess = nearest(args[0], _COMMANDS)
            problem = f"No such command {shown(args[0])}."
            ctx.fail(
                f"{problem} Did you mean '{guess}'?" if guess else f"{problem} 'runbook --help' lists them."
            )
        ctx.meta[_WORDS] = args
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command of a line; one that is wrong is told with an example of a right one."""
        try:
            return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            # Click does not say which command has an option without a value.
            error.ctx = error.ctx or called(ctx, ctx.meta.get(_WORDS, []))
            raise WithExampleError(error) from None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """The commands, or the options before them, that begin as the word does."""
        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        fitting = (name for name in _COMMANDS if name.startswith(incomplete))
        return [CompletionItem(name, help=_COMMANDS[name][1]) for name in fitting]

    def main(self, *args: Any, **options: Any) -> Any:
        """Run a command; what the system refuses it, and it has no word of its own for, is one line.

        A shell that completes a word waits at a prompt, so there nothing is said, whatever is wrong.
        """
        if os.environ.get(VARIABLE):
            with suppress(Exception):
                for one in COMPLETIONS.values():
                    add_completion_class(one)
                super().main(*args, **options)
            sys.exit(1)
        try:
            return super().main(*args, **options)
        except OSError as error:
            end(error)
        except SystemExit as ended:
            see_off(ended)
            raise


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="runbook-portal", message="%(version)s")
def main() -> None:
    """Build the runbook portal from the YAML in data/ and the pages in docs/.

    \b
    Example: runbook check
             runbook new team field-research
             runbook anonymize --help

    \b
    Exit status of every command:
      0  all went well
      1  something stands in the way; each problem is a line that says where it is and what was expected
      2  the command line is wrong, or `runbook diff` has nothing that it could compare
    With `runbook diff --exit-code`, 1 says that something has changed.
    """
    # A process that ends drops all it has. Looking for what goes in circles first takes half a second.
    atexit.register(gc.freeze)
    settle()
