"""Lines of JSON in, a line for each out: scored, left open, or refused with its line and column."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog, load_catalog
from generator.scoring import every_case
from generator.scoring.row_scoring import RowScorer
from generator.scoring.score_lines import LONGEST_LINE, LineScorer


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The data that the portal is built from."""
    return load_catalog(project / "data")


CALM: dict[str, Any] = {
    "device": "Chrome on macOS",
    "location": "Approx. Portugal",
    "app": "ChatGPT",
    "trusted_device": True,
    "owner_can_confirm": True,
    "current_session": False,
}


def scorer(catalog: Catalog) -> RowScorer:
    """Scores rows by the shipped rules."""
    return RowScorer(catalog.scoring, catalog.teams.values())


def score(catalog: Catalog, *lines: str | bytes | dict[str, Any], team: str | None = None) -> list[Any]:
    """The results of some lines."""
    written = [json.dumps(one) if isinstance(one, dict) else one for one in lines]
    data = b"\n".join(one.encode() if isinstance(one, str) else one for one in written)
    return [
        json.loads(one.text) for one in LineScorer(scorer(catalog), "rows", team).score_all(io.BytesIO(data))
    ]


def findings(catalog: Catalog, *lines: str | bytes | dict[str, Any]) -> list[str]:
    """What is said about some lines."""
    written = [json.dumps(one) if isinstance(one, dict) else one for one in lines]
    data = b"\n".join(one.encode() if isinstance(one, str) else one for one in written)
    scored = LineScorer(scorer(catalog), "rows").score_all(io.BytesIO(data))
    return [str(finding) for one in scored for finding in one.findings]


def test_a_complete_row_has_score_decision_and_reasons(catalog: Catalog) -> None:
    """A row of a team is read with the places of that team."""
    (result,) = score(catalog, {**CALM, "team": "platform-api", "device": "Unknown browser"})
    assert result == {
        "line": 1,
        "state": "complete",
        "score": 3,
        "decision": "review",
        "reasons": [
            {"rule": "unknown-device", "points": 3, "because": "Nobody vouches for the device."},
        ],
        "cautions": [],
        "vector": result["vector"],
    }
    assert result["vector"].endswith("/D:U/L:E/A:C/T:Y/O:Y/C:N")


def test_the_sample_row_of_the_founding_document_is_not_safe(catalog: Catalog) -> None:
    """Its own scorer gave this row 2 points; whatever else is answered, it is to be revoked."""
    row = {"device": "Unknown browser", "location": "Approx. unknown", "app": "API Platform"}
    (result,) = score(catalog, row)
    assert (result["state"], result["score"], result["decision"]) == ("incomplete", None, None)
    assert (result["least"], result["most"], result["possible"]) == (7, 10, ["revoke-and-escalate"])
    assert result["missing"] == ["trusted_device", "owner_can_confirm", "current_session"]


def test_ids_of_answers_are_scored_as_rows_are(catalog: Catalog) -> None:
    """Every combination, written with ids, gives what the decision table says."""
    table = every_case(catalog.scoring)
    results = score(catalog, *(dict(answers) for answers, _ in table))
    found = [(one["score"], one["decision"], one["cautions"]) for one in results]
    assert found == [(one.total, one.decision, list(one.cautions)) for _, one in table]


def test_places_are_read_by_the_team_of_the_row_or_of_the_command(catalog: Catalog) -> None:
    """A row's own team goes before the one that the command names; without any, the place is open."""
    alone, named = score(catalog, CALM)[0], score(catalog, CALM, team="platform-api")[0]
    own = score(catalog, {**CALM, "team": "payments"}, team="platform-api")[0]
    assert alone["missing"] == ["location"]
    assert (named["score"], own["score"]) == (0, 3)
    assert score(catalog, {**CALM, "team": None}, team="platform-api")[0]["score"] == 0


def test_blank_lines_count_as_lines_and_give_nothing(catalog: Catalog) -> None:
    """A result carries the number of its line, so that it can be found again."""
    results = score(catalog, "", json.dumps(CALM), "  \t", json.dumps(CALM) + "\r", "")
    assert [one["line"] for one in results] == [2, 4]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            '{"device": "knwon"}',
            "1:12: 'device' is 'knwon', which the rules do not know; did you mean 'known'?",
        ),
        ('{"devise": "x"}', "1:2: a row has no field 'devise'; did you mean 'device'?"),
        ('{"team": "nope"}', "1:10: there is no team 'nope'; expected one of customer-support, "),
        ('{"team": 5}', "1:10: 'team' is no text; expected the id of one of customer-support, "),
        ('{"team": []}', "1:10: 'team' is no text; expected the id of one of customer-support, "),
        ("[1]", "1:1: the line is no JSON object; expected the fields of one row in {…}"),
        ("5", "1:1: the line is no JSON object; expected the fields of one row in {…}"),
        ('{"device"', "1:10: the text ends too early; close each text, list and mapping"),
        (
            '{"app": "Codex", "app": "ChatGPT"}',
            "1:18: the key 'app' is already in column 2; give each key once",
        ),
        ('{"device": 1.5}', "1:12: '1.5' is no whole number"),
        ('{"device": NaN}', "1:12: "),
        (b"\xff\xfe", "1:1: the file is UTF-16 or UTF-32; save the file as UTF-8"),
        (b'{"device": "\xff"}', "1:13: the byte 0xFF is not UTF-8; save the file as UTF-8"),
        ('{"device": "\\u0000"}', "1:13: the escape stands for the character U+0000, which is not allowed"),
        ("[" * 5000, "1:33: "),
        (
            '{"device": "' + "x" * LONGEST_LINE + '"}',
            "1:1: the line has more than 100,000 bytes; expected one row",
        ),
    ],
)
def test_what_cannot_be_scored_says_where_and_why(catalog: Catalog, line: str | bytes, said: str) -> None:
    """A bad line is named with line and column, as an error and in its result; the next line is scored."""
    found = findings(catalog, line)
    assert len(found) == 1
    assert found[0].startswith(f"rows:{said}")
    bad, good = score(catalog, line, CALM)
    assert (bad["line"], bad["state"], bad["score"], bad["decision"]) == (1, "error", None, None)
    assert (good["line"], good["state"]) == (2, "incomplete")
    assert f"rows:1:{bad['problems'][0]['column']}: " in found[0]


def test_everything_in_a_line_is_said_at_once(catalog: Catalog) -> None:
    """Unknown fields and unreadable values of one row do not hide each other."""
    found = findings(catalog, "", {"devise": "x", "device": "knwon", "app": "Sora"})
    assert [one.split(":", 3)[1] for one in found] == ["2", "2", "2"]
    assert ["devise" in "".join(found), "knwon" in "".join(found), "Sora" in "".join(found)] == [True] * 3


@given(st.lists(st.binary(max_size=30), max_size=5))
def test_no_input_is_a_crash(catalog: Catalog, lines: list[bytes]) -> None:
    """Whatever the bytes are, each line that is not blank gives one line of JSON with its number."""
    data = b"\n".join(lines)
    expected = [at for at, line in enumerate(data.split(b"\n"), start=1) if line.strip()]
    results = [json.loads(one.text) for one in LineScorer(scorer(catalog), "x").score_all(io.BytesIO(data))]
    assert [one["line"] for one in results] == expected


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)


@given(st.dictionaries(st.sampled_from([*CALM, "team", "owner", "x"]), ANYTHING))
def test_no_row_that_is_not_understood_is_kept(catalog: Catalog, row: dict[str, Any]) -> None:
    """A row of random values is never scored as safe unless each of its values is one that the rules know."""
    for result in score(catalog, row):
        assert result["decision"] is None or set(CALM) <= set(row)


class _Endless(io.RawIOBase):
    """A stream whose only line never ends; it counts what was read of it."""

    def __init__(self) -> None:
        self.left = 5_000_000

    def readable(self) -> bool:
        """Streams say so."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with the same letter."""
        size = min(len(buffer), self.left)
        buffer[:size] = b"x" * size
        self.left -= size
        return size


def test_a_line_without_end_is_not_kept_in_memory(catalog: Catalog) -> None:
    """What is over the limit is read past, piece by piece."""
    stream = io.BufferedReader(_Endless())
    (only,) = LineScorer(scorer(catalog), "rows").score_all(stream)
    assert [str(one) for one in only.findings] == [
        "rows:1:1: the line has more than 100,000 bytes; expected one row"
    ]
