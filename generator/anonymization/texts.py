"""A raw text goes in; the same text as it is compared, or as it may be shown, comes out."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """The text on one line, with single spaces and without characters that nobody sees."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(" " if char.isspace() else char for char in text if char.isspace() or _shows(char))
    return " ".join(text.split())


def _shows(char: str) -> bool:
    return unicodedata.category(char)[0] != "C"


def folded(text: str) -> str:
    """The letters and digits of a text in lower case; compatible characters are one (NFKC)."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).lower() if char.isalnum())


def without_accents(text: str) -> str:
    """The letters and digits of a text in lower case, as somebody types them who has no accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if char.isalnum())


def one_spelling(text: str) -> str:
    """A name as it is told from others: in any case, in one Unicode form, without what nobody sees."""
    once = unicodedata.normalize("NFKC", visible(text)).casefold()
    return visible(unicodedata.normalize("NFKC", once))
