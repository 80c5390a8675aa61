"""A folder of a git repository and a revision go in; the files that the folder had then come out, as bytes.

Nothing is checked out and nothing is written. Names from a repository never become paths on this machine:
files are read by their ids, and whatever is no plain file is refused.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.diagnostics import nearest, one_of, shown
from generator.document import MAX_BYTES
from generator.system_errors import reason_of

_SUFFIX = re.compile(r"[~^@:].*", re.DOTALL)
_NO_FILES = {b"120000": "it is a link", b"160000": "it is a repository of its own"}
_SHALLOW = "this clone is shallow, and 'git fetch --unshallow' brings what is missing"


class RevisionError(Exception):
    """What cannot be read from git: the place, what is wrong, and what was expected."""

    def __init__(self, place: str, problem: str, expected: str) -> None:
        self.place, self.problem, self.expected = place, problem, expected
        super().__init__(f"{place}: {problem}; {expected}")


@dataclass(frozen=True)
class Commit:
    """A commit that changed the folder, and its day."""

    id: str
    short: str
    day: date


@dataclass(frozen=True)
class Repository:
    """A git repository, and the folder of it whose past is asked for."""

    root: Path
    folder: str
    """The folder from the root on, with slashes; empty for the root itself."""
    shallow: bool
    _read: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    """What was read already, by id."""

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """The repository that a folder lies in, be it there today or not. Raises `RevisionError`."""
        real = Path(os.path.realpath(folder))
        start = next(one for one in (real, *real.parents) if one.is_dir())
        told = _git(start, folder, "rev-parse", "--show-toplevel", "--is-shallow-repository")
        if told.returncode:
            raise RevisionError(folder.as_posix(), *_no_repository(told.stderr))
        root, shallow = os.fsdecode(told.stdout).rstrip("\n").rsplit("\n", 1)
        inside = real.relative_to(os.path.realpath(root)).as_posix()
        return cls(Path(root), "" if inside == "." else inside, shallow == "true")

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names. Raises `RevisionError` where it names none."""
        found = self._commit(revision)
        if found is None:
            raise RevisionError(shown(revision)[1:-1] or "''", *self._unknown(revision))
        return found

    def knows(self, revision: str) -> bool:
        """Whether a revision names a commit."""
        return self._commit(revision) is not None

    def is_changed(self) -> bool:
        """Whether something in the folder is not as in the commit that is checked out."""
        # Whoever does not want to see new files in `git status` would not be told of them here either.
        asked = ("status", "--porcelain", "--untracked-files=normal", "--", f":(top,literal){self.folder}")
        told = self._git("-c", "core.fsmonitor=false", *asked)
        return bool(told.stdout)

    def files(self, commit: str) -> Mapping[str, str] | None:
        """The ids of the folder's files in a commit, by path; None where the commit has no such folder.

        Raises `RevisionError` for what is no plain file.
        """
        told = self._git("ls-tree", "-r", "-z", "-l", f"{commit}:{self.folder}")
        return None if told.returncode else dict(self._plain_files(told.stdout))

    def contents(self, files: Mapping[str, str]) -> Mapping[str, bytes]:
        """The bytes of files, by path; what was read once is not read again."""
        missing = list(dict.fromkeys(one for one in files.values() if one not in self._read))
        if missing:
            told = self._git("cat-file", "--batch", stdin="\n".join(missing) + "\n")
            self._read.update(_objects(told.stdout))
        lost = [path for path, one in files.items() if one not in self._read]
        if lost:
            raise RevisionError(lost[0], "git has lost the file", "expected a whole repository")
        return {path: self._read[one] for path, one in files.items()}

    def commits(self, start: str, count: int, without: str) -> tuple[Commit, ...]:
        """The last commits that changed the folder but for what is below `without`, the newest first.

        A branch that was merged counts as one change, on the day of its merge.
        """
        folder = self.folder or "."
        told = self._git(
            *("log", "--first-parent", "-z", "--format=%H %h %cs", "-n", str(count), start, "--"),
            *(f":(top,literal){folder}", f":(top,exclude,literal){folder}/{without}"),
        )
        lines = told.stdout.decode("ascii", "replace").split("\0")
        parts = [line.split() for line in lines if line]
        return tuple(Commit(one, short, date.fromisoformat(day)) for one, short, day in parts)

    def parent(self, commit: str) -> str | None:
        """The first parent of a commit; None for the first commit, and where a shallow clone ends."""
        return self._commit(f"{commit}^")

    def _plain_files(self, listing: bytes) -> Iterator[tuple[str, str]]:
        for line in listing.split(b"\0"):
            about, _, name = line.partition(b"\t")
            if not name:
                continue
            mode, _, blob, size = about.split()
            path = name.decode("utf-8", "replace")
            if mode in _NO_FILES:
                raise RevisionError(path, _NO_FILES[mode], "expected the file itself")
            if int(size) > MAX_BYTES:
                problem = f"the file has {int(size):,} bytes"
                raise RevisionError(path, problem, f"expected at most {MAX_BYTES:,}")
            yield path, blob.decode("ascii")

    def _commit(self, revision: str) -> str | None:
        if "\0" in revision:
            return None
        told = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return None if told.returncode else told.stdout.decode("ascii").strip()

    def _unknown(self, revision: str) -> tuple[str, str]:
        """What is wrong with a revision, and what would be one."""
        if ".." in revision and ".." not in revision.split("/"):  # else it is a folder above this one
            return "it is a range of revisions", "expected two of them: runbook diff BASE HEAD"
        if ":" in revision:
            return "it names a file or a folder of a revision", "expected the revision alone"
        name = _SUFFIX.sub("", revision)
        if name != revision and name and self.knows(name):
            there = f"'{name}' is there, but it has no such past"
            return there, _SHALLOW if self.shallow else "name one that `git log --oneline` lists"
        if revision == "HEAD":
            if self._git("rev-parse", "--verify", "--quiet", "HEAD").returncode == 0:
                return "git has lost its last commit", "expected a whole repository"
            return "the repository has no commit yet", "commit first, or name two data folders"
        told = self._git("for-each-ref", "--format=%(refname:short)")
        names = ["HEAD", *told.stdout.decode("utf-8", "replace").split()]
        guess = nearest(name, names)
        expected = f"did you mean '{guess}{revision[len(name) :]}'?" if guess else one_of(name, names)
        return "there is no such revision and no such folder", expected

    def _git(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[bytes]:
        return _git(self.root, self.root, *arguments, stdin=stdin)


def _git(here: Path, asked: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[bytes]:
    """What git says. No shell reads the arguments, and no setting of the repository makes git run others."""
    command = ("git", "--no-pager", "-c", "log.showSignature=false", "-C", str(here), *arguments)
    # Whoever calls this in a git hook has variables that name another repository.
    environment = {name: one for name, one in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(  # noqa: S603  # see above
            command, env={**environment, **quiet}, input=stdin.encode(), capture_output=True, check=False
        )
    except OSError as error:
        problem = f"git cannot be run ({reason_of(error)})" if shutil.which("git") else "git is not installed"
        raise RevisionError(asked.as_posix(), problem, "revisions need it; two folders do not") from None


def _no_repository(said: bytes) -> tuple[str, str]:
    if b"dubious ownership" in said:
        return (
            "git does not trust the repository, which is another user's",
            "expected one of your own, or an entry in git's setting 'safe.directory'",
        )
    if b"work tree" in said:
        return "the repository has no working tree", "run this in one, or name two data folders"
    return "it is in no git repository", "name two data folders, or a folder in a repository"


def _objects(told: bytes) -> Iterator[tuple[str, bytes]]:
    """The objects in what `cat-file --batch` says: a line with id, type and size, then the bytes."""
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        words = told[at:end].split()
        at = end + 1
        if len(words) == 3:
            size = int(words[2])
            yield words[0].decode("ascii"), told[at : at + size]
            at += size + 1
