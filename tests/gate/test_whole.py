"""What is looked at once for many pages is found as if every reading of every file were searched whole."""

from __future__ import annotations

import base64
import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.gate import calm, seams
from generator.gate.finding import Finder, Hit, Leak
from generator.gate.readings import families
from generator.gate.report import Output
from generator.gate.scanning import File, look_at, look_at_all, scan
from generator.gate.search import Searcher
from generator.gate.view import View
from tests.gate.portals import ADDRESS, KEY, KNOWN, LISTED, shipped_finder
from tests.gate.test_readings import LAYERS

# A long run over code whose paths shorter tests take: to count its lines would only triple its time.
pytestmark = pytest.mark.no_cover

Places = dict[Leak, Output]


def plainly(file: File, find: Finder) -> Places:
    """What is in a file, found the slow way: every reading of it as a whole, nothing remembered."""
    found: Places = {}
    for family in families(file.data):
        for view, hit in _leaks(family, find):
            at = view.in_file(hit.start)
            text = view.outermost().text[:at]
            place = (text.count("\n") + 1, at - text.rfind("\n"))
            found.setdefault(hit.leak, Output(file.path, *place, view.undone(hit.start, hit.end)))
    return found


def _leaks(family: Sequence[View], find: Finder) -> Iterator[tuple[View, Hit]]:
    """The finds in the readings of one text; of two in the same place the one that is decoded further."""
    taken: set[int] = set()
    for view in reversed(family):
        new: set[int] = set()
        for hit in find(view.text):
            there = set(range(view.found_at(hit.start), view.found_at(hit.end - 1) + 1))
            if not there & taken:
                new |= there
                yield view, hit
        taken |= new


ROW = (
    '<tr><td data-label="Decision" data-sort="{0}">Keep</td><td data-label="Device">Chrome on macOS</td>'
    '<td data-label="Note">{1}</td><td data-label="Signed in" class="x">2026-11-{0:02}</td></tr>'
)
FRAME = (
    "<!doctype html>\n<html lang=en>\n<head>\n<!-- a comment\n<div>\n<p>of lines</p>\n-->\n"
    "<title>Team</title>\n"
    "<script>if(a<b&&c>d){{x='</p>'}}\n</script>\n</head>\n<body>\n  <nav>\n    <ul>\n{0}\n</ul>\n</nav>\n"
    "<h1>Pages &amp; more</h1>\n<p>Some words of a <b>page</b>\n<i>that</i> go on.</p>\n<table>\n{1}"
    "\n</table>\n"
    "<p>{2}</p>\n</body>\n</html>\n"
)


def page(places: Sequence[str]) -> str:
    """A page with texts at some places of it, among much that is alike."""
    rows = "\n".join(ROW.format(n, place) for n, place in enumerate(places))
    items = "\n".join(f'<li><a href="../x-{n}.html">Item {n}</a></li>' for n in range(4))
    return FRAME.format(items, rows, places[0])


def listed(places: Sequence[str]) -> str:
    """The same in JSON with lines."""
    return json.dumps([{"id": n, "note": place, "kind": "row"} for n, place in enumerate(places)], indent=2)


def packed(places: Sequence[str]) -> str:
    """The same in JSON without lines, as in a search index."""
    docs = [
        {"location": f"x.html#{n}", "title": "A row", "text": f"<p>{one}</p>"} for n, one in enumerate(places)
    ]
    return json.dumps({"docs": docs}, separators=(",", ":"))


def lines(places: Sequence[str]) -> str:
    """The same in lines."""
    return "\n".join(f"Team {n},Keep,{place},2026-11-{n:02}" for n, place in enumerate(places))


def table(places: Sequence[str]) -> str:
    """The same as a table, with texts beside each line's end."""
    rows = (f"{place},{n},,{place}" for n, place in enumerate(places))
    return "\ufeff" + "\n".join(["Note,Number,Empty,Note again", *rows])


def quoted_table(places: Sequence[str]) -> str:
    """The same as a table with quotes where they are needed."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(["Team", "Decision", "Note", "Reviewed"])
    rows.writerows([f"Team {n}", "Keep", place, f"2026-11-{n:02}"] for n, place in enumerate(places))
    return written.getvalue()


def calendar(places: Sequence[str]) -> str:
    """The same as a calendar, with texts at the ends of lines that the next ones may seem to go on from."""
    entries = (
        f"BEGIN:VEVENT\r\nDTSTAMP:20261129T0000{n:02}Z\r\nSUMMARY:{place}\r\nUID:{n}/{place}\r\n"
        f"DESCRIPTION;LANGUAGE=en:Note {n}: {place}\r\n and more.\r\nEND:VEVENT\r\n"
        for n, place in enumerate(places)
    )
    return f"BEGIN:VCALENDAR\r\nNAME:{places[0]}\r\n{''.join(entries)}END:VCALENDAR\r\n"


def index(places: Sequence[str]) -> str:
    """A search index as a script."""
    return f"var __index = {packed(places)}"


def script(places: Sequence[str]) -> str:
    """The same in a script without blanks, with signs that are no tags, and a quote that is none."""
    texts = (
        f"let r{n}=0;for(let i=0;i<t.length;i+=1)r{n}+=i;const s{n}={json.dumps(place)};"
        f"if(a<b&&s{n}>c)return/[\"']/.test(s{n});function f{n}(t){{return t<{n}}}"
        for n, place in enumerate(places)
    )
    return f"(()=>{{{''.join(texts)}}})();\n"


WRITERS: dict[str, Callable[[Sequence[str]], str]] = {
    "page.html": page,
    "listed.json": listed,
    "packed.json": packed,
    "index.js": index,
    "script.js": script,
    "lines.txt": lines,
    "rows.csv": table,
    "quoted.csv": quoted_table,
    "calendar.ics": calendar,
}
FORMS: dict[str, Callable[[str], str]] = {
    **LAYERS,
    "over lines": lambda text: f"{text[: len(text) // 2]}\n{text[len(text) // 2 :]}",
    "over cells": lambda text: text.replace(" ", '</td><td data-label="Next">').replace("@", "</td>\n<td>@"),
    "over columns": lambda text: text.replace(" ", ",").replace("@", ",@"),
    "over columns after a blank": lambda text: text.replace(" ", ", ").replace("@", '","@'),
    "over rows": lambda text: f"{text[: len(text) // 2]},\n{text[len(text) // 2 :]}",
    "folded": lambda text: f"{text[: len(text) // 2]}\r\n {text[len(text) // 2 :]}",
    "over properties": lambda text: text.replace(" ", "\r\nURL:").replace("@", "\r\nURL:@"),
    "parted": lambda text: f"password,{text},Cookie: session={text}",
    "turned": lambda text: f"{text.rpartition(' ')[2]},{text.partition(' ')[0]}",
    "at the end": lambda text: f"Dr.\r\nCC: {text}",
    "begun": lambda text: text[: len(text) * 2 // 3],
    "in a comment over lines": lambda text: f"<!--\n<td>\n{text}\n</td>\n-->",
    "open comment": lambda text: f"<!-- {text}",
    "open tag": lambda text: f'<p title="{text}',
    "open tag, closed later": lambda text: f'<b title="</td><td data-label=" {text}">x</b>',
    "comment in an address": lambda text: text.replace("@", "<!--\n<p>\n<td>-->@"),
    "tag in an address": lambda text: text.replace("@", '<b title=">\n<td>">@</b>'),
    "drawing": lambda text: f'<path d="M1.2.3.4 10.20.30.40 {text}"/>',
    "password": lambda text: f"password: x{escape(text)}9!",
    "key in a block": lambda text: (
        "-----BEGIN PRIVATE KEY-----\n" + "MIIEv9" * 9 + f"\n{text}\n-----END PRIVATE KEY-----"
    ),
    "two": lambda text: f"{text} and {text.replace('@', '&#64;')}",
    "nothing": lambda text: "Some words, 2026-11-01, of 3 rows.",  # there is nothing in it
}
CANARIES = (ADDRESS, KEY, LISTED, KNOWN, "10.20.30.40", "+49 30 1234567")


@st.composite
def sites(draw: st.DrawFn) -> list[File]:
    """Some files that differ little: most places have one of a few words, some a canary in some form."""
    calm = draw(
        st.lists(
            st.sampled_from(["", "Keep", "o-bench-5", "Asked again &amp; again", "−1"]),
            min_size=9,
            max_size=9,
        )
    )
    files = []
    for number in range(draw(st.integers(1, 3))):
        places = list(calm)
        for _ in range(draw(st.integers(0, 2))):
            form = FORMS[draw(st.sampled_from(sorted(FORMS)))]
            places[draw(st.integers(0, 8))] = form(draw(st.sampled_from(CANARIES)))
        name = draw(st.sampled_from(sorted(WRITERS)))
        files.append(File(f"{number}/{name}", WRITERS[name](places).encode()))
    return files


@settings(max_examples=150)
@given(sites())
def test_all_is_found_as_in_whole_files(files: list[File]) -> None:
    """Each thing, its first place and what was undone are those of a search that remembers nothing."""
    find = shipped_finder()
    for file, verdict in zip(files, look_at_all(files, SEARCHER, frozenset()), strict=True):
        assert dict(verdict.leaks) == plainly(file, find)


SEARCHER = Searcher(shipped_finder())


@settings(max_examples=100)
@given(sites(), st.integers(20, 900))
def test_all_is_found_in_large_files(files: list[File], few: int) -> None:
    """A large text is looked at piece by piece; what goes on from one to the next is found, too."""
    find = shipped_finder()
    searcher = Searcher(find)
    with pytest.MonkeyPatch.context() as smaller:
        smaller.setattr(seams, "AT_A_TIME", few)
        smaller.setattr(calm, "AT_A_TIME", few)
        smaller.setattr(calm, "MOST_WAITING", few)
        for file, verdict in zip(files, look_at_all(files, searcher, frozenset()), strict=True):
            assert dict(verdict.leaks) == plainly(file, find)


@pytest.mark.parametrize("writer", sorted(WRITERS.keys() - {"lines.txt"}))
def test_a_large_file_is_looked_at_in_pieces(writer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more of it is parted at a time than there is room for; what needs a closer look stays the same."""
    text = WRITERS[writer]([f"Some words {number}" for number in range(400)])
    kind = seams.kind_of(text)
    assert kind is not None
    whole = list(Searcher(shipped_finder()).calm.restless([text]))
    monkeypatch.setattr(seams, "AT_A_TIME", 2_000)
    monkeypatch.setattr(calm, "AT_A_TIME", 2_000)
    if kind is not seams.CALENDAR:  # whose lines are read as they follow each other
        windows = [text[start:stop] for start, stop in kind.windows(text)]
        assert len(windows) > 1
        assert [one for window in windows for one in kind.chunks(window)] == kind.chunks(text)
    assert list(Searcher(shipped_finder()).calm.restless([text, "Keep", text])) == [*whole, [], *whole]


@pytest.mark.parametrize("writer", sorted(WRITERS.keys() - {"script.js"}))  # its quotes look like open ones
def test_only_what_is_around_a_leak_is_looked_at_closer(writer: str) -> None:
    """Whatever a text is made of, a leak in its midst does not have all of it looked at once more."""
    places = [f"Some words {number}" for number in range(40)]
    places[20] = f"write to {ADDRESS} now"
    text = WRITERS[writer](places)
    (spans,) = Searcher(shipped_finder()).calm.restless([text])
    assert 0 < sum(end - start for start, end in spans) < len(text) / 5


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("form", FORMS)
def test_a_second_page_that_differs_in_the_leak_alone(writer: str, form: str) -> None:
    """However a thing is written, and wherever all around it is known, it is found as by itself."""
    find = shipped_finder()
    searcher = Searcher(find)
    places = ["Keep"] * 9
    calm = File(f"a/{writer}", WRITERS[writer](places).encode())
    for canary in CANARIES:
        for place in (0, 4, 8):
            some = [*places[:place], FORMS[form](canary), *places[place + 1 :]]
            file = File(f"b/{writer}", WRITERS[writer](some).encode())
            look_at(calm, searcher, frozenset())
            assert dict(look_at(file, searcher, frozenset()).leaks) == plainly(file, find)


def test_a_verdict_is_the_same_alone_and_among_others() -> None:
    """A verdict can be kept: it depends on nothing but the file, and together they are what a scan finds."""
    noted = [FORMS["two"](ADDRESS), "Keep", base64.b64encode(f"write to {ADDRESS}".encode()).decode()]
    files = [File(name, write(noted).encode()) for name, write in WRITERS.items()]
    together = list(look_at_all(files, Searcher(shipped_finder()), frozenset({ADDRESS})))
    alone = [look_at(file, Searcher(shipped_finder()), frozenset({ADDRESS})) for file in reversed(files)]
    assert together == alone[::-1]
    assert {one.allowed for one in together} == {frozenset({ADDRESS})}
    found = scan(files, Searcher(shipped_finder()), frozenset({ADDRESS}))
    assert (found.counts.files, found.counts.allowed) == (len(WRITERS), sum(one.passed for one in together))


def test_a_long_text_is_looked_at_without_what_others_had() -> None:
    """A key in a block is found, or not, whatever a file before had in the same lines."""
    filling = [f"function x{number}() {{ return {number}; }}" for number in range(3000)]
    block = ["-----BEGIN PRIVATE KEY-----", *("MIIEv9" * 9 for _ in range(6))]
    ends = (["-----END PRIVATE KEY-----"], ["x"], [ADDRESS, "-----END PRIVATE KEY-----"])
    files = [
        File(f"{number}.js", "\n".join([*filling, *block, *end, *filling]).encode())
        for number, end in enumerate(ends)
    ]
    alone = {file.path: look_at(file, Searcher(shipped_finder()), frozenset()) for file in files}
    assert all(verdict.leaks for verdict in alone.values())
    for order in (files, files[::-1]):
        for verdict in look_at_all(order, Searcher(shipped_finder()), frozenset()):
            assert verdict == alone[verdict.path]
