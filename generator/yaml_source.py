"""YAML text goes in; plain values with their places come out, or a `DataError` with every finding.

A small, safe part of YAML is read: mappings, lists and texts. Nothing changes its meaning behind the author's
back: `no`, `1.10` and `2026-06-25` stay texts, and what could (tags, anchors, merge keys) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator import yaml_problems as problems
from generator import yaml_words as words
from generator.assembly import WHOLE_NUMBER, Assembly, Findings
from generator.document import MAX_BYTES, Document, Plain, character, control_character, decode, escape_index

# libyaml is more than ten times as fast; a few systems have PyYAML without it.
LOADER: Callable[[str], Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_EMPTY = ("null", "~", "")
_TRUTH = {"true": True, "false": False}
_NOT_A_NUMBER = re.compile(r"\.(?:nan|NaN|NAN)|NaN|[-+]?(?:\.inf|\.Inf|\.INF|Infinity)")
_LINE = re.compile(r"[^\r\n]+")
_HASH_TEXT = re.compile(r"[ \t]*#[^\s#]")
_DASH_LINE = re.compile(r"[\r\n][ \t]*- ")


def parse_yaml(text: bytes, name: str, limit: int = MAX_BYTES) -> Document:
    """Read the one document of a YAML file."""
    content = decode(text, name, limit)
    findings = Findings(name, content)
    first = _next_line(content, 0)
    if first is None:
        findings.stop(0, *words.EMPTY)
    elif content[first] == "%":
        # libyaml takes quadratic time for many directives, so they never reach it.
        findings.stop(first, *words.DIRECTIVE)
    reader = _Reader(findings)
    reader.read(LOADER(content))
    return reader.assembly.document()


def _next_line(text: str, start: int) -> int | None:
    """Where the first line begins that is neither blank nor a comment nor the end mark `...`."""
    for line in _LINE.finditer(text, start):
        content = line.group().strip(" \t")
        if content and not content.startswith("#") and content != "...":
            return line.start()
    return None


class _Reader:
    """Turns the events of a YAML parser into pieces of a document."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.assembly = Assembly(findings)
        self._last: Any = None
        self._last_scalar: Any = None

    def read(self, loader: Any) -> None:
        """Take the events of one document; an error of the parser becomes the last finding."""
        try:
            while self._take(loader.get_event()):
                pass
        except yaml.YAMLError as error:
            self.findings.add(*problems.explain(error, self._spot()))
        except UnicodeDecodeError:
            # libyaml took a tag whose escapes are no UTF-8, and PyYAML cannot make a text of it.
            last = self._spot().last
            self.findings.add(max(last, self.findings.text.find("!", last)), *words.TAG)
        except (ValueError, OverflowError):
            # Without libyaml, an escape for a number that no character has.
            self.findings.add(self._spot().last, *words.NO_CHARACTER)
        finally:
            loader.dispose()

    def _spot(self) -> problems.Spot:
        last, scalar = self._last, self._last_scalar
        return problems.Spot(
            self.findings.text,
            last=last.end_mark.index if last else 0,
            scalar=scalar.start_mark.index if scalar else 0,
            opened=self.assembly.innermost,
        )

    def _take(self, event: Any) -> bool:
        """Take one event; false when the document is complete."""
        kind = type(event)
        if kind is ScalarEvent:
            self._scalar(event)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self.assembly.close()
        elif kind is MappingStartEvent:
            self._refuse_marks(event)
            self.assembly.open_mapping(event.start_mark.index)
        elif kind is SequenceStartEvent:
            self._refuse_marks(event)
            self.assembly.open_list(event.start_mark.index)
        elif kind is AliasEvent:
            self.findings.add(event.start_mark.index, *words.ALIAS)
            self.assembly.refused(event.start_mark.index)
        elif kind is DocumentEndEvent:
            self._end(event.start_mark.index)
            return False
        self._last = event
        return True

    def _scalar(self, event: Any) -> None:
        self._last_scalar = event
        self._refuse_marks(event)
        index, text, plain = event.start_mark.index, event.value, event.implicit[0]
        if event.style == '"':
            self._check_escapes(text, index, event.end_mark.index)
        elif plain and " - " in text:
            self._check_lines(index, event.end_mark.index)
        if self.assembly.wants_key:
            self._key(text, plain, index)
        else:
            self.assembly.value(self._plain(text, index) if plain else text, index)

    def _key(self, text: str, plain: bool, index: int) -> None:
        if plain and text in _EMPTY:
            self.findings.add(index, *words.EMPTY_KEY)
        elif plain and text == "<<":
            self.findings.add(index, *words.MERGE)
        else:
            self.assembly.key(text, index)
            return
        self.assembly.refused(index)

    def _plain(self, text: str, index: int) -> Plain:
        """What a text without quotes stands for."""
        if text in _EMPTY:
            if not text:
                self._check_nothing(index)
            return None
        if text in _TRUTH:
            return _TRUTH[text]
        if WHOLE_NUMBER.fullmatch(text):
            return int(text)
        if _NOT_A_NUMBER.fullmatch(text):
            problem = f"'{text}' is not a number that is read here"
            self.findings.add(index, problem, "expected a whole number, or quotes round a text")
        return text

    def _check_nothing(self, index: int) -> None:
        """Nothing is a value, but not for a whole file, and not where `#` swallowed a text that was meant."""
        if self.assembly.innermost is None:
            self.findings.stop(0, *words.EMPTY)
        found = _HASH_TEXT.match(self.findings.text, index)
        if found is not None:
            self.findings.add(found.end() - 2, *words.COMMENT)

    def _check_escapes(self, text: str, start: int, end: int) -> None:
        found = control_character(text)
        if found is not None:
            index = start + escape_index(self.findings.text[start:end])
            self.findings.add(
                index, f"the escape stands for {character(found)}, which is not allowed", "leave it out"
            )

    def _check_lines(self, start: int, end: int) -> None:
        """An item that is indented too far is, to YAML, one more line of the text above it."""
        found = _DASH_LINE.search(self.findings.text, start, end)
        if found is not None:
            self.findings.add(found.end() - 2, *words.SWALLOWED)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self.findings.add(event.start_mark.index, *words.ANCHOR)
        if event.tag is not None:
            self.findings.add(event.start_mark.index, *words.TAG)

    def _end(self, index: int) -> None:
        more = _next_line(self.findings.text, index)
        if more is not None:
            self.findings.add(more, *problems.after_document(self.findings.text, more))
