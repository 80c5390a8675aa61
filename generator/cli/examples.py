"""A command goes in; the examples in its help come out, and a usage error that shows one of them."""

from __future__ import annotations

import inspect
import re

import click

BEGINS = "Example: "
_OPTION = re.compile(r"(?<![\w-])--[a-z-]+")


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


def called(ctx: click.Context, words: list[str]) -> click.Context:
    """The command that the words of a line call, from the group that they are given to on inwards."""
    for word in words:
        inner = ctx.command.get_command(ctx, word) if isinstance(ctx.command, click.Group) else None
        if inner is None:
            break
        ctx = click.Context(inner, ctx, word)
    return ctx


class WithExampleError(click.UsageError):
    """A usage error that ends with how the command may be called."""

    def __init__(self, error: click.UsageError) -> None:
        super().__init__(error.message, error.ctx)
        self._told = error.format_message()

    def format_message(self) -> str:
        """What is wrong with the line, and an example of one that is not.

        Of several examples, it is the first with the option that the message names, since every one has the
        arguments that must be there.
        """
        if self.ctx is None:
            return self._told
        # The first example may be a step before, such as making a key.
        its_own = re.compile(rf"\b{re.escape(self.ctx.info_name or '')}\b")
        examples = [line for line in examples_of(self.ctx.command) if its_own.search(line)]
        if not examples:
            return self._told
        named = {*_OPTION.findall(self._told)}
        example = max(examples, key=lambda line: len(named.intersection(_OPTION.findall(line))))
        return f"{self._told}\n{BEGINS}{example}"
