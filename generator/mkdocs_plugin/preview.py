"""The server of `runbook serve` goes in; its pages can load themselves anew, and are restricted otherwise.

MkDocs puts an inline script into each page that is asked for, with a number of its own in it. No built page
allows such a script, nor may a page that takes pastes ask anybody whether there is something new.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from generator.content_policy import hash_of, hashes_in, inline_scripts, page_policy, policy_in

if TYPE_CHECKING:  # builds need no server, and importing it takes 20 ms
    from mkdocs.livereload import LiveReloadServer


def let_reload(server: LiveReloadServer) -> None:
    """Have the pages of a server allow what it puts into them."""
    inject: Callable[[bytes, float], bytes] = server._inject_js_into_html  # MkDocs offers no other place

    def injected(content: bytes, epoch: float) -> bytes:
        return reloading(inject(content, epoch))

    server._inject_js_into_html = injected  # type: ignore[method-assign]  # for this server alone


def reloading(page: bytes) -> bytes:
    """A page into which a last script was put: its policy allows that one, and to ask whoever sent it."""
    html = page.decode("utf-8", "surrogateescape")
    policy = policy_in(html)
    if policy is None:
        return page
    hashes = {*hashes_in(html), hash_of(inline_scripts(html)[-1])}
    return html.replace(policy, page_policy(hashes), 1).encode("utf-8", "surrogateescape")
