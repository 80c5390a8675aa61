"""The locks and the parts of the site by others go in; what is known to be wrong with them comes out.

`python -m tests.vulnerabilities` asks a service with the interface of OSV (https://osv.dev): pip-audit asks
about the locks, and what is in the site is asked about here, since pip-audit knows Python packages only. The
status is 1 where something is known, 2 where nobody could be asked. The service is told names and versions.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from generator.diagnostics import DataError, Diagnostic, Position
from generator.packing import bundled
from generator.packing.bundled import PARTS
from generator.packing.locks import pinned_in

SERVICE = "RUNBOOK_VULNERABILITIES"
"""Names another service, such as one inside a company's network."""
OSV = "https://api.osv.dev"
ROOT = Path(__file__).parents[1]
LOCKS = tuple(ROOT / "requirements" / f"{name}.txt" for name in ("site", "distributed", "dev"))
SECONDS = 30


class UnansweredError(Exception):
    """Why the service has not answered."""


def in_locks(service: str, locks: Sequence[Path]) -> Iterator[Diagnostic]:
    """What is known of the packages of locks. Raises `UnansweredError`."""
    for package in _audited(service, locks):
        name, version = package["name"], package.get("version", "")
        for one in package.get("vulns", ()):
            fixed = " or ".join(one["fix_versions"])
            problem = f"{name} {version} has the known vulnerability {one['id']}"
            expected = f"expected {fixed}" if fixed else "no version mends it"
            yield from (Diagnostic(at, problem, expected) for at in _places(name, version, locks))


def _audited(service: str, locks: Sequence[Path]) -> list[dict[str, Any]]:
    """What pip-audit says of each package."""
    named = [word for lock in locks for word in ("--requirement", str(lock))]
    asked = ("--vulnerability-service", "osv", "--osv-url", f"{service}/v1/query", "--timeout", str(SECONDS))
    form = ("--format", "json", "--desc", "off", "--progress-spinner", "off")
    command = (sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", *asked, *form, *named)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        audited: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except ValueError:
        said = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        # urllib3 wraps the reason twice; what stands last is what somebody can do something about.
        why = said.rpartition(": ")[2].removesuffix('"))') if said.endswith('"))') else said
        raise UnansweredError(why) from None
    return audited


def _places(name: str, version: str, locks: Sequence[Path]) -> Iterator[Position]:
    for lock in locks:
        for one in pinned_in(lock.read_text(encoding="utf-8")):
            if (one.name, one.version) == (name, version):
                yield Position(os.path.relpath(lock), one.line)


def in_site(service: str) -> Iterator[Diagnostic]:
    """What is known of the parts of the site that are no Python packages. Raises `UnansweredError`."""
    lines = Path(bundled.__file__).read_text(encoding="utf-8").splitlines()
    for part in PARTS:
        if part.registry != "npm" or part.version is None:
            continue
        line = next(number for number, line in enumerate(lines, 1) if f'Part("{part.name}"' in line)
        for one in _asked(service, part.name, part.version):
            problem = f"{part.name} {part.version} has the known vulnerability {one}"
            yield Diagnostic(
                Position(os.path.relpath(bundled.__file__), line), problem, "expected a version without it"
            )


def _asked(service: str, name: str, version: str) -> list[str]:
    body = json.dumps({"package": {"name": name, "ecosystem": "npm"}, "version": version}).encode()
    request = Request(f"{service}/v1/query", body, {"Content-Type": "application/json"})  # noqa: S310  # whoever runs this names the service
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310  # as above
            told: dict[str, Any] = json.load(answer)
            return [one["id"] for one in told.get("vulns", ()) if "withdrawn" not in one]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise UnansweredError(str(error) or type(error).__name__) from None


def main(service: str, locks: Sequence[Path] = LOCKS) -> int:
    """Print what is known, and how much was asked about; the exit status comes back."""
    try:
        found = [*in_locks(service, locks), *in_site(service)]
    except UnansweredError as error:
        print(
            f"{service}: it cannot be asked ({error}); expected a network, or {SERVICE}=URL", file=sys.stderr
        )
        return 2
    if found:
        count = f"{len(found)} problem{'' if len(found) == 1 else 's'}"
        print(DataError(found), count, sep="\n", file=sys.stderr)
        return 1
    pinned = [one for lock in locks for one in pinned_in(lock.read_text(encoding="utf-8"))]
    packages = {(one.name, one.version) for one in pinned}
    unknown = ", ".join(part.name for part in PARTS if part.version is None)
    print(f"Nothing is known of {len(packages)} packages and of the parts of the site")
    print(f"Not asked about, since nothing says which version is in the theme: {unknown}")
    return 0


if __name__ == "__main__":
    sys.exit(main(os.environ.get(SERVICE, OSV).rstrip("/")))
