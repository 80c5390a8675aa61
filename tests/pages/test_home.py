"""The home page: its doors, and the board of what is due."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from generator.catalog import Catalog
from generator.models.facts import Fact
from generator.pages.home import board_html, doors_html
from generator.pages.view import View


def facts(*days: date) -> dict[str, Fact]:
    """Facts to be checked again on these days, named in their order."""
    return {
        f"fact-{n}": Fact.model_validate(
            {
                "id": f"fact-{n}",
                "claim": f"Claim {n}",
                "sources": ({"name": "x"},),
                "check_again": day,
                "confidence": "confirmed",
            }
        )
        for n, day in enumerate(days)
    }


def cell(view: View, kind: str, **changed: Any) -> str:
    """The board's cell of a kind, for the view's catalog with some attributes changed."""
    html = str(board_html(replace(view, catalog=replace(view.catalog, **changed))))
    return html.partition(f'id="board-{kind}"')[2].partition("</section>")[0]


def test_a_cell_names_the_earliest_and_counts_all(view: View) -> None:
    """Four entries are named, the earliest first; the tally knows all dates, and a link leads on."""
    days = [date(2026, 12, 1) + timedelta(days=n) for n in (5, 1, 4, 0, 3, 2)]
    html = cell(view, "fact", facts=facts(*days))
    assert re.findall(r'#fact-(\d)" title="Claim \1">Claim \1</a>', html) == ["3", "1", "5", "4"]
    assert f'data-dates="{" ".join(str(day) for day in sorted(days))}"' in html
    assert ">earliest 1 December 2026</span></due-tally>" in html
    assert '<a href="facts.html">' in html


def test_entries_of_one_day_stand_in_the_order_of_their_names(view: View) -> None:
    """The board does not depend on the order of the files."""
    html = cell(view, "fact", facts=facts(*[date(2026, 12, 1)] * 3))
    assert re.findall(r'">Claim (\d)</a>', html) == ["0", "1", "2"]


def test_a_single_date_is_not_called_the_earliest(view: View) -> None:
    """One entry is simply on its day."""
    assert ">on 1 December 2026</span></due-tally>" in cell(view, "fact", facts=facts(date(2026, 12, 1)))


def test_an_empty_cell_says_what_there_is_none_of(view: View) -> None:
    """Without dates, each cell says so in words and still leads on."""
    nobody: dict[str, Any] = {"teams": {}, "reviews": {}, "facts": {}}
    nobody["portal"] = view.catalog.portal.model_copy(update={"next_drill": None})
    for kind, words in (
        ("review", "No review is due."),
        ("exception", "There is no exception."),
        ("fact", "No fact is registered."),
        ("drill", "No drill is planned."),
    ):
        html = cell(view, kind, **nobody)
        assert words in html
        assert "due-tally" not in html
        assert 'class="rb-board__more"' in html


def test_the_next_drill_leads_to_what_is_practised(view: View) -> None:
    """A drill at the table has its own page, a checklist that is practised by hand is the page."""
    portal = view.catalog.portal
    assert '<a href="checklists/response.html" title="Response">Response</a>' in cell(view, "drill")
    assert portal.next_drill is not None
    assert f'<p class="rb-board__tally"><time datetime="{portal.next_drill.on}">' in cell(view, "drill")
    planned = portal.next_drill.model_copy(update={"checklist": None, "drill": "lost-laptop"})
    changed = portal.model_copy(update={"next_drill": planned})
    link = '<a href="drills/lost-laptop.html" title="A lost laptop">A lost laptop</a>'
    assert link in cell(view, "drill", portal=changed)


def test_teams_without_the_control_or_a_review_are_not_due(catalog: Catalog, view: View) -> None:
    """The board counts a team's next review only where there was one and the control is offered."""
    names = {team.id for team in catalog.teams.values()}
    due = set(re.findall(r'<li><a href="teams/([^".]+)\.html"', cell(view, "review")))
    assert due < names
    assert due
    assert cell(view, "review", reviews={}).count("<li>") == 0


def test_the_doors_are_those_of_the_portal(view: View) -> None:
    """Each door of the data is one link with its title and text."""
    html = str(doors_html(view))
    for door in view.catalog.portal.doors:
        assert f'href="{view.url(door.to)}"' in html
        assert door.title in html
        assert door.text in html
    assert html.count("<a ") == len(view.catalog.portal.doors)
