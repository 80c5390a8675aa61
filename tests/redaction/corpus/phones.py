"""Phone numbers of all regions, as the library phonenumbers gives and formats them."""

from __future__ import annotations

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from tests.redaction.corpus.drawing import DIGITS, Draw
from tests.redaction.corpus.family import Family, Maker, any_written
from tests.redaction.corpus.marked_text import secret

_REGIONS = tuple(sorted(phonenumbers.SUPPORTED_REGIONS))
_TYPES = (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE)
_LABELLED_REGIONS = (
    "DE",
    "FR",
    "GB",
    "PT",
    "ES",
    "IT",
    "NL",
    "PL",
    "SE",
    "JP",
    "IN",
    "BR",
    "AU",
    "CH",
    "AT",
    "FI",
    "ZA",
)
"""Regions whose national numbers are written without a country code, next to a word for telephone."""


def _number(draw: Draw, regions: tuple[str, ...] = _REGIONS) -> phonenumbers.PhoneNumber:
    """Return the example of a region with other last digits, which are no part of its shape."""
    while True:
        example = phonenumbers.example_number_for_type(draw.pick(regions), draw.pick(_TYPES))
        if example is not None:
            break
    number = phonenumbers.PhoneNumber()
    number.merge_from(example)
    national = str(example.national_number)
    number.national_number = int(national[:-3] + draw.text(DIGITS, 3))
    return number


def _format(style: int) -> Maker:
    return lambda draw: secret(phonenumbers.format_number(_number(draw), style))


def _rfc3966(draw: Draw) -> str:
    scheme, number = phonenumbers.format_number(_number(draw), PhoneNumberFormat.RFC3966).split(":")
    return f"{scheme}:{secret(number)}"


def _extended(draw: Draw) -> str:
    international = phonenumbers.format_number(_number(draw), PhoneNumberFormat.INTERNATIONAL)
    return secret(
        international + draw.pick((" ext. ", " x", ";ext=", " extn ", "x", " Ext ")) + draw.text(DIGITS, 3)
    )


def _separated(draw: Draw) -> str:
    international = phonenumbers.format_number(_number(draw), PhoneNumberFormat.INTERNATIONAL)
    return secret(international.replace(" ", draw.pick((".", "-", " ", "\u202f", "  ", "/"))))


def _double_zero(draw: Draw) -> str:
    international = phonenumbers.format_number(_number(draw), PhoneNumberFormat.INTERNATIONAL)
    return secret("00" + international[1:])


def _trunk_zero(draw: Draw) -> str:
    number = _number(draw, ("DE", "GB", "FR", "NL", "CH", "AT", "SE"))
    rest = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL).split(" ", 1)[1]
    return secret(f"+{number.country_code} (0){draw.pick(('', ' '))}{rest}")


_AMERICAN_FORMS = (
    "({a}) {b}-{c}", "{a}-{b}-{c}", "({a}){b}-{c}", "{a}.{b}.{c}", "1-{a}-{b}-{c}", "+1 ({a}) {b}-{c}",
    "+1-{a}-{b}-{c}", "+1.{a}.{b}.{c}", "001-{a}-{b}-{c}", "1 ({a}) {b}-{c}", "+1{a}{b}{c}",
)  # fmt: skip


def _american(forms: tuple[str, ...]) -> Maker:
    def make(draw: Draw) -> str:
        area = draw.pick(("415", "212", "503", "617", "702", "808", "312"))
        parts = {"a": area, "b": draw.pick(("555", "867", "234", "780")), "c": f"01{draw.text(DIGITS, 2)}"}
        return secret(draw.pick(forms).format(**parts))

    return make


def _faked(draw: Draw) -> str:
    fake = draw.faker(draw.pick(("en_US", "en_CA")))
    while True:
        number = fake.phone_number()
        # Ten bare digits are a phone number by their label only, and those have a variant of their own.
        if not number.isdigit():
            return secret(number)


def _national(draw: Draw) -> str:
    return secret(phonenumbers.format_number(_number(draw, _LABELLED_REGIONS), PhoneNumberFormat.NATIONAL))


def _bare(draw: Draw) -> str:
    return secret(draw.pick(("415", "212", "503")) + "555" + draw.text(DIGITS, 4))


def _several(draw: Draw) -> str:
    separator = draw.pick((", ", "; ", " / ", " or ", "\t", " | "))
    makers = (
        _format(PhoneNumberFormat.INTERNATIONAL),
        _format(PhoneNumberFormat.E164),
        _american(_AMERICAN_FORMS),
    )
    return separator.join(draw.pick(makers)(draw) for _ in range(draw.integer(2, 3)))


_LABELS = (
    "Tel. {}", "Tel: {}", "phone: {}", "Phone {}", "call {}", "mobile: {}", "Telefon: {}", "Handy: {}",
    "fax: {}", "tél. : {}", "telefone: {}", "teléfono {}", '"phone": "{}"', "phone={}", "cell {}",
    "WhatsApp: {}", "SMS to {}", "phone_number: {}", "Phone number: {}",
)  # fmt: skip
_LINKS = ('<a href="{}">call</a>', "[call]({})", "{}", "href='{}'")

PHONES = Family(
    class_="phone",
    inline={
        "international": _format(PhoneNumberFormat.INTERNATIONAL),
        "E164": _format(PhoneNumberFormat.E164),
        "RFC3966": _rfc3966,
        "extension": _extended,
        "other separators": _separated,
        "double zero": _double_zero,
        "trunk zero": _trunk_zero,
        "American": _american(_AMERICAN_FORMS),
        "American, plain": _american(_AMERICAN_FORMS[:4]),
        "faked": _faked,
        "several": _several,
    },
    lines={
        "national by label": any_written(_LABELS, _national),
        "bare by label": any_written(_LABELS, _bare),
        "international by label": any_written(_LABELS, _format(PhoneNumberFormat.INTERNATIONAL)),
        "link": any_written(_LINKS, _rfc3966),
    },
    unsuited=frozenset({"in a URL query", "in a URL path", "in an option", "in a logfmt line"}),
)
