"""The catalog goes in; what `policy.json` says comes out: every setting, what it may be, and its default."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.api.parts import DataFile, Output, WrittenAt, in_site, written
from generator.build import Build
from generator.catalog import Catalog
from generator.models.policy import Guardrail, SetName, Setting


class Member(Output):
    """What a set may contain."""

    id: str
    title: str = Field(description="what readers see; may change, unlike the id")


class _AnySetting(Output):
    id: str
    title: str = Field(description="what readers see; may change, unlike the id")
    why: str = Field(description="what the setting is for")
    guardrail: Guardrail = Field(
        description="what a team may change: nothing; only towards strict, unless an exception says "
        "otherwise; anything"
    )
    page: str = Field(description="the page that shows the setting, from the root of the portal")
    written_at: WrittenAt = Field(description="where the default is written")


class ScaleSetting(_AnySetting):
    """A setting with steps."""

    type: Literal["scale"]
    steps: tuple[str, ...] = Field(description="the steps, the strictest first")
    days: dict[str, int] = Field(
        description="for a scale of frequencies, the most days between two times, by step; else empty"
    )
    default: str


class SetSetting(_AnySetting):
    """A setting with members; fewer of them are looser."""

    type: Literal["set"]
    set_of: SetName = Field(description="where the data lists what the set may contain")
    members: tuple[Member, ...] = Field(description="what the set may contain")
    default: tuple[str, ...]


class FlagSetting(_AnySetting):
    """A setting that is true or false."""

    type: Literal["flag"]
    strict: bool = Field(description="which of the two is the strict one")
    redacts: tuple[str, ...] = Field(description="what is redacted while the flag is strict, by class")
    default: bool


class NumberSetting(_AnySetting):
    """A setting that counts something."""

    type: Literal["number"]
    unit: str = Field(description="what is counted, in the plural")
    least: int = Field(description="the smallest number that it may be")
    most: int = Field(description="the largest number that it may be")
    strict: Literal["lowest", "highest"] = Field(description="which numbers are the stricter ones")
    default: int


AnySetting = Annotated[
    ScaleSetting | SetSetting | FlagSetting | NumberSetting,
    Field(discriminator="type"),
]


class PolicyFile(Output):
    """The policy: what holds for every team unless teams.json says otherwise."""

    schema_: Literal["policy/1"] = Field(default="policy/1", alias="schema")
    exception_limit: int = Field(description="the most days that an exception may last")
    settings: tuple[AnySetting, ...] = Field(description="in the order of the policy")


def _make(build: Build) -> PolicyFile:
    catalog = build.catalog
    found = [_setting(catalog, index, one) for index, one in enumerate(catalog.policy.settings)]
    return PolicyFile(exception_limit=catalog.portal.exception_limit.days, settings=tuple(found))


def _setting(catalog: Catalog, index: int, setting: Setting) -> AnySetting:
    position = catalog.places["policy", "policy"].at("settings", index, "default")
    common = {
        "id": setting.id,
        "title": setting.title,
        "why": setting.why,
        "guardrail": setting.guardrail,
        "page": in_site(f"policy/index.md#{setting.id}"),
        "written_at": written(catalog, position),
        "default": setting.default,
    }
    if setting.scale is not None:
        days = {step: every.days for step, every in setting.every.items()}
        return ScaleSetting.model_validate({**common, "type": "scale", "steps": setting.scale, "days": days})
    if setting.set_of is not None:
        members = _members(catalog, setting.set_of)
        return SetSetting.model_validate(
            {**common, "type": "set", "set_of": setting.set_of, "members": members}
        )
    if setting.number is not None:
        return NumberSetting.model_validate({**common, "type": "number", **dict(setting.number)})
    return FlagSetting.model_validate(
        {**common, "type": "flag", "strict": setting.strict, "redacts": setting.redacts}
    )


def _members(catalog: Catalog, name: SetName) -> tuple[Member, ...]:
    if name == "controls":
        return tuple(Member(id=one.id, title=one.title) for one in catalog.controls.values())
    return tuple(Member(id=one.id, title=one.label) for one in catalog.vocabularies.separate_reviews)


POLICY = DataFile(
    "policy", "Every setting: what it may be, its default and its guardrail.", PolicyFile, _make
)
