"""JSON text goes in; plain values with their places come out, or a `DataError` with every finding.

A good file costs little more than `json` itself: what is refused, and the place of each value, are looked for
only when a quick look says that there may be something, or when somebody asks.
"""

from __future__ import annotations

import json
import re
from functools import partial
from typing import NoReturn

from generator import json_problems as problems
from generator.assembly import MAX_DEPTH, MAX_DIGITS, MAX_VALUES, WHOLE_NUMBER, Assembly, Findings
from generator.document import (
    MAX_BYTES,
    Document,
    Node,
    Plain,
    character,
    control_character,
    decode,
    escape_index,
)

# Escapes that may stand for a character that is not allowed.
_SUSPECT = re.compile(r"\\[bfr]|\\u(?:00[0189aA]|007[fF]|180|20[026]|[dD][89a-fA-F]|[fF][eEfF])")
_TOKEN = re.compile(
    r"""[ \t\n\r,:]*(?: (?P<open>[\[{]) | (?P<close>[\]}])
        | (?P<text>"[^"\\]*+(?>(?:\\.[^"\\]*+)*)") | (?P<other>[^ \t\n\r,:\[\]{}"]+) )""",
    re.VERBOSE,
)
_BOXES = (list, dict)
_LITERALS: dict[str, Plain] = {"true": True, "false": False, "null": None}


class _RefusedError(Exception):
    """The quick look found something to refuse; it does not know where."""


def parse_json(text: bytes, name: str, limit: int = MAX_BYTES) -> Document:
    """Read the one value of a JSON file."""
    content = decode(text, name, limit)
    findings = Findings(name, content)
    if not content.strip(" \t\r\n"):
        findings.stop(0, *problems.EMPTY)
    try:
        value = _quick(content)
    except (_RefusedError, ValueError, RecursionError):
        return _thorough(findings)
    return Document(name, value, content, partial(_places, content))


def _quick(text: str) -> Plain:
    """The value of a text that is fine at first sight."""
    if "\\" in text and _SUSPECT.search(text):
        raise _RefusedError
    value: Plain = _STRICT.decode(text)
    level, depth, count = [value], 0, 1
    while level := [box for box in level if isinstance(box, _BOXES)]:
        depth += 1
        count += sum(map(len, level))
        if depth > MAX_DEPTH or count > MAX_VALUES:
            raise _RefusedError
        level = [item for box in level for item in (box.values() if isinstance(box, dict) else box)]
    return value


def _once(pairs: list[tuple[str, Plain]]) -> Plain:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise _RefusedError
    return mapping


def _whole(written: str) -> int:
    if len(written) > MAX_DIGITS:
        raise _RefusedError
    return int(written)


def _refuse(_: str) -> NoReturn:
    raise _RefusedError


_STRICT = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=_whole, parse_float=_refuse, parse_constant=_refuse
)
_SYNTAX = json.JSONDecoder(parse_int=len, parse_float=len, parse_constant=len)


def _thorough(findings: Findings) -> Document:
    """The document after a look at every piece of the text; or every finding."""
    text = findings.text
    try:
        _SYNTAX.decode(text)
    except json.JSONDecodeError as error:
        _scan(findings, error.pos)
        findings.stop(*problems.explain(error))
    except RecursionError:
        pass  # the scan stops at the deepest level that is read, long before the place of this error
    return _scan(findings, len(text)).document()


def _places(text: str) -> Node:
    return _scan(Findings("", text), len(text)).document().places()


def _scan(findings: Findings, end: int) -> Assembly:
    """Put together what is before `end`; as this is known to be JSON, commas and colons say nothing new."""
    assembly, at = Assembly(findings), 0
    while (token := _TOKEN.match(findings.text, at, end)) is not None:
        at, kind = token.end(), token.lastgroup or ""
        index, written = token.start(kind), token[kind]
        if kind == "open":
            (assembly.open_mapping if written == "{" else assembly.open_list)(index)
        elif kind == "close":
            assembly.close()
        elif kind == "text":
            text = _text(written, index, findings)
            (assembly.key if assembly.wants_key else assembly.value)(text, index)
        else:
            assembly.value(_other(written, index, findings), index)
    return assembly


def _text(written: str, index: int, findings: Findings) -> str:
    if "\\" not in written:
        return written[1:-1]
    text: str = json.loads(written)
    found = control_character(text)
    if found is not None:
        problem = f"the escape stands for {character(found)}, which is not allowed"
        findings.add(index + escape_index(written), problem, "leave it out")
    return text


def _other(written: str, index: int, findings: Findings) -> Plain:
    if written in _LITERALS:
        return _LITERALS[written]
    if WHOLE_NUMBER.fullmatch(written):
        return int(written)
    findings.add(index, *problems.number(written))
    return None
