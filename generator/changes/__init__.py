"""Two states of the data go in; what differs, and what that does to whom, comes out."""

from generator.changes.checklists import AssignmentChange, ChecklistChange, MovedStep, StepChange
from generator.changes.comparison import Changes, compare
from generator.changes.exceptions import ExceptionChange, ExceptionSide
from generator.changes.policy import DefaultChange, EffectiveChange, Held
from generator.changes.records import RecordChange, record_changes
from generator.changes.scoring import Combinations, RowChange, ScoringChange, Shift
from generator.changes.values import Change, Plain, ValueChange

RECORDS = (
    AssignmentChange,
    Changes,
    ChecklistChange,
    Combinations,
    DefaultChange,
    EffectiveChange,
    ExceptionChange,
    ExceptionSide,
    Held,
    MovedStep,
    RecordChange,
    RowChange,
    ScoringChange,
    Shift,
    StepChange,
    ValueChange,
)
"""What a comparison is made of, besides places."""

__all__ = [
    "RECORDS",
    "AssignmentChange",
    "Change",
    "Changes",
    "ChecklistChange",
    "Combinations",
    "DefaultChange",
    "EffectiveChange",
    "ExceptionChange",
    "ExceptionSide",
    "Held",
    "MovedStep",
    "Plain",
    "RecordChange",
    "RowChange",
    "ScoringChange",
    "Shift",
    "StepChange",
    "ValueChange",
    "compare",
    "record_changes",
]
