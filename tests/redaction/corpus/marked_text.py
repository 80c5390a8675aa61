"""Text with marks around its secrets goes in; the plain text and the spans of the secrets come out."""

from __future__ import annotations

from dataclasses import dataclass, field

# Signs from the private-use area: no text of the corpus has them otherwise.
OPEN, CLOSE, PAUSE, RESUME = "\ue000", "\ue001", "\ue002", "\ue003"
MARKS = frozenset((OPEN, CLOSE, PAUSE, RESUME))

Span = tuple[int, int]
Secret = tuple[Span, ...]
"""The stretches of one secret: several where something that is no secret stands between them."""


@dataclass(frozen=True)
class Sample:
    """A text, and where its secrets are; ordinary text has none."""

    class_: str
    variant: str
    surrounding: str
    text: str
    secrets: tuple[Secret, ...]

    def value(self, secret: Secret) -> str:
        """Return what the stretches of a secret say together."""
        return "".join(self.text[start:end] for start, end in secret)


@dataclass
class _Reading:
    text: list[str] = field(default_factory=list)
    secrets: list[Secret] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    start: int = 0

    def end_span(self) -> None:
        if self.start < len(self.text):
            self.spans.append((self.start, len(self.text)))

    def take(self, sign: str) -> None:
        if sign in (OPEN, RESUME):
            self.start = len(self.text)
        elif sign == PAUSE:
            self.end_span()
        elif sign == CLOSE:
            self.end_span()
            self.secrets.append(tuple(self.spans))
            self.spans = []
        else:
            self.text.append(sign)


def secret(value: str) -> str:
    """Return `value`, marked as a secret."""
    return OPEN + value + CLOSE


def pause(text: str) -> str:
    """Return `text`, marked as no part of the secret that it stands in."""
    return PAUSE + text + RESUME


def plain(marked: str) -> str:
    """Return a marked text without its marks."""
    return "".join(sign for sign in marked if sign not in MARKS)


def read(marked: str) -> tuple[str, tuple[Secret, ...]]:
    """Return a marked text without its marks, and the secrets in it."""
    reading = _Reading()
    for sign in marked:
        reading.take(sign)
    return "".join(reading.text), tuple(reading.secrets)
