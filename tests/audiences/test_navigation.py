"""The navigation of a site for an audience."""

from __future__ import annotations

from generator.mkdocs_plugin.withheld import without_entries


def test_entries_of_pages_that_are_left_out_are_gone() -> None:
    """With a title or without, in sections or not; a section that had no others is gone with them."""
    nav = [
        "index.md",
        {"Drills": ["drills.md", "drills/a.md", {"B": "drills/b.md"}]},
        {"Hidden": ["drills/a.md", {"Deeper": [{"B": "/drills/b.md"}]}]},
        {"A": "drills/a.md"},
        {"Elsewhere": "https://example.com/drills/a.md"},
    ]
    assert without_entries(nav, {"drills/a.md", "drills/b.md"}) == [
        "index.md",
        {"Drills": ["drills.md"]},
        {"Elsewhere": "https://example.com/drills/a.md"},
    ]
