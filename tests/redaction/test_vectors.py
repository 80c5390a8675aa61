"""The shared vectors: both languages make the same of each, and it is what the file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.redaction import Redactor
from tests.redaction.conftest import BrowserRedacts

VECTORS = Path(__file__).parents[1] / "vectors" / "redaction.txt"


def _cases() -> list[tuple[str, str]]:
    lines = [line for line in VECTORS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    cases = [line.replace("\\n", "\n").partition(" => ") for line in lines]
    return [(before, after if arrow else before) for before, arrow, after in cases]


@pytest.mark.parametrize(("text", "redacted"), _cases())
def test_a_text_becomes_what_the_vectors_say(
    text: str, redacted: str, redactor: Redactor, browser_redacts: BrowserRedacts
) -> None:
    """In Python and in JavaScript, what must not be shared is a label, and all else is as it was."""
    assert redactor.redact(text).text == redacted
    assert browser_redacts(text)["text"] == redacted


@pytest.mark.parametrize(("text", "redacted"), _cases())
def test_what_is_redacted_stays_as_it_is(text: str, redacted: str, redactor: Redactor) -> None:
    """A result redacted once more is the same."""
    assert redactor.redact(redacted).text == redacted
