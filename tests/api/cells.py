"""The HTML of a page goes in; the rows of one of its tables come out, as a reader sees them."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser


def rows_of(html: str, name: str) -> list[dict[str, str]]:
    """The rows of the table with that name: the text of each cell by the label of its column."""
    found = (part for part in html.split("<table>") if f">{name}</caption>" in unescape(part))
    body = next(found).partition("</table>")[0]
    return [
        {unescape(label): _text(cell) for label, cell in _CELL.findall(line)} for line in _ROW.findall(body)
    ]


_ROW = re.compile(r"<tr[^>]*>(<td.*?)</tr>", re.DOTALL)
_CELL = re.compile(r'<td data-label="([^"]*)"[^>]*>(.*?)</td>', re.DOTALL)


def value_of(cell: str) -> str:
    """A value without what stands beside it: the default, or the days of an exception."""
    return re.split(r" (?:\(default: |until |exception: )", cell)[0]


class _Shown(HTMLParser):
    """Collects the text that is not hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._open: list[bool] = []
        """Whether each open element is hidden."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is hidden hides all that is in it."""
        if tag not in ("br", "img"):
            self._open.append("hidden" in dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """The element has ended."""
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep a text that is seen."""
        if not any(self._open):
            self.text += data


def _text(html: str) -> str:
    parser = _Shown()
    parser.feed(html)
    parser.close()
    return parser.text.strip()


def days_of(html: str, kind: str) -> set[str]:
    """The days of a kind that a page shows and the browser judges."""
    return set(re.findall(rf'<due-date data-date="([^"]*)"(?: data-from="[^"]*")? data-kind="{kind}"', html))


def tallied(html: str, kind: str) -> list[str]:
    """The days that the home page's board counts for a kind; of an exception, its first and its last."""
    found = re.search(rf'<due-tally data-dates="([^"]*)" data-soon="\d+" data-kind="{kind}"', html)
    return found[1].split() if found else []
