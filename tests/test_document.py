"""Bytes and documents go in; decoded text and the positions of values are held against what is expected."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import DataError, Position
from generator.document import (
    Document,
    Node,
    PackedDocument,
    Path,
    Reader,
    control_character,
    decode,
    escape_index,
    line_starts,
    place,
)
from generator.json_source import parse_json
from generator.yaml_source import parse_yaml

TEXT = '{"a": [10, {"b": ""}],\n "c": null}'


def places() -> Node:
    """The places of `TEXT`."""
    record: dict[str, tuple[int, Node]] = {"b": (12, 17)}
    items: list[Node] = [7, (11, record)]
    root: dict[str, tuple[int, Node]] = {"a": (1, (6, items)), "c": (24, 29)}
    return 0, root


def document() -> Document:
    """The document of `TEXT`."""
    return Document("data/a.json", {"a": [10, {"b": ""}], "c": None}, TEXT, places)


def refusal(data: bytes, limit: int = 100) -> str:
    """The finding for bytes that are refused."""
    with pytest.raises(DataError) as caught:
        decode(data, "a.yml", limit)
    return str(caught.value)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [((), 1, 1), (("a",), 1, 7), (("a", 0), 1, 8), (("a", 1), 1, 12), (("a", 1, "b"), 1, 18), (("c",), 2, 7)],
)
def test_position_is_where_the_value_begins(path: Path, line: int, column: int) -> None:
    """A path to a value gives the line and column of its first character, both from 1."""
    assert document().position(path) == Position("data/a.json", line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [((), 1, 1), (("a",), 1, 2), (("a", 0), 1, 8), (("a", 1, "b"), 1, 13), (("c",), 2, 2)],
)
def test_position_of_a_key_is_where_the_key_begins(path: Path, line: int, column: int) -> None:
    """A key has a place of its own; an item of a list, and the root, stand for themselves."""
    assert document().position(path, key=True) == Position("data/a.json", line, column)


@pytest.mark.parametrize("key", [False, True])
@pytest.mark.parametrize(
    ("path", "column"),
    [
        (("x",), 1),
        (("a", "x"), 7),
        (("a", 2), 7),
        (("a", -1), 7),
        (("a", 0, "x"), 8),
        (("a", 1, "x", 0), 12),
        ((0,), 1),
    ],
)
def test_position_of_nothing_is_that_of_the_last_value_on_the_way(path: Path, column: int, key: bool) -> None:
    """A path that leads nowhere gives the deepest value that is there, which is what lacks the rest."""
    assert document().position(path, key=key) == Position("data/a.json", 1, column)


def test_a_document_without_places_has_its_beginning() -> None:
    """A document that was not read from a text gives its first line for every path."""
    assert Document("a.yml", {"a": 1}).position(("a",)) == Position("a.yml", 1, 1)


def test_documents_are_equal_by_name_and_value() -> None:
    """Where a value stands in its file makes no difference, and nothing about a document can be changed."""
    assert document() == dataclasses.replace(document(), text="", places=lambda: 0)
    assert document() != dataclasses.replace(document(), name="b.json")
    with pytest.raises(dataclasses.FrozenInstanceError):
        document().value = None  # type: ignore[misc]  # what is frozen is the matter


def test_places_are_asked_once() -> None:
    """However many positions are wanted, the places of a document are put together once."""
    asked = Mock(wraps=places)
    lazy = dataclasses.replace(document(), places=asked)
    asked.assert_not_called()
    assert lazy.position(("a",)) != lazy.position(("c",))
    asked.assert_called_once()


@given(st.text(st.sampled_from("ab\r\né😀"), max_size=30), st.data())
def test_lines_and_columns_are_those_of_an_editor(text: str, data: st.DataObject) -> None:
    """LF, CR and CRLF each end one line, and a column is a character, not a byte."""
    index = data.draw(st.integers(0, len(text)))
    before = text[:index].removesuffix("\r") if text[index - 1 : index + 1] == "\r\n" else text[:index]
    lines = re.split("\r\n|\r|\n", before)
    expected = Position("a", len(lines), index - len(before) + len(lines[-1]) + 1)
    assert place("a", line_starts(text), index) == expected


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\tb\r\nc\n", "a\tb\r\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        ("é 😀 \u200c\u200d\u200e".encode(), "é 😀 \u200c\u200d\u200e"),
    ],
)
def test_decodes_utf_8(data: bytes, text: str) -> None:
    """UTF-8 with or without a byte order mark is read; tabs and all three line breaks stay as they are."""
    assert decode(data, "a.yml") == text


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff"])
def test_refuses_wide_encodings(mark: bytes) -> None:
    """UTF-16 and UTF-32 are named as such, not as a wrong byte somewhere."""
    assert refusal(mark + b"a\0") == "a.yml:1:1: the file is UTF-16 or UTF-32; save the file as UTF-8"


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"\xe9", 1, 1, "E9"),
        ("é\r\n\ré".encode() + b"\xc3", 3, 2, "C3"),
        (b"\xef\xbb\xbfa\xff", 1, 2, "FF"),
        (b"a\n\xed\xa0\x80", 2, 1, "ED"),
    ],
)
def test_names_the_first_byte_that_is_not_utf_8(data: bytes, line: int, column: int, byte: str) -> None:
    """A file in another encoding is refused at its first wrong byte, in lines and columns of the text."""
    assert refusal(data) == f"a.yml:{line}:{column}: the byte 0x{byte} is not UTF-8; save the file as UTF-8"


@pytest.mark.parametrize(
    "char", ["\0", "\x08", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\uffff"]
)
@pytest.mark.parametrize("before", ["a", "é"])
def test_refuses_characters_that_nobody_sees(char: str, before: str) -> None:
    """Control characters, and line ends that only some programs know, are refused at their place."""
    expected = f"a.yml:2:2: the character U+{ord(char):04X} is not allowed in a data file; remove it"
    assert refusal(f"{before}\r\n{before}{char}\n".encode()) == expected


def test_refuses_what_turns_text_around_or_hides_it() -> None:
    """Of all that Unicode calls format characters, a file may have those that words are spelled with."""
    spelled = {
        *"\u200c\u200d\u200e\u200f\u061c",
        *"\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2",
    }
    signs = {chr(number) for number in range(0x110000) if unicodedata.category(chr(number)) == "Cf"}
    assert {one for one in signs if control_character(one) is None} == {*spelled, "\U000110bd", "\U000110cd"}
    assert refusal("a: \u202eb".encode()) == (
        "a.yml:1:4: the character U+202E is not allowed in a data file; remove it"
    )


def test_refuses_more_bytes_than_the_limit() -> None:
    """A file of exactly the limit is read; with one byte more it is refused unseen."""
    assert decode(b"a" * 10, "a.yml", 10) == "a" * 10
    assert (
        refusal(b"\xff" * 11, 10) == "a.yml:1:1: the file has 11 bytes; expected at most 10; split the file"
    )


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("a\tb\n", None),
        ("é😀", None),
        ("a\r", "\r"),
        ("\x1b[0m\0", "\x1b"),
        ("\ud800", "\ud800"),
        ("\x9f", "\x9f"),
    ],
)
def test_finds_the_control_character_of_a_value(value: str, found: str | None) -> None:
    """In a value, where it comes from an escape, a carriage return is refused as well."""
    assert control_character(value) == found


@pytest.mark.parametrize(
    ("written", "index"),
    [
        ('"a\\0"', 2),
        ('"\\\\0\\x0A\\x1b"', 8),
        ('"\\u000a\\u000D"', 7),
        ('"\\U0001F600\\U0000200d\\U00002028"', 21),
        ('"\\ud83d\\ude00\\ud83d"', 13),
        ('"\\ud83d\\ude00\\ude00"', 13),
        ('"\\t\\n\\\\\\r"', 7),
        ('"\\u00e9\\u202E"', 7),
        ('"\\x41\\xad"', 5),
        ('"\\U000E0041"', 1),
        ('"\\ud83d\\ude00\\udb40\\udc41"', 13),
        ('"no escape"', 0),
    ],
)
def test_finds_the_escape_of_a_control_character(written: str, index: int) -> None:
    """The first such escape is found, past escaped backslashes, harmless escapes and whole pairs."""
    assert escape_index(written) == index


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (parse_json, '{"a": [10, {"b": "\u00e9"}],\r\n "c": null}'),
        (parse_yaml, "# first\na:\n  - 10\n  - b: \u00e9\nc:\n"),
        (parse_yaml, "\ufeffa:\r\n  - 10\r\n  - {b: x}\r\n"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_a_packed_document_says_the_same(read: Reader, text: str, known: bool) -> None:
    """Its value, its text and its places are those of the document that was not packed."""
    whole = read(text.encode(), "a")
    packed = PackedDocument.of(text.encode(), "a", read, whole.places if known else None)
    assert (packed.value, packed.text) == (whole.value, whole.text)
    for path in ((), ("a",), ("a", 0), ("a", 1, "b"), ("c",), ("nothing",)):
        for key in (True, False):
            assert packed.position(path, key=key) == whole.position(path, key=key)
            assert packed.named("b").position(path, key=key) == whole.named("b").position(path, key=key)
    assert packed.named("b").name == "b"


def test_only_places_of_small_files_are_kept() -> None:
    """A large file is read again for a place, a small one is not, whatever it is called."""
    asked: list[str] = []

    def read(data: bytes, name: str) -> Document:
        asked.append(name)
        return parse_yaml(data, name)

    for text in ("a: 1\n", f"a: {'x' * 5000}\n"):
        data = text.encode()
        places = parse_yaml(data, "a").places
        packed = PackedDocument.of(data, "a", read, places).named(text[:4])
        assert packed.position(("a",)) == Position(text[:4], 1, 4)
    assert asked == ["a: x"]
