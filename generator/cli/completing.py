"""A word that is half typed and a data folder go in; the ids that it may become come out, for a shell.

Ids are names of files, or one small file has them: a shell waits, so the data is neither read as a whole nor
checked. What cannot be read gives nothing, for a prompt is no place for a message.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from generator.diagnostics import DataError
from generator.document import Plain

Items = list[CompletionItem[str]]

_ID = re.compile(r"[a-z0-9-]+")
_NAMED = ("git", "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
_MOST_SECONDS = 2
"""So long git may take."""
_LINE = 100
"""So much of the first line about a command is shown: all of it."""


class Described(click.Group):
    """Commands of which a shell shows the first line as `--help` does, and not the first few words."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> Items:
        """The commands and options that begin as the word does."""
        found = super().shell_complete(ctx, incomplete)
        for item in found:
            if item.value in self.commands:
                item.help = self.commands[item.value].get_short_help_str(_LINE)
        return found


def teams(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The ids of the teams."""
    names: list[str] = []
    with suppress(OSError), os.scandir(_data(ctx) / "teams") as files:
        names = sorted(file.name.removesuffix(".yml") for file in files if file.name.endswith(".yml"))
    return _fitting(((name, None) for name in names), incomplete)


def settings(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The ids of the settings that an exception may loosen."""
    tightened = (one for one in _records(ctx, "policy.yml", "settings") if one.get("guardrail") == "tighten")
    return _fitting(((one.get("id"), one.get("title")) for one in tightened), incomplete)


def audiences(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The ids of the audiences."""
    known = _records(ctx, "vocabularies.yml", "audiences")
    return _fitting(((one.get("id"), one.get("meaning")) for one in known), incomplete)


def revisions(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Branches and tags, and the commit before the last one; where none fits, folders."""
    names: list[str] = []
    with suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run(  # noqa: S603  # a fixed command, run in the data folder
            _NAMED,
            cwd=_data(ctx),
            capture_output=True,
            timeout=_MOST_SECONDS,
            check=True,
        )
        names = ["HEAD~1", *told.stdout.decode("utf-8", "replace").split()]
    fitting = [CompletionItem(name) for name in names if name.startswith(incomplete)]
    return [CompletionItem(incomplete, type="dir"), *fitting]


def _data(ctx: click.Context) -> Path:
    """The data folder that the words before name, or the usual one."""
    return Path(ctx.params.get("data") or "data")


def _records(ctx: click.Context, name: str, key: str) -> list[dict[str, Plain]]:
    """The records of a list in one of the files; none where it cannot be read."""
    from generator.yaml_source import parse_yaml  # noqa: PLC0415  # every command would wait for it

    try:
        file = _data(ctx) / name
        known = parse_yaml(file.read_bytes(), name).value
    except (OSError, DataError):
        return []
    listed = known.get(key) if isinstance(known, dict) else None
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _fitting(named: Iterable[tuple[object, object]], incomplete: str) -> Items:
    """The ids that begin as the word does, each with what the data says of it.

    What is no id could be a command to the shell.
    """
    ids = ((name, about) for name, about in named if isinstance(name, str) and _ID.fullmatch(name))
    return [
        CompletionItem(name, help=" ".join(about.split()) if isinstance(about, str) else None)
        for name, about in ids
        if name.startswith(incomplete)
    ]
