"""A command goes in; the examples in its help come out, and a usage error that shows one of them."""

from __future__ import annotations

import inspect
import re

import click

BEGINS = "Example: "


def examples_of(command: click.Command) -> list[str]:
    """The command lines that the help of a command gives as examples, in their order."""
    lines = inspect.cleandoc(command.help or "").splitlines()
    first = next((number for number, line in enumerate(lines) if line.startswith(BEGINS)), len(lines))
    found = []
    for line in lines[first:]:
        if not line.strip():
            break
        found.append(line.removeprefix(BEGINS).strip())
    return found


class WithExampleError(click.UsageError):
    """A usage error that ends with how the command may be called."""

    def __init__(self, error: click.UsageError) -> None:
        super().__init__(error.message, error.ctx)
        self._told = error.format_message()

    def format_message(self) -> str:
        """What is wrong with the line, and an example of one that is not."""
        if self.ctx is None:
            return self._told
        # The first example may be a step before, such as making a key.
        called = re.compile(rf"\b{re.escape(self.ctx.info_name or '')}\b")
        example = next(filter(called.search, examples_of(self.ctx.command)), None)
        return self._told if example is None else f"{self._told}\n{BEGINS}{example}"
