"""YAML texts go in; what is read or refused, and where, is held against what is expected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from generator import assembly, yaml_source
from generator.diagnostics import DataError, Position
from generator.document import MAX_BYTES, Plain
from generator.document import Path as PlainPath
from generator.yaml_problems import Spot, explain
from generator.yaml_source import parse_yaml
from tests.golden import compare

GOLDENS = Path(__file__).parent / "goldens" / "yaml"
CASES = sorted(path.stem for path in GOLDENS.glob("*.yml"))
LIBYAML_ONLY = {"flow-colon-without-space"}  # PyYAML's own parser takes `{a:[b]}`


def read(text: str) -> Plain:
    """The value of a text."""
    return parse_yaml(text.encode(), "case.yml").value


def refusal(data: bytes) -> str:
    """The findings of a file that is refused."""
    with pytest.raises(DataError) as caught:
        parse_yaml(data, "case.yml")
    return str(caught.value)


@pytest.mark.parametrize("case", CASES)
def test_refusal_says_where_what_and_what_was_expected(case: str) -> None:
    """Each text that cannot be read is refused with the findings of its golden, word for word."""
    compare(GOLDENS / f"{case}.txt", refusal((GOLDENS / f"{case}.yml").read_bytes()) + "\n")


@pytest.mark.parametrize("case", sorted(set(CASES) - LIBYAML_ONLY))
def test_refusal_is_the_same_without_libyaml(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own parser words its errors differently; the findings are the same."""
    monkeypatch.setattr(yaml_source, "LOADER", yaml.SafeLoader)
    compare(GOLDENS / f"{case}.txt", refusal((GOLDENS / f"{case}.yml").read_bytes()) + "\n")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("999999999999999", 999_999_999_999_999),
        ("'true'", "true"),
        ('"null"', "null"),
        ("'12'", "12"),
        ("''", ""),
    ],
)
def test_reads_truth_values_nothing_and_whole_numbers(written: str, expected: Plain) -> None:
    """Only true, false, null and plain whole numbers are more than texts, and quotes make texts of them."""
    assert read(f"a: {written}\n") == {"a": expected}


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "on",
        "off",
        "True",
        "FALSE",
        "NULL",
        "Null",
        "1.10",
        "010",
        "-01",
        "0x1F",
        "0o7",
        "0b1",
        "1e3",
        "+5",
        "1_000",
        "12:30",
        "12:30:45",
        "2026-06-25",
        "2026-02-31",
        "1000000000000000",
        "nan",
        "inf",
        "--",
        "=",
        ".5",
        "a:b",
        "http://x#y",
        "a - b",
    ],
)
def test_keeps_every_other_text_as_written(text: str) -> None:
    """No word, date, time, version or odd number changes into something that its author did not write."""
    assert read(f"{text}x: [{text}x]\nb: {text}\n")["b"] == text  # type: ignore[call-overload, index]  # a mapping


@pytest.mark.parametrize("key", ["1", "no", "true", "1.0", "2026-06-25", ".nan", "010"])
def test_keys_are_texts(key: str) -> None:
    """A key is the text that was written, even where the same text as a value would not be."""
    assert read(f"{key}: a\n") == {key: "a"}


def test_reads_block_texts_comments_and_flow_collections() -> None:
    """The rest of what owners write is read as YAML says."""
    text = (
        "---\n# first\na: |\n  one\n  two\nb: >-\n  one\n  two\nc: {d: [e, 1], f: ''} # last\n...\n# after\n"
    )
    assert read(text) == {"a": "one\ntwo\n", "b": "one two", "c": {"d": ["e", 1], "f": ""}}


def test_a_file_may_be_one_value() -> None:
    """A file that holds a single text, or `null`, is read; it is for the models to refuse it."""
    assert (read("one\n"), read("null\n"), read("''")) == ("one", None, "")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(line_break: str) -> None:
    """LF, CRLF and CR end a line, in values and in places alike."""
    text = "a: |\n  one\n  two\nb:\n  - c\n".replace("\n", line_break)
    document = parse_yaml(text.encode(), "case.yml")
    assert document.value == {"a": "one\ntwo\n", "b": ["c"]}
    assert document.position(("b", 0)) == Position("case.yml", 5, 5)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    """A byte order mark is passed over, and columns are counted without it."""
    document = parse_yaml(b"\xef\xbb\xbfa: b\n", "case.yml")
    assert document.value == {"a": "b"}
    assert document.position(("a",)) == Position("case.yml", 1, 4)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "case.yml:1:1: the file is empty; expected a mapping or a list"),
        (b" \n\t\n", "case.yml:1:1: the file is empty; expected a mapping or a list"),
        (b"---\n", "case.yml:1:1: the file is empty; expected a mapping or a list"),
        (b"a: b\nc: \xe9\n", "case.yml:2:4: the byte 0xE9 is not UTF-8; save the file as UTF-8"),
        (
            b"a: b\r\nc: \x00\n",
            "case.yml:2:4: the character U+0000 is not allowed in a data file; remove it",
        ),
        (b'a:\r\n  b:\r\n\t- "c"\r\n', "case.yml:3:1: the line is indented with a tab; expected spaces"),
        (
            b'a: "b\rc: "d"\r',
            "case.yml:1:4: the quote that opens here closes on a later line, and text follows; "
            "close it where the text ends",
        ),
        (
            b'a: "b\r\n\r\n',
            'case.yml:1:4: the quote that opens here is never closed; close it with "',
        ),
    ],
)
def test_refuses_what_a_golden_cannot_hold(data: bytes, expected: str) -> None:
    """Files that are empty, in another encoding, or with other line breaks are refused in plain words."""
    assert refusal(data) == expected


def test_refuses_an_escape_for_half_a_character() -> None:
    """A surrogate is refused by both parsers, though each finds it in its own way."""
    assert refusal(b'a: "\\ud800"\n').startswith("case.yml:1:5: the escape \\u cannot be read")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_source, "LOADER", yaml.SafeLoader)
        assert "the escape stands for the character U+D800" in refusal(b'a: "\\ud800"\n')


@pytest.mark.parametrize("escape", ["\\U00110000", "\\Uffffffff"])
def test_refuses_an_escape_for_no_character(escape: str) -> None:
    """A number that no character has is refused, also where PyYAML alone reads the file."""
    data = f'a: "{escape}"\n'.encode()
    assert refusal(data).startswith("case.yml:1:5: the escape \\U cannot be read")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_source, "LOADER", yaml.SafeLoader)
        assert (
            refusal(data)
            == "case.yml:1:2: the next text has an escape for no character; leave the escape out"
        )


def test_an_error_that_nobody_foresaw_is_a_finding_too() -> None:
    """An error without a place or known words is reported where the text was last understood."""
    index, problem, _ = explain(yaml.YAMLError("new"), Spot("a: b", last=2, scalar=0, opened=None))
    assert (index, problem) == (2, "the YAML cannot be read here")


def test_refuses_a_file_over_the_limit() -> None:
    """The limit is 5 MB; a file of that size is read, and one byte more is refused before it is parsed."""
    assert read("a" * MAX_BYTES) == "a" * MAX_BYTES
    expected = "case.yml:1:1: the file has 5,000,001 bytes; expected at most 5,000,000; split the file"
    assert refusal(b"a" * (MAX_BYTES + 1)) == expected


def test_refuses_more_values_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """All but keys counts as a value, so that a small file cannot grow large in memory."""
    monkeypatch.setattr(assembly, "MAX_VALUES", 4)
    assert read("{a: [b, c]}") == {"a": ["b", "c"]}
    expected = "case.yml:1:12: the file has more than 4 values; split it into several files"
    assert refusal(b"{a: [b, c, d]}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[" * 10_000, "case.yml:1:33: the nesting is deeper than 32 levels"),
        ("{a: " * 10_000, "case.yml:1:129: the nesting is deeper than 32 levels"),
        ("- " * 10_000, "case.yml:1:65: the nesting is deeper than 32 levels"),
        ("".join(" " * depth + "a:\n" for depth in range(900)), "case.yml:33:33: the nesting is deeper"),
        ("? " * 10_000, "case.yml:1:3: a key cannot be a list or a mapping"),
    ],
)
def test_refuses_nesting_that_never_ends(text: str, expected: str) -> None:
    """However deep a file is nested, reading it ends at the limit and never with an exhausted stack."""
    assert refusal(text.encode()).startswith(expected)


def test_reads_nesting_up_to_the_limit() -> None:
    """Thirty-two levels are read."""
    assert json.dumps(read("[" * 32 + "]" * 32)) == "[" * 32 + "]" * 32


@pytest.mark.parametrize(
    ("path", "key", "line", "column"),
    [
        ((), False, 1, 1),
        (("id",), False, 1, 5),
        (("id",), True, 1, 1),
        (("steps",), False, 3, 3),
        (("steps",), True, 2, 1),
        (("steps", 0), False, 3, 5),
        (("steps", 0, "do"), False, 3, 9),
        (("steps", 0, "do"), True, 3, 5),
        (("steps", 1), True, 4, 5),
        (("steps", 1, "é", 1), False, 4, 12),
        (("steps", 1, "none"), False, 5, 10),
        (("steps", 1, "missing"), False, 4, 5),
        (("steps", 1, "missing", "deeper"), True, 4, 5),
        (("steps", 7), False, 3, 3),
        (("steps", -1), False, 3, 3),
        (("steps", "0"), False, 3, 3),
        (("id", "x"), True, 1, 5),
        ((3,), False, 1, 1),
        (("why",), False, 6, 6),
    ],
)
def test_position_of(path: PlainPath, key: bool, line: int, column: int) -> None:
    """A position is that of the value or its key; where the path ends early, of the last value on the way."""
    text = "id: one\nsteps:\n  - do: 'It.'\n  - é: [😀, \"b\"]\n    none:\nwhy: |\n  Because.\n"
    document = parse_yaml(text.encode(), "a.yml")
    assert document.position(path, key=key) == Position("a.yml", line, column)
