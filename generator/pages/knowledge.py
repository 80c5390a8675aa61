"""Facts, guides, questions, fields, controls and vocabularies go in; their parts of pages come out."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from generator.models.facts import Fact, Source
from generator.models.guides import Guide
from generator.models.vocabularies import Term
from generator.pages.decisions import decision_html
from generator.pages.due import DUE_STATES, due_states, state_columns
from generator.pages.markup import markdown_html
from generator.pages.table import Cell, Column, Row, Table, plain_table, row, rows
from generator.pages.view import View
from generator.pages.words import with_whole_days


def facts_table(view: View) -> Markup:
    """The fact register: each claim, where it is from, and when it was and must be checked."""
    table = Table(
        name="Fact register",
        noun="fact",
        nouns="facts",
        shortcut="/",
        columns=(
            Column("fact", "Fact"),
            Column("claim", "Claim"),
            Column("confidence", "Confidence", facet=True),
            Column("source", "Source"),
            Column("checked", "Checked on", type="date"),
            Column("again", "Check again by", type="date"),
            state_columns(DUE_STATES)[0],
        ),
        rows=rows(_fact_row(view, fact) for fact in view.catalog.facts.values()),
    )
    return table.html(view)


def _fact_row(view: View, fact: Fact) -> Row:
    claim = with_whole_days(fact.claim)
    if fact.differs:
        claim += Markup('<p class="rb-differs"><strong>Sources differ.</strong> {}</p>').format(fact.differs)
    return row(
        Cell(Markup('<a class="rb-fact" href="#{0}">{0}</a>').format(fact.id), look="rb-code"),
        claim,
        Markup('<span class="rb-confidence rb-confidence--{0}">{0}</span>').format(fact.confidence),
        Markup("<br>").join(_source(view, source) for source in fact.sources),
        Cell(fact.checked_on.isoformat() if fact.checked_on else "not recorded", sort=_sort_day(fact)),
        fact.check_again.isoformat(),
        due_states(view, fact.check_again, "fact")[0],
        anchor=fact.id,
    )


def _sort_day(fact: Fact) -> str:
    return fact.checked_on.isoformat() if fact.checked_on else ""


def _source(view: View, source: Source) -> Markup:
    words = [source.name]
    if source.article:
        words.append(f"article {source.article}" if source.article.isdigit() else source.article)
    text = Markup("{}").format(", ".join(words))
    if source.link:
        text = Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(view.url(source.link), text)
    if source.published:
        text += Markup(' <span class="rb-muted">({})</span>').format(with_whole_days(source.published))
    return text


def guide_html(view: View, guide: Guide) -> Markup:
    """The statements of a guide."""
    return view.render("guide.html.jinja", guide=guide)


def faq_html(view: View) -> Markup:
    """The questions with their answers."""
    questions = [
        {
            "id": one.id,
            "question": one.question,
            "short": one.short,
            "answer": markdown_html(view, one.answer),
            "facts": one.facts,
        }
        for one in view.catalog.faq.values()
    ]
    return view.render("faq.html.jinja", questions=questions)


def controls_html(view: View) -> Markup:
    """Each control: what it does, what it does not, where it applies."""
    catalog = view.catalog
    controls = [
        {
            "id": one.id,
            "title": one.title,
            "does": one.does,
            "does_not": one.does_not,
            "applies": one.applies,
            "satisfied_by": [catalog.controls[other] for other in one.any_of],
            "checklists": [catalog.checklists[name] for name in one.checklists],
            "facts": one.facts,
        }
        for one in catalog.controls.values()
    ]
    return view.render("controls.html.jinja", controls=controls)


def practices_html(view: View) -> Markup:
    """The team practices, each with its checklist."""
    roles = {role.id: role.label for role in view.catalog.vocabularies.roles}
    practices = [
        {
            "id": one.id,
            "title": one.title,
            "when": one.when,
            "does": one.does,
            "lead": roles[one.lead],
            "checklist": view.catalog.checklists[one.checklist],
            "facts": one.facts,
        }
        for one in view.catalog.practices.values()
    ]
    return view.render("practices.html.jinja", practices=practices)


def fields_html(view: View) -> Markup:
    """The fields of a session row that are worth capturing."""
    return plain_table(
        view,
        "Fields of a session row",
        ("Field", "Write down", "Example", "Never"),
        (
            row(Markup("<strong>{}</strong>").format(one.label), one.capture, one.example, one.never or "",
                anchor=one.id)
            for one in view.catalog.fields.values()
        ),
    )  # fmt: skip


def decisions_html(view: View) -> Markup:
    """The decisions about a row, the mildest first: meaning, and what to do next."""
    decisions = sorted(view.catalog.vocabularies.decisions, key=lambda one: one.severity)
    return plain_table(
        view,
        "Decisions",
        ("Decision", "Meaning", "What to do next"),
        (
            row(decision_html(one), one.meaning, _next(view, one.next, one.see), anchor=f"decision-{one.id}")
            for one in decisions
        ),
    )


def _next(view: View, text: str, target: str | None) -> str | Markup:
    return Markup('<a href="{}">{}</a>').format(view.url(target), text) if target else text


def vocabulary_html(view: View, name: str) -> Markup:
    """A plain vocabulary: each term with its meaning."""
    terms: Sequence[Term] = getattr(view.catalog.vocabularies, name)
    return plain_table(
        view,
        name.replace("_", " ").capitalize(),
        ("Term", "Meaning"),
        (row(Markup("<strong>{}</strong>").format(t.label), t.meaning, anchor=f"term-{t.id}") for t in terms),
    )


def evidence_rules_html(view: View) -> Markup:
    """The rules for evidence, with what must never be in it."""
    return plain_table(
        view,
        "Evidence rules",
        ("Rule", "Meaning", "Never"),
        (
            row(
                Markup("<strong>{}</strong>").format(r.label),
                r.meaning,
                Markup("<br>").join(r.never),
                anchor=f"rule-{r.id}",
            )
            for r in view.catalog.vocabularies.evidence_rules
        ),
    )
