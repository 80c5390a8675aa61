"""A data folder goes in; what the last commits changed in it comes out, or why that cannot be known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.audiences import Seen
from generator.catalog import Catalog
from generator.catalog.examining import Memory
from generator.catalog.reading import SCHEMAS
from generator.diagnostics import DataError, Position, counted
from generator.reuse import records
from generator.reuse.store import Store, key_of
from generator.revisions import Commit, Repository, RevisionError
from generator.versions import Versions

if TYPE_CHECKING:  # where there is no history, nothing is compared
    from generator.changes import Changes

State = Catalog | str | None
"""The data of a commit, or why it cannot be read; None where it has none."""

LENGTH = 10
"""How many commits are told."""


@dataclass(frozen=True)
class Entry:
    """A commit that changed the data: its day, its short id, and what it changed as of that day.

    Neither its author nor its subject: both may name a person, and the portal names none.
    """

    day: date
    revision: str
    changes: Changes | None = None
    since: str | None = None
    """The commit that it is compared with, where the data of the one right before it cannot be read."""
    unreadable: str | None = None
    """Why it is not compared; None where it is."""


@dataclass(frozen=True)
class History:
    """The last commits that changed the data, the newest first."""

    entries: tuple[Entry, ...] = ()
    missing: str | None = None
    """Why there is no history, or why it does not go further back."""


NOT_READ = History(missing="The history was not read when these pages were made.")


@dataclass(frozen=True)
class Past:
    """What was read of the past by commit: while a folder is edited, its past stays as it is."""

    memory: Memory = field(default_factory=Memory)
    """What is known of data files, whichever commits have them."""
    store: Store | None = None
    """What earlier processes have kept."""
    salt: str = ""
    """Stands for the code that reads and compares."""
    _known: dict[str, History] = field(default_factory=dict)

    def history(self, key: str, make: Callable[[], History]) -> History:
        """What was read before under a key, or what `make` reads."""
        if key not in self._known:
            self._known[key] = self._recalled(key) or self._made(key, make)
        return self._known[key]

    def _recalled(self, key: str) -> History | None:
        kept = self.store.get(key_of(self.salt, key)) if self.store is not None else None
        if kept is None:
            return None
        from generator import changes  # noqa: PLC0415  # see `_entry`

        try:
            found = records.read(kept, (History, Entry, Position, *changes.RECORDS))
        except ValueError:
            return None
        return found if isinstance(found, History) else None

    def _made(self, key: str, make: Callable[[], History]) -> History:
        made = make()
        if self.store is not None:
            self.store.put(key_of(self.salt, key), records.written(made))
        return made


def read_history(data: Path, past: Past, count: int = LENGTH, *, seen: Seen | None = None) -> History:
    """What the last commits changed. Whatever git cannot tell is part of the answer, and no error.

    `past` has what was read before. `seen` is what the readers may see of it, where that is not all; commits
    of which they see no change are left out.
    """
    try:
        repository = Repository.around(data)
        now = repository.commit("HEAD")
        key = f"{count} {now} {repository.shallow} {repository.folder}"
        key += f" {seen.key}" if seen is not None else ""
        return past.history(key, lambda: _read(Versions(repository, past.memory), now, count, seen))
    except RevisionError as error:
        return History(missing=f"There is no history to read: {error.problem}.")


def _read(versions: Versions, now: str, count: int, seen: Seen | None) -> History:
    repository = versions.repository
    commits = repository.commits(now, count, SCHEMAS)
    if not commits:
        return History(missing="No commit of the repository has the data yet.")
    before = repository.parent(commits[-1].id)
    missing = None
    if before is None and repository.shallow:
        # The last one seems to have brought all that is older, and is compared with nothing.
        before, commits = commits[-1].id, commits[:-1]
        missing = "This copy of the repository is shallow, so what is older is not in it."
    states = _states(versions, (before, *(commit.id for commit in commits[::-1])), seen)
    entries = _entries(states, commits[::-1])
    if seen is not None:
        entries = (one for one in entries if one.changes is None or one.changes.any)
    return History(tuple(entries)[::-1], missing)


def _entries(states: Iterator[State], commits: tuple[Commit, ...]) -> Iterator[Entry]:
    """The entries, the oldest first, each compared with the last state before it that can be read.

    `states` has first the one before all of them, and then that of each commit.
    """
    last = next(states)
    since: str | None = None
    gap = isinstance(last, str)
    for commit, state in zip(commits, states, strict=True):
        if isinstance(state, str):
            yield Entry(commit.day, commit.short, unreadable=state)
            gap = True
            continue
        yield _entry(commit, None if isinstance(last, str) else last, state, since if gap else None, gap=gap)
        last, since, gap = state, commit.short, False


def _entry(
    commit: Commit, before: Catalog | None, after: Catalog | None, since: str | None, *, gap: bool
) -> Entry:
    if after is None:
        return Entry(commit.day, commit.short, unreadable="It removed the data.")
    if before is not None:
        from generator.changes import compare  # noqa: PLC0415  # 20 ms, and many portals are in no repository

        return Entry(commit.day, commit.short, compare(before, after, commit.day), since)
    told = "What was there before cannot be read." if gap else "The data begins here."
    return Entry(commit.day, commit.short, unreadable=told)


def _states(versions: Versions, commits: tuple[str | None, ...], seen: Seen | None) -> Iterator[State]:
    """The data of each commit, read when it is asked for; as the readers see it, where that is not all."""
    states = (None if commit is None else _state(versions, commit) for commit in commits)
    if seen is None:
        yield from states
        return
    found = list(states)
    visible = iter(seen.of(state for state in found if isinstance(state, Catalog)))
    yield from (next(visible) if isinstance(state, Catalog) else state for state in found)


def _state(versions: Versions, commit: str) -> State:
    """The data of a commit, or why it cannot be read; None where it has none."""
    try:
        return versions.at(commit, commit[:7])
    except RevisionError as error:
        return f"Its data cannot be read: {error.problem}."
    except DataError as error:
        problems = counted(len(error.diagnostics), "problem")
        return f"Its data has another form than today's, or was broken, and cannot be read ({problems})."
