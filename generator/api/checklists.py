"""The catalog goes in; what `checklists.json` says comes out: every checklist with its steps."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.api.parts import DataFile, Output, WrittenAt, in_site, written
from generator.build import Build
from generator.catalog import Catalog
from generator.models.checklists import Checklist, Step


class ChecklistStep(Output):
    """One action."""

    id: str = Field(description="its id, which no other step of the checklist has")
    do: str = Field(description="the action, one sentence")
    why: str | None = Field(description="why it is done")
    caution: str | None = Field(description="what goes wrong if it is done carelessly")
    sign_in: tuple[str, ...] = Field(
        description="only for accounts that sign in in one of these ways; empty for all"
    )
    possible: tuple[str, ...] = Field(
        description="unless each of these circumstances is ruled out; empty for all accounts"
    )
    any_time: bool = Field(description="whether the step may be done out of order")
    starts: Literal["revocation-window"] | None = Field(description="the clock that doing the step starts")
    captures: Literal["session-rows"] | None = Field(
        description="what the step writes down, which is gone once a later step is done"
    )
    see: str | None = Field(description="the page that says more: an address, or from the portal's root")
    facts: tuple[str, ...] = Field(description="the facts it rests on, as in facts.json")


class ChecklistEntry(Output):
    """A list of steps."""

    id: str
    title: str = Field(description="what readers see; may change, unlike the id")
    summary: str = Field(description="when to use it, and what is true when it is done")
    page: str = Field(description="its page, from the root of the portal")
    ordered: bool = Field(description="whether the order of the steps matters")
    steps: tuple[ChecklistStep, ...] = Field(description="the steps, in order")
    written_at: WrittenAt


class ChecklistsFile(Output):
    """The checklists. Which team has which is in teams.json."""

    schema_: Literal["checklists/1"] = Field(default="checklists/1", alias="schema")
    checklists: tuple[ChecklistEntry, ...]


def _make(build: Build) -> ChecklistsFile:
    catalog = build.catalog
    return ChecklistsFile(checklists=tuple(_entry(catalog, one) for one in catalog.checklists.values()))


def _entry(catalog: Catalog, checklist: Checklist) -> ChecklistEntry:
    return ChecklistEntry(
        id=checklist.id,
        title=checklist.title,
        summary=checklist.summary,
        page=in_site(f"checklists/{checklist.id}.md"),
        ordered=checklist.ordered,
        steps=tuple(_step(one) for one in checklist.steps),
        written_at=written(catalog, catalog.places["checklists", checklist.id].at()),
    )


def _step(step: Step) -> ChecklistStep:
    return ChecklistStep(
        id=step.id,
        do=step.do,
        why=step.why,
        caution=step.caution,
        sign_in=step.when.sign_in if step.when is not None else (),
        possible=step.when.possible if step.when is not None else (),
        any_time=step.any_time,
        starts=step.starts,
        captures=step.captures,
        see=in_site(step.see) if step.see is not None else None,
        facts=step.facts,
    )


CHECKLISTS = DataFile("checklists", "Every checklist with its steps.", ChecklistsFile, _make)
