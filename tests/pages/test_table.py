"""Tables: what a browser and a widget can read from them."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.pages.table import Cell, Column, Row, Table, plain_table, row, rows
from generator.pages.view import View


def table(*found: Row, columns: tuple[Column, ...] = (Column("a", "A"),), filters: bool = True) -> Table:
    """A table of things."""
    return Table("Things", "thing", "things", columns, found, filters=filters)


@pytest.mark.parametrize(
    ("column", "head"),
    [
        (Column("a", "A"), '<th scope="col" data-key="a">A</th>'),
        (Column("a", "A", facet=True), '<th scope="col" data-key="a" data-facet>A</th>'),
        (
            Column("a", "A", type="date"),
            '<th scope="col" data-key="a" data-type="date" data-look="rb-date">A</th>',
        ),
        (
            Column("a", "A", type="number"),
            '<th scope="col" data-key="a" data-type="number" class="rb-number" data-look="rb-number">A</th>',
        ),
        (Column("a", "A", code=True), '<th scope="col" data-key="a" data-look="rb-code">A</th>'),
        (
            Column("a", "A", facet=True, vocabulary=("yes", '"no"')),
            '<th scope="col" data-key="a" data-facet '
            'data-vocabulary="[&#34;yes&#34;, &#34;\\&#34;no\\&#34;&#34;]">A</th>',
        ),
    ],
)
def test_a_head_says_how_its_column_sorts_and_filters(column: Column, head: str, view: View) -> None:
    """Each column names its key, its type, whether readers can pick from it, and from which closed list.

    It also says how its cells look, for rows that the browser makes.
    """
    assert head in table(columns=(column,)).html(view)


def test_rows_that_are_no_cards_have_no_labels(view: View) -> None:
    """A table that stays a table on a phone needs no header beside each value."""
    compact = Table("Things", "thing", "things", (Column("a", "A"),), rows([row("x")]), cards=False)
    assert "<td>x</td>" in compact.html(view)
    assert "data-cards" not in compact.html(view)


@pytest.mark.parametrize(
    ("cell", "html"),
    [
        (Cell("x"), '<td data-label="A">x</td>'),
        (Cell("x", sort=0), '<td data-label="A" data-sort="0">x</td>'),
        (Cell("x", sort=""), '<td data-label="A" data-sort="">x</td>'),
        (Cell("x", value='a"b'), '<td data-label="A" data-value="a&#34;b">x</td>'),
        (
            Cell("x", values=("a", "ü")),
            '<td data-label="A" data-values="[&#34;a&#34;, &#34;ü&#34;]">x</td>',
        ),
        (Cell("x", look="rb-code"), '<td data-label="A" class="rb-code">x</td>'),
        (
            Cell("<x>", tone="keep"),
            '<td data-label="A"><span class="rb-decision rb-decision--keep">&lt;x&gt;</span></td>',
        ),
        (Cell("<x>", href='"y'), '<td data-label="A"><a href="&#34;y">&lt;x&gt;</a></td>'),
    ],
)
def test_a_cell_says_what_it_counts_as_and_how_it_looks(cell: Cell, html: str, view: View) -> None:
    """What a cell sorts by and is found by stands beside it where that is not what it shows."""
    assert html in table(row(cell)).html(view)


def test_the_frame_names_the_table(view: View) -> None:
    """The table has a caption, and the region that scrolls has its name and can be reached by key."""
    html = table(row("x")).html(view)
    assert '<filter-table data-noun="thing" data-nouns="things" data-name="Things" data-cards>' in html
    assert '<div class="rb-table" role="region" aria-label="Things" tabindex="0">' in html
    assert '<caption class="rb-visually-hidden">Things</caption>' in html


def test_rows_are_taken_along_only_through_redaction(view: View) -> None:
    """A table that says where the redaction rules are hands them to the widget; others have no exports."""
    exported = Table("Things", "thing", "things", (Column("a", "A"),), (row("x"),), exports="rules.js?1&2")
    assert ' data-rules="rules.js?1&amp;2">' in exported.html(view)
    assert "data-rules" not in table(row("x")).html(view)


def test_an_empty_table_says_what_is_missing(view: View) -> None:
    """Without a row, one cell across all columns says so."""
    html = table(columns=(Column("a", "A"), Column("b", "B"))).html(view)
    said = "There is nothing here yet; the portal&#39;s owner can add it in data/."
    assert f'<tr class="rb-empty"><td colspan="2">{said}</td></tr>' in html


def test_a_row_can_be_linked_to(view: View) -> None:
    """A row's anchor is its id; a row without one has none."""
    html = table(row("x", anchor="here"), row("y")).html(view)
    assert '<tr id="here"><td data-label="A">x</td>' in html
    assert '<tr><td data-label="A">y</td>' in html


def test_a_table_to_be_read_has_no_filter(view: View) -> None:
    """A handful of rows stands by itself; labels become keys."""
    html = plain_table(view, "Few", ("What to do", Column("n", "N", type="number")), rows([row("x", "1")]))
    assert "<filter-table" not in html
    assert '<th scope="col" data-key="what-to-do">What to do</th>' in html
    assert '<td data-label="N" class="rb-number">1</td>' in html


def test_cells_that_say_the_same_are_written_each_as_what_it_is(view: View) -> None:
    """A text is escaped beside the markup that it looks like, whichever comes first."""
    markup, text = Markup("<b>x</b>"), "<b>x</b>"
    for first, second in ((markup, text), (text, markup)):
        html = table(row(first), row(second)).html(view)
        assert html.count('<td data-label="A"><b>x</b></td>') == 1
        assert html.count('<td data-label="A">&lt;b&gt;x&lt;/b&gt;</td>') == 1


def test_rows_that_were_written_before_make_the_same_table(view: View) -> None:
    """A table can be put together from rows that it, or one with the same columns, wrote earlier."""
    found = rows([row("x", anchor="here"), row("<y>")])
    written = [html for one in found for html in table().rows_html([one])]
    assert table().html_with(view, written) == table(*found).html(view)
    assert table().html_with(view, []) == table().html(view)
