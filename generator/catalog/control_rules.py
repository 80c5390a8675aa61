"""Controls go in; a finding for each that would be satisfied by itself, however far round, comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.catalog.model import Place
from generator.diagnostics import Diagnostic
from generator.models.controls import Control


def check_circles(
    controls: Mapping[str, Control], places: Mapping[tuple[str, str], Place]
) -> Iterator[Diagnostic]:
    """One finding for each control from which `any_of` leads back to it, with the way there."""
    for name in controls:
        way = _way_back(name, controls)
        if way == [name]:
            problem = f"'{name}' would satisfy itself"
            yield Diagnostic(places["controls", name].at("any_of"), problem, "expected other controls")
        elif way is not None and name == min(way):  # a circle is told once, from its first id on
            problem = f"'{name}' would satisfy itself, by way of {', '.join(way[1:])}"
            yield Diagnostic(
                places["controls", name].at("any_of"), problem, "expected controls that do not lead back here"
            )


def _way_back(name: str, controls: Mapping[str, Control]) -> list[str] | None:
    """The controls of the shortest way from a control to itself, it first; None where there is none."""
    ways = [[name]]
    seen = set()
    for way in ways:
        control = controls.get(way[-1])
        for other in control.any_of if control is not None else ():
            if other == name:
                return way
            if other not in seen:
                seen.add(other)
                ways.append([*way, other])
    return None
