"""Files go in; what must not be published in them, and what of it is allowed, comes out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from generator.gate.compression import UnreadableError, refuse_closed_name
from generator.gate.contents import Text, texts_in
from generator.gate.finding import Hit, Leak
from generator.gate.readings import families_of, stretches
from generator.gate.report import Counts, Found, Output
from generator.gate.search import Searcher
from generator.gate.vendored import is_vendored
from generator.gate.view import View


@dataclass(frozen=True)
class File:
    """A file of the finished folder: its path in it, and its bytes."""

    path: str
    data: bytes
    closed: str = ""
    """Why it cannot be read, where it cannot."""


@dataclass(frozen=True)
class Verdict:
    """What is known of one file, by its path, its bytes, what is looked for and what is allowed."""

    path: str
    size: int
    leaks: tuple[tuple[Leak, Output], ...] = ()
    """Each thing once, with the first place of it in the file; before it, what is in the path."""
    allowed: frozenset[str] = frozenset()
    """The entries of the allow-list that were used."""
    unreadable: str = ""
    """Why it cannot be looked into, where it cannot."""
    names: frozenset[str] = frozenset()
    """What was found in the path, as it stands there."""
    readings: int = 0
    vendored: bool = False
    passed: int = 0
    """Finds that the allow-list let pass."""


@dataclass
class _Sight:
    """One file while it is looked at: what has been found in it so far."""

    path: str
    size: int
    texts: list[Text]
    """The texts in it, its path before all others."""
    unreadable: str = ""
    vendored: bool = False
    leaks: list[tuple[Leak, Output]] = field(default_factory=list)
    known: set[Leak] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    readings: int = 0
    passed: int = 0

    def add(self, leak: Leak, output: Output) -> None:
        """Note something that must not be published."""
        self.known.add(leak)
        self.leaks.append((leak, output))

    def verdict(self) -> Verdict:
        """What is known of the file in the end."""
        return Verdict(
            self.path,
            self.size,
            tuple(self.leaks),
            frozenset(self.used),
            self.unreadable,
            frozenset(self.names),
            self.readings,
            self.vendored,
            self.passed,
        )


_PATH = ("its path",)
_LEAST = 500
"""What a file costs beside its bytes."""
TOGETHER = 2_000_000
"""Files of so many bytes are looked at together."""


def look_at(file: File, searcher: Searcher, allowed: Collection[str]) -> Verdict:
    """Look at a file and at its path, and let pass what is, exactly, on the allow-list."""
    (verdict,) = look_at_all([file], searcher, allowed)
    return verdict


def look_at_all(files: Iterable[File], searcher: Searcher, allowed: Collection[str]) -> Iterator[Verdict]:
    """Look at files, some at a time; each verdict is the same as for the file alone."""
    for some in _together(files):
        searcher.begin()
        sights = [_seen(some.pop(0)) for _ in range(len(some))]  # whose bytes nobody needs any more
        spans = searcher.calm.restless([text.text for sight in sights for text in sight.texts])
        for sight in sights:
            for text in sight.texts:
                if found := next(spans):
                    _look(sight, stretches(text, found), (searcher, allowed))
                else:
                    sight.readings += 1
            yield sight.verdict()


def combined(verdicts: Iterable[Verdict]) -> Found:
    """What is known of all files together."""
    leaks: dict[Leak, list[Output]] = {}
    allowed: set[str] = set()
    unreadable: dict[str, str] = {}
    names: set[str] = set()
    counts = Counts()
    for one in verdicts:
        for leak, output in one.leaks:
            leaks.setdefault(leak, []).append(output)
        allowed |= one.allowed
        names |= one.names
        if one.unreadable:
            unreadable[one.path] = one.unreadable
        counts = Counts(
            counts.files + 1,
            counts.bytes + one.size,
            counts.readings + one.readings,
            counts.vendored + one.vendored,
            counts.allowed + one.passed,
        )
    return Found(leaks, frozenset(allowed), unreadable, frozenset(names), counts)


def scan(files: Iterable[File], searcher: Searcher, allowed: Collection[str]) -> Found:
    """Look at every file, and let pass what is, exactly, on the allow-list."""
    return combined(look_at_all(files, searcher, allowed))


def _together(files: Iterable[File]) -> Iterator[list[File]]:
    """The files, in groups that are looked at together."""
    some: list[File] = []
    size = 0
    for file in files:
        some.append(file)
        size += len(file.data) + _LEAST
        if size > TOGETHER:
            yield some
            some, size = [], 0
    if some:
        yield some


def _seen(file: File) -> _Sight:
    """A file with all texts that are in it, as far as it can be looked into."""
    sight = _Sight(file.path, len(file.data), [Text(file.path, _PATH)], file.closed)
    if not file.closed:
        sight.vendored = is_vendored(file.data)
    if file.closed or sight.vendored:
        return sight
    try:
        refuse_closed_name(file.path)
        for text in texts_in(file.data):
            sight.texts.append(text)
    except UnreadableError as error:
        sight.unreadable = str(error)
    return sight


def _look(sight: _Sight, view: View, to: tuple[Searcher, Collection[str]]) -> None:
    """Look closer at a text, and note what is in it."""
    searcher, allowed = to
    for family in families_of(view):
        sight.readings += len(family)
        for reading, hit in searcher.leaks(family):
            if hit.leak.text in allowed:
                sight.used.add(hit.leak.text)
                sight.passed += 1
            elif view.how == _PATH:
                _note_path(sight, reading, hit)
            # The first place in a file is enough to find the others.
            elif hit.leak not in sight.known:
                sight.add(hit.leak, _output(sight.path, reading, hit))


def _note_path(sight: _Sight, view: View, hit: Hit) -> None:
    """Note something in the path of a file."""
    path = sight.path
    sight.add(hit.leak, Output(path, how=view.undone(hit.start, hit.end)))
    begin, end = view.in_file(hit.start), view.in_file(hit.end - 1) + 1
    sight.names.add(path[begin : max(end, begin + 1)])


def _output(path: str, view: View, hit: Hit) -> Output:
    """Where something is in a file; in one that is no text, lines say nothing."""
    how = view.undone(hit.start, hit.end)
    found = view.outermost()
    if found.how:
        return Output(path, how=how)
    at = view.in_file(hit.start)
    line = bisect_right(found.lines, at)
    return Output(path, line, at - found.lines[line - 1] + 1, how)
