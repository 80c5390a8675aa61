"""Finished pages: the theme's frame with the words of each page in it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.finishing import Frame, Marks, finished_addresses, page_version

MARKS = Marks(3)
RENDERED = (
    f"<title>{MARKS.title} - Portal</title><link href='x/{MARKS.name}.html'>{MARKS.description}"
    f"<main>{MARKS.body}<p>{MARKS.imprint}</p></main>{MARKS.title} {MARKS.version}"
)


def test_every_mark_gives_way_to_the_words_of_the_page() -> None:
    """A word that stands in several places is put into each; what is not marked stays."""
    page = Frame.around(RENDERED).filled("payments", "Payments", "Pays.", "<h1>Payments</h1>", "<b>x</b>")
    assert page == (
        "<title>Payments - Portal</title><link href='x/payments.html'>Pays."
        f"<main><h1>Payments</h1><p><b>x</b></p></main>Payments {page_version('<h1>Payments</h1>')}"
    )


def test_words_are_text_and_only_body_and_imprint_are_markup() -> None:
    """A title that looks like markup is shown as it was written."""
    page = Frame.around(RENDERED).filled("a", '<b> & "c"', "<i>", "<p>body</p>")
    assert "<title>&lt;b&gt; &amp; &#34;c&#34; - Portal</title>" in page
    assert "&lt;i&gt;" in page
    assert "<p>body</p>" in page


def test_words_that_look_like_marks_are_words() -> None:
    """Nothing is put into what was put in."""
    page = Frame.around(RENDERED).filled("a", MARKS.body, MARKS.title, f"<p>{MARKS.name}</p>")
    assert f"<main><p>{MARKS.name}</p><p></p></main>" in page
    assert f"'x/a.html'>{MARKS.title}<main>" in page


def test_the_site_map_names_the_pages_and_not_their_frames() -> None:
    """The entry of a frame is written once for each of its pages, and goes where it has none."""
    before = "<urlset>\n    <url>\n         <loc>https://e/index.html</loc>\n    </url>\n"
    frames = "".join(
        f"    <url>\n         <loc>https://e/teams/{Marks(number).name}.html</loc>\n    </url>\n"
        for number in (1, 12)
    )
    names = {1: [], 12: ["a", "b"]}
    entries = "".join(
        f"    <url>\n         <loc>https://e/teams/{name}.html</loc>\n    </url>\n" for name in ("a", "b")
    )
    assert (
        finished_addresses(f"{before}{frames}</urlset>", names.__getitem__) == f"{before}{entries}</urlset>"
    )


@given(st.text())
def test_no_version_looks_like_a_number_or_a_word(body: str) -> None:
    """A site of a thousand pages has as many, and what looks like a telephone number is not published."""
    assert re.fullmatch("[bcdfghjkmnpqrstv]{12}", page_version(body))
