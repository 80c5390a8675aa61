"""data/commands/*.yml: commands by purpose, one variant per operating system."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.models.base import FactId, Id, Line, Record, Text, Verbatim, VerbatimMark

System = Literal["macos", "linux", "windows"]
Shell = Literal["sh", "powershell"]


class Variant(Record):
    """The command as it is typed on some operating systems."""

    systems: tuple[System, ...] = Field(min_length=1, description="where it runs")
    shell: Shell = Field(description="the shell that reads it")
    run: Annotated[Text, VerbatimMark()] = Field(
        description="the command; {{decisions}} and {{apps}} stand for the vocabulary, each term in double "
        "quotes, joined by commas"
    )
    needs: tuple[Verbatim, ...] = Field(default=(), description="programs that must be there")
    note: Line | None = Field(default=None, description="what to know on this system")


class Command(Record):
    """What one wants to do on the command line."""

    id: Id
    title: Line = Field(description="what it does, in a few words")
    purpose: Line = Field(description="what it does and when it is of use")
    caution: Line | None = Field(default=None, description="what it does not do, or what to mind")
    variants: tuple[Variant, ...] = Field(min_length=1, description="the command on each system")
    facts: tuple[FactId, ...] = Field(default=(), description="the facts it rests on")
