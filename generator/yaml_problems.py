"""An error of the YAML parser goes in; a finding in plain words comes out.

The parser says what its grammar missed; an author wants to know which line to mend, and how. So each
explanation looks at the text around the error. PyYAML's two parsers word the same error differently: the
patterns fit both.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from generator import yaml_words as words
from generator.yaml_words import Words

Found = tuple[int, str, str]
"""An index into the text, what is wrong there, and what was expected."""

_INDENTATION = r"[ \t]*+(?>(?:-[ \t]++)*)"
_CONTENT_LINE = re.compile(rf"(?:^|[\r\n])(?P<indentation>{_INDENTATION})(?P<content>[^\s#][^\r\n]*)")
_KEY_WITHOUT_SPACE = re.compile(r"[\w-]+:[^\s:/]")
_EXAMPLE_KEY = re.compile(r"(?P<indentation> *)#(?P<key>[a-z_-]+:)[ \t]*")
_LONGEST_KEY = 1024


@dataclass(frozen=True)
class Spot:
    """How far a text was understood: up to where, from where the last scalar and the innermost collection."""

    text: str
    last: int
    scalar: int
    opened: int | None


@dataclass(frozen=True)
class _Trouble:
    """An error of the parser: where it came up, and where the construct began in which it did."""

    spot: Spot
    index: int
    context: int

    @property
    def text(self) -> str:
        return self.spot.text

    @property
    def char(self) -> str:
        """The character at the error; empty at the end of the text."""
        return self.text[self.index : self.index + 1]

    @property
    def before(self) -> str:
        """The part of the line that is before the error."""
        return self.text[_line_start(self.text, self.index) : self.index]


def explain(error: yaml.YAMLError, spot: Spot) -> Found:
    """The finding for an error of the scanner or of the parser."""
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    index = mark.index if mark else spot.last
    trouble = _Trouble(spot, index, context.index if context else index)
    message = f"{getattr(error, 'context', None)}: {getattr(error, 'problem', None)}"
    for pattern, explanation in _EXPLANATIONS:
        if re.search(pattern, message):
            return explanation(trouble)
    return index, *words.UNKNOWN


def after_document(text: str, index: int) -> Words:
    """What is wrong with text that begins where the document has ended."""
    if text.startswith("---", index):
        return words.SECOND_DOCUMENT
    return words.DIRECTIVE if text.startswith("%", index) else words.NOT_ABOVE


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def _indentation(text: str, index: int) -> int:
    """How far the line of an index is indented, dashes of list items included."""
    start = _line_start(text, index)
    match = re.compile(_INDENTATION).match(text, start)
    return match.end() - start if match else 0


def _at_error(said: Words) -> Callable[[_Trouble], Found]:
    return lambda trouble: (trouble.index, *said)


def _at_context(said: Words) -> Callable[[_Trouble], Found]:
    return lambda trouble: (trouble.context, *said)


def _first_character(trouble: _Trouble) -> Found:
    if trouble.char == "\t":
        return trouble.index, *words.TAB
    return trouble.index, f"a text cannot begin with {trouble.char}", "put quotes round it"


def _open_quote(trouble: _Trouble) -> Found:
    quote = trouble.text[trouble.context]
    return trouble.context, "the quote that opens here is never closed", f"close it with {quote}"


def _escape(trouble: _Trouble) -> Found:
    index = trouble.text.rfind("\\", trouble.context, trouble.index + 1)
    sequence = trouble.text[index : index + 2]
    named = sequence if sequence.isprintable() else "here"
    return index, f"the escape {named} cannot be read", "write \\\\ for a backslash, or use single quotes"


def _value_where_none_can_be(trouble: _Trouble) -> Found:
    """A ': ' too many: in the line itself, or since the line counts as part of the text above it."""
    text, before = trouble.text, trouble.before
    if "\t" in before[: _indentation(text, trouble.index)]:
        return trouble.index - len(before), *words.TAB
    start = trouble.index - len(before)
    if re.search(r":[ \t]", before):
        return trouble.index, *words.COLON
    if len(before) > _LONGEST_KEY:
        return start, *words.LONG_KEY
    above = _line_above(text, start)
    return _key_in_text(trouble, above) if above else (start, *words.BESIDE_MARK)


def _line_above(text: str, end: int) -> re.Match[str] | None:
    """The last line before `end` that is neither blank nor a comment."""
    last = deque(_CONTENT_LINE.finditer(text, 0, end), maxlen=1)
    return last[0] if last else None


def _key_in_text(trouble: _Trouble, above: re.Match[str]) -> Found:
    """A line that is a key to its author and a text to YAML; often the line above is at fault."""
    if _KEY_WITHOUT_SPACE.match(above["content"]):
        return above.start("content"), *words.NO_SPACE
    indentation = _indentation(trouble.text, trouble.index)
    if ":" not in above["content"] and len(above["indentation"]) == indentation:
        return above.start("content"), *words.NO_COLON
    return trouble.index - len(trouble.before) + indentation, *words.GOES_ON


def _no_colon(trouble: _Trouble) -> Found:
    if trouble.index - trouble.context > _LONGEST_KEY:
        return trouble.context, *words.LONG_KEY
    spaceless = _KEY_WITHOUT_SPACE.match(trouble.text, trouble.context)
    return trouble.context, *(words.NO_SPACE if spaceless else words.NO_COLON)


def _no_comma(trouble: _Trouble) -> Found:
    if _is_below(trouble):
        return _open_bracket(trouble, trouble.context)
    return trouble.index, *(words.COLON if trouble.char == ":" else words.NO_COMMA)


def _is_below(trouble: _Trouble) -> bool:
    """Whether the error came up only after the lines that a collection in brackets can be in."""
    if not trouble.text[trouble.index :].strip():
        return True
    later = _line_start(trouble.text, trouble.index) > trouble.context
    return later and _indentation(trouble.text, trouble.index) <= _indentation(trouble.text, trouble.context)


def _open_bracket(trouble: _Trouble, index: int) -> Found:
    bracket = trouble.text[index]
    expected = f"close it with {'}' if bracket == '{' else ']'}"
    if re.search(r"\s#", trouble.text[index : trouble.index]):
        expected += ", and put quotes round a text with ' #', which begins a comment"
    return index, f"the {bracket} that opens here is never closed", expected


def _no_content(trouble: _Trouble) -> Found:
    char, opened = trouble.char, trouble.spot.opened
    if not char and opened is not None:
        return _open_bracket(trouble, opened) if trouble.text[opened] in "[{" else (opened, *words.OPEN_PAIR)
    if char in ("]", "}"):
        return trouble.index, *words.CLOSES_NOTHING
    if char == ",":
        return trouble.index, *words.NO_ENTRY
    return trouble.index, f"a value cannot begin with {char}", "put quotes round a text"


def _no_entry(trouble: _Trouble) -> Found:
    """Something in a block mapping or a block list that is neither a key nor an item of it."""
    if trouble.char == ":":
        return trouble.index, *words.EMPTY_KEY
    return _after_quote(trouble) or _at_line_start(trouble) or _misplaced(trouble)


def _after_quote(trouble: _Trouble) -> Found | None:
    """A text that begins with a quoted part; the quote may have been meant for another place."""
    text, start, end = trouble.text, trouble.spot.scalar, trouble.spot.last
    quote = text[start]
    if quote not in "'\"" or text[end - 1] != quote or text[end : trouble.index].strip(" \t"):
        return None
    if re.search(r"[\r\n]", text[start:end]):
        return start, *words.LATE_QUOTE
    inside = "''" if quote == "'" else '\\"'
    return (
        trouble.index,
        words.AFTER_QUOTE,
        f"put quotes round the whole text, and write {inside} for {quote} in it",
    )


def _at_line_start(trouble: _Trouble) -> Found | None:
    if trouble.before.strip(" "):
        return None
    if (above := _commented_out(trouble)) is not None:
        return trouble.index, words.COMMENTED_OUT, f"take the '#' away from '{above}' above as well"
    in_list = trouble.text[trouble.context] == "-"
    is_item = re.match(r"-\s", trouble.text[trouble.index : trouble.index + 2])
    if in_list and not is_item:
        return trouble.index, *words.NO_ITEM
    return trouble.index, *(words.LATE_ITEM if is_item and not in_list else words.INDENTED)


def _commented_out(trouble: _Trouble) -> str | None:
    """The key that this line belongs to, where that is a comment still: right above, and less indented."""
    for line in reversed(trouble.text[: trouble.index - len(trouble.before)].splitlines()):
        if not line.lstrip().startswith("#"):
            return None
        key = _EXAMPLE_KEY.fullmatch(line)
        if key is not None and len(key["indentation"]) < len(trouble.before):
            return key["key"]
    return None


def _misplaced(trouble: _Trouble) -> Found:
    if trouble.char in ("]", "}"):
        return trouble.index, *words.CLOSES_NOTHING
    after_bracket = trouble.before.rstrip()[-1:] in ("]", "}")
    return trouble.index, *(words.AFTER_BRACKET if after_bracket else words.UNKNOWN)


_EXPLANATIONS: tuple[tuple[str, Callable[[_Trouble], Found]], ...] = (
    (r"found a tab character", _at_error(words.TAB)),
    (r"cannot start any token", _first_character),
    (r"scanning an alias", _at_context(words.ALIAS)),
    (r"scanning an anchor", _at_context(words.ANCHOR)),
    (r"directive", _at_context(words.DIRECTIVE)),
    (r"ing a tag|tag handle", _at_context(words.TAG)),
    (r"quoted scalar: found unexpected", _open_quote),
    (r"quoted scalar", _escape),
    (r"scanning a block scalar", _at_error(words.AFTER_BAR)),
    (r"unexpected ':'", _at_error(words.NO_SPACE)),
    (r"mapping values are not allowed", _value_where_none_can_be),
    (r"sequence entries are not allowed", _at_error(words.LIST_BESIDE)),
    (r"mapping keys are not allowed", _at_error(words.MAPPING_BESIDE)),
    (r"simple key", _no_colon),
    (r"parsing a flow (?:sequence|mapping)", _no_comma),
    (r"node content", _no_content),
    (r"parsing a block (?:mapping|collection|sequence)", _no_entry),
)
