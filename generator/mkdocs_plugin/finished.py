"""The parts of teams go in; their finished pages come out, in frames that the theme has rendered for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.finishing import Frame, Marks, finished_addresses
from generator.linkcheck import Links, links_of
from generator.mkdocs_plugin.pages import FinishedFile, FramePage
from generator.mkdocs_plugin.policies import PagePolicies
from generator.pages.outline import Heading
from generator.pages.search_entries import SearchEntry
from generator.reuse.published import Published, again, put
from generator.reuse.store import key_of
from generator.site import GeneratedPage, PlannedPage
from generator.team_parts import TeamParts


@dataclass(frozen=True)
class _Finished:
    """A page that needs no more than its frame."""

    team: str
    planned: PlannedPage
    file: FinishedFile
    frame: int

    def filled(self, frame: Frame, body: str) -> str:
        planned = self.planned
        return frame.filled(self.team, planned.title, planned.description, body, str(planned.imprint()))


_Shape = tuple[tuple[str, ...], tuple[Heading, ...]]
"""What decides how a frame looks but for the words in it: the parts it goes without, and its headings."""


class FinishedPages:
    """The pages of all teams: their places in MkDocs, and, once their frames are rendered, their HTML."""

    def __init__(self, parts: TeamParts, policies: PagePolicies) -> None:
        self._parts = parts
        self._policies = policies
        self._pages: list[_Finished] = []
        self._numbers: dict[_Shape, int] = {}
        self._frames: dict[int, Frame] = {}
        self.digests: dict[str, str] = {}
        """Of the pages that were written, by their paths in the site."""
        self.made_of: dict[str, str] = {}
        """By the same paths, what stands for all that they were made of."""

    def add(self, path: str, planned: PlannedPage, files: Files, config: MkDocsConfig) -> None:
        """Give the page of a team its place, and a frame where none has its shape yet."""
        team = planned.team or ""
        file = FinishedFile.at(path, config)
        files.append(file)
        shape = (planned.hide, self._parts.page(team).headings[1:])
        if shape not in self._numbers:
            self._numbers[shape] = len(self._numbers)
            self._add_frame(path, shape, files, config)
        self._pages.append(_Finished(team, planned, file, self._numbers[shape]))

    def _add_frame(self, path: str, shape: _Shape, files: Files, config: MkDocsConfig) -> None:
        marks = Marks(self._numbers[shape])
        file = File.generated(config, f"{path.rpartition('/')[0]}/{marks.name}.md", content="")
        files.append(file)
        FramePage(marks, (Heading(1, "_top", marks.title), *shape[1]), shape[0], file, config)

    def take_frame(self, page: FramePage, output: str) -> None:
        """A frame was rendered."""
        self._frames[page.number] = Frame.around(output)

    def sitemap(self, output: str) -> str:
        """The site map with the addresses of the pages in the place of those of their frames."""
        return finished_addresses(output, lambda number: (one.team for one in self._included(number)))

    def entries(self) -> Iterator[SearchEntry]:
        """What the search knows of the pages."""
        for page in self._included():
            yield from self._parts.page(page.team).entries

    def made(self) -> Iterator[tuple[str, GeneratedPage]]:
        """The pages by their source paths, each with its HTML as it is outside the frame."""
        for page in self._included():
            yield page.file.src_uri, page.planned.with_html(self._parts.body(page.team))

    def write(self, folder: Path, site: Path, before: Published) -> dict[str, Links]:
        """Write every page into the folder of the build; what each offers and asks for comes back.

        What the frame itself asks for is told once, with the first page in it. Of a page that is in the site
        as it is to be, nothing is written.
        """
        found: dict[str, Links] = {}
        anchors: dict[int, frozenset[str]] = {}
        for page in self._included():
            path, frame = page.file.dest_uri, self._frames[page.frame]
            self._write(page, folder, site, before)
            own = self._parts.page(page.team).links
            if page.frame not in anchors:
                anchors[page.frame] = links_of(page.filled(frame, "")).anchors
                own = links_of(self._html(page))
            found[path] = replace(own, anchors=own.anchors | anchors[page.frame])
        return found

    def _write(self, page: _Finished, folder: Path, site: Path, before: Published) -> None:
        """Have a page in the build; what it is made of tells without its HTML whether the site has it."""
        path, frame = page.file.dest_uri, self._frames[page.frame]
        planned = page.planned
        made_of = key_of(
            frame.digest, page.team, planned.title, planned.description, self._parts.key(page.team)
        )
        digest = again(folder, path, made_of, site, before)
        if digest is None:
            data = self._html(page).encode("utf-8", "xmlcharrefreplace")
            digest = put(folder, path, data, site, before)
        self.digests[path], self.made_of[path] = digest, made_of

    def _html(self, page: _Finished) -> str:
        body = self._parts.body(page.team)
        self._policies.look_into(body)
        return page.filled(self._frames[page.frame], body)

    def _included(self, frame: int | None = None) -> Iterator[_Finished]:
        """The pages that nobody has excluded from the site, in all frames or in one."""
        for page in self._pages:
            if page.file.inclusion.is_included() and frame in (None, page.frame):
                yield page
