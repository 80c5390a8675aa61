"""What the browser saves as a review is one, for the portal and for the published command."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog, load_catalog, load_review
from generator.json_source import parse_json
from generator.models.reviews import Review
from generator.pages.tools import filled
from generator.redaction.exchange import rules_model
from tests.commands.scripts import need, variant
from tests.deno import Ask, answering

DAY = date(2026, 11, 24)
ADDRESS = "pm@example.com"
ROW = {
    "owner": "Zoë Groß",
    "device": "Chrome on macOS",
    "app": "ChatGPT",
    "location": "Approx. Portugal",
    "signed_in": "2026-11-03",
    "trusted_device": "yes",
    "owner_can_confirm": "no",
    "current_session": "",
    "decision": "review",
    "reviewer": "",
    "evidence": "The owner was asked.",
    "team": "payments",
}


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The data that the portal is built from."""
    return load_catalog(project / "data")


@pytest.fixture(scope="module")
def export(project: Path, catalog: Catalog) -> Iterator[Ask]:
    """The browser's export, run by Deno."""
    known = {
        "rules": rules_model(catalog.redaction),
        "apps": [one.label for one in catalog.vocabularies.apps],
        "decisions": [one.id for one in catalog.vocabularies.decisions],
    }
    with answering(project, "review-export.js", known) as ask:
        yield ask


def source(records: list[dict[str, str]], **more: object) -> dict[str, object]:
    """What the browser is asked to save."""
    given = {"team": "payments", "date": DAY.isoformat(), "reviewer": "Ana Silva"}
    return {"records": records, **given, **more}


def read(text: str) -> Review:
    """The review as the portal reads it; fails where it would not."""
    value = parse_json(text.encode(), "review.json").value
    return Review.model_validate_json(json.dumps(value))


PIECES = st.sampled_from(
    [
        *"\n\r\t\0\x0b\x1c\x85\u2028\u2029\ufeff\u200b\u00ad\ud800\udfff\ufffe\uffff\U000e0001\U0010ffff\u3164",
        *('"', "\\", "\\u0000", "</script>", "=1+1", "e\u0301", "\u00a0", "o-", "o-local-0001", "O-ABCD"),
        *("\U0001f600" * 210, "\u00e9" * 500, f" {ADDRESS} ", "Zoë", "ZOE\u0308", "password: hunter2x"),
    ]
)
HOSTILE = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=6).map("".join)
YES_NO = st.sampled_from(["yes", "no", ""])
DAYS = st.sampled_from(["", "2026-11-24", "2024-02-29", "0001-01-01"])
GOOD = {
    **dict.fromkeys(("owner", "device", "location", "evidence", "reviewer"), HOSTILE),
    **dict.fromkeys(("trusted_device", "owner_can_confirm", "current_session"), YES_NO),
    "signed_in": DAYS,
    "app": st.sampled_from(["ChatGPT", "Codex", "API Platform"]),
    "decision": st.sampled_from(["keep", "blocked", "revoke-and-escalate"]),
    "team": st.sampled_from(["", "payments"]),
}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=st.lists(st.fixed_dictionaries(GOOD), min_size=1, max_size=5), reviewer=HOSTILE)
def test_whatever_texts_hold_a_review_is_valid(
    records: list[dict[str, str]], reviewer: str, export: Ask
) -> None:
    """The portal's own reading and model take it, with the same rows, and no address is in it."""
    answer = export(source(records, reviewer=reviewer))
    assert answer["reasons"] == []
    review = read(answer["text"])
    assert ADDRESS not in answer["text"]
    assert [row.app for row in review.sessions] == [record["app"] for record in records]
    for row, record in zip(review.sessions, records, strict=True):
        assert (str(row.signed_in) if row.signed_in else "") == record["signed_in"]
        truths = (row.trusted_device, row.owner_can_confirm, row.current_session)
        assert truths == tuple(
            {"yes": True, "no": False, "": None}[record[name]]
            for name in ("trusted_device", "owner_can_confirm", "current_session")
        )


BAD = {
    "signed_in": st.sampled_from(["2026-11-25", "2026-02-30", "2026-11-3", "0000-01-01", "today", " "]),
    "app": st.sampled_from(["", "chatgpt", "ChatGPT ", "Slack", "__proto__"]),
    "decision": st.sampled_from(["", "Keep", "keep ", "delete", "toString"]),
    "trusted_device": st.sampled_from(["Yes", "true", "perhaps", " ", "constructor"]),
    "team": st.sampled_from(["finance", "Payments"]),
}


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), wrong=st.lists(st.sets(st.sampled_from(sorted(BAD))), min_size=1, max_size=4))
def test_what_cannot_be_published_is_refused_with_its_rows(
    data: st.DataObject, wrong: list[set[str]], export: Ask
) -> None:
    """Each field of each row that the portal would refuse has one reason, and no other has."""
    records = [{**ROW, **{name: data.draw(BAD[name]) for name in names}} for names in wrong]
    answer = export(source(records))
    found = {(reason["row"], reason["field"]) for reason in answer["reasons"]}
    assert found == {(row, name) for row, names in enumerate(wrong) for name in names}
    assert (answer["text"] is None) == bool(found)


def test_a_day_is_one_for_the_browser_as_for_the_portal(export: Ask) -> None:
    """Leap years and the lengths of the months count."""
    days = [f"{year}-{end}" for year in ("1900", "2000", "2023", "2024") for end in ("02-29", "04-31")]
    answer = export(source([{**ROW, "signed_in": day} for day in days]))
    refused = {days[reason["row"]] for reason in answer["reasons"]}
    assert set(days) - refused == {"2000-02-29", "2024-02-29"}


HARD = (
    {**ROW, "device": "\U0001f600" * 400, "location": "x" * 401, "evidence": f"a\n{ADDRESS}\0\ud800"},
    {**ROW, "owner": "", "device": "\u200b", "location": "\u3164", "evidence": "\u2028", "signed_in": ""},
    {**ROW, "owner": "o-k7m2qd3v", "device": '"\\\u00a0$HOME`', "decision": "blocked", "app": "API Platform"},
)


@pytest.mark.parametrize("redact", [True, False])
def test_the_published_command_takes_it(
    export: Ask, catalog: Catalog, tmp_path: Path, *, redact: bool
) -> None:
    """Hard rows, one by one and all together, redacted or not, are a valid review for it."""
    need("jq")
    script = tmp_path / "validate.sh"
    script.write_text(filled(catalog, variant("validate-review", "linux")), encoding="utf-8")
    for number, records in enumerate([list(HARD), *([row] for row in HARD)]):
        answer = export(source(records, **({} if redact else {"redact": None})))
        read(answer["text"])
        path = tmp_path / f"{number}.json"
        path.write_text(answer["text"], encoding="utf-8")
        result = subprocess.run(["sh", script, path], capture_output=True, text=True, check=False, timeout=60)
        assert (result.returncode, result.stderr) == (0, "")
        assert (ADDRESS in answer["text"]) == (not redact and number in (0, 1))


def test_an_ordinary_review_stands_in_the_data(export: Ask, catalog: Catalog, tmp_path: Path) -> None:
    """What a careful reviewer saves is read with all that the portal checks, and shows no name."""
    records = [ROW, {**ROW, "owner": "ANA SILVA", "device": "", "location": ""}, ROW]
    answer = export(source(records))
    path = tmp_path / f"{DAY}.json"
    path.write_text(answer["text"], encoding="utf-8")
    review, _ = load_review(path, catalog)
    assert [row.owner for row in review.sessions] == ["o-local-0001", "o-local-0002", "o-local-0001"]
    assert review.reviewer == "r-local-01"
    assert not re.search("zoë|silva", answer["text"], re.IGNORECASE)


def test_what_is_not_shown_is_so_for_the_rules(export: Ask, catalog: Catalog) -> None:
    """The label in the place of a device or a location that is not there leaves its question open."""
    row = read(export(source([{**ROW, "device": "", "location": ""}]))["text"]).sessions[0]
    questions: dict[str, Any] = dict(catalog.scoring.inputs)
    assert row.device in questions["device"].open_labels
    assert row.location in questions["location"].open_labels


def test_the_browser_refuses_what_is_too_large_for_the_portal(export: Ask) -> None:
    """The most rows that the browser saves are few enough for the portal, which counts bytes and values."""
    row = {**ROW, "owner": "o-abcd", "device": "-", "location": "-", "evidence": "", "decision": "keep"}
    read(export(source([row] * 16_900))["text"])
    assert export(source([row] * 18_000))["reasons"] == [
        {"row": None, "field": "sessions", "problem": "too-large"}
    ]
