"""The name of a sample goes in; values that look random, and are the same in every run, come out."""

from __future__ import annotations

import base64
import functools
import random
import string
from collections.abc import Sequence
from typing import TypeVar

from faker import Faker

Item = TypeVar("Item")

DIGITS = string.digits
LOWER = string.ascii_lowercase
UPPER = string.ascii_uppercase
LETTERS = string.ascii_letters
HEX = DIGITS + "abcdef"
HEX_UPPER = DIGITS + "ABCDEF"
ALNUM = LETTERS + DIGITS
LOWER_ALNUM = LOWER + DIGITS
UPPER_ALNUM = UPPER + DIGITS
URL64 = ALNUM + "-_"
BASE64 = ALNUM + "+/"
BASE32 = UPPER + "234567"


@functools.cache
def _faker(locale: str) -> Faker:
    # Making one takes far longer than what it is asked for.
    return Faker(locale)


class Draw:
    """A source of values that its seed decides."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311  # the same again: nothing here must be hard to guess

    def text(self, alphabet: str, length: int) -> str:
        """Return `length` signs of an alphabet."""
        return "".join(self._random.choices(alphabet, k=length))

    def word(self, alphabet: str, length: int) -> str:
        """Return `length` signs of an alphabet; the first and the last are letters or digits."""
        ends = [sign for sign in alphabet if sign.isalnum()]
        middle = self.text(alphabet, length - 2)
        return self._random.choice(ends) + middle + self._random.choice(ends)

    def integer(self, low: int, high: int) -> int:
        """Return a number from `low` to `high`, both included."""
        return self._random.randint(low, high)

    def pick(self, items: Sequence[Item]) -> Item:
        """Return one of the items."""
        return self._random.choice(items)

    def several(self, items: Sequence[Item], count: int) -> list[Item]:
        """Return `count` different items in any order."""
        return self._random.sample(items, count)

    def octets(self, length: int) -> bytes:
        """Return `length` bytes."""
        return self._random.randbytes(length)

    def base64(self, length: int) -> str:
        """Return the Base64 form of `length` bytes, padding included."""
        return base64.b64encode(self.octets(length)).decode()

    def uuid(self) -> str:
        """Return a UUID of version 4."""
        digits = self.text(HEX, 30)
        variant = self.pick("89ab")
        return f"{digits[:8]}-{digits[8:12]}-4{digits[12:15]}-{variant}{digits[15:18]}-{digits[18:30]}"

    def faker(self, locale: str) -> Faker:
        """Return a maker of names and texts of a locale; it is to be asked before the next one is drawn."""
        fake = _faker(locale)
        fake.seed_instance(self.integer(0, 10**9))
        return fake
