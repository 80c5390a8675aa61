"""Effective values go in; which classes of the redaction rules nobody may keep as evidence comes out."""

from __future__ import annotations

from collections.abc import Iterable

from generator.policy.effective import Effective


def never_kept(effective: Iterable[Effective], classes: Iterable[str]) -> frozenset[str]:
    """The classes that must be taken out of evidence, of all `classes` that the redaction rules have.

    A class may be kept only where a setting is about it and has its loose value; what no setting is about is
    never kept.
    """
    values = list(effective)
    loose = {name for one in values if one.value != one.setting.strict for name in one.setting.redacts}
    strict = {name for one in values if one.value == one.setting.strict for name in one.setting.redacts}
    return frozenset(name for name in classes if name not in loose or name in strict)
