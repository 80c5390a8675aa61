"""Whether a match may see over what stands between two stretches of a text."""

from __future__ import annotations

import pytest

from generator.redaction.reach import AnyOf, Seam, Step, reaches

NAMES = AnyOf(("URL", "UID", "END", "X-NAME"))
LINE: Seam = (Step("\r"), Step("\n"), NAMES, Step(":;"))


@pytest.mark.parametrize(
    ("pattern", "seam", "reaching"),
    [
        ("key=[a-z]{1,9}", (Step("="),), True),
        ("key[a-z]{1,9}", (Step("="),), False),
        ("[0-9]{3} [0-9]{4}", (Step(" \t", many=True),), True),
        ("[0-9]{3}-[0-9]{4}", (Step(" \t"),), False),
        (r"pass:[ \r\n]{0,9}[A-Za-z:-]{4,60}", LINE, True),
        (r"pass:[ \r\n]{0,9}[A-Za-z]{4,60}", LINE, False),
        (r"call [0-9 \r\n]{1,9}(?:EXT:)?[0-9]{1,9}", LINE, False),
        (r"call [0-9 \r\n]{1,9}(?:UID:)?[0-9]{1,9}", LINE, True),
        ("(?<=[G-Z][A-Z]{2}:)[0-9]{3}", (NAMES, Step(":;")), False),
        ("(?<=[^a-z]{20})[0-9]{3}", (NAMES, Step(":;")), True),
        ("a[A-Z]{0,9}b", (AnyOf(("", "END")),), True),
    ],
)
def test_a_match_that_can_take_all_of_a_seam_reaches_over_it(
    pattern: str, seam: Seam, reaching: bool
) -> None:
    """Also one that looks before or behind itself; of words, only those that are named count."""
    assert reaches(pattern, seam) is reaching
