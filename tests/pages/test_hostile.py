"""Hostile texts in every field of the data: on every page and in every component they stay text."""

from __future__ import annotations

import pytest

from generator.catalog import Catalog
from tests.pages.everything import everything
from tests.pages.hostile import Pattern, is_markdown, patterns_of_models, with_text
from tests.pages.structure import Structure

# All pages, once for each field that there is: the lines that make them are counted where they are made once.
pytestmark = pytest.mark.no_cover

# Beside each hostile text a harmless one that pages treat alike: words, a mailbox, a number.
WORDS = "some words"
HOSTILE_WORDS = (
    '"\'><script>alert(1)</script> <img src=x onerror=alert(1)> onmouseover="x </textarea></style><!-- '
    "{{ 7*7 }} {% set x = 1 %} {# x #} javascript:alert(1) ](javascript:alert(1)) rbslot0end &lt; &amp;"
)
MAILBOX = "a@example.com"
HOSTILE_MAILBOX = '"onmouseover="alert(1)"><script>alert(1)</script>@example.com'
SLOT = "RBSLOT0END"

PATTERNS = patterns_of_models()
PLAIN = [pattern for pattern, hint in PATTERNS.items() if not is_markdown(hint)]
MARKDOWN = [pattern for pattern, hint in PATTERNS.items() if is_markdown(hint)]

# The name of a guide is for those who edit it: the page that embeds it has a heading of its own. Test vectors
# are for machines: the calculator shows how many of them hold. So are the patterns of redaction.
NOT_SHOWN = {
    ("guides", "title"),
    *(pattern for pattern in PLAIN if pattern[0] == "scoring_vectors"),
    *(pattern for pattern in PLAIN if pattern[0] == "redaction" and pattern[1] != "classes"),
    # What raw rows are read with, and what the check of a build lets pass.
    *(pattern for pattern in PLAIN if pattern[0] in ("publication", "regions")),
    ("fields", "aliases", "*"),
}

# By which rows are read: where they are the text of a row as well, they decide what its cells are.
ROW_LABELS = {
    pattern for pattern in PLAIN if pattern[0] == "scoring" and pattern[-2] in ("labels", "open_labels")
}


def check_same(calm: dict[str, str], hostile: dict[str, str], text: str) -> int:
    """Fail unless pages differ in nothing but their text, which is whole; return how often it is there."""
    assert calm.keys() == hostile.keys()
    count = 0
    for name, html in hostile.items():
        if html == calm[name]:
            continue
        page = Structure(html)
        assert page.tags == Structure(calm[name]).tags, name
        assert not page.odd, name
        assert page.unsafe_links == [], name
        # JSON in an attribute has a backslash before each quote; a bar names its decisions in small letters.
        shown = "\n".join(["".join(page.texts), *page.values]).replace("\\", "").lower()
        count += shown.count(text.lower())
        assert "alert(1)" not in shown.replace(text.lower(), ""), name
    return count


@pytest.mark.parametrize("pattern", PLAIN, ids=".".join)
def test_a_hostile_text_stays_text(pattern: Pattern, catalog: Catalog) -> None:
    """In whatever field it stands, a hostile text is shown as it is and changes no tag and no link."""
    calm = everything(with_text(catalog, [pattern], WORDS))
    hostile = everything(with_text(catalog, [pattern], HOSTILE_WORDS))
    assert (check_same(calm, hostile, HOSTILE_WORDS) > 0) == (pattern not in NOT_SHOWN)


@pytest.mark.parametrize(
    ("calm", "hostile"), [(WORDS, HOSTILE_WORDS), (MAILBOX, HOSTILE_MAILBOX), ("7", "7*7"), ("x", SLOT)]
)
def test_hostile_texts_everywhere_stay_text(calm: str, hostile: str, catalog: Catalog) -> None:
    """With a hostile text in every field at once, all pages keep their structure."""
    patterns = [pattern for pattern in PLAIN if pattern not in ROW_LABELS]
    pages = everything(with_text(catalog, patterns, hostile))
    assert check_same(everything(with_text(catalog, patterns, calm)), pages, hostile) > len(patterns)


@pytest.mark.parametrize("hostile", [HOSTILE_WORDS, HOSTILE_MAILBOX, SLOT])
def test_hostile_markdown_is_harmless(hostile: str, catalog: Catalog) -> None:
    """Texts that are Markdown by their type can add paragraphs and links, and nothing that runs or loads."""
    for name, html in everything(with_text(catalog, MARKDOWN, hostile)).items():
        page = Structure(html)
        tags = {tag for tag, _ in page.tags}
        assert tags.isdisjoint({"script", "img", "style", "iframe", "object", "form"}), name
        assert not any(attribute.startswith("on") for _, names in page.tags for attribute in names), name
        assert not page.odd, name
        assert page.unsafe_links == [], name


def test_the_texts_are_where_the_portal_has_texts(catalog: Catalog) -> None:
    """The small portal has every field that takes text, so that each of the tests above tests something."""
    marked = "text of the test"
    missing = [
        pattern
        for pattern in PATTERNS
        if marked not in repr(getattr(with_text(catalog, [pattern], marked), pattern[0]))
    ]
    assert missing == []
