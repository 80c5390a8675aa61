"""A command goes in; a site, a report or scores come out. Each command has a module of its own."""

from __future__ import annotations

import atexit
import gc
from importlib import import_module
from typing import Any

import click

from generator.cli.surroundings import end, see_off, settle

_COMMANDS = {
    "anonymize": "anonymize",
    "build": "site",
    "check": "check",
    "clean": "clean",
    "diff": "diff",
    "export": "export",
    "new": "new",
    "pack": "pack",
    "redact": "redact",
    "scan": "scan",
    "schema": "schema",
    "score": "score",
    "serve": "site",
    "validate-review": "validate_review",
    "verify": "verify",
}
"""By command, the module that has it: most commands need little of what the others do."""


class _Commands(click.Group):
    """Commands that are imported when they are asked for, since all of them together take half a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with a name, if there is one."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"generator.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def main(self, *args: Any, **options: Any) -> Any:
        """Run a command; what the system refuses it, and it has no word of its own for, is one line."""
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
    """Build the runbook portal from the YAML in data/ and the pages in docs/."""
    # A process that ends drops all it has. Looking for what goes in circles first takes half a second.
    atexit.register(gc.freeze)
    settle()
