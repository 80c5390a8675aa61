"""Words, terms and values go in; the lines of a YAML file with comments come out."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Sequence

from generator.catalog import Catalog
from generator.diagnostics import DataError, Position
from generator.scoring.row_labels import RowReader

Lines = list[str]

WIDTH = 120

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9.'-]*(?: [A-Za-z0-9.'-]+)*")
_NO_TEXTS = ("true", "false", "null", "nan", "infinity")
"""Words that YAML, or its reader, does not take for texts."""


def beginning(kind: str, *about: str) -> Lines:
    """The first lines of a file: what leads an editor to the schema, and how the file is read."""
    how = "A line with '#' and no space after it is an example: take the '#' away, and it holds."
    check = "After a change, `runbook check` says what does not fit, and where."
    lines = [f"# yaml-language-server: $schema=../schemas/{kind}.json", "#"]
    return [*lines, *prose(*about), "#", *prose(how, check), ""]


def prose(*sentences: str, indent: int = 0) -> Lines:
    """Sentences as a comment."""
    return _wrapped(" ".join(sentences), " " * indent + "# ")


def _wrapped(text: str, begin: str) -> Lines:
    """A text behind the beginning of a comment; further lines stand below the text."""
    mark = begin.index("#")
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=begin,
        subsequent_indent=f"{begin[: mark + 1]}{' ' * (len(begin) - mark - 1)}",
        break_long_words=False,
        break_on_hyphens=False,
    )


def terms(pairs: Iterable[tuple[str, str]]) -> Lines:
    """Names with their meanings, as a comment in two columns."""
    known = list(pairs)
    widest = max((len(name) for name, _ in known), default=0)
    return [line for name, meaning in known for line in _wrapped(meaning, f"#   {name.ljust(widest)}   ")]


def example(*lines: str) -> Lines:
    """Lines of YAML that hold once their `#` is taken away."""
    return [re.sub(r"^( *)(?=\S)", r"\1#", line) for line in lines]


def value(text: str) -> str:
    """A text as YAML reads it back, without quotes where it needs none."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NO_TEXTS:
        return text
    return json.dumps(text, ensure_ascii=False)


def title_of(name: str) -> str:
    """The words of an id, to begin with."""
    return name.replace("-", " ").capitalize()


def first_of(names: Sequence[str], what: str, where: str) -> str:
    """The first name of a list; raises `DataError` where the data has none yet."""
    if not names:
        expected = "write one there first, since every such file names one"
        raise DataError.at(Position(where), f"there is no {what} yet", expected)
    return names[0]


def lead_of(catalog: Catalog, wanted: str) -> str:
    """The id of a role to begin with: the wanted one, else one that leads, else the first one.

    There is at least one, since the portal has an owner.
    """
    roles = [role.id for role in catalog.vocabularies.roles]
    leads = [role for role in roles if "lead" in role.split("-")]
    return wanted if wanted in roles else [*leads, *roles][0]


def vocabularies_of(catalog: Catalog) -> str:
    """The file that has the vocabularies."""
    return catalog.places["vocabularies", "vocabularies"].document.name


def visibility(catalog: Catalog, what: str) -> Lines:
    """Who may see a record, as far as the portal has audiences; the narrowest is the example."""
    audiences = catalog.vocabularies.audiences
    if not audiences:
        return []
    return [
        *prose(f"Not everybody may see {what}? The widest audience that may, one of:"),
        *terms((one.id, f"{one.label}. {one.meaning}") for one in audiences),
        *example(f"visibility: {value(audiences[-1].id)}"),
    ]


def checked_on() -> Lines:
    """When the file was read, which nobody has done yet."""
    return [
        *prose("The day on which somebody last read the whole file; its page says so."),
        *example("checked_on: 2026-06-25"),
    ]


def known_place(catalog: Catalog) -> str | None:
    """A place that the scoring rules look up among those expected, or None where they have no such place."""
    reader = RowReader(catalog.scoring)
    asked = {name: one.by_team for name, one in catalog.scoring.inputs.items() if one.by_team is not None}
    labels = [label.replace("*", "Portugal") for one in asked.values() for label in one.labels]

    def is_looked_up(label: str) -> bool:
        meanings = (reader.meaning(name, label) for name in asked)
        return all(meaning is not None and meaning.kind == "by-team" for meaning in meanings)

    return next(filter(is_looked_up, labels or ["Approx. Portugal"]), None)


def text_of(*parts: Iterable[str]) -> str:
    """All lines as the text of a file."""
    return "\n".join(line for part in parts for line in part) + "\n"
