"""What the last commits changed, and every way in which that cannot be known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.audiences import Seen, circle_named
from generator.catalog import load_catalog
from generator.history import Entry, History, Past, read_history
from generator.reuse.store import Store
from tests.repositories import PortalRepository, portal_repository

DAILY = ("policy.yml", "default: weekly", "default: daily")
BROKEN = ("policy.yml", "default: daily", "default: dayly")
MENDED = ("policy.yml", "default: dayly", "default: weekly")


@pytest.fixture
def portal(tmp_path: Path) -> PortalRepository:
    """A repository with one commit."""
    return portal_repository(tmp_path / "origin")


def told(entry: Entry) -> object:
    """What an entry says, in short."""
    if entry.changes is None:
        return entry.unreadable
    return entry.since, [(one.setting, one.teams) for one in entry.changes.effective]


def test_each_commit_is_compared_with_the_one_before_it(portal: PortalRepository) -> None:
    """The newest comes first, as of its own day; the first commit begins the data."""
    second = portal.commit(DAILY, day="2026-12-02")
    history = read_history(portal.data, Past())
    assert history.missing is None
    assert [(one.day, told(one)) for one in history.entries] == [
        (date(2026, 12, 2), (None, [("review-frequency", ("alpha", "beta"))])),
        (date(2026, 11, 1), "The data begins here."),
    ]
    assert second.startswith(history.entries[0].revision)


def test_data_that_cannot_be_read_does_not_hide_the_rest(portal: PortalRepository) -> None:
    """A broken state says so, and the next is compared with the last one that can be read."""
    daily = portal.commit(DAILY, day="2026-11-02")
    portal.commit(BROKEN, day="2026-11-03")
    portal.commit(MENDED, day="2026-11-04")
    mended, broken, *_ = read_history(portal.data, Past()).entries
    assert told(broken) == (
        "Its data has another form than today's, or was broken, and cannot be read (1 problem)."
    )
    assert told(mended) == (daily[:7], [("review-frequency", (team,)) for team in ("alpha", "beta")])
    (alone,) = read_history(portal.data, Past(), count=1).entries
    assert told(alone) == "What was there before cannot be read."


def test_the_past_is_read_once_for_each_commit(portal: PortalRepository) -> None:
    """While the data is edited and served, nothing is read again; after a commit it is."""
    past = Past()
    first = read_history(portal.data, past)
    assert read_history(portal.data, past) is first
    portal.commit(DAILY)
    assert len(read_history(portal.data, past).entries) == 2


def test_another_process_knows_what_was_read(
    portal: PortalRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every change that can be told comes back from the store as it was, and no commit is read again."""
    portal.commit(DAILY, day="2026-11-02")
    portal.commit(BROKEN, day="2026-11-03")
    portal.commit(MENDED, day="2026-11-04")
    store = Store(tmp_path / "store")
    first = read_history(portal.data, Past(store=store, salt="x"))
    with monkeypatch.context() as patched:
        patched.setattr("generator.history.Versions", None)
        assert read_history(portal.data, Past(store=store, salt="x")) == first
        with pytest.raises(TypeError, match="not callable"):
            read_history(portal.data, Past(store=store, salt="other code"))
    for entry in (tmp_path / "store").glob("??/*"):
        store.put(entry.name, b'{"Entry": {}}')
    assert read_history(portal.data, Past(store=store, salt="x")) == first


def test_a_shallow_clone_says_that_it_is_one(portal: PortalRepository, tmp_path: Path) -> None:
    """What it cannot compare with anything is not told as new."""
    portal.commit(DAILY)
    for depth, entries in ((1, 0), (2, 1)):
        clone = tmp_path / f"clone-{depth}"
        portal.git("clone", "--quiet", f"--depth={depth}", f"file://{portal.root}", str(clone))
        history = read_history(clone / "data", Past())
        assert history.missing == "This copy of the repository is shallow, so what is older is not in it."
        assert len(history.entries) == entries


def test_data_that_no_commit_has_is_told_plainly(portal: PortalRepository, tmp_path: Path) -> None:
    """A folder outside of a repository, and one that nobody has committed."""
    assert read_history(tmp_path, Past()) == History(
        missing="There is no history to read: it is in no git repository."
    )
    (portal.root / "new").mkdir()
    assert read_history(portal.root / "new", Past()) == History(
        missing="No commit of the repository has the data yet."
    )


def test_data_that_was_removed_is_an_entry(portal: PortalRepository) -> None:
    """The commit that removed it says so, and the one that brought it back begins anew."""
    kept = portal.data.rename(portal.root.parent / "kept")
    portal.commit(day="2026-11-02")
    kept.rename(portal.data)
    portal.commit(day="2026-11-03")
    assert [told(one) for one in read_history(portal.data, Past()).entries] == [
        "The data begins here.", "It removed the data.", "The data begins here.",
    ]  # fmt: skip


def seen(portal: PortalRepository) -> Seen:
    """What everybody may see of the data as it is now."""
    today = load_catalog(portal.data)
    return Seen(circle_named(today, "everyone"), today)


SHOWN = "about: Signs in through the organization.\n"
HIDDEN = f"{SHOWN}visibility: responders\n"


def test_readers_see_nothing_of_what_is_kept_from_them_today(portal: PortalRepository) -> None:
    """Also of the time before; commits of which they see nothing are left out."""
    portal.commit(DAILY, day="2026-11-02")
    portal.commit(("teams/beta.yml", SHOWN, HIDDEN), day="2026-11-03")
    portal.commit(("teams/beta.yml", "name: Beta & partners", "name: Beta"), day="2026-11-04")
    past = Past()
    entries = read_history(portal.data, past, seen=seen(portal)).entries
    assert [(one.day.day, told(one)) for one in entries] == [
        (2, (None, [("review-frequency", ("alpha",))])),
        (1, "The data begins here."),
    ]
    assert len(read_history(portal.data, past).entries) == 4


def test_readers_see_nothing_of_the_time_in_which_it_was_kept_from_them(portal: PortalRepository) -> None:
    """What is for everybody today came to be there, for them, on the day of that."""
    portal.commit(("teams/beta.yml", SHOWN, HIDDEN), day="2026-11-02")
    portal.commit(("teams/beta.yml", "name: Beta & partners", "name: Beta"), day="2026-11-03")
    portal.commit(("teams/beta.yml", HIDDEN, SHOWN), day="2026-11-04")
    entries = read_history(portal.data, Past(), seen=seen(portal)).entries
    changes = [
        (one.day.day, [(each.id, each.change) for each in one.changes.records])
        for one in entries
        if one.changes is not None
    ]
    assert changes == [(4, [("beta", "added")]), (2, [("beta", "removed")])]


def test_readers_see_nothing_of_what_was_kept_from_them_and_is_gone(portal: PortalRepository) -> None:
    """Neither when it came nor when it went."""
    portal.commit(("teams/beta.yml", SHOWN, HIDDEN), day="2026-11-02")
    (portal.data / "teams/beta.yml").unlink()
    portal.commit(day="2026-11-03")
    entries = read_history(portal.data, Past(), seen=seen(portal)).entries
    assert [told(one) for one in entries] == ["The data begins here."]


def test_readers_see_nothing_of_earlier_reviews_of_what_is_kept_from_them(portal: PortalRepository) -> None:
    """Reviews hang on their team, also those that are gone."""
    (portal.data / "reviews/alpha/2026-10-26.json").unlink()
    portal.commit(day="2026-11-02")
    portal.commit(("teams/alpha.yml", "visibility: everyone", "visibility: leads"), day="2026-11-03")
    entries = read_history(portal.data, Past(), seen=seen(portal)).entries
    assert [told(one) for one in entries] == ["The data begins here."]
