"""Lists of words come out, most of them those of the package Faker: given names, family names, words."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generator.gate.roster import folded

_LISTS = Path(__file__).parent / "words"

# Scripts in which a name begins with a capital letter.
_LETTERS = (("\u0041", "\u024f"), ("\u0370", "\u03ff"), ("\u0400", "\u052f"), ("\u1e00", "\u1fff"))


@cache
def words() -> frozenset[str]:
    """English words, countries and states, in small letters."""
    places = [*_provider("address.en").countries, *_provider("address.en_US").states]
    english = _provider("lorem.en_US").word_list
    return frozenset(folded(part) for text in [*english, *places] for part in text.split())


@cache
def given_names() -> frozenset[str]:
    """Given names of all countries that write with capital letters, without those that are words as well."""
    return frozenset(_listed("first_")) - words() - _written("ambiguous.txt")


@cache
def family_names() -> frozenset[str]:
    """Family names of all countries that write with capital letters; some are words as well."""
    return frozenset(_listed("last_"))


@cache
def heading_words() -> frozenset[str]:
    """Words that begin with a capital in headings, and in the names of roles and products."""
    return _written("headings.txt")


def _written(name: str) -> frozenset[str]:
    """The words of a list of our own; its comments say what they have in common."""
    lines = (_LISTS / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _listed(prefix: str) -> Iterator[str]:
    # A provider has most names in several lists.
    return _names({name for listed in _lists(prefix) for name in listed})


def _lists(prefix: str) -> Iterator[Iterable[object]]:
    for provider in _providers():
        for attribute in dir(provider):
            if attribute.startswith(prefix) and isinstance(listed := getattr(provider, attribute), Iterable):
                yield listed


@cache
def _providers() -> tuple[Any, ...]:
    package = importlib.import_module("faker.providers.person")
    modules = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(_provider(f"person.{name}") for name in modules)


def _provider(name: str) -> Any:
    """A list of the package; imported when it is needed, since commands that need none start faster."""
    return importlib.import_module(f"faker.providers.{name}").Provider


def _names(listed: Iterable[object]) -> Iterator[str]:
    """The names of a list that begin with a capital, at least three letters long."""
    for name in listed:
        if isinstance(name, str) and len(name) >= 3 and name[0].isupper() and _is_capital_script(name[0]):
            yield folded(name)


def _is_capital_script(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _LETTERS)
