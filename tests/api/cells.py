"""The HTML of a page goes in; the rows of one of its tables come out, as a reader sees them."""

from __future__ import annotations

import re
from html import unescape


def rows_of(html: str, name: str) -> list[dict[str, str]]:
    """The rows of the table with that name: the text of each cell by the label of its column."""
    found = (part for part in html.split("<table>") if f">{name}</caption>" in unescape(part))
    body = next(found).partition("</table>")[0]
    return [
        {unescape(label): _text(cell) for label, cell in _CELL.findall(line)} for line in _ROW.findall(body)
    ]


_ROW = re.compile(r"<tr[^>]*>(<td.*?)</tr>", re.DOTALL)
_CELL = re.compile(r'<td data-label="([^"]*)"[^>]*>(.*?)</td>', re.DOTALL)


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


def days_of(html: str, kind: str) -> set[str]:
    """The days of a kind that a page shows and the browser judges."""
    return set(re.findall(rf'<due-date data-date="([^"]*)" data-kind="{kind}"', html))


def tallied(html: str, kind: str) -> list[str]:
    """The days that the home page's board counts for a kind."""
    found = re.search(rf'<due-tally data-dates="([^"]*)" data-soon="\d+" data-kind="{kind}"', html)
    return found[1].split() if found else []
