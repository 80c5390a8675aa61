"""A model and a record go in; the record with a canary in every text comes out.

Which of its values are texts is asked of the model's types, so that a field that comes later has one too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from generator.models.base import Called, Record, Ref
from generator.models.shape import Marks, arms, fields_of, inside_of

WORD = "canary"
"""What every canary begins with; nothing else has it."""
# In the first one there is a device, and a place, as the scoring rules read them.
FORMS = ("Approx. {} on site", "{}", "o-{}", "r-{}", "https://example.com/{}")

Field = tuple[str, ...]
"""The keys down to a value; `*` stands for every entry of a list and for every key that is free."""


def text_fields(model: type[Record], inside: Field = ()) -> Iterator[Field]:
    """Every field of a record, and of the records in it, that takes a text of its author's choice."""
    for key, hint in fields_of(model).items():
        yield from _text_fields(hint, (*inside, key))


def _text_fields(hint: Any, inside: Field) -> Iterator[Field]:
    for arm, marks in arms(hint):
        if isinstance(arm, type) and issubclass(arm, Record):
            yield from text_fields(arm, inside)
        elif get_origin(arm) in (tuple, dict):
            held = inside_of(arm)
            for one in (*held.items, *held.values):
                yield from _text_fields(one, (*inside, "*"))
        elif _is_text(arm, marks):
            yield inside


def _is_text(arm: Any, marks: Marks) -> bool:
    """Whether a type takes any text: neither the name of something, nor the id of the record itself."""
    return arm is str and not any(isinstance(mark, Ref) or mark == Called("id") for mark in marks)


@dataclass
class Planting:
    """Canaries, each for one field of one record, and where they are."""

    names: Callable[[str], str]
    """Something of each kind that a field can name."""
    planted: dict[str, Field] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)

    def canary(self, inside: Field) -> str:
        """The word for a field."""
        word = f"{WORD}{next(self._numbers):03}"
        self.planted[word] = inside
        return word

    def record(self, model: type[Record], value: Mapping[str, Any], inside: Field = ()) -> dict[str, Any]:
        """The plain value of a record with canaries, also in texts that it might have and has not."""
        hints, made = fields_of(model), dict[str, Any]()
        for key, hint in hints.items():
            place = (*inside, key)
            if key in value:
                made[key] = self._planted(hint, value[key], place)
            elif (sample := self._sample(hint, place)) is not None:
                made[key] = sample
        return made

    def _planted(self, hint: Any, value: Any, inside: Field) -> Any:
        for arm, marks in arms(hint):
            if isinstance(value, dict) and isinstance(arm, type) and issubclass(arm, Record):
                return self.record(arm, value, inside)
            if isinstance(value, dict) and get_origin(arm) is dict:
                (inner,) = inside_of(arm).values
                return {key: self._planted(inner, one, (*inside, "*")) for key, one in value.items()}
            if isinstance(value, list) and get_origin(arm) is tuple:
                (inner,) = inside_of(arm).items
                return [self._planted(inner, one, (*inside, "*")) for one in value]
            if isinstance(value, str) and _is_text(arm, marks):
                return self._text(hint, inside)
        return value

    def _text(self, hint: Any, inside: Field) -> str:
        """A text with a canary, in the first form that the type takes."""
        word, adapter = self.canary(inside), TypeAdapter(hint)
        for form in FORMS:
            try:
                return str(adapter.validate_python(form.format(word), strict=True))
            except ValidationError:
                continue
        raise AssertionError(f"no form of a canary fits {'.'.join(inside)}")

    def _sample(self, hint: Any, inside: Field) -> Any:
        """A value for a field that the record has not: none where no text is in it."""
        if not any(True for _ in _text_fields(hint, inside)):
            return None
        return self._any(hint, inside)

    def _any(self, hint: Any, inside: Field) -> Any:
        arm, marks = arms(hint)[0]
        refs = [mark.to for mark in marks if isinstance(mark, Ref)]
        if refs:
            return self.names(refs[0])
        if isinstance(arm, type) and issubclass(arm, Record):
            return self._whole(arm, inside)
        if get_origin(arm) in (tuple, dict):
            inner = get_args(arm)[get_origin(arm) is dict]
            entry = self._any(inner, (*inside, "*"))
            return {"key": entry} if get_origin(arm) is dict else [entry]
        if arm is str:
            return self._text(hint, inside)
        return {bool: True, int: 1, date: "2026-11-01"}.get(arm) or get_args(arm)[0]

    def _whole(self, model: type[Record], inside: Field) -> dict[str, Any]:
        """A whole record: what it must have, and every text that it may have."""
        made = {}
        for key, hint in fields_of(model).items():
            needed = any(
                (one.alias or name) == key and one.is_required() for name, one in model.model_fields.items()
            )
            if needed or any(True for _ in _text_fields(hint, ())):
                made[key] = self._any(hint, (*inside, key))
        return made
