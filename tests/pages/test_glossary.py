"""The glossary's page: every term has a place that links and the search lead to."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.catalog import Catalog
from generator.models.glossary import GlossaryTerm
from generator.pages.glossary import glossary_html, term_html
from generator.pages.search_entries import search_entries
from generator.pages.view import View


def html_of(view: View, *terms: str) -> str:
    """The page of a glossary with these terms."""
    glossary = {
        f"t-{number}": GlossaryTerm(id=f"t-{number}", term=term, meaning="Something.")
        for number, term in enumerate(terms)
    }
    return str(glossary_html(replace(view, catalog=replace(view.catalog, glossary=glossary), shared=None)))


def test_terms_stand_by_the_alphabet_whatever_their_case(view: View) -> None:
    """The page is sorted by what a reader looks for; the file may be in any order."""
    html = html_of(view, "row", "Keep", "API key", "keen")
    assert re.findall(r"<h3[^>]*>([^<]*)<", html) == ["API key", "keen", "Keep", "row"]
    assert re.findall(r"<h2[^>]*>([^<]*)<", html) == ["A", "K", "R"]


def test_every_letter_leads_to_its_terms(view: View) -> None:
    """The links above the terms are the letters that there are, also those of other scripts, and digits."""
    html = html_of(view, "row", "Ärger", "ß", "2FA", "Жук", "<b>")
    leads = re.findall(r'<a href="#(letter-[^"]*)">', html)
    assert len(set(leads)) == 6
    assert leads == re.findall(r'<h2 id="(letter-[^"]*)"', html)


def test_the_search_finds_terms_and_no_letters(catalog: Catalog, view: View) -> None:
    """Whoever searches for a term gets to it; a letter is no answer to any search."""
    html = f'<h1 id="glossary">Glossary</h1>\n{glossary_html(view)}'
    found = {one.title: one.location for one in search_entries(html, "glossary.html", "Glossary")}
    assert found == {"Glossary": "glossary.html"} | {
        one.term: f"glossary.html#{one.id}" for one in catalog.glossary.values()
    }


def test_a_decision_and_a_role_mean_what_the_vocabulary_says(view: View) -> None:
    """One place says it, and the glossary shows it with the look of a decision."""
    html = str(glossary_html(view))
    assert "<p>The session is known.</p>" in html
    assert '<li><span class="rb-decision rb-decision--keep">Decision</span></li>' in html
    assert "<p>Decides.</p>" in html


def test_a_term_in_a_sentence_leads_to_its_meaning(view: View) -> None:
    """From whatever folder the page is in."""
    html = term_html(replace(view, here="tools/redact.md"), "revocation-window")
    assert html == '<a class="rb-term-link" href="../glossary.html#revocation-window">revocation window</a>'
