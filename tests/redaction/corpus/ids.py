"""Ids of organizations, users, sessions and stored objects."""

from __future__ import annotations

from tests.redaction.corpus.drawing import ALNUM, DIGITS, HEX, LOWER_ALNUM, UPPER_ALNUM, URL64, Draw
from tests.redaction.corpus.family import Family, Maker, any_written, prefixed, several
from tests.redaction.corpus.marked_text import secret

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _uuid(draw: Draw) -> str:
    return secret(draw.uuid())


def _upper_uuid(draw: Draw) -> str:
    return secret(draw.uuid().upper())


def _urn(draw: Draw) -> str:
    return "urn:uuid:" + secret(draw.uuid())


def _braced(draw: Draw) -> str:
    return "{" + secret(draw.uuid().upper()) + "}"


def _ordered_uuid(draw: Draw) -> str:
    digits = f"0199{draw.text(HEX, 8)}"
    return secret(f"{digits[:8]}-{digits[8:]}-7{draw.text(HEX, 3)}-9{draw.text(HEX, 3)}-{draw.text(HEX, 12)}")


_OBJECTS = {
    "organization": prefixed("org-", ALNUM, 24),
    "user": prefixed("user-", ALNUM, 24),
    "session": prefixed("session_", ALNUM, 24),
    "session, hexadecimal": prefixed("sess_", HEX, 32),
    "project": prefixed("proj_", ALNUM, 24),
    "assistant": prefixed("asst_", ALNUM, 24),
    "thread": prefixed("thread_", ALNUM, 24),
    "run": prefixed("run_", ALNUM, 24),
    "message": prefixed("msg_", ALNUM, 24),
    "file": prefixed("file-", ALNUM, 24),
    "vector store": prefixed("vs_", ALNUM, 24),
    "completion": prefixed("chatcmpl-", ALNUM, 29),
    "response": prefixed("resp_", HEX, 48),
    "batch": prefixed("batch_", HEX, 32),
    "fine-tuning": prefixed("ftjob-", ALNUM, 24),
    "key id": prefixed("key_", ALNUM, 16),
    "request": prefixed("req_", HEX, 32),
    "call": prefixed("call_", ALNUM, 24),
    "account": lambda draw: secret(f"user-{draw.text(ALNUM, 24)}__{draw.uuid()}"),
    "workspace": lambda draw: secret(f"ws_{draw.text(HEX, 32)}"),
}
_UUIDS = {
    "UUID": _uuid,
    "UUID, upper case": _upper_uuid,
    "UUID, ordered": _ordered_uuid,
    "UUID, urn": _urn,
    "UUID, braces": _braced,
}
_NAMES = (
    "session id", "Session ID", "session_id", "sessionId", "SESSION_ID", "session-id", "sid", "device_id",
    "user_id", "userId", "account_id", "organization_id", "org_id", "workspace id", "conversation_id",
    "customer_id",
)  # fmt: skip
_FORMS = (
    "{name}: {}",
    "{name}={}",
    '"{name}": "{}"',
    "{name} = '{}'",
    "{name} {}",
    "<{name}>{}</{name}>",
    "{name}:{}",
    "X-{name}: {}",
)
_HEADERS = (
    "OpenAI-Organization: {}", "openai-organization: {}", '-H "OpenAI-Organization: {}"', "OPENAI_ORG_ID={}",
    "organization='{}'", "https://example.com/settings/{}/members",
)  # fmt: skip


def _named(value: Maker) -> Maker:
    def make(draw: Draw) -> str:
        name, form = draw.pick(_NAMES), draw.pick(_FORMS)
        if form.startswith(("<", "X-")):
            name = name.replace(" ", "-")
        return form.replace("{name}", name).replace("{}", value(draw))

    return make


IDS = Family(
    class_="id",
    inline={**_OBJECTS, **_UUIDS, "several": several(_OBJECTS | _UUIDS)},
    lines={
        "named, hexadecimal": _named(prefixed("", HEX, 32)),
        "named, letters": _named(prefixed("", ALNUM, 22)),
        "named, lower case": _named(prefixed("", LOWER_ALNUM, 20)),
        "named, dashes": _named(prefixed("", URL64, 28)),
        "named, digits": _named(prefixed("", DIGITS, 16)),
        "named, UUID": _named(_uuid),
        "named, ULID": _named(lambda draw: secret("01" + draw.text(_CROCKFORD, 24))),
        "named, mixed": _named(
            lambda draw: secret(f"S{draw.text(UPPER_ALNUM, 8)}-{draw.text(UPPER_ALNUM, 8)}")
        ),
        "organization header": any_written(_HEADERS, _OBJECTS["organization"]),
    },
)
