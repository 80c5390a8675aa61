"""The files of a site and a store go in; a verdict on each comes out, looked at now or as it was kept.

A verdict hangs on nothing but the path and the bytes of a file, and on what is looked for. Only good ones are
kept: where something was found, it is looked for again, to be told in full.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from posixpath import dirname

from generator.gate.scanning import File, Verdict, look_at_all
from generator.gate.search import Searcher
from generator.reporting import Report, unheard
from generator.reuse.forking import Crew
from generator.reuse.published import digest_of
from generator.reuse.store import Store, key_of

_SOME = 1_500_000
"""Files of so many bytes are looked at in one go, by one process …"""
_MANY = 200
"""… and no more than so many."""
_FROM_THE_START, _IN_THE_END = range(2)
"""Who keeps what it has come to know to be calm: the first copies of this process, and who came later."""
_MUCH = 1.05
"""What is known is kept once it has grown by this factor."""

Read = Callable[[str], File]


@dataclass
class Looked:
    """What looks at the files of a site, and where it keeps its verdicts."""

    begin: Callable[[], Searcher]
    """Makes ready what looks at files; a build that has nothing to look at does not need it."""
    allowed: frozenset[str]
    read: Read
    """Reads a file of the site by its path."""
    store: Store
    salt: str
    """Stands for all that is looked for and how, but for the files."""
    site: str
    """The key of the site whose verdicts are kept together."""
    processes: int | None = None
    """How many processes look; None for as many as the machine bears."""
    _given: list[dict[str, str]] = field(default_factory=list)
    """Groups of files that copies were asked to look at: the digests by path."""
    _crew: Crew | None = None
    _size: int = 0
    """So much was known to be calm at first."""
    _unsure: set[str] = field(default_factory=set)
    """Files that were not as they are said to be when they were looked at."""

    def start(self) -> None:
        """Have copies of this process make ready to look at files, while it goes on."""
        self._crew = Crew(self._follow, processes=self.processes)

    def stop(self) -> None:
        """End the copies that are at work."""
        if self._crew is not None:
            self._crew.stop()

    def look_ahead(self, digests: Mapping[str, str], sizes: Mapping[str, int]) -> None:
        """Have copies look at files that are there already, while others are made; both are by path."""
        for group in self._new(digests, sizes):
            self._give(group)

    def _new(self, digests: Mapping[str, str], sizes: Mapping[str, int]) -> list[dict[str, str]]:
        """The files, in groups, that nobody has looked at and no copy was asked to look at."""
        given = {path: digest for group in self._given for path, digest in group.items()}
        new = [
            path
            for path, digest in digests.items()
            if path not in self._known or self._known[path][0] != digest
            if given.get(path) != digest
        ]
        return [{path: digests[path] for path in group} for group in _groups(_ordered(new), sizes)]

    def _give(self, group: dict[str, str]) -> None:
        self._given.append(group)
        if self._crew is not None:
            self._crew.give(_message(group))

    def verdicts(
        self, digests: Mapping[str, str], sizes: Mapping[str, int], report: Report = unheard
    ) -> list[Verdict]:
        """The verdict on each file, in the order of the paths."""
        new = self._new(digests, sizes)
        self._given += new
        if self._crew is not None:
            # First what nobody could look at before, such as the index of the search, in which all pages are.
            self._crew.reinforce(map(_message, new))
            self._crew.finish(partial(self._tell, report))
        found = {
            path: verdict for path, (digest, verdict) in self._known.items() if digests.get(path) == digest
        }
        for number, group in enumerate(self._given):
            report("Looking into files", number, len(self._given))
            current = {path: digest for path, digest in group.items() if digests.get(path) == digest}
            for one in self._looked_at(group) if current else ():
                if one.path in current:
                    found[one.path] = one
        self._keep([found[path] for path in digests], digests)
        if "_searcher" in self.__dict__:
            self._keep_calm(_IN_THE_END)
        return [found[path] for path in digests]

    def _tell(self, report: Report) -> None:
        """Say how many groups of files have been looked at."""
        done = sum(1 for group in self._given if self.store.has(self._key(group)))
        report("Looking into files", done, len(self._given))

    def _follow(self, following: Callable[[], bytes]) -> None:
        """Be a copy: look at each group of files that comes, and keep the verdicts."""
        os.nice(5)  # what pages are made by comes first; a third processor is there for all
        first = os.getpid()
        self._searcher.begin()
        while message := following():
            self._looked_at(json.loads(message))
        self._keep_calm(_FROM_THE_START if os.getpid() == first else _IN_THE_END)

    @cached_property
    def _searcher(self) -> Searcher:
        """What looks at files; it knows what earlier builds knew to be calm."""
        searcher = self.begin()
        if not searcher.calm.size:  # else an earlier build of this process has made it
            for whose in (_FROM_THE_START, _IN_THE_END):
                if (kept := self.store.get(self._calm(whose))) is not None:
                    with suppress(ValueError, TypeError):
                        searcher.calm.recall(kept)
        self._size = searcher.calm.size
        return searcher

    def _calm(self, whose: int) -> str:
        """The key of what is known to be calm: parts of files in which nothing is found."""
        return key_of(self.salt, "calm", str(whose))

    def _keep_calm(self, whose: int) -> None:
        if self._searcher.calm.size > self._size * _MUCH:
            self.store.put(self._calm(whose), self._searcher.calm.kept())

    def _looked_at(self, group: Mapping[str, str]) -> Iterable[Verdict]:
        """The verdicts on files by their digests: of another process that was quicker, or from a look."""
        kept = self.store.get(self._key(group))
        if kept is not None and (verdicts := _verdicts(kept)).keys() == group.keys():
            return [verdict for _, verdict in verdicts.values()]
        files = [self.read(path) for path in group]
        found = list(look_at_all(files, self._searcher, self.allowed))
        # A file may have been written once more since it was asked for.
        changed = {one.path for one in files if digest_of(one.data) != group[one.path]}
        self._unsure |= changed
        if not changed and all(map(_is_good, found)):
            self.store.put(self._key(group), _text(found, group))
        return found

    def _key(self, group: Mapping[str, str]) -> str:
        return key_of(self.salt, "some files", *(part for pair in group.items() for part in pair))

    @cached_property
    def _known(self) -> dict[str, tuple[str, Verdict]]:
        """What earlier builds of the site have kept: each verdict with the digest of its file."""
        kept = self.store.get(key_of(self.salt, self.site))
        return _verdicts(kept) if kept is not None else {}

    def _keep(self, found: Iterable[Verdict], digests: Mapping[str, str]) -> None:
        good = (one for one in found if _is_good(one) and one.path not in self._unsure)
        self.store.put(key_of(self.salt, self.site), _text(good, digests))


def _message(group: Mapping[str, str]) -> bytes:
    """A group of files, as copies are told of it."""
    return json.dumps(group).encode()


def _ordered(paths: list[str]) -> list[str]:
    """Files of folders that have few come first: many that lie together are alike, and soon looked at.

    So whoever is done waits for the others no longer than such files take.
    """
    beside = Counter(map(dirname, paths))
    return sorted(paths, key=lambda path: beside[dirname(path)])


def _groups(paths: Iterable[str], sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """The paths, in groups of files of about the same size in all; each group can be looked at on its own."""
    group: list[str] = []
    size = 0
    for path in paths:
        group.append(path)
        size += sizes[path]
        if size > _SOME or len(group) == _MANY:
            yield group
            group, size = [], 0
    if group:
        yield group


def _is_good(verdict: Verdict) -> bool:
    return not verdict.leaks and not verdict.unreadable


def _text(verdicts: Iterable[Verdict], digests: Mapping[str, str]) -> bytes:
    """Good verdicts as they are kept, each with the digest of its file."""
    found = {
        one.path: [digests[one.path], one.size, sorted(one.allowed), one.readings, one.vendored, one.passed]
        for one in verdicts
    }
    return json.dumps(found).encode()


def _verdicts(kept: bytes) -> dict[str, tuple[str, Verdict]]:
    """The kept verdicts with the digests of their files, by path; none for what another version kept."""
    found: dict[str, tuple[str, Verdict]] = {}
    try:
        for path, (digest, size, allowed, readings, vendored, passed) in json.loads(kept).items():
            verdict = Verdict(
                path, size, allowed=frozenset(allowed), readings=readings, vendored=vendored, passed=passed
            )
            found[path] = (digest, verdict)
    except (ValueError, TypeError, AttributeError):
        return {}
    return found
