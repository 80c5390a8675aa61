"""An item more in a list of a YAML file: every other character stays, and what is read is the item more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import DataError
from generator.starters.insertion import with_item
from generator.yaml_source import parse_yaml

ITEM = ["id: new", "# What for.", "why: Because."]


def added(text: str) -> str:
    """The text with the item."""
    return with_item(parse_yaml(text.encode(), "a.yml"), "items", ITEM)


CASES = {
    "no-list": ("a: 1\n", "a: 1\n\nitems:\n  - id: new\n    # What for.\n    why: Because.\n"),
    "no-last-line-end": ("a: 1", "a: 1\n\nitems:\n  - id: new\n    # What for.\n    why: Because.\n"),
    "last": (
        "items:\n- id: one\n",
        "items:\n- id: one\n- id: new\n  # What for.\n  why: Because.\n",
    ),
    "in-the-middle": (
        "items:\n  - id: one\n    # a\n\n# b\nb: 2\n",
        "items:\n  - id: one\n    # a\n  - id: new\n    # What for.\n    why: Because.\n\n# b\nb: 2\n",
    ),
    "line-ends": (
        "a: 1\r\n",
        "a: 1\r\n\r\nitems:\r\n  - id: new\r\n    # What for.\r\n    why: Because.\r\n",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_item_stands_behind_the_others(case: str) -> None:
    """With the indent and the line ends of the file, and above what belongs to the next key."""
    text, expected = CASES[case]
    assert added(text) == expected


@pytest.mark.parametrize(
    "text",
    ["items: []\n", "items: [{id: one}]\n", "{a: 1}\n", "items:\n  a: 1\n", "items: null\n", "a: 1\n...\n"],
)
def test_another_form_is_refused(text: str) -> None:
    """Rather nothing than a file that says something else."""
    with pytest.raises(DataError, match="nothing can be added to 'items'"):
        added(text)


LINES = st.sampled_from(
    [
        *("a: 1", "b: |", "  text", "  # text", "# comment", "", "c: >-", "items:", "- id: x", "  - id: y"),
        *("    z: |+", "      - d", "    # ours", "d: [1,", "  2]", 'e: "f', '  g"'),
    ]
)


@given(st.lists(LINES, max_size=12), st.booleans())
def test_whatever_the_file_is_like_it_says_the_same_and_the_item(lines: list[str], ended: bool) -> None:
    """Or it is refused; lines that were there are there in their order."""
    text = "\n".join(lines) + ("\n" if ended else "")
    try:
        known = parse_yaml(text.encode(), "a.yml").value
        made = added(text)
    except DataError:
        return
    assert isinstance(known, dict)
    before = known.get("items", [])
    assert isinstance(before, list)
    item = {"id": "new", "why": "Because."}
    assert parse_yaml(made.encode(), "a.yml").value == {**known, "items": [*before, item]}
    rest = iter(made.splitlines())
    assert all(line in rest for line in text.splitlines())
