"""The view of a page: links relative to it, and templates that cannot go wrong in silence."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin, urlsplit

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import meta, nodes

from generator.pages.view import View, environment, relative_url

NAMES = st.text(alphabet="abc-:.1", min_size=1, max_size=8).filter(lambda name: name.strip(".") != "")
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)
TARGETS = PATHS.filter(lambda path: urlsplit(path).scheme == "" and ":" not in path.partition("/")[0])
ANCHORS = st.sampled_from(["", "#a", "#a/b.md", "#a:b"])


@given(PATHS, TARGETS, ANCHORS)
def test_a_relative_link_leads_to_its_target(here: str, target: str, anchor: str) -> None:
    """Followed from any page, as a browser does, a link ends at the page that was meant."""
    root = "https://example.com/portal/deep/"
    link = relative_url(f"{here}.md", f"{target}.md{anchor}")
    assert urljoin(f"{root}{here}.html", link) == f"{root}{target}.html{anchor}"


@pytest.mark.parametrize(
    ("here", "target", "link"),
    [
        ("index.md", "teams/payments.md", "teams/payments.html"),
        ("checklists/a.md", "teams/index.md", "../teams/index.html"),
        ("teams/a.md", "teams/b.md#rows", "b.html#rows"),
        ("teams/a.md", "assets/guide.pdf", "../assets/guide.pdf"),
        ("teams/a.md", "/faq.md", "../faq.html"),
        ("teams/a.md", "/", ".."),
        ("teams/a.md", "", ""),
        ("teams/a.md", "#rows", "#rows"),
        ("teams/a.md", "https://example.com/x.md#y", "https://example.com/x.md#y"),
        ("teams/a.md", "mailto:a@example.com", "mailto:a@example.com"),
        ("teams/a.md", "//example.com/x.md", "//example.com/x.md"),
        ("teams/a.md", "teams/javascript:alert(1)", "./javascript:alert(1)"),
    ],
)
def test_links_are_written_as_short_as_they_can_be(here: str, target: str, link: str) -> None:
    """Pages are linked by their HTML; what is complete in itself stays as it is."""
    assert relative_url(here, target) == link


def test_a_view_links_from_its_own_page(view: View) -> None:
    """The same target has another link on a page in another folder."""
    assert view.url("faq.md") == "faq.html"
    assert replace(view, here="teams/a.md").url("faq.md") == "../faq.html"


def test_templates_escape_and_miss_nothing() -> None:
    """Every template compiles; text is escaped; a name that a page model lacks is an error."""
    templates = environment()
    assert templates.list_templates()
    for name in templates.list_templates():
        templates.get_template(name)
    assert templates.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    with pytest.raises(jinja2.UndefinedError):
        templates.from_string("{{ x.y }}").render(x={})


DECIDING = (nodes.BinExpr, nodes.UnaryExpr, nodes.Slice, nodes.List, nodes.Dict)
ALLOWED = (nodes.And, nodes.Or, nodes.Not)
PLAIN_FILTERS = {"day", "join", "length"}
PLAIN_TESTS = {"none"}


@pytest.mark.parametrize("name", environment().list_templates())
def test_templates_decide_nothing(name: str) -> None:
    """A template repeats, leaves out and puts text together; it computes, sorts and looks up nothing."""
    templates = environment()
    assert templates.loader is not None
    source = templates.loader.get_source(templates, name)[0]
    tree = templates.parse(source)
    computing = [one for one in tree.find_all(DECIDING) if not isinstance(one, ALLOWED)]
    assert [type(one).__name__ for one in computing] == []
    assert {one.name for one in tree.find_all(nodes.Filter)} <= PLAIN_FILTERS
    assert {one.name for one in tree.find_all(nodes.Test)} <= PLAIN_TESTS
    comparisons = {operand.op for one in tree.find_all(nodes.Compare) for operand in one.ops}
    assert comparisons <= {"eq", "ne", "gt"}
    assert "safe" not in source
    assert {"catalog", "as_of"}.isdisjoint(meta.find_undeclared_variables(tree))
