"""A file goes in; whether git tracks it, so that whoever has the repository has it too, comes out."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path


def is_tracked(file: Path) -> bool | None:
    """Whether git tracks a file, as it was named or where links lead; None where git cannot say.

    Where git is not installed, nothing is tracked by it.
    """
    places = (os.path.abspath(file), os.path.realpath(file))  # noqa: PTH100  # resolve() follows links
    answers = [_answer(Path(place)) for place in dict.fromkeys(places)]
    if True in answers:
        return True
    return None if None in answers else False


def _answer(place: Path) -> bool | None:
    command = ("git", "-C", str(place.parent), "ls-files", "--error-unmatch", "--", place.name)
    # Whoever calls this in a git hook has variables that name another repository.
    environment = {name: one for name, one in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603  # no shell, and the name stands after --
            command, env={**environment, "LC_ALL": "C"}, capture_output=True, check=False
        )
    except OSError:
        return False if shutil.which("git") is None else None
    if done.returncode == 0:
        return True
    return False if done.returncode == 1 or b"not a git repository" in done.stderr else None
