"""The list of digests: what is written is read, by `sha256sum` as well, and nothing else is taken."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import DataError
from generator.packing.checksums import digest_of, read_sums, sums_text
from generator.packing.names import why_refused

DIGEST = "0" * 64
PATHS = st.text(min_size=1, max_size=30).filter(lambda path: why_refused(path) is None)
DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(st.dictionaries(PATHS, DIGESTS, min_size=1))
def test_what_was_written_is_read(digests: dict[str, str]) -> None:
    """Every path that is taken comes back with its digest, in the order of the paths."""
    read = read_sums(sums_text(digests).encode(), "list")
    assert {path: one.digest for path, one in read.items()} == digests
    assert [one.line for one in read.values()] == list(range(1, len(digests) + 1))
    assert list(read) == sorted(digests)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["list:1:1: the list is empty; expected a line for each file"]),
        (
            f"{DIGEST}  a\nnonsense\n{DIGEST}  a\n{DIGEST}  ../b\n",
            [
                "list:2:1: 'nonsense': it is no line of such a list; EXPECTED",
                "list:3:1: '000000000000000000000000000000000000000…': the path is there twice; EXPECTED",
                "list:4:1: '000000000000000000000000000000000000000…': it leads out of its folder; EXPECTED",
            ],
        ),
    ],
)
def test_other_lines_are_refused_all_at_once(text: str, problems: list[str]) -> None:
    """Each with its line; a list that is not sound says nothing about any file."""
    expected = "expected a SHA-256 digest, two spaces and a path, each path once"
    with pytest.raises(DataError) as caught:
        read_sums(text.encode(), "list")
    assert str(caught.value).splitlines() == [one.replace("EXPECTED", expected) for one in problems]


def test_a_large_file_is_read_in_pieces_and_copied() -> None:
    """The digest is that of all of it, and so is the copy."""
    data, copy = bytes(range(256)) * 10_000, io.BytesIO()
    assert digest_of(io.BytesIO(data), copy) == digest_of(io.BytesIO(copy.getvalue()))
    assert copy.getvalue() == data
