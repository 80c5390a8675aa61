"""A value of the catalog goes in; how every file for tools says it comes out: places, paths, schemas.

Paths are those of the finished site, from its root: `teams/payments.html`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import GenerateJsonSchema

from generator.build import Build
from generator.catalog import Catalog
from generator.diagnostics import Position

ALL_CALENDAR = "calendars/all.ics"
"""The calendar of all teams, with what is the whole portal's."""


def calendar_path(team: str) -> str:
    """The calendar of a team, by the team's id."""
    return f"calendars/{team}.ics"


class Output(BaseModel):
    """A part of a file for tools. Its schema lets further keys pass, since a later build may add some."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        defer_build=True,  # most commands need few of the models, and most builds have their schemas
        json_schema_serialization_defaults_required=True,
        json_schema_extra=lambda schema: schema.pop("additionalProperties", None),
    )


class WrittenAt(Output):
    """Where a value is written."""

    file: str = Field(description="the file")
    line: int = Field(description="the line, counted from 1")
    source: str | None = Field(description="where the line can be read; null where the portal does not say")


@dataclass(frozen=True)
class Format:
    """A form of JSON that is published as a schema: its name, what it has, its model."""

    name: str
    about: str
    model: type[Output]

    @property
    def schema_path(self) -> str:
        """Where the site has its JSON Schema."""
        return f"api/schemas/{self.name}.json"

    @property
    def version(self) -> str:
        """The name and the version of its format, such as `policy/1`."""
        return str(self.model.model_fields["schema_"].default)

    @property
    def comment(self) -> str:
        """What its schema is of."""
        return self.version

    def schema_text(self) -> str:
        """What is in its schema."""
        return _schema_text(self.model, self.comment)


@cache  # it hangs on the code alone, and takes longer than all the files of a small portal
def _schema_text(model: type[Output], comment: str) -> str:
    whole = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$comment": comment,
        **model.model_json_schema(by_alias=True, mode="serialization"),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


@dataclass(frozen=True)
class DataFile(Format):
    """A file for tools, in its format, and how it is made for a day."""

    make: Callable[[Build], Output]
    """What the whole file says."""
    write: Callable[[Build], Iterable[str]] | None = None
    """Writes the file in pieces, the same text as that of `make`; None where it is written as a whole."""

    @property
    def path(self) -> str:
        """Where the site has the file."""
        return f"api/{self.name}.json"

    @property
    def comment(self) -> str:
        """Which file its schema is of."""
        return f"{self.path}, {self.version}"

    def pieces(self, build: Build) -> Iterable[str]:
        """What is in the file, in its order."""
        return self.write(build) if self.write is not None else (as_json(self.make(build)), "\n")


def as_json(output: Output) -> str:
    """A part of a file, or a whole one, as its text."""
    return output.model_dump_json(by_alias=True, indent=2)


def written(catalog: Catalog, position: Position) -> WrittenAt:
    """A place in the data, with its link if there is one."""
    return WrittenAt(file=position.path, line=position.line, source=catalog.source_link(position))


def in_site(link: str) -> str:
    """A link of the data as the site has it: `facts.md#sso` is `facts.html#sso`."""
    path, hash_sign, anchor = link.partition("#")
    if "://" in link or link.startswith("mailto:") or not path.endswith(".md"):
        return link
    return path.removesuffix(".md") + ".html" + hash_sign + anchor
