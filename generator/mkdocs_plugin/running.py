"""A build that has begun goes in; the published site comes out, or all that must not go out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from generator.audiences import Circle, Seen
from generator.build import Build
from generator.catalog import Catalog
from generator.diagnostics import DataError, Diagnostic
from generator.finishing import FRAMES
from generator.gate import (
    Looked,
    People,
    allowed_texts,
    combined,
    file_at,
    files_below,
    named_diagnostics,
    report_on,
    searcher,
)
from generator.history import NOT_READ, History
from generator.linkcheck import Broken, Links, broken_links
from generator.made_files import MadeFile
from generator.mkdocs_plugin.finished import FinishedPages
from generator.mkdocs_plugin.framed import FramedPages
from generator.mkdocs_plugin.indexed import IndexedPages
from generator.mkdocs_plugin.outputs import SEARCH_INDEX, add_to_index, pack_sitemap
from generator.mkdocs_plugin.pages import FinishedFile
from generator.mkdocs_plugin.policies import PagePolicies
from generator.mkdocs_plugin.written import WrittenPages
from generator.obligations import published_rules
from generator.pages.calls import Call
from generator.pages.view import View
from generator.publication import Staging
from generator.reporting import Report, unheard
from generator.reuse.inputs import Inputs
from generator.reuse.keeping import Keeping
from generator.reuse.published import (
    Published,
    again,
    digest_of,
    files_of,
    keep_published,
    keep_times,
    put_pieces,
    sizes_of,
)
from generator.reuse.store import Store, key_of
from generator.reuse.templates import KeptTemplates
from generator.team_parts import TeamParts


@dataclass
class Running:
    """One build."""

    whole: Catalog
    """All that the data says."""
    circle: Circle | None
    """The audience that the site is for; None where it has all of it."""
    build: Build
    """The catalog of what the site has, and the day."""
    people: People
    staging: Staging
    store: Store
    keeping: Keeping
    inputs: Inputs | None
    inputs_digest: str
    made_by: str
    """Stands for the generator and the packages that it uses."""
    templates: KeptTemplates
    roster: str
    """The digest of the roster."""
    before: Published
    """What is known of the site that the build is to replace."""
    parts: TeamParts
    finished: FinishedPages
    policies: PagePolicies
    calls: dict[str, list[Call]] = field(default_factory=dict)
    """By page of docs/: its component calls, whose places are held."""
    links: dict[str, Links] = field(default_factory=dict)
    """By page of the site: what it offers and asks for."""
    written: dict[str, str] = field(default_factory=dict)
    """By path in the site: the digest of each generated file that is no page."""
    noted: dict[str, str] = field(default_factory=dict)
    """The digests of all files that nobody changes any more."""
    made_of: dict[str, str] = field(default_factory=dict)
    """What stands for all that the generated files are made of, where that is known."""
    added: list[FinishedFile] = field(default_factory=list)
    """The generated files that are no pages, until they are given to those who look at them."""
    count: int = 0
    """How many pages MkDocs puts into the theme's frame."""
    misplaced: list[Diagnostic] = field(default_factory=list)
    history: History = NOT_READ
    """What the last commits changed in the data."""
    framed: FramedPages = field(init=False)
    converted: WrittenPages = field(init=False)
    indexed: IndexedPages = field(init=False)

    def __post_init__(self) -> None:
        """Take up what earlier builds have kept of pages."""
        self.framed = FramedPages(self.store, self.made_by, self.policies)
        self.converted = WrittenPages(self.store, self.made_by)
        self.indexed = IndexedPages(self.store, self.made_by)

    @property
    def seen(self) -> Seen | None:
        """What the audience sees of the past of the data; None where the site has all of it."""
        return Seen(self.circle, self.whole) if self.circle is not None else None

    def prepare(self) -> None:
        """Have copies of this process make ready to look at files."""
        self.looked.start()

    def view(self, path: str) -> View:
        """What the page with a source path sees."""
        return View(self.build.catalog, self.build.as_of, path, self.build, self.history)

    @property
    def folder(self) -> Path:
        """The folder that the site is made in."""
        return self.staging.folder

    @property
    def reused(self) -> int:
        """How many of its pages are there from an earlier build."""
        return len(self.build.catalog.teams) - len(self.parts.made) + self.framed.reused

    def finish(self) -> None:
        """Write what MkDocs has left to be written."""
        for frame in self.folder.rglob(FRAMES):
            frame.unlink()
        site, known = self.staging.target, self.before
        self.links |= self.finished.write(self.folder, site, known)
        add_to_index(self.folder, [*self.indexed, *self.finished.entries()])
        pack_sitemap(self.folder, self.build.as_of)
        if self.inputs is not None:  # else somebody may still change any of them
            sizes = sizes_of(self.folder)
            self.noted = self._digests_of(sizes)
            self.looked.look_ahead(self.noted if self.before.files else self._without_index(), sizes)

    def _without_index(self) -> dict[str, str]:
        """What is there but for the index of the search: who looks at it knows its copy for disks too."""
        return {path: digest for path, digest in self.noted.items() if path != SEARCH_INDEX}

    def broken_links(self) -> list[Broken]:
        """Every link of the site that leads nowhere."""
        return broken_links(self.links, files_of(self.folder))

    def check_files(self, origins: Iterable[Path], report: Report = unheard) -> None:
        """Look at all that would go out. Raises `DataError` where something must not."""
        verdicts = self.looked.verdicts(self.digests, sizes_of(self.folder), report)
        origins, circle = list(origins), self.circle
        # Only a site with all that the data says shows which entries of the allow-list nothing needs.
        found = report_on(combined(verdicts), self.build.catalog, origins, is_site=circle is None)
        diagnostics = list(found.diagnostics)
        if circle is not None:
            diagnostics += named_diagnostics(circle, self.whole, origins, files_below(self.folder))
        if diagnostics:
            raise DataError(diagnostics)

    @cached_property
    def looked(self) -> Looked:
        """What looks at files for what must not go out, or remembers what it saw."""
        rules, allowed = published_rules(self.build.catalog), allowed_texts(self.build.catalog)
        sought = key_of(self.made_by, rules.model_dump_json(by_alias=True), *sorted(allowed), self.roster)
        return Looked(
            begin=partial(searcher, rules, self.people),
            allowed=allowed,
            read=partial(file_at, self.folder),
            store=self.store,
            salt=sought,
            site=self.keeping.site,
        )

    def add_file(self, file: FinishedFile, made: MadeFile) -> None:
        """Have a file in the site that is no page: the one that it has, where that is made of the same."""
        path, site = file.dest_uri, self.staging.target
        digest = again(self.folder, path, made.made_of, site, self.before) if made.made_of else None
        if digest is None:
            encoded = (piece.encode() for piece in made.pieces)
            digest = put_pieces(self.folder, path, encoded, site, self.before)
        self.written[path], self.made_of[path] = digest, made.made_of
        self.added.append(file)

    def look_ahead(self) -> None:
        """Have these files looked at while pages are made, but for what somebody has excluded meanwhile."""
        for file in self.added:
            if not file.inclusion.is_included():
                (self.folder / file.dest_uri).unlink()
                del self.written[file.dest_uri]
        paths = [file.dest_uri for file in self.added if file.dest_uri in self.written]
        self.added.clear()
        self.looked.look_ahead(self.written, {path: (self.folder / path).stat().st_size for path in paths})

    @cached_property
    def digests(self) -> dict[str, str]:
        """By path, the digest of each file of the site; to be asked for once all of them are written."""
        return self._digests_of(sizes_of(self.folder))

    def _digests_of(self, paths: Iterable[str]) -> dict[str, str]:
        known = {**self.finished.digests, **self.written, **self.noted}
        return {path: known.get(path) or digest_of((self.folder / path).read_bytes()) for path in paths}

    def publish(self) -> Path:
        """Put the build in the place of the site; the site's folder comes back."""
        target = self.staging.target
        made_of = self.made_of | self.finished.made_of
        files = keep_times(self.folder, self.digests, made_of, target, self.before)
        if self.keeping.folder is not None:
            published = Published(str(target), len(self.links), files, self.inputs, self.inputs_digest)
            keep_published(self.store, self.keeping.site, published)
            self.store.tidy()
        self.staging.publish()
        return target

    def discard(self) -> None:
        """Throw the build away."""
        self.parts.stop()
        self.looked.stop()
        self.staging.discard()
