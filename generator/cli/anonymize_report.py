"""What was met and done goes in; a report comes out that tells no value of a raw row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.anonymization.k_anonymity import SUPPRESSED, Generalization
from generator.cli.anonymize_run import Reading
from generator.diagnostics import shown

_MOST_DROPPED = 40
_LABELS = {"device": "'Unknown browser'", "location": "'Approx. unknown'"}


@dataclass(frozen=True)
class Report:
    """One run of `runbook anonymize`."""

    reading: Reading
    done: Generalization
    fewest_alike: int
    key_id: str
    target: str | None
    """Where the review was written; None where it was not."""
    redact: Callable[[str], str]
    """Headers are shown, and may hold anything."""

    @property
    def left_out(self) -> int:
        """The rows that were not shown."""
        return sum(step.rows for step in self.done.steps if step.name == SUPPRESSED)

    @property
    def written(self) -> int:
        """The rows that are in the review."""
        return self.reading.rows - self.left_out

    def as_json(self) -> str:
        """The report for tools."""
        reading = self.reading
        report = {
            "written_to": self.target,
            "key_id": self.key_id,
            "rows": {
                "read": reading.rows,
                "written": self.written,
                "left_out": self.left_out,
            },
            "columns": self._used(),
            "dropped": list(self._dropped()),
            "unknown": dict(sorted(reading.unknown.items())),
            "redacted": dict(sorted(reading.redacted.items())),
            "fewest_alike": self.fewest_alike,
            "steps": [{"step": step.name, "rows": step.rows} for step in self.done.steps],
        }
        return json.dumps(report, ensure_ascii=False, indent=2)

    def as_lines(self) -> Iterator[str]:
        """The report for people."""
        reading = self.reading
        yield f"{_count(reading.rows, 'row')} read, {self.written:,} written"
        for header, field in self._used().items():
            yield f"  column '{header}' is {field}"
        dropped = list(self._dropped())
        if dropped:
            yield f"{_count(len(dropped), 'column')} dropped, which no field claims: {_listed(dropped)}"
        for field in sorted(reading.unknown):
            yield f"{field} not known, shown as {_LABELS[field]}: {_count(reading.unknown[field], 'row')}"
        yield from self._notes()
        yield from self._steps()
        yield f"pseudonyms were made with {self.key_id}"

    def _notes(self) -> Iterator[str]:
        found = ", ".join(f"{number} {name}" for name, number in sorted(self.reading.redacted.items()))
        yield f"taken out of notes: {found or 'nothing'}"

    def _steps(self) -> Iterator[str]:
        if not self.done.steps:
            yield f"no row stands out: at least {self.fewest_alike} share device, app and location"
            return
        yield f"rows of which fewer than {self.fewest_alike} looked alike, by what was done:"
        for step in self.done.steps:
            yield f"  {step.name}: {_count(step.rows, 'row')}"

    def _used(self) -> dict[str, str]:
        return {self._header(name): field for name, field in self.reading.columns.items() if field}

    def _dropped(self) -> Iterator[str]:
        dropped = [name for name, field in self.reading.columns.items() if field is None]
        yield from (self._header(name) for name in dropped[:_MOST_DROPPED])
        if len(dropped) > _MOST_DROPPED:
            yield f"… and {len(dropped) - _MOST_DROPPED} more"

    def _header(self, name: str) -> str:
        """A header without secrets, on one line and short."""
        return shown(self.redact(name))[1:-1] or "(no name)"


def _listed(headers: list[str]) -> str:
    return ", ".join(f"'{header}'" for header in headers)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
