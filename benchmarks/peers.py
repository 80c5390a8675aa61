"""Other generators go in; each in an environment of its own, ready to build plain Markdown, comes out.

ProperDocs is a fork of MkDocs 1.x that takes Material as it is. Material brings MkDocs along, unused.
Zensical reads the same configuration with a theme of its own.
"""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import venv
from dataclasses import dataclass
from pathlib import Path

from benchmarks.portals import PROJECT

_FOLDER = PROJECT / ".cache" / "bench"
_ADDRESS = re.compile(r"\w+://\S+")


@dataclass(frozen=True)
class Peer:
    """A generator: what pip installs for it, and the arguments with which it builds."""

    name: str
    packages: tuple[str, ...]
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Ready:
    """A peer that is installed: its name with its version, and its command."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Missing:
    """A peer that did not install or does not build, and the last line that was said then."""

    name: str
    why: str


PEERS = (
    Peer(
        "ProperDocs",
        ("properdocs", f"mkdocs-material=={importlib.metadata.version('mkdocs-material')}"),
        ("build", "-q", "-f", "mkdocs.yml"),
    ),
    Peer("Zensical", ("zensical",), ("build",)),
)


def set_up(peer: Peer) -> Ready | Missing:
    """The peer in its environment, which is made where it is not there yet."""
    folder = _FOLDER / peer.name.lower()
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    done = subprocess.run(
        [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input", *peer.packages],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return Missing(peer.name, f"does not install: {last_line(done.stderr)}")
    # Not the script in bin/, which names the folder that it was made in.
    command = (str(python), "-m", peer.packages[0], *peer.arguments)
    return Ready(f"{peer.name} {_version(python, peer)}", command)


def last_line(said: str) -> str:
    """The last line of a message, as a cell of a table holds it, without the addresses in it."""
    lines = said.strip().splitlines() or ["nothing was said"]
    return _ADDRESS.sub("…", lines[-1]).replace("|", "\\|")


def _version(python: Path, peer: Peer) -> str:
    said = subprocess.run(
        [
            python,
            "-c",
            "import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))",
            peer.packages[0],
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout.strip()
