"""What the tests of redaction share: the shipped rules, and the browser's redaction beside Python's."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.catalog import load_catalog
from generator.models.redaction import RedactionRules
from generator.redaction import Redactor
from generator.redaction.exchange import rules_model

BrowserRedacts = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="session")
def shipped_rules(project: Path) -> RedactionRules:
    """The rules of data/redaction.yml."""
    return load_catalog(project / "data").redaction


@pytest.fixture(scope="session")
def redactor(shipped_rules: RedactionRules) -> Redactor:
    """Redaction by the shipped rules."""
    return Redactor(shipped_rules)


@pytest.fixture(scope="session")
def browser_redacts(project: Path, shipped_rules: RedactionRules) -> Iterator[BrowserRedacts]:
    """The browser's redaction, run by Deno: a text in, the redacted text and the finds out."""
    deno = Path(sys.executable).with_name("deno")
    process = subprocess.Popen(
        [deno, "run", "--quiet", "tests/widgets/redact.js"],
        cwd=project,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    stdin, stdout = process.stdin, process.stdout
    stdin.write(json.dumps(rules_model(shipped_rules)) + "\n")

    def redacts(text: str) -> dict[str, Any]:
        stdin.write(json.dumps(text) + "\n")
        stdin.flush()
        result: dict[str, Any] = json.loads(stdout.readline())
        return result

    with process:
        yield redacts
        stdin.close()
