"""What was met and done goes in; a report comes out that tells no value of a raw row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.anonymization.k_anonymity import Generalization
from generator.anonymization.notes import OWNER_CLASS
from generator.catalog import Catalog
from generator.diagnostics import counted, shown
from generator.review_run.pieces import LeftOut
from generator.review_run.reading import Reading

_MOST_DROPPED = 40
_MOST_LINES = 40

_UNKNOWN = {
    "device": ("'Unknown browser'", "write a browser and a system, such as 'Chrome on macOS'"),
    "location": ("'Approx. unknown'", "add it to data/places.yml"),
}
"""By field, what stands for what nobody knows, and what to do about it."""


@dataclass(frozen=True)
class Labels:
    """What people call the fields, the classes of what is redacted and the decisions, by id."""

    fields: Mapping[str, str]
    classes: Mapping[str, str]
    decisions: Mapping[str, str]
    redact: Callable[[str], str]
    """Headers are shown, and may hold anything."""


def labels_of(catalog: Catalog, redact: Callable[[str], str]) -> Labels:
    """The labels of the data."""
    return Labels(
        {field.id: field.label for field in catalog.fields.values()},
        {one.id: one.label for one in catalog.redaction.classes} | {OWNER_CLASS: "Names of the owner"},
        {decision.id: decision.label for decision in catalog.vocabularies.decisions},
        redact,
    )


@dataclass(frozen=True)
class Outcome:
    """What the rows were measured by, and where they went."""

    fewest_alike: int
    key_id: str
    target: str | None
    """Where the review was written; None where no file was."""
    dry_run: bool


@dataclass(frozen=True)
class Report:
    """One run of `runbook anonymize`."""

    reading: Reading
    done: Generalization
    missing: LeftOut
    outcome: Outcome
    labels: Labels

    @property
    def left_out(self) -> int:
        """The rows that were not shown."""
        return self.missing.decisions.total()

    @property
    def written(self) -> int:
        """The rows that are in the review."""
        return self.reading.rows - self.left_out

    def as_json(self) -> str:
        """The report for tools."""
        reading = self.reading
        report = {
            "written_to": self.outcome.target,
            "key_id": self.outcome.key_id,
            "rows": {
                "read": reading.rows,
                "written": self.written,
                "left_out": self.left_out,
            },
            "columns": self._used(),
            "dropped": list(self._dropped()),
            "absent": self._absent(),
            "unknown": dict(sorted(reading.unknown.items())),
            "first_unknown": dict(sorted(reading.first_unknown.items())),
            "redacted": dict(sorted(reading.redacted.items())),
            "fewest_alike": self.outcome.fewest_alike,
            "steps": [{"step": step.name, "rows": step.rows} for step in self.done.steps],
            "left_out": {
                "decisions": dict(sorted(self.missing.decisions.items())),
                "rows": self.missing.lines,
            },
        }
        return json.dumps(report, ensure_ascii=False, indent=2)

    def as_lines(self) -> Iterator[str]:
        """The report for people."""
        reading = self.reading
        verb = "would be written" if self.outcome.dry_run else "written"
        yield f"{counted(reading.rows, 'row')} read, {self.written:,} {verb}"
        for header, field in self._used().items():
            yield f"  column '{header}' is {_label(self.labels.fields, field)}"
        dropped = list(self._dropped())
        if dropped:
            yield (
                f"{counted(len(dropped), 'column')} dropped, which no field claims: {_listed(dropped)}; "
                "to keep one, add its name to 'aliases' in data/fields.yml, or rename it in the file"
            )
        if absent := self._absent():
            labels = ", ".join(_label(self.labels.fields, field) for field in absent)
            yield f"{counted(len(absent), 'field')} without a column: {labels}"
        yield from self._unknown()
        yield from self._notes()
        yield from self._steps()
        yield from self._missing()
        yield f"pseudonyms were made with {self.outcome.key_id}"

    def _unknown(self) -> Iterator[str]:
        for field, count in sorted(self.reading.unknown.items()):
            shown_as, advice = _UNKNOWN[field]
            what = f"{_label(self.labels.fields, field)} not known, shown as {shown_as}"
            yield f"{what}: {counted(count, 'row')}, first {self.reading.first_unknown[field]}; {advice}"

    def _notes(self) -> Iterator[str]:
        found = sorted(
            (_label(self.labels.classes, name), count) for name, count in self.reading.redacted.items()
        )
        yield f"taken out of notes: {', '.join(f'{name} ({count:,})' for name, count in found) or 'nothing'}"

    def _steps(self) -> Iterator[str]:
        fewest = self.outcome.fewest_alike
        if not self.done.steps:
            yield f"no row stands out: at least {fewest} share device, app and location"
            return
        yield f"rows of which fewer than {fewest} looked alike (a row may take several steps):"
        for step in self.done.steps:
            yield f"  {step.name}: {counted(step.rows, 'row')}"

    def _missing(self) -> Iterator[str]:
        if not self.left_out:
            return
        decided = sorted(self.missing.decisions.items())
        counts = ", ".join(f"{_label(self.labels.decisions, one)} ({count:,})" for one, count in decided)
        yield f"rows left out, by decision: {counts}"
        lines = self.missing.lines[:_MOST_LINES]
        yield from (f"  {line}" for line in lines)
        if self.left_out > len(lines):
            yield f"  … and {self.left_out - len(lines):,} more"

    def _used(self) -> dict[str, str]:
        return {self._header(name): field for name, field in self.reading.columns.items() if field}

    def _dropped(self) -> Iterator[str]:
        dropped = [name for name, field in self.reading.columns.items() if field is None]
        yield from (self._header(name) for name in dropped[:_MOST_DROPPED])
        if len(dropped) > _MOST_DROPPED:
            yield f"… and {len(dropped) - _MOST_DROPPED} more"

    def _absent(self) -> list[str]:
        """The fields that no column was read as, in their order."""
        return [field for field in self.labels.fields if field not in self.reading.columns.values()]

    def _header(self, name: str) -> str:
        """A header without secrets, on one line and short."""
        return shown(self.labels.redact(name))[1:-1] or "(no name)"


def _label(labels: Mapping[str, str], name: str) -> str:
    return labels.get(name, name)


def _listed(headers: list[str]) -> str:
    return ", ".join(f"'{header}'" for header in headers)
