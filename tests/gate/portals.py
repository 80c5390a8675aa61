"""A folder goes in; the small portal with the shipped redaction rules, fit to pass the gate, comes out."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

from generator.catalog import Catalog
from generator.gate.finding import Finder, finder
from generator.gate.people import People
from generator.gate.report import Found
from generator.gate.roster import parse_roster
from generator.gate.scanning import File, scan
from generator.gate.search import Searcher
from generator.models.redaction import RedactionRules
from generator.redaction import Redactor
from generator.yaml_source import parse_yaml
from tests.pages.copies import Copy, copy_of_portal

RULES = Path(__file__).parents[2] / "data" / "redaction.yml"

# Assembled, so that no scanner of secrets takes the tests for a leak.
KEY = "sk-" + "proj-" + "q7Zx0Vb2" * 6
ADDRESS = "canary.q7@example.net"
LISTED = "Xanthe Quillfeather"
KNOWN = "Maria Gonzalez"


def shipped_rules() -> RedactionRules:
    """The redaction rules of the portal."""
    document = parse_yaml(RULES.read_bytes(), "data/redaction.yml")
    return RedactionRules.model_validate_json(json.dumps(document.value))


@cache
def shipped_finder() -> Finder:
    """What a scan of the portal looks for, with a roster of one."""
    return finder(Redactor(shipped_rules()), People(parse_roster(LISTED)))


def found_in(data: bytes | str, path: str = "page.html", allowed: frozenset[str] = frozenset()) -> Found:
    """What a scan finds in one file."""
    content = data.encode() if isinstance(data, str) else data
    return scan([File(path, content)], Searcher(shipped_finder()), allowed)


def texts_in(data: bytes | str, path: str = "page.html") -> set[str]:
    """The texts that a scan finds in one file."""
    return {leak.text for leak in found_in(data, path).leaks}


def gated_portal(folder: Path) -> Copy:
    """A copy of the small portal with the shipped rules; what its pages name is allowed."""
    copy = copy_of_portal(folder)
    shutil.copy(RULES, copy.folder / "data/redaction.yml")
    mailboxes = ["alpha@example.com", "identity@example.com"]
    entries = "".join(f"  - text: {text}\n    reason: The mailbox of a role.\n" for text in mailboxes)
    copy.write("data/publication.yml", f"fewest_alike: 1\nplaces: country\nallowed:\n{entries}")
    return copy


def allowed_by(catalog: Catalog) -> frozenset[str]:
    """The texts on the allow-list."""
    return frozenset(entry.text for entry in catalog.publication.allowed)
