"""JSON texts go in; what is read or refused, and where, is held against what is expected."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import assembly, json_problems, json_source
from generator.diagnostics import DataError, Position
from generator.document import MAX_BYTES, Path, Plain
from generator.json_source import parse_json
from generator.yaml_source import parse_yaml

# Characters that data files may contain.
CHARACTERS = st.characters(
    exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"
)
TEXTS = st.text(CHARACTERS | st.sampled_from('\t\n\\"u0'), max_size=20)
SCALARS = st.none() | st.booleans() | st.integers(-(10**15) + 1, 10**15 - 1) | TEXTS
VALUES: st.SearchStrategy[Plain] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)
)


def read(text: str) -> Plain:
    """The value of a text."""
    return parse_json(text.encode(), "case.json").value


def refusal(data: bytes) -> list[str]:
    """The findings of a file that is refused."""
    with pytest.raises(DataError) as caught:
        parse_json(data, "case.json")
    return str(caught.value).split("\n")


def paths(value: Plain, path: Path = ()) -> list[Path]:
    """The path of every value."""
    found: list[Path] = [path]
    items: list[tuple[Any, Plain]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    for step, item in items:
        found += paths(item, (*path, step))
    return found


@pytest.mark.parametrize(
    "text",
    [
        '{"a": [1, -2, 0, true, false, null, "x"], "b": {}, "c": []}',
        '"one"',
        "null",
        " \r\n[ ]\t",
        "999999999999999",
        '"1234567890123456789"',
        '"\\u00e9 \\ud83d\\ude00 \\n \\t \\\\u0000 \\\\\\\\b \\/"',
        '"\\u2030 \\ud7ff \\ue000 \\u0080x"'.replace("\\u0080", "\\u00a0"),
    ],
)
def test_reads_what_json_reads(text: str) -> None:
    """Lists, mappings, texts, whole numbers, truth values and null are read as Python's own reader does."""
    assert read(text) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1: the file is empty; expected a mapping or a list"),
        (" \n", "1:1: the file is empty; expected a mapping or a list"),
        ("[1, 2", "1:6: the text ends too early; close each text, list and mapping"),
        ('{"a":', "1:6: the text ends too early; close each text, list and mapping"),
        ("{", "1:2: the text ends too early; close each text, list and mapping"),
        ('{"a": 1} {}', "1:10: there is more after the end of the value; expected one value in a file"),
        ('{"a": 1,\n}', "1:8: there is a comma, but nothing after it; leave the comma out"),
        ("[1,\n ]", "1:3: there is a comma, but nothing after it; leave the comma out"),
        ('["a" "b"]', "1:6: there is no comma between two entries; expected ',' or the closing bracket"),
        (
            "[1,, 2]",
            "1:4: there is no value here; "
            "expected a text in quotes, a whole number, true, false, null, [ or {",
        ),
        (
            "[nul]",
            "1:2: 'nul' is no value of JSON; "
            "expected a text in quotes, a whole number, true, false, null, [ or {",
        ),
        ("[01]", "1:3: a number begins with 0; leave the 0 out"),
        ('{"a" 1}', "1:6: there is no ':' after the key; expected ':'"),
        ("{a: 1}", '1:2: the key has no quotes; expected a key in "…"'),
        ("{'a': 1}", '1:2: JSON has no texts in single quotes; expected "'),
        ("['a']", '1:2: JSON has no texts in single quotes; expected "'),
        ("[1, // one\n2]", "1:5: JSON has no comments; leave the comment out"),
        ("# one\n[]", "1:1: JSON has no comments; leave the comment out"),
        ('\n["a]', '2:2: the quote that opens here is never closed; close it with "'),
        ('["a\n"]', '1:4: the line ends inside a text; close the text with ", or write \\n for a line break'),
        ('["a\tb"]', "1:4: there is a tab inside a text; write \\t for it"),
        ('["a\\q"]', "1:4: the escape cannot be read; write \\\\ for a backslash, or \\u and four digits"),
        ('["a\\u12"]', "1:4: the escape cannot be read; write \\\\ for a backslash, or \\u and four digits"),
        (
            "[\r\n1.5]",
            "2:1: '1.5' is no whole number; expected digits only: there are no fractions in the data",
        ),
        ("[1e3]", "1:2: '1e3' is no whole number; expected digits only: there are no fractions in the data"),
        ("[NaN]", "1:2: 'NaN' is not a number that is read here; expected a whole number"),
        ("[-Infinity]", "1:2: '-Infinity' is not a number that is read here; expected a whole number"),
        ("-1234567890123456", "1:1: the number has more than 15 digits; expected a text in quotes"),
        ("[" + "7" * 5000 + "]", "1:2: the number has more than 15 digits; expected a text in quotes"),
        ('{"a": {"b": 1,\n "b": 2}}', "2:2: the key 'b' is already on line 1; give each key once"),
        ('{"a": 1, "\\u0061": 2}', "1:10: the key 'a' is already in column 2; give each key once"),
        ('["\x7f"]', "1:3: the character U+007F is not allowed in a data file; remove it"),
        ('["\u2028"]', "1:3: the character U+2028 is not allowed in a data file; remove it"),
        (
            '["a\\\\\\u0000"]',
            "1:6: the escape stands for the character U+0000, which is not allowed; leave it out",
        ),
        (
            '["\\ud83d \\ude00"]',
            "1:3: the escape stands for the character U+D83D, which is not allowed; leave it out",
        ),
        ('{"\\r": 1}', "1:3: the escape stands for the character U+000D, which is not allowed; leave it out"),
        ("[" * 33 + "]" * 33, "1:33: the nesting is deeper than 32 levels; expected flatter data"),
        ('{"a":' * 100_000, "1:161: the nesting is deeper than 32 levels; expected flatter data"),
    ],
)
def test_refusal_says_where_what_and_what_was_expected(text: str, expected: str) -> None:
    """Each text that cannot be read is refused at its place, in words that say how to mend it."""
    assert refusal(text.encode()) == [f"case.json:{expected}"]


def test_every_finding_of_a_file_is_reported_at_once() -> None:
    """What is refused before the text stops being JSON is reported along with the place where it does."""
    found = refusal(b'{"a": 1.5, "a": 2,\n "b": "\\u0000", "c": NaN, "d": [1,]}')
    assert [line.split(":")[1:3] for line in found] == [
        ["1", "7"],
        ["1", "12"],
        ["2", "8"],
        ["2", "22"],
        ["2", "34"],
    ]


def test_reports_a_trailing_comma_as_newer_versions_of_python_see_it() -> None:
    """Python 3.13 names the comma where older versions name the bracket; the finding is the same."""
    error = json.JSONDecodeError("Illegal trailing comma before end of array", "[1,\n]", 2)
    assert json_problems.explain(error)[0] == 2
    assert json_problems.explain(json.JSONDecodeError("Expecting value", "[1,\n]", 4))[0] == 2


def test_reads_nesting_up_to_the_limit() -> None:
    """Thirty-two levels are read."""
    assert json.dumps(read("[" * 32 + "]" * 32)) == "[" * 32 + "]" * 32


def test_refuses_a_file_over_the_limit() -> None:
    """A file over 5 MB is refused before it is parsed."""
    expected = "case.json:1:1: the file has 5,000,001 bytes; expected at most 5,000,000; split the file"
    assert refusal(b" " * (MAX_BYTES + 1)) == [expected]


def test_refuses_more_values_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """All but keys counts as a value, and the first one too many is named."""
    monkeypatch.setattr(assembly, "MAX_VALUES", 4)
    monkeypatch.setattr(json_source, "MAX_VALUES", 4)
    assert read('{"a": [1, 2]}') == {"a": [1, 2]}
    assert refusal(b'{"a": [1, 2, 3]}') == [
        "case.json:1:14: the file has more than 4 values; split it into several files"
    ]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    """A byte order mark is passed over, and columns are counted without it."""
    document = parse_json(b'\xef\xbb\xbf["a"]', "case.json")
    assert document.value == ["a"]
    assert document.position((0,)) == Position("case.json", 1, 2)


def test_places_are_not_looked_for_in_a_good_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without findings is scanned only when somebody asks for a place, and then once."""
    scan = Mock(wraps=json_source._scan)
    monkeypatch.setattr(json_source, "_scan", scan)
    document = parse_json(b'{"a": [1]}', "case.json")
    scan.assert_not_called()
    assert document.position(("a", 0)) == Position("case.json", 1, 8)
    assert document.position(("a",), key=True) == Position("case.json", 1, 2)
    scan.assert_called_once()


@given(VALUES, st.booleans(), st.sampled_from([None, 0, 2]))
def test_what_json_writes_is_read_back(value: Plain, ascii_only: bool, indent: int | None) -> None:
    """Every value of the data is read back as it was, whether its characters are escaped or not."""
    assert read(json.dumps(value, ensure_ascii=ascii_only, indent=indent)) == value


@given(VALUES, st.sampled_from([None, 2]))
def test_places_are_those_of_the_yaml_reader(value: Plain, indent: int | None) -> None:
    """JSON is YAML: for every value and every key, both readers name the same place."""
    data = json.dumps(value, ensure_ascii=False, indent=indent).encode()
    as_json, as_yaml = parse_json(data, "case"), parse_yaml(data, "case")
    assert as_json == as_yaml
    for path in paths(value):
        assert as_json.position(path) == as_yaml.position(path)
        assert as_json.position(path, key=True) == as_yaml.position(path, key=True)


# fmt: off
PIECES = st.sampled_from([
    "{", "}", "[", "]", ",", ":", '"a"', '"a":', '"', "1", "1.5", "0", "-", "NaN", "true", "nul", "\\", "\\u",
    "\\u0000", "\\ud800", " ", "\n", "\r", "\t", "'", "//", "#", "1234567890123456", "\0", "é", "\u2028",
])
# fmt: on


@given(st.lists(PIECES, max_size=30).map("".join).map(str.encode) | st.binary(max_size=60))
def test_no_bytes_end_in_anything_but_findings(data: bytes) -> None:
    """Any bytes at all give what `json` reads, or findings of one line each; never a traceback."""
    try:
        document = parse_json(data, "case")
    except DataError as error:
        found = error.diagnostics
    else:
        assert document.value == json.loads(data)
        found = ()
    assert all(str(finding).isprintable() for finding in found)
