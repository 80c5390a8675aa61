"""What the tests of redaction share: the shipped rules, and the browser's redaction beside Python's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.catalog import load_catalog
from generator.models.redaction import RedactionRules
from generator.redaction import Redactor
from generator.redaction.exchange import rules_model
from tests.deno import answering

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
    with answering(project, "redact.js", rules_model(shipped_rules)) as ask:
        yield ask
