"""Pieces of a file go in, in order; the document, or the findings, are held against what is expected."""

from __future__ import annotations

import pytest

from generator.assembly import MAX_FINDINGS, Assembly, Findings
from generator.diagnostics import DataError, Position, shown


def test_puts_pieces_together() -> None:
    """Lists, mappings, keys and values in the order of a file make its document."""
    assembly = Assembly(Findings("a.yml", "a: [1]"))
    assembly.open_mapping(0)
    assert (assembly.wants_key, assembly.innermost) == (True, 0)
    assembly.key("a", 0)
    assembly.open_list(3)
    assembly.value(1, 4)
    assert (assembly.wants_key, assembly.innermost) == (False, 3)
    assembly.close()
    assembly.close()
    assert assembly.innermost is None
    document = assembly.document()
    assert document.value == {"a": [1]}
    assert document.position(("a", 0)) == Position("a.yml", 1, 5)


def test_goes_on_after_a_refused_key_and_value() -> None:
    """What was refused takes its place, so that what follows is not mistaken for something else."""
    findings = Findings("a.yml", "text")
    assembly = Assembly(findings)
    assembly.open_mapping(0)
    assembly.refused(1)
    assembly.value("x", 2)
    assembly.key("a", 3)
    assembly.refused(3)
    assert assembly.wants_key
    findings.add(1, "it is wrong", "expected right")
    with pytest.raises(DataError, match=r"^a\.yml:1:2: it is wrong; expected right$"):
        assembly.document()


def test_only_a_mapping_takes_keys() -> None:
    """A reader that hands a key to a list has a fault of its own, and says so."""
    assembly = Assembly(Findings("a.yml", ""))
    assembly.open_list(0)
    with pytest.raises(TypeError, match="only a mapping has keys"):
        assembly.key("a", 0)


def test_stops_when_there_are_more_findings_than_somebody_would_mend() -> None:
    """After twenty findings the file is read no further, and the report says that there may be more."""
    findings = Findings("a.yml", "x" * 100)
    for index in range(MAX_FINDINGS - 1):
        findings.add(index, "one", "two")
    with pytest.raises(DataError) as caught:
        findings.add(90, "one", "two")
    assert len(caught.value.diagnostics) == MAX_FINDINGS + 1
    assert str(caught.value).endswith("a.yml:1:91: there may be more findings from here on; mend these first")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "'a'"),
        ("a\n  b", "'a b'"),
        ("x" * 40, f"'{'x' * 40}'"),
        ("x" * 41, f"'{'x' * 39}…'"),
        ("a\u202eb\0", "'a<U+202E>b<U+0000>'"),
    ],
)
def test_shows_a_text_on_one_line(text: str, expected: str) -> None:
    """A piece of a file is shown on one line, shortened when long, and with every character to be seen."""
    assert shown(text) == expected
