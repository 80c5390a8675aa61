"""Effective values go in; which classes of the redaction rules may be kept as evidence comes out.

A class may be kept where every setting that is about it has its loose value, and there is one.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.policy.effective import Effective


def kept(effective: Iterable[Effective]) -> frozenset[str]:
    """The classes that may be kept."""
    values = list(effective)
    loose = {name for one in values if not _is_strict(one) for name in one.setting.redacts}
    return frozenset(loose - forbidden_by(values).keys())


def never_kept(effective: Iterable[Effective]) -> frozenset[str]:
    """The classes that nobody may keep: a locked setting is about them, and has its strict value."""
    return frozenset(
        name
        for one in effective
        if one.setting.guardrail == "locked" and _is_strict(one)
        for name in one.setting.redacts
    )


def forbidden_by(effective: Iterable[Effective]) -> dict[str, str]:
    """By class that must not be kept, the setting that says so; the first, where there are several."""
    found: dict[str, str] = {}
    for one in effective:
        for name in one.setting.redacts if _is_strict(one) else ():
            found.setdefault(name, one.setting.id)
    return found


def _is_strict(one: Effective) -> bool:
    return one.value == one.setting.strict
