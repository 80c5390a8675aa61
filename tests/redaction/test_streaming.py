"""A stream is redacted like the whole text, however it comes in and wherever pieces end."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.redaction import Redactor, streaming
from generator.redaction.streaming import redact_stream

KEY = "sk-proj-" + "Ab1Cd2Ef3" * 3
BLOCK = (
    "-----BEGIN PRIVATE KEY-----\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n" * 6 + "-----END PRIVATE KEY-----\n"
)
LINES = [
    "a plain line\n",
    f"key {KEY}\n",
    "\n",
    "write to pm@example.com\r\n",
    BLOCK,
    "x" * 50 + "\n",
    "no end",
]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(LINES), max_size=60), st.integers(min_value=1, max_value=700))
def test_a_stream_is_redacted_like_the_whole(
    redactor: Redactor, monkeypatch: pytest.MonkeyPatch, lines: list[str], size: int
) -> None:
    """With small pieces and parts of any size, text and finds are those of the whole text."""
    monkeypatch.setattr(streaming, "PIECE", 600)
    monkeypatch.setattr(streaming, "AHEAD", 400)
    text = "".join(lines)
    pieces = list(redact_stream(redactor, (text[at : at + size] for at in range(0, len(text), size))))
    whole = redactor.redact(text)
    assert "".join(piece.text for piece in pieces) == whole.text
    found = [(line, one.class_) for piece in pieces for line, one in piece.findings]
    assert found == [(1 + text.count("\n", 0, one.start), one.class_) for one in whole.findings]


def test_a_line_without_an_end_is_parted(redactor: Redactor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that never ends a line does not grow in memory, and loses nothing."""
    monkeypatch.setattr(streaming, "PIECE", 600)
    monkeypatch.setattr(streaming, "AHEAD", 400)
    monkeypatch.setattr(streaming, "LONGEST", 2_000)
    pieces = list(redact_stream(redactor, ["word " * 100] * 40))
    assert len(pieces) > 3
    assert "".join(piece.text for piece in pieces) == "word " * 4_000
