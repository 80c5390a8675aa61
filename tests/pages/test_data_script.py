"""Scripts that hand data to the browser."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.data_script import data_script, digest
from tests.pages.handed_over import data_of


@given(st.text())
def test_no_text_ends_the_script(text: str) -> None:
    """Whatever an owner writes arrives as it is, and none of it is a tag or a line's end to a browser."""
    script = data_script({text: [text]})
    assert not re.search(r"[<>&\u2028\u2029]", script)
    assert script.count("\n") == 1
    assert data_of(script) == {text: [text]}


def test_other_data_have_another_digest() -> None:
    """A browser that keeps scripts cannot go on with one from before a change."""
    assert digest(data_script({"a": 1})) == digest(data_script({"a": 1})) != digest(data_script({"a": 2}))
