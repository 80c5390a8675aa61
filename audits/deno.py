"""A script of this folder goes in; the command that runs it with Deno, and its environment, come out."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
_FOLDER = Path(__file__).parent
_DENO = Path(sys.executable).with_name("deno")


def deno_command(script: str, *arguments: str) -> list[str]:
    """Run a script with the packages that `requirements/audits.lock` names by their hashes."""
    # Lighthouse reads files, talks to the browser and asks about the machine: a permission each.
    options = ("--quiet", "--allow-all", f"--config={_FOLDER / 'deno.json'}")
    return [str(_DENO), "run", *options, str(_FOLDER / script), *arguments]


def deno_environment() -> dict[str, str]:
    """Where packages are kept, and what is trusted, as the Makefile says it; what is set already stays."""
    return {
        "DENO_DIR": str(PROJECT / ".cache" / "deno"),
        "DENO_NO_UPDATE_CHECK": "1",
        "DENO_TLS_CA_STORE": "system,mozilla",
        **os.environ,
    }
