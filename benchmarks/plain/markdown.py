"""Texts and links go in; Markdown that shows them as they are comes out."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2

from generator.dates import in_words

_SIGNS = re.compile(r"[\\`*_{}\[\]]")
_AT_START = re.compile(r"(?:[#+:-]|\d+(?=\.))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"})


@dataclass(frozen=True)
class Grid:
    """A table: its heads, which of them stand over numbers, and its rows, all of them Markdown."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """What stands below each head."""
        return tuple("---:" if head in self.numbers else "---" for head in self.heads)


def text(value: object) -> str:
    """A text as Markdown that shows it."""
    escaped = _SIGNS.sub(r"\\\g<0>", str(value).translate(_ENTITIES))
    start = _AT_START.match(escaped)
    if start is None:
        return escaped
    cut = start.end() - (0 if start[0].isdigit() else 1)
    return f"{escaped[:cut]}\\{escaped[cut:]}"


def paragraphs(value: str) -> str:
    """Paragraphs of text, each on one line."""
    return "\n\n".join(text(" ".join(part.split("\n"))) for part in value.strip().split("\n\n"))


def address(here: str, target: str) -> str:
    """The link from one source path to another: `../teams/index.md`."""
    path, sign, anchor = target.partition("#")
    if "://" in target or target.startswith("mailto:") or not path:
        return target
    return posixpath.relpath(path, posixpath.dirname(here) or ".") + sign + anchor


def link(here: str, words: str, target: str) -> str:
    """A link of the page `here`."""
    return f"[{text(words)}]({address(here, target)})"


def filled(template: str, here: str, **model: Any) -> str:
    """A template of this folder with a page's model in it; `to` makes a link of the page `here`."""

    def to(words: str, target: str) -> str:
        return link(here, words, target)

    return _environment().get_template(template).render(to=to, **model)


@cache
def _environment() -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=jinja2.PackageLoader("benchmarks.plain"),
        autoescape=jinja2.select_autoescape(),  # not in Markdown, which `text` is for
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "day": in_words,
        "text": text,
        "paragraphs": paragraphs,
        "quoted": lambda value: json.dumps(value, ensure_ascii=False),
    }
    templates.filters.update(filters)
    return templates
