"""Files go in; what must not be published in them, and what of it is allowed, comes out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.gate.compression import UnreadableError, refuse_closed_name
from generator.gate.readings import families, families_of
from generator.gate.report import Counts, Found, Output
from generator.gate.search import Hit, Leak, Searcher
from generator.gate.vendored import is_vendored
from generator.gate.view import View


@dataclass(frozen=True)
class File:
    """A file of the finished folder: its path in it, and its bytes."""

    path: str
    data: bytes
    closed: str = ""
    """Why it cannot be read, where it cannot."""


class _Scan:
    """One scan: what it has found so far."""

    def __init__(self, searcher: Searcher, allowed: Collection[str]) -> None:
        self._searcher = searcher
        searcher.begin()
        self._allowed = allowed
        self.leaks: dict[Leak, list[Output]] = {}
        self.used: set[str] = set()
        self.unreadable: dict[str, str] = {}
        self.names: set[str] = set()
        self.files = self.bytes = self.readings = self.vendored = self.passed = 0

    def add(self, file: File) -> None:
        """Look at a file and at its path."""
        self.files += 1
        self.bytes += len(file.data)
        self._path(file.path)
        if file.closed:
            self.unreadable[file.path] = file.closed
            return
        if is_vendored(file.data):
            self.vendored += 1
            return
        try:
            refuse_closed_name(file.path)
            for view, hit in self._in(file.data):
                outputs = self.leaks.setdefault(hit.leak, [])
                # The first place in a file is enough to find the others.
                if not outputs or outputs[-1].path != file.path:
                    outputs.append(_output(file.path, view, hit))
        except UnreadableError as error:
            self.unreadable[file.path] = str(error)

    def _path(self, path: str) -> None:
        for family in families_of(View(path, ("its path",))):
            self.readings += len(family)
            for view, hit in self._searcher.leaks(family):
                if self._is_leak(hit.leak):
                    how = view.undone(hit.start, hit.end)
                    self.leaks.setdefault(hit.leak, []).append(Output(path, how=how))
                    begin, end = view.in_file(hit.start), view.in_file(hit.end - 1) + 1
                    self.names.add(path[begin : max(end, begin + 1)])

    def _in(self, data: bytes) -> Iterator[tuple[View, Hit]]:
        for family in families(data):
            self.readings += len(family)
            for view, hit in self._searcher.leaks(family):
                if self._is_leak(hit.leak):
                    yield view, hit

    def _is_leak(self, leak: Leak) -> bool:
        if leak.text not in self._allowed:
            return True
        self.used.add(leak.text)
        self.passed += 1
        return False


def scan(files: Iterable[File], searcher: Searcher, allowed: Collection[str]) -> Found:
    """Look at every file, and let pass what is, exactly, on the allow-list."""
    running = _Scan(searcher, allowed)
    for file in files:
        running.add(file)
    counts = Counts(running.files, running.bytes, running.readings, running.vendored, running.passed)
    return Found(running.leaks, frozenset(running.used), running.unreadable, frozenset(running.names), counts)


def _output(path: str, view: View, hit: Hit) -> Output:
    """Where something is in a file; in one that is no text, lines say nothing."""
    how = view.undone(hit.start, hit.end)
    found = view.outermost()
    if found.how:
        return Output(path, how=how)
    at = view.in_file(hit.start)
    line = bisect_right(found.lines, at)
    return Output(path, line, at - found.lines[line - 1] + 1, how)
