"""A page goes in; how long its table takes for each key and each sort, and its memory, come out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession, ConsoleMessage, Error, Page, sync_playwright

from tests.machine_setup import BROWSER_FLAGS

QUERIES = ("o-k7", "escalate", "chrome lisbon")
SORTED = ("device", "owner")
"""A column of some hundred texts, and one of mostly different texts."""

READY_SECONDS = 60
KEY_SECONDS = 5
KEY_ROUNDS = 1
SORT_SECONDS = 4
SORT_ROUNDS = 2
VIEWPORT = 1600, 900


@dataclass(frozen=True)
class Figures:
    """What was measured of one table, in milliseconds and bytes; `problem` says why something is missing."""

    painted: tuple[float, ...] = ()
    script: tuple[float, ...] = ()
    planned: int = 0
    sorts: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    ready: float | None = None
    after: float | None = None
    """The part of `ready` after the rows were in memory, where they had to be loaded first."""
    heap: float | None = None
    base: float | None = None
    problem: str = ""


class _ProblemError(Exception):
    """What a page could not do."""


def measure(browser: str, address: str, expected: Mapping[str, int]) -> Figures:
    """Open the page at `address` in a browser of its own, and ask it for one thing after the other."""
    found: dict[str, Any] = {}
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser, args=list(BROWSER_FLAGS))
        width, height = VIEWPORT
        page = running.new_page(viewport={"width": width, "height": height})
        try:
            _measure(page, address, expected, found)
        except _ProblemError as problem:
            found["problem"] = str(problem)
        except Error as error:
            found["problem"] = error.message.splitlines()[0]
        running.close()
    return Figures(**found)


def _measure(page: Page, address: str, expected: Mapping[str, int], found: dict[str, Any]) -> None:
    """Put what is measured into `found`, so that it is kept where a later step fails."""
    page.goto(address, timeout=READY_SECONDS * 1000)
    session = page.context.new_cdp_session(page)
    _ask(page, "decode", {}, READY_SECONDS)
    found["base"] = _memory(session)
    ready = _ask(page, "ready", {"count": expected[""]}, READY_SECONDS)
    found["ready"], found["after"] = ready["ready"], ready["after"]
    options = {"queries": QUERIES, "expected": expected, "rounds": KEY_ROUNDS, "cap": KEY_SECONDS * 1000}
    keys = _ask(page, "keys", options, READY_SECONDS)
    found["painted"], found["script"] = tuple(keys["painted"]), tuple(keys["script"])
    found["planned"] = keys["planned"]
    options = {"keys": SORTED, "rounds": SORT_ROUNDS, "cap": SORT_SECONDS * 1000}
    sorts = _ask(page, "sorts", options, READY_SECONDS)["sorts"]
    found["sorts"] = {key: tuple(times) for key, times in sorts.items()}
    found["heap"] = _memory(session)


def _ask(page: Page, phase: str, options: Mapping[str, object], seconds: int) -> dict[str, Any]:
    def answers(message: ConsoleMessage) -> bool:
        return message.text.startswith(f'{{"phase":"{phase}"')

    try:
        with page.expect_console_message(answers, timeout=seconds * 1000) as message:
            page.evaluate("([phase, options]) => measure(phase, options)", [phase, dict(options)])
        answer: dict[str, Any] = json.loads(message.value.text)
    except Error as error:
        if "Timeout" not in error.message:
            raise
        raise _ProblemError(f"{phase}: more than {seconds} s") from error
    if "problem" in answer:
        raise _ProblemError(f"{phase}: {answer['problem']}")
    return answer


def _memory(session: CDPSession) -> float:
    """What is in use after a collection: objects, nodes and buffers."""
    session.send("HeapProfiler.enable")
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    parts = ("usedSize", "embedderHeapUsedSize", "backingStorageSize")
    return sum(float(usage.get(part, 0)) for part in parts)
