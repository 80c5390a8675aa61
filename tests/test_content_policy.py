"""What a browser may load and run: the policy of a page, and of a server for all pages."""

from __future__ import annotations

import re

import pytest

from generator.content_policy import (
    hash_of,
    hashes_in,
    header_policy,
    inline_scripts,
    is_closed,
    page_policy,
    policy_in,
    with_policy,
)

HEAD = '<html>\n  <head>\n    <meta charset="utf-8">\n    <meta name="viewport" content="">\n'
HASHES = [hash_of("one()"), hash_of("two()")]


def directives(policy: str) -> dict[str, list[str]]:
    """What a policy allows, by its directive."""
    return {name: sources for name, *sources in (part.split() for part in policy.split("; "))}


def test_nothing_inline_is_allowed_but_scripts_by_their_hashes() -> None:
    """No policy has a word that would let a page, or somebody in it, run or style what it likes."""
    for policy in (page_policy(HASHES), page_policy(HASHES, closed=True), header_policy(HASHES)):
        assert "unsafe" not in policy
        assert "http" not in policy
        assert "*" not in policy
        found = directives(policy)
        assert set(HASHES) == {one for one in found["script-src"] if one.startswith("'sha256-")}
        for name in ("default-src", "object-src", "base-uri", "form-action"):
            assert found[name] == ["'none'"]


def test_a_closed_page_differs_in_connections_alone() -> None:
    """A page that takes pastes may make none; all else is as on every page."""
    ordinary, closed = directives(page_policy(HASHES)), directives(page_policy(HASHES, closed=True))
    assert (ordinary.pop("connect-src"), closed.pop("connect-src")) == (["'self'"], ["'none'"])
    assert ordinary == closed


def test_a_server_allows_no_files_and_no_frames() -> None:
    """What a server says is that of an open page, without the disk, and nobody may frame a page."""
    said, own = directives(header_policy(HASHES)), directives(page_policy(HASHES))
    assert said.pop("frame-ancestors") == ["'none'"]
    assert said == {name: [one for one in sources if one != "file:"] for name, sources in own.items()}


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<script>one()</script>", ("one()",)),
        ('<SCRIPT type="module">one()</Script >', ("one()",)),
        ("<script\n>one()\n</script><p><script>two()</script>", ("one()\n", "two()")),
        ("<script/>one()</script>", ("one()",)),
        ("<script>never closed", ("never closed",)),
        ('<script src="one.js"></script>', ()),
        ('<script id="x" type="application/json">{}</script>', ()),
        ('<script data-src="x">one()</script>', ("one()",)),
        ("<scripted>one()</scripted>", ()),
        ("&lt;script&gt;one()&lt;/script&gt;", ()),
    ],
)
def test_inline_scripts_are_those_that_would_run(html: str, scripts: tuple[str, ...]) -> None:
    """A script that is loaded and one that is data need no hash; any other does, however it is written."""
    assert inline_scripts(html) == scripts


def test_a_page_says_its_policy_first() -> None:
    """The policy stands right after the encoding, before anything that it holds for, and can be read back."""
    page = with_policy(f"{HEAD}<script>one()</script>", page_policy(HASHES))
    assert page.index("Content-Security-Policy") < page.index("viewport") < page.index("<script")
    assert policy_in(page) == page_policy(HASHES)
    assert hashes_in(page) == frozenset(HASHES)
    assert re.sub(r" *<meta http-equiv=[^\n]*\n", "", page) == f"{HEAD}<script>one()</script>"
    with pytest.raises(ValueError, match="charset"):
        with_policy("<html>", page_policy(HASHES))


def test_pages_with_tools_are_closed() -> None:
    """A page is closed by the element that takes what is pasted, not by a word about it."""
    assert is_closed('<text-redactor data-rules="x">')
    assert is_closed("<session-filter>")
    assert not is_closed("<code>&lt;session-filter&gt;</code> <session-filtering> <filter-table>")
