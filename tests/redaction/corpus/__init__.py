"""A half goes in; its samples come out: texts with labelled secrets, and ordinary text without any.

The corpus knows nothing of the rules. It is made from what the providers document, from Faker, phonenumbers
and PyJWT; it is the same in every run. Rules are tuned on the half `work`; the half `report` says how good
they are.
"""

from __future__ import annotations

from typing import Literal

from tests.redaction.corpus.addresses import ADDRESSES
from tests.redaction.corpus.cookies import COOKIES
from tests.redaction.corpus.credentials import CREDENTIALS
from tests.redaction.corpus.ids import IDS
from tests.redaction.corpus.internet import IPS
from tests.redaction.corpus.keys import KEYS
from tests.redaction.corpus.links import LINKS
from tests.redaction.corpus.marked_text import Sample
from tests.redaction.corpus.mixtures import MIXED, MIXTURES
from tests.redaction.corpus.ordinary import ORDINARY, ordinary_samples, portal_texts
from tests.redaction.corpus.phones import PHONES
from tests.redaction.corpus.private_keys import PRIVATE_KEYS
from tests.redaction.corpus.sampling import samples_of
from tests.redaction.corpus.token_family import TOKENS

__all__ = ["MIXED", "ORDINARY", "Half", "Sample", "portal_texts", "samples"]

Half = Literal["work", "report"]
_FAMILIES = (ADDRESSES, KEYS, TOKENS, COOKIES, CREDENTIALS, PRIVATE_KEYS, IPS, PHONES, LINKS, IDS, MIXTURES)


def samples(half: Half) -> tuple[Sample, ...]:
    """Return all samples of a half, class by class, ordinary text last."""
    secrets = (sample for family in _FAMILIES for sample in samples_of(family, half))
    return (*secrets, *ordinary_samples(half))
