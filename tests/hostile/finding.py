"""Pages and files of a planted portal go in; what came of the texts in them comes out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from icalendar import Calendar

from generator.anonymization.texts import one_spelling
from tests.hostile.families import CANARY
from tests.pages.structure import Structure

HANDED_OVER = "globalThis.runbookData = "


def strings_of_page(page: Structure) -> Iterator[str]:
    """The texts and the attributes of a page; of an attribute that is JSON, the strings in it."""
    yield "".join(page.texts)
    for value in page.values:
        yield from strings(_loaded(value))


def _loaded(value: str) -> Any:
    if value[:1] not in ("{", "["):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def strings(value: Any) -> Iterator[str]:
    """Every string in a plain value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def strings_of_file(path: str, text: str) -> Iterator[str]:
    """The strings of a file of a site that is no page; each such file is one that its readers can read."""
    if path.endswith(".json"):
        yield from strings(json.loads(text))
    elif path.endswith(".js"):
        assert text.startswith(HANDED_OVER), path
        assert not set(text) & set("<>&\u2028\u2029"), path
        yield from strings(json.loads(text.removeprefix(HANDED_OVER).removesuffix(";\n")))
    elif path.endswith(".csv"):
        yield from strings_of_csv(text)
    else:
        assert path.endswith(".ics"), f"no test reads {path}"
        yield from strings_of_calendar(text)


def strings_of_csv(text: str) -> Iterator[str]:
    """The cells of a CSV file as a spreadsheet shows them; none is a formula, and all rows are as wide."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows for cell in row):
        assert not is_formula(cell) or _is_number(cell), cell
        yield cell.removeprefix("'") if is_formula(cell.removeprefix("'")) else cell


def is_formula(cell: str) -> bool:
    """Whether some spreadsheet might take a cell for a formula."""
    return cell.lstrip()[:1] in tuple("=+-@\uff1d\uff0b\uff0d\uff20") or cell[:1] in ("\t", "\r")


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").isdigit()


_PROPERTIES = {
    *("VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL"),
    *("DTSTAMP", "UID", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "CATEGORIES", "TRANSP"),
}


def strings_of_calendar(text: str) -> Iterator[str]:
    """The texts of a calendar, whose lines are folded and whose properties are ours alone."""
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("\n") == text.count("\r\n")
    for part in Calendar.from_ical(text).walk():
        assert set(part.keys()) <= _PROPERTIES
        for name in ("NAME", "X-WR-CALNAME", "SUMMARY", "DESCRIPTION"):
            if name in part:
                yield str(part[name])


def left_over(found: str, texts: Mapping[str, str]) -> str | None:
    """What a string has of hostile texts, by canary, besides whole ones; None where it has nothing more.

    Blanks and case do not count, and rules know labels in the form in which they compare them.
    """
    words = set(CANARY.findall(found.lower()))
    left = " ".join(found.split()).lower()
    for text in (texts[word] for word in words if word in texts):
        left = left.replace(" ".join(text.split()).lower(), "").replace(one_spelling(text), "")
    return left if CANARY.search(left) or "pwned" in left else None
