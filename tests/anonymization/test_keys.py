"""Keys: what is one, what is refused, and that none shows itself."""

from __future__ import annotations

import base64
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anonymization.keys import Key, KeyRefusedError, read_key

SECRET = bytes(range(100, 132))
MAKE = "make one: runbook new key ~/.runbook-key"


@pytest.mark.parametrize(
    "written",
    [
        SECRET,
        SECRET + b"\n",
        SECRET + b"\r\n",
        SECRET.hex().encode(),
        SECRET.hex().upper().encode() + b"\n",
        base64.b64encode(SECRET),
        base64.urlsafe_b64encode(SECRET).rstrip(b"=") + b"\n",
        b" " + SECRET.hex().encode() + b" \t\r\n",
        b"\xef\xbb\xbf" + base64.b64encode(SECRET) + b"\r\n",
    ],
)
def test_one_key_in_every_way_to_write_it(written: bytes) -> None:
    """The bytes, hexadecimal digits and base64 are one key, whatever an editor left around them."""
    assert read_key(written).id == read_key(SECRET).id
    assert read_key(written).code("a") == read_key(SECRET).code("a")


@pytest.mark.parametrize(
    ("written", "count"),
    [
        (SECRET[:16].hex().encode(), 16),
        (SECRET[:16].hex().upper().encode() + b"\n", 16),
        (SECRET[:31].hex().encode(), 31),
        (base64.b64encode(SECRET[:24]), 24),
        (base64.b64encode(SECRET[:25]), 25),
        (base64.urlsafe_b64encode(SECRET[:31]).rstrip(b"="), 31),
    ],
)
def test_a_short_key_does_not_pass_by_the_way_it_is_written(written: bytes, count: int) -> None:
    """Of hexadecimal digits and base64 the bytes count that they stand for, not the characters."""
    assert len(written) >= 32
    with pytest.raises(KeyRefusedError) as caught:
        read_key(written)
    assert str(caught.value) == f"the key has {count} bytes; expected at least 32 random ones; {MAKE}"


def test_a_text_of_32_characters_is_a_key() -> None:
    """What is no hexadecimal or base64 is taken as it is."""
    assert read_key(b"correct horse battery staple, or so").id.startswith("key-")
    assert read_key(b"abcd" * 8 + b"e").id.startswith("key-")


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (b"", "the key is empty; expected at least 32 random bytes"),
        (b"\n", "the key is empty; expected at least 32 random bytes"),
        (b"x", "the key has 1 byte; expected at least 32 random ones"),
        (bytes(range(31)), "the key has 31 bytes; expected at least 32 random ones"),
        (b"!" * 32, "the key is one byte over and over; expected random bytes"),
        (b"00" * 32, "the key is one byte over and over; expected random bytes"),
        (b"A" * 64, "the key is one byte over and over; expected random bytes"),
    ],
)
def test_what_is_no_key_is_refused(written: bytes, problem: str) -> None:
    """An empty, a short and a repeated key are refused, each with its reason."""
    with pytest.raises(KeyRefusedError) as caught:
        read_key(written)
    assert str(caught.value) == f"{problem}; {MAKE}"


def test_a_key_does_not_show_itself() -> None:
    """Neither its text forms nor a traceback through it hold its bytes."""
    key = read_key(SECRET)
    shown = [repr(key), str(key), f"{key}", key.id]
    try:
        key.code(None)  # type: ignore[arg-type]  # the error is what is looked at
    except AttributeError as error:
        shown += traceback.format_exception(error)
    for form in (SECRET.hex(), base64.b64encode(SECRET).decode(), repr(SECRET), SECRET.decode("latin-1")):
        assert not any(form in one for one in shown)


def test_the_id_of_a_key_is_its_own() -> None:
    """Another key has another id, and the id is none of the codes of names."""
    one, other = read_key(SECRET), read_key(SECRET[::-1])
    assert one.id != other.id
    assert one.id.removeprefix("key-") not in one.code("")


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_parts_have_different_codes(one: list[str], other: list[str]) -> None:
    """Two lists of parts never make one message, however their characters are spread over them."""
    key = Key(SECRET)
    assert (key.code(*_writable(one)) == key.code(*_writable(other))) == (_writable(one) == _writable(other))


def _writable(parts: list[str]) -> list[str]:
    return [part.encode("utf-8", "replace").decode() for part in parts]
