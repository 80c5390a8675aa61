"""A text goes in; the names of people in it come out, by a roster and by what names look like.

What names look like is a guess. Not found without a roster: a given name alone, an initial with a family
name, names in small letters, names whose given name is a word, a place or unknown to the lists, and scripts
without capital letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.gate.given_names import family_names, given_names, heading_words, words
from generator.gate.roster import Roster, folded

_HYPHEN = re.compile("[-'’]")

# Whether a letter outside of ASCII is a capital is asked afterwards: there are too many to list.
_NAME = r"(?:[A-Z]|[^\W\d_\x00-\x7f])(?:[^\W\d_]|[\u0300-\u036f]){1,40}(?:[-'’][^\W\d_]{1,40}){0,3}"
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_GAP = r"(?:[ \t\xa0]{1,2}|[ \t]{0,8}\r?\n[ \t]{0,40})"
_PARTICLES = (
    r"(?:(?:von|van|zu|zum|zur|vom|de|del|della|der|den|des|di|da|do|dos|das|du|la|le|el|al|bin|ibn|ter|ten|y|af|av)"
    + _GAP
    + r"){0,3}"
)
_INITIALS = rf"(?:{_GAP}[^\W\d_]\.){{0,2}}"
# fmt: off
_TITLES = (
    "Mr", "Mrs", "Ms", "Mx", "Messrs", "Dr", "Prof", "Professor", "Herr", "Herrn", "Frau", "Mme", "Mlle",
    "Madame", "Monsieur", "Sr", "Sra", "Srta", "Señor", "Señora", "Dra", "Signor", "Signora", "Sig", "Dhr",
    "Mevr", "Hr", "Pán", "Paní", "Pani", "Г-н", "Г-жа", "Господин", "Госпожа",
)
# fmt: on
_TITLE = f"(?:{'|'.join(_TITLES)})"

# A word that begins with what may be a capital, with all letters, marks, hyphens and apostrophes that follow:
# no name and no title ends inside of it. What comes after it says what it may be the first word of.
_WORD = re.compile(
    r"[A-Z\x80-\U0010ffff](?<=[^\W\d_])(?<![^\W_][\s\S])"
    r"(?=((?>(?:[^\W\d_]|[\u0300-\u036f'’-])*))([ \t\xa0\r\n,.]))"
)

# Each looks ahead only, so that the second word of one pair may be the first of the next.
_PAIR = re.compile(rf"{_START}(?=({_NAME}){_INITIALS}{_GAP}({_PARTICLES}({_NAME})){_END})")
_TURNED = re.compile(rf"{_START}(?=({_NAME}),{_GAP}({_NAME}){_END})")
_TITLED = re.compile(
    rf"{_START}{_TITLE}\.?(?={_GAP}(?:(?:Dr|Prof)\.?{_GAP}){{0,2}}(?:[^\W\d_]\.{_GAP}?){{0,2}}({_PARTICLES}({_NAME})){_END})"
)


LONGEST_NAME = 400
"""So many characters a name has at most that goes on over a seam."""


@dataclass(frozen=True)
class People:
    """Finds people: those of the roster, where there is one, and what looks like the name of a person."""

    roster: Roster | None = None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """From where to where each name stands, and by what it was found: `roster`, `title`, `given-name`."""
        end = 0
        for start, stop, rule in sorted({*self._listed(text), *_guessed(text)}):
            if start >= end:
                yield start, stop, rule
                end = stop

    def goes_on(self, text: str) -> bool:
        """Whether a name of the roster that begins in a text may go on after its end.

        What other names look like goes over no seam of a text.
        """
        return self.roster is not None and self.roster.goes_on(text)

    def _listed(self, text: str) -> Iterator[tuple[int, int, str]]:
        if self.roster is not None:
            for start, end in self.roster.find(text):
                yield start, end, "roster"


def _guessed(text: str) -> Iterator[tuple[int, int, str]]:
    """What looks like the name of a person, tried at each word that may begin one."""
    for word in _WORD.finditer(text):
        start, following = word.start(), word[2]
        if following == ",":
            yield from _turned(text, start)
        elif following != ".":
            yield from _pair(text, start)
        if word[0] + word[1] in _TITLES:
            yield from _titled(text, start)


def _titled(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    found = _TITLED.match(text, start)
    if found is not None and found[2][0].isupper() and not _is_word(found[2]):
        yield found.start(1), found.end(1), "title"


def _pair(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    found = _PAIR.match(text, start)
    if found is not None and _is_given(found[1]) and found[3][0].isupper() and not _is_word(found[3]):
        yield found.start(1), found.end(2), "given-name"


def _turned(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    found = _TURNED.match(text, start)
    if found is not None and _is_given(found[2]):
        family = found[1]
        if not _is_word(family) and folded(family) in family_names():
            yield found.start(1), found.end(2), "given-name"


def _is_given(name: str) -> bool:
    if not name[0].isupper():
        return False
    whole = folded(name)
    return whole in given_names() or any(part in given_names() for part in _HYPHEN.split(whole)[:-1])


def _is_word(name: str) -> bool:
    word = folded(name)
    return word in heading_words() or (word in words() and word not in family_names())
