"""A setting and its values go in; what a change makes of a value, and which of two is looser, come out."""

from __future__ import annotations

from generator.models.base import Ids
from generator.models.policy import Setting
from generator.models.teams import SetChange

EffectiveValue = str | bool | int | Ids
"""A step of a scale, a truth value, a number in the setting's unit, or the members of a set."""


def applied(value: EffectiveValue, change: EffectiveValue | SetChange) -> EffectiveValue:
    """The value after a change: sets gain and lose members, everything else is replaced."""
    if isinstance(change, SetChange):
        members = value if isinstance(value, tuple) else ()
        kept = tuple(member for member in members if member not in change.remove)
        return kept + tuple(member for member in change.add if member not in kept)
    return change


def loosens(setting: Setting, base: EffectiveValue, value: EffectiveValue) -> bool:
    """Whether `value` is looser than `base`: later on the scale, fewer members, further from what is strict.

    A value that the setting cannot have loosens nothing; that it cannot have it is another finding.
    """
    if setting.scale is not None:
        scale = setting.scale
        return value in scale and base in scale and scale.index(str(value)) > scale.index(str(base))
    if setting.set_of is not None:
        return isinstance(base, tuple) and isinstance(value, tuple) and not set(base) <= set(value)
    if setting.number is not None:
        return _is_number(base) and _is_number(value) and _further(setting.number.strict, base, value)
    return isinstance(value, bool) and value not in (base, setting.strict)


def _is_number(value: EffectiveValue) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _further(strict: str, base: EffectiveValue, value: EffectiveValue) -> bool:
    low, high = (base, value) if strict == "lowest" else (value, base)
    return isinstance(low, int) and isinstance(high, int) and low < high
