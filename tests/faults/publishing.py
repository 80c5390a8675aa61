"""The folder of a site and a text go in; a site with that text is published there."""

from __future__ import annotations

from pathlib import Path

from generator import publication
from generator.publication import Staging
from tests.faults.injection import Calls


def publish(site: Path, text: str, fault: Calls, way: str) -> None:
    """Publish a site with a fault, in one step or in two."""
    _go(way)
    fault()
    staging = Staging(site)
    (staging.folder / "index.html").write_text(text, encoding="utf-8")
    staging.publish()


def look(site: Path, way: str) -> None:
    """What the next build does before it makes anything."""
    _go(way)
    Staging(site).discard()


def publish_often(site: Path, way: str) -> None:
    """Publish one site after another."""
    for number in range(40):
        publish(site, str(number), Calls(str(site), at=-1), way)


def move_often(site: Path) -> None:
    """Take the site away and put it back, as builds do that need two steps for it."""
    aside = site.with_name("aside")
    for _ in range(4000):
        site.rename(aside)
        aside.rename(site)


def _go(way: str) -> None:
    """Have a system that cannot let folders change places, where that takes two steps."""
    if way == "two steps":
        vars(publication)["exchange"] = lambda *_: False
