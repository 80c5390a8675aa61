"""The building blocks of every model: the strict record, and the types of its fields.

Values are validated as JSON in Pydantic's strict mode (see `catalog.loading`), so a number never passes for a
text, nor the text `yes` for a truth value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAME_PATTERN = r"^[a-z]+(_[a-z0-9]+)*$"
DURATION_PATTERN = r"^[1-9][0-9]{0,3} (day|days)$"

ID_LENGTH, LINE_LENGTH, TEXT_LENGTH = 60, 400, 20_000
"""How many characters an id, a line and a text may have."""


class Record(BaseModel):
    """A frozen, strict record: no unknown keys, no conversions between types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


@dataclass(frozen=True)
class Called:
    """What the data reference calls a type that is a text underneath."""

    name: str


Id = Annotated[
    str,
    Called("id"),
    StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH),
    Field(description="lower-case letters, digits and single hyphens; stable once published"),
]
"""A stable name: lower-case words joined by hyphens."""


Name = Annotated[
    str,
    Called("field name"),
    StringConstraints(pattern=NAME_PATTERN, max_length=60),
    Field(description="the name of a row's field: lower-case words joined by underscores"),
]
"""The name of a field of a session row, such as `trusted_device`."""


def _one_line(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "the text is blank")
    if "\n" in text:
        raise PydanticCustomError("one_line", "the text has more than one line")
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "the text is blank")
    return text


ONE_LINE = AfterValidator(_one_line)
"""Tells a line from a text of several."""

Line = Annotated[
    str,
    StringConstraints(max_length=LINE_LENGTH),
    ONE_LINE,
    Field(description="one line of plain text"),
]
"""One line of plain text; never markup."""

Text = Annotated[
    str,
    StringConstraints(max_length=TEXT_LENGTH),
    AfterValidator(_not_blank),
    Field(description="plain text, as many lines as needed"),
]
"""Plain text of any number of lines; never markup."""


@dataclass(frozen=True)
class MarkdownMark:
    """Marks the few fields that are Markdown; pages put these, and only these, through the sanitizer."""


Markdown = Annotated[
    str,
    StringConstraints(max_length=TEXT_LENGTH),
    AfterValidator(_not_blank),
    MarkdownMark(),
    Field(description="Markdown: paragraphs, lists, emphasis, code and links"),
]
"""Text that its author writes as Markdown."""


@dataclass(frozen=True)
class VerbatimMark:
    """Marks what is repeated as somebody else has written it; the words of the glossary do not bind it."""


Verbatim = Annotated[Line, VerbatimMark()]
"""One line that stands elsewhere as it stands here, such as a header of an export or the name of a source."""

LINK = Called("link")
LINK_SCHEMES = ("http", "https", "mailto")


def _safe_link(text: str) -> str:
    """Refuse what a browser could run: only web addresses, mail addresses and plain paths are links."""
    try:
        parts = urlsplit(text)
    except ValueError:
        raise PydanticCustomError("link", "the link cannot be read") from None
    if text != text.strip() or re.search(r"[\s\x00-\x1f\\]", text):
        raise PydanticCustomError("link", "the link has a space or a control character")
    if parts.scheme and parts.scheme.lower() not in LINK_SCHEMES:
        raise PydanticCustomError("link", "the link's scheme is not allowed")
    if not parts.scheme and (parts.netloc or ":" in text.split("/", maxsplit=1)[0]):
        raise PydanticCustomError("link", "the link names a host without a scheme")
    if parts.scheme.startswith("http") and not parts.hostname:
        raise PydanticCustomError("link", "the link names no host")
    return text


Link = Annotated[
    str,
    LINK,
    StringConstraints(min_length=1, max_length=2_000),
    AfterValidator(_safe_link),
    Field(description="https://…, http://…, mailto:… or a path inside the portal"),
]
"""A web address, a mail address or a path inside the portal."""

DAY_PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _day(value: Any) -> Any:
    """Pydantic reads a bare number as seconds since 1970; a day is only ever written as 2026-06-25."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("day", "it is not a calendar day")
    return _calendar_day(value)


@lru_cache(4096)  # rows repeat a few hundred days, and share them
def _calendar_day(text: str) -> date:
    if not re.fullmatch(DAY_PATTERN, text):
        raise PydanticCustomError("day", "it is not a calendar day")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no_such_day", "the calendar has no such day") from None


Day = Annotated[date, BeforeValidator(_day), Field(description="a calendar day, as 2026-06-25")]
"""A calendar day without a time zone."""


@dataclass(frozen=True, order=True)
class Duration:
    """A length of time in whole days, written in words such as `30 days`."""

    days: int

    def __str__(self) -> str:
        return "1 day" if self.days == 1 else f"{self.days} days"

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read `1 day` or `30 days`; anything else is a validation error."""
        if not re.fullmatch(DURATION_PATTERN, text):
            raise PydanticCustomError("duration", "the text is not a duration")
        return cls(int(text.split(" ", maxsplit=1)[0]))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.parse, core_schema.str_schema(strict=True), serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": DURATION_PATTERN, "description": "a duration, as 30 days"}


Ids = tuple[Id, ...]
"""A list of ids."""


@dataclass(frozen=True)
class Ref:
    """Marks a field that names something elsewhere in the data; the catalog checks that it is there."""

    to: str


AppLabel = Annotated[Line, Ref("apps")]
AudienceId = Annotated[Id, Ref("audiences")]
ChecklistId = Annotated[Id, Ref("checklists")]
CircumstanceId = Annotated[Id, Ref("circumstances")]
ControlId = Annotated[Id, Ref("controls")]
DecisionId = Annotated[Id, Ref("decisions")]
DrillId = Annotated[Id, Ref("drills")]
FactId = Annotated[Id, Ref("facts")]
RedactionClassId = Annotated[Id, Ref("redaction_classes")]
RoleId = Annotated[Id, Ref("roles")]
SettingId = Annotated[Id, Ref("settings")]
SignInId = Annotated[Id, Ref("sign_in")]
TeamId = Annotated[Id, Ref("teams")]
TermId = Annotated[Id, Ref("glossary")]
