"""What tests of anonymization share: rules that read labels, a list of places, a memory, whole rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from generator.anonymization.answers import OPEN, Answer, Question, Understand
from generator.anonymization.k_anonymity import Alike, Ladder, Step, generalize, look_of
from generator.anonymization.places import Gazetteer
from generator.models.places import Country, Region
from generator.models.reviews import SessionRow

REGIONS = (
    Region(
        id="southern-europe",
        name="Southern Europe",
        countries=(
            Country(name="Portugal", also=("PT", "PRT"), cities=("Lisbon", "Porto")),
            Country(name="Spain", also=("ES", "España"), cities=("Madrid",)),
        ),
    ),
    Region(
        id="northern-europe",
        name="Northern Europe",
        countries=(Country(name="Ireland", also=("IE",), cities=("Dublin",)),),
    ),
    Region(
        id="west-asia",
        name="West Asia",
        countries=(
            Country(name="Georgia", also=("GE",), cities=("Tbilisi",)),
            Country(name="Israel", also=("IL",), cities=("Tel Aviv",)),
        ),
    ),
    Region(
        id="north-america",
        name="North America",
        countries=(
            Country(
                name="United States",
                also=("US", "USA"),
                parts=("Georgia", "GA", "Illinois", "IL", "Texas", "TX", "Washington", "WA"),
                cities=("Atlanta", "Chicago", "Seattle"),
            ),
        ),
    ),
)
GAZETTEER = Gazetteer(REGIONS)

_FAMILIES = ("Chrome", "ChatGPT", "Codex", "Edge", "Firefox", "Safari")


def shipped_rules(*expected: str) -> Understand:
    """Rules that read labels as the shipped ones do, for a team with these expected places."""
    listed = {label.lower() for label in expected}

    def understand(question: Question, label: str) -> Answer:
        return _device(label) if question == "device" else _location(label, listed)

    return understand


def _device(label: str) -> Answer:
    if label == "Not shown":
        return OPEN
    if "unknown" in label.lower():
        return "unknown"
    family = label.partition(" on ")[0]
    return "known" if family in _FAMILIES or label == "Known browser" else None


def _location(label: str, listed: set[str]) -> Answer:
    known = {"Not shown": OPEN, "Expected place": "expected", "Approx. unknown": "unexpected"}
    known["Unexpected place"] = "unexpected"
    if label in known:
        return known[label]
    if not label.startswith("Approx. "):
        return None
    for said in ("expected", "unexpected"):
        if label.endswith(f" ({said})"):
            return said
    if not listed:
        return OPEN
    return "expected" if label.lower() in listed else "unexpected"


def bare_rules(*expected: str) -> Understand:
    """Rules that know no label but 'X on Y', 'Unknown browser', 'Not shown' and places."""
    full = shipped_rules(*expected)

    def understand(question: Question, label: str) -> Answer:
        if question == "device" and " on " not in label and label not in ("Unknown browser", "Not shown"):
            return None
        if question == "location" and label.endswith((" place", ")")):
            return None
        return full(question, label)

    return understand


EVERY_RULES: tuple[Callable[..., Understand], ...] = (shipped_rules, bare_rules)


class MemoryWitness:
    """Remembers the proofs of pseudonyms in memory; for as many persons as a test has."""

    def __init__(self) -> None:
        self._proofs: dict[str, str] = {}

    def first(self, pseudonym: str, proof: str) -> str:
        """The proof that came first for a pseudonym."""
        return self._proofs.setdefault(pseudonym, proof)


def generalize_rows(
    team: str, rows: Sequence[SessionRow], k: int, ladder: Ladder
) -> tuple[tuple[SessionRow | None, ...], tuple[Step, ...]]:
    """All rows of a team, so shown that none stands out: in their order, None for a row that is left out."""
    done = generalize(Counter(look_of(team, row) for row in rows), {}, k, ladder)
    return tuple(_shown_as(row, done.shown[look_of(team, row)]) for row in rows), done.steps


def _shown_as(row: SessionRow, look: Alike | None) -> SessionRow | None:
    if look is None:
        return None
    return row.model_copy(update={"device": look.device, "location": look.location})
