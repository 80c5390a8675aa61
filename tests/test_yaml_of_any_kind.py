"""YAML of any kind goes in: what was written is read back, and nothing ends in anything but findings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator import yaml_source
from generator.diagnostics import DataError, Diagnostic, Position
from generator.document import Document, Plain
from generator.document import Path as PlainPath
from generator.yaml_source import parse_yaml

# Characters that data files may contain; the reader's own list of the others is tested case by case.
CHARACTERS = st.characters(
    exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"
)
TEXTS = st.text(CHARACTERS | st.sampled_from("\t\n -:#'\"\\"), max_size=20)
SCALARS = st.none() | st.booleans() | st.integers(-(10**15) + 1, 10**15 - 1) | TEXTS


def nested(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Plain]:
    """Lists and mappings of such leaves."""
    return st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)
    )


def read(text: str) -> Plain:
    """The value of a text."""
    return parse_yaml(text.encode(), "case.yml").value


def scalar_paths(value: Plain, path: PlainPath = ()) -> Iterator[tuple[PlainPath, Plain]]:
    """Every value that is neither a list nor a mapping, with its path."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from scalar_paths(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from scalar_paths(item, (*path, index))
    else:
        yield path, value


def text_from(document: Document, position: Position) -> str:
    """The text of a document from a position on."""
    lines = document.text.split("\n")
    return "\n".join(lines[position.line - 1 :])[position.column - 1 :]


@given(nested(TEXTS))
def test_what_is_written_in_quotes_is_read_back(value: Plain) -> None:
    """Any nesting of texts that PyYAML writes in quotes is read back as it was."""
    written = yaml.safe_dump(value, default_style='"', allow_unicode=True, sort_keys=False)
    assert read(written) == value


@given(nested(SCALARS), st.sampled_from([None, 1, 4]))
def test_json_is_read_as_yaml_with_its_places(value: Plain, indent: int | None) -> None:
    """JSON is YAML: every value is read back, and its position is where its text begins."""
    document = parse_yaml(json.dumps(value, ensure_ascii=False, indent=indent).encode(), "case.yml")
    assert document.value == value
    for path, scalar in scalar_paths(value):
        assert text_from(document, document.position(path)).startswith(json.dumps(scalar, ensure_ascii=False))
        if path and isinstance(path[-1], str):
            place = document.position(path, key=True)
            assert text_from(document, place).startswith(json.dumps(path[-1], ensure_ascii=False))


# fmt: off
PIECES = st.sampled_from([
    "a", "b:", ":", "-", "?", "[", "]", "{", "}", ",", "#", "'", "\"", "\\",
    "|", ">", "&", "*", "!", "!!", "!<", "%", "%TAG", "@", "`", "~", "<<", "---",
    "...", "1", ".nan", "true", "\\0", "\\x", "\\ud800", "!%ED%A0%80", "é", "😀", "\ufeff", "\0",
    "\n", "\r\n", "\r", "\t", " ", "  ", "\n  ", "\n- ", "\na: ", "\n  b: ", "\"\n",
])
# fmt: on


def findings(parse: Callable[[bytes, str], Document], data: bytes) -> tuple[Diagnostic, ...]:
    """The findings of a file; none where it is read."""
    try:
        parse(data, "case")
    except DataError as error:
        return error.diagnostics
    return ()


def assert_in_file(found: tuple[Diagnostic, ...], data: bytes) -> None:
    """Each finding is one line, about a line that the file has."""
    lines = len(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    assert all(1 <= finding.position.line <= lines for finding in found)
    assert all(str(finding).isprintable() for finding in found)


@given(st.lists(PIECES, max_size=30).map("".join))
@example("\r'\r'a\r")
def test_no_text_ends_in_anything_but_findings(text: str) -> None:
    """Whatever is put together from pieces of YAML, both parsers give a document or findings."""
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_source, "LOADER", loader)
            assert_in_file(findings(parse_yaml, text.encode()), text.encode())


@given(st.binary(max_size=60))
def test_no_bytes_end_in_anything_but_findings(data: bytes) -> None:
    """Any bytes at all give a document or findings, never a traceback."""
    assert_in_file(findings(parse_yaml, data), data)
