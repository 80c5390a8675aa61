"""What rows were read as goes in, one by one or part by part; what is told of all of them comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.anonymization.k_anonymity import Alike
from generator.diagnostics import Diagnostic

MOST_FINDINGS = 50
"""How many findings are kept and shown; of a file that is wrong in every row, more would help nobody."""

_MOST_HEADERS = 200
"""How many headers are kept; rows of JSON may each have others."""


@dataclass
class Reading:
    """What was met in the raw rows, as far as it is told."""

    rows: int = 0
    columns: dict[str, str | None] = field(default_factory=dict)
    """By header, the field that it was read as; None for a column that was dropped."""
    unknown: Counter[str] = field(default_factory=Counter)
    """By field, the rows that show a device or a place which nobody knows."""
    first_unknown: dict[str, str] = field(default_factory=dict)
    """By field, the place of the first of them."""
    files: list[str] = field(default_factory=list)
    """The files that were read, as messages call them."""
    redacted: Counter[str] = field(default_factory=Counter)
    """By class, what was taken out of notes."""
    looks: dict[Alike, int] = field(default_factory=dict)
    """The number of each look."""
    counts: Counter[int] = field(default_factory=Counter)
    """The rows that have a look, by its number."""
    findings: dict[Diagnostic, int] = field(default_factory=dict)
    """How often each was met; only the first of them, where there are too many."""
    more_findings: int = 0
    """How often others were met."""
    before: int = 0
    """The lines before the first row. What is found there, in a header, is found by every part of the file;
    it is always kept, so that it counts once for all of them."""

    def find(self, *findings: Diagnostic) -> None:
        """Keep findings, or count them where there are too many; the same one twice is one."""
        for finding in findings:
            self._find(finding, 1)

    def _find(self, finding: Diagnostic, times: int) -> None:
        told_by_others = finding.position.line <= self.before
        if finding in self.findings or len(self.findings) < MOST_FINDINGS or told_by_others:
            self.findings[finding] = self.findings.get(finding, 0) + times
        else:
            self.more_findings += times

    def add_headers(self, columns: Iterable[tuple[str, str | None]]) -> None:
        """Keep what headers were read as; what was met first holds."""
        for name, one in columns:
            if len(self.columns) < _MOST_HEADERS:
                self.columns.setdefault(name, one)

    def add(self, later: Reading) -> None:
        """Go on with what was met in rows after these; looks get their numbers here, and are not counted."""
        self.rows += later.rows
        self.add_headers(later.columns.items())
        self.unknown.update(later.unknown)
        self.first_unknown = later.first_unknown | self.first_unknown
        self.redacted.update(later.redacted)
        for look in later.looks:
            self.looks.setdefault(look, len(self.looks))
        for finding, times in later.findings.items():
            self._find(finding, times)
        self.more_findings += later.more_findings

    @property
    def rows_by_look(self) -> Mapping[Alike, int]:
        """How many rows have each look."""
        return {look: self.counts[number] for look, number in self.looks.items()}
