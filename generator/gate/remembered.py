"""The files of a site and a store go in; a verdict on each comes out, looked at now or as it was kept.

A verdict hangs on nothing but the path and the bytes of a file, and on what is looked for. Only good ones are
kept: where something was found, it is looked for again, to be told in full.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from generator.gate.scanning import File, Verdict, look_at_all
from generator.gate.search import Searcher
from generator.reporting import Report, unheard
from generator.reuse.forking import Copies, copies_at_work
from generator.reuse.store import Store, key_of

_SOME = 1_500_000
"""Files of so many bytes are looked at in one go, by one process."""

Read = Callable[[str], File]


@dataclass
class Looked:
    """What looks at the files of a site, and where it keeps its verdicts."""

    begin: Callable[[], Searcher]
    """Makes ready what looks at files; a build that has nothing to look at does not need it."""
    allowed: frozenset[str]
    store: Store
    salt: str
    """Stands for all that is looked for and how, but for the files."""
    site: str
    """The key of the site whose verdicts are kept together."""
    _ahead: set[str] = field(default_factory=set)
    _recalled: bool = False
    _looking: Copies = field(default_factory=lambda: Copies(()))

    def look_ahead(self, files: Mapping[str, bytes], digests: Mapping[str, str]) -> None:
        """Have copies of this process look at files that are still to be written, while it goes on."""
        known = self._known(digests)
        missing = [path for path in files if path not in known]

        def read(path: str) -> File:
            return File(path, files[path])

        self._recall(missing)
        self._ahead = set(missing)
        self._looking = copies_at_work(missing, lambda path: self._group([path], digests, read), fewest=1)

    def stop(self) -> None:
        """End the copies that are at work."""
        self._looking.stop()

    def verdicts(
        self, digests: Mapping[str, str], sizes: Mapping[str, int], read: Read, report: Report = unheard
    ) -> list[Verdict]:
        """The verdict on each file, in the order of the paths; `digests` and `sizes` are by path."""
        known = self._known(digests)
        missing = [path for path in digests if path not in known and path not in self._ahead]
        self._recall(missing)
        groups = list(_groups(missing, sizes))
        copies = copies_at_work(groups, lambda group: self._group(group, digests, read), fewest=2)
        try:
            for number, group in enumerate(reversed(groups)):
                report("Looking into files", number, len(groups))
                known |= {one.path: one for one in self._group(group, digests, read)}
        finally:
            copies.stop()
        self._looking.wait()
        for path in self._ahead & digests.keys() - known.keys():
            known |= {one.path: one for one in self._group([path], digests, read)}
        found = [known[path] for path in digests]
        self._keep(found, digests)
        if groups:
            self.store.put(self._calm, self._searcher.calm.kept())
        return found

    @cached_property
    def _searcher(self) -> Searcher:
        return self.begin()

    @property
    def _calm(self) -> str:
        """The key of what is known to be calm: parts of files in which nothing is found."""
        return key_of(self.salt, "calm")

    def _recall(self, missing: Sequence[str]) -> None:
        """Know what earlier builds knew to be calm, where there is something to look at."""
        if missing and not self._recalled and (kept := self.store.get(self._calm)) is not None:
            with suppress(ValueError, TypeError):
                self._searcher.calm.recall(kept)
        self._recalled = True

    def _group(self, group: Sequence[str], digests: Mapping[str, str], read: Read) -> Iterable[Verdict]:
        """The verdicts on some files: of another process that was quicker, or from a look at them."""
        kept = self.store.get(self._key(group, digests))
        if kept is not None and (verdicts := _verdicts(kept, digests)) is not None:
            return verdicts.values()
        found = list(look_at_all(map(read, group), self._searcher, self.allowed))
        if all(map(_is_good, found)):
            self.store.put(self._key(group, digests), _text(found, digests))
        return found

    def _key(self, group: Sequence[str], digests: Mapping[str, str]) -> str:
        return key_of(self.salt, "some files", *(part for path in group for part in (path, digests[path])))

    def _known(self, digests: Mapping[str, str]) -> dict[str, Verdict]:
        """What was kept of files that are as they were."""
        kept = self.store.get(key_of(self.salt, self.site))
        return (_verdicts(kept, digests) or {}) if kept is not None else {}

    def _keep(self, found: Iterable[Verdict], digests: Mapping[str, str]) -> None:
        self.store.put(key_of(self.salt, self.site), _text(filter(_is_good, found), digests))


def _groups(paths: Iterable[str], sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """The paths, in groups of files of about the same size in all; each group can be looked at on its own."""
    group: list[str] = []
    size = 0
    for path in paths:
        group.append(path)
        size += sizes[path]
        if size > _SOME:
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


def _verdicts(kept: bytes, digests: Mapping[str, str]) -> dict[str, Verdict] | None:
    """The kept verdicts on files that are as they were; None for what another version kept."""
    found: dict[str, Verdict] = {}
    try:
        for path, (digest, size, allowed, readings, vendored, passed) in json.loads(kept).items():
            if digests.get(path) == digest:
                found[path] = Verdict(
                    path,
                    size,
                    allowed=frozenset(allowed),
                    readings=readings,
                    vendored=vendored,
                    passed=passed,
                )
    except (ValueError, TypeError, AttributeError):
        return None
    return found
