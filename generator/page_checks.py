"""The catalog and the pages of docs/ go in; every call, link and word that is wrong comes out, at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.catalog import Catalog, finding, links_in
from generator.catalog.kinds import KINDS
from generator.diagnostics import DataError, Diagnostic, Position, one_of
from generator.front_matter import after, check_front_matter
from generator.pages import components
from generator.pages.calls import Call, fenced, replace_calls

_DECIDED = "maintaining/decisions/"
"""Where the records of decisions are."""

_FRONT_MATTER = re.compile(r"\A(?P<keys>-{3}[ \t]*\n.*?\n)(?:\.{3}|-{3})[ \t]*\n\n*", re.DOTALL)


@dataclass(frozen=True)
class HandWritten:
    """A page of docs/: its source path, the path that messages show, and its whole text."""

    path: str
    shown: str
    text: str

    @property
    def front_matter(self) -> str:
        """The lines before the Markdown that say what the page is called, with the `---` above them."""
        found = _FRONT_MATTER.match(self._plain)
        return found["keys"] if found else ""

    @property
    def body(self) -> str:
        """The Markdown after the front matter."""
        return _FRONT_MATTER.sub("", self._plain, count=1)

    @property
    def _plain(self) -> str:
        return self.text.replace("\r\n", "\n").removeprefix("\ufeff")

    def first_line(self, markdown: str) -> int:
        """The number of the line on which `markdown`, the rest of the page, begins."""
        return 1 + self.text.count("\n") - markdown.count("\n")

    def before(self, markdown: str) -> str:
        """All that stands before `markdown`, the rest of the page: its front matter."""
        lines = self._plain.split("\n")[: self.first_line(markdown) - 1]
        return "".join(f"{line}\n" for line in lines)


def check_pages(
    catalog: Catalog, written: Iterable[HandWritten], generated: Collection[str], latest: date
) -> None:
    """Raise `DataError` with every component call and every link of the data that leads nowhere.

    So it does with every word of the pages that the glossary does not use.
    `written` are the pages of docs/, `generated` the source paths of the generated ones; nobody can have
    checked anything after the day `latest`.
    """
    roles = [role.id for role in catalog.vocabularies.roles]
    found = list(_checked_later(catalog, latest))
    paths = set(generated)
    for page in written:
        if page.path in generated:
            place = Position(page.shown)
            found.append(Diagnostic(place, "a generated page has this path", "give the page another name"))
        paths.add(page.path)
        found.extend(check_front_matter(page.front_matter, page.shown, roles, latest))
        found.extend(_check_calls(catalog, page))
        found.extend(_check_words(catalog, page))
    found.extend(_check_links(catalog, sorted(paths)))
    if found:
        raise DataError(found)


def _checked_later(catalog: Catalog, latest: date) -> Iterator[Diagnostic]:
    """The records that say that somebody will have read them."""
    for kind in KINDS:
        if "checked_on" in kind.model.model_fields:
            for name, record in getattr(catalog, kind.attribute).items():
                if record.checked_on is not None and record.checked_on > latest:
                    yield after(record.checked_on, catalog.places[kind.attribute, name].at("checked_on"))


def _check_calls(catalog: Catalog, page: HandWritten) -> list[Diagnostic]:
    def check(call: Call) -> str:
        components.check_call(catalog, call)
        return ""

    try:
        replace_calls(page.body, page.shown, page.first_line(page.body), check)
    except DataError as error:
        return list(error.diagnostics)
    return []


def _check_words(catalog: Catalog, page: HandWritten) -> Iterator[Diagnostic]:
    """The words that the glossary does not use; what was decided stays as it was written then."""
    if page.path.startswith(_DECIDED):
        return
    lines, first = page.body.split("\n"), page.first_line(page.body)
    code = fenced(lines)
    text = "\n".join("" if number in code else line for number, line in enumerate(lines))
    for found in catalog.wording.found_in(text):
        before = text[: found.start]
        column = found.start - before.rfind("\n")
        yield finding(Position(page.shown, first + before.count("\n"), column), found, catalog.places)


def _check_links(catalog: Catalog, paths: list[str]) -> Iterator[Diagnostic]:
    """The links inside the portal that the data holds; their anchors are checked on the finished pages."""
    for position, link in links_in(catalog):
        path = link.partition("#")[0]
        if "://" not in link and not link.startswith("mailto:") and path not in paths:
            yield Diagnostic(position, f"there is no page '{path}'", one_of(path, paths))
