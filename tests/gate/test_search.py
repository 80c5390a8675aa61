"""Each line is looked at once, and what is found is the same as if every text were looked at as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gate import search
from generator.gate.finding import Finder, Hit, Leak
from generator.gate.people import People
from generator.gate.roster import parse_roster
from generator.gate.scanning import File, scan
from generator.gate.search import LARGEST, Searcher
from generator.gate.search import searcher as gate_searcher
from generator.gate.view import View
from tests.gate.portals import ADDRESS, LISTED, found_in, shipped_finder, shipped_rules

SECRET = re.compile(r"secret(?:\n[ab]){0,3}")
LINES = st.lists(st.sampled_from(["", "a", "b", "secret", "x secret y", "z" * 900]), max_size=60)


def find(text: str) -> Iterator[Hit]:
    """A rule of its own: a word, with short lines that follow it."""
    for found in SECRET.finditer(text):
        yield Hit(found.start(), found.end(), Leak(found.group(), "secret", "word"))


@given(st.lists(LINES, max_size=4))
def test_nothing_is_missed_and_nothing_is_made_up(texts: list[list[str]]) -> None:
    """However lines repeat within a text and between texts, each find begins where it would by itself."""
    searcher = Searcher(find)
    for lines in texts:
        text = "\n".join(lines)
        assert [hit.start for hit in searcher.search(text)] == [hit.start for hit in find(text)]


def test_what_is_broken_over_lines_is_found_whole_wherever_it_stands() -> None:
    """Where a long text is divided, what begins before goes on after."""
    block = "secret\na\nb\na"
    for size in range(LARGEST - 30, LARGEST + 30):
        text = "\n".join(
            [*(str(number).rjust(99, ".") for number in range(size // 100)), "." * (size % 100), block]
        )
        assert [text[hit.start : hit.end] for hit in Searcher(find).search(text)] == [block]


def test_a_long_text_is_looked_at_once() -> None:
    """It costs nothing the second time; one that differs is looked at as if nothing were known."""
    seen: list[int] = []
    searcher = Searcher(counted(seen))
    frame = [f"line {number}" for number in range(LARGEST // 8)]
    text = "\n".join([*frame, "secret"])
    first = list(searcher.leaks([View(text)]))
    seen.clear()
    assert list(searcher.leaks([View(text)])) == first != []
    assert seen == []
    list(searcher.leaks([View("\n".join([*frame, "a", "secret"]))]))
    assert sum(seen) > len(text)


def counted(seen: list[int]) -> Finder:
    """The rule, which notes the length of each text that it looks at."""

    def counting(text: str) -> Iterator[Hit]:
        seen.append(len(text))
        return find(text)

    return counting


def test_what_one_scan_has_seen_the_next_one_knows() -> None:
    """A server that builds again looks only at what is new, and finds the same."""
    seen: list[int] = []
    searcher = Searcher(counted(seen))
    files = [File("a.txt", b"some words\na secret\nmore words\n")]
    first = scan(files, searcher, frozenset())
    seen.clear()
    assert scan(files, searcher, frozenset()).leaks == first.leaks != {}
    assert seen == []


def test_what_is_too_much_to_keep_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a server knows of its pages does not grow with every build."""
    seen: list[int] = []
    searcher = Searcher(counted(seen))
    files = [File("a.txt", b"some words\na secret\nmore words\n")]
    monkeypatch.setattr(search, "MOST_KEPT", 10)
    monkeypatch.setattr(searcher.calm, "begin", partial(searcher.calm.begin, 10))
    first = scan(files, searcher, frozenset())
    looked_at = list(seen)
    assert scan(files, searcher, frozenset()).leaks == first.leaks != {}
    assert seen == looked_at * 2


def test_other_rules_and_another_roster_are_looked_for_anew() -> None:
    """Nothing is known of a text that was looked at for something else."""
    rules, nobody = shipped_rules(), People()
    kept = gate_searcher(rules, nobody)
    assert gate_searcher(rules, People()) is kept
    assert gate_searcher(rules, People(parse_roster(LISTED))) is not kept
    fewer = rules.model_copy(update={"rules": rules.rules[:-1]})
    assert gate_searcher(fewer, nobody) is not gate_searcher(rules, nobody)


def test_every_file_with_a_find_is_named() -> None:
    """What is not looked at twice is reported twice."""
    files = [File(f"{number}.html", f"<p>\nAsk {ADDRESS} now\n</p>".encode()) for number in range(3)]
    (outputs,) = scan(files, Searcher(shipped_finder()), frozenset()).leaks.values()
    assert [output.path for output in outputs] == ["0.html", "1.html", "2.html"]


def test_only_exactly_what_is_allowed_passes() -> None:
    """An allowed text inside a longer find allows nothing."""
    found = found_in(f"Ask {ADDRESS} or x{ADDRESS}", allowed=frozenset({ADDRESS}))
    assert {leak.text for leak in found.leaks} == {f"x{ADDRESS}"}
    assert (found.allowed, found.counts.allowed) == (frozenset({ADDRESS}), 1)


def test_a_name_inside_an_address_is_one_find() -> None:
    """The address is what has to go; its name goes with it."""
    address = f"{LISTED.lower().replace(' ', '.')}@example.net"
    assert {leak.text for leak in found_in(address).leaks} == {address}
