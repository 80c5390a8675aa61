"""A lock goes in; an environment with an engine in it, set up once, comes out, or why there is none."""

from __future__ import annotations

import hashlib
import re
import subprocess
import venv
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
_FOLDER = PROJECT / ".cache" / "engines"
_ADDRESS = re.compile(r"\w+://\S+")


@dataclass(frozen=True)
class Missing:
    """An engine that does not install here: the last line that was said then."""

    why: str


def environment(name: str, *locks: str, with_project: bool = False) -> Path | Missing:
    """The Python of an environment that has what the locks name, and this project where that is wished."""
    files = [PROJECT / "requirements" / f"{lock}.txt" for lock in locks]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    folder = _FOLDER / name
    python, stamp = folder / "bin" / "python", folder / "installed"
    if not stamp.is_file() or stamp.read_text() != digest:
        venv.create(folder, with_pip=True, clear=True)
        wanted = [word for file in files for word in ("-r", str(file))]
        why = _install(python, "--require-hashes", "--only-binary", ":all:", *wanted)
        if not why and with_project:
            why = _install(
                python, "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(PROJECT)
            )
        if why:
            return Missing(why)
        stamp.write_text(digest)
    return python


def _install(python: Path, *words: str) -> str:
    """What pip said last where it could not install; nothing where it could."""
    command: list[str | Path] = [
        python,
        "-m",
        "pip",
        "install",
        "-qq",
        "--disable-pip-version-check",
        "--no-input",
        *words,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    return _ADDRESS.sub("…", (done.stderr.strip().splitlines() or ["nothing was said"])[-1])
