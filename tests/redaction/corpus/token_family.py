"""All kinds of tokens in one family."""

from __future__ import annotations

from tests.redaction.corpus.family import Family, any_written, several
from tests.redaction.corpus.jwts import HEADERS, JWTS
from tests.redaction.corpus.service_tokens import BY_NAME, CLOUDS, SERVICES
from tests.redaction.corpus.tokens import CHATS, CODE_HOSTS, REGISTRIES, WEBHOOK_NAMES
from tests.redaction.corpus.wrapping import WRAPPINGS

_ALONE = {
    name: maker for name, maker in (CODE_HOSTS | REGISTRIES | CHATS).items() if name not in WEBHOOK_NAMES
}
_WRAPPED = (
    "GitHub classic",
    "GitHub fine-grained",
    "GitLab personal",
    "npm",
    "PyPI",
    "Slack bot",
    "Slack user",
)

_ALL = CODE_HOSTS | REGISTRIES | CHATS | CLOUDS | SERVICES | JWTS

TOKENS = Family(
    class_="token",
    inline={**_ALL, "several": several(_ALL)},
    lines=BY_NAME | HEADERS,
    wrapped={
        **{name: any_written(("{}", "The token is {} as of now"), _ALONE[name]) for name in _WRAPPED},
        **{name: any_written(("{}", "The token is {} as of now"), maker) for name, maker in JWTS.items()},
        **{
            name: any_written(("{}", "TOKEN={}"), CLOUDS[name])
            for name in ("AWS access key id", "Google access")
        },
        "bearer, JWT": HEADERS["bearer, JWT"],
    },
    wrappings=WRAPPINGS,
)
