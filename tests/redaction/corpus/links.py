"""Links to shared and private chats; the whole link is the secret."""

from __future__ import annotations

from urllib.parse import quote

from tests.redaction.corpus.drawing import ALNUM, HEX, Draw
from tests.redaction.corpus.family import Family, Maker, any_written, several
from tests.redaction.corpus.marked_text import secret
from tests.redaction.corpus.wrapping import WRAPPINGS

_HOSTS = ("chatgpt.com", "chat.openai.com", "www.chatgpt.com")


def _share(draw: Draw) -> str:
    return f"{draw.pick(_HOSTS)}/share/{draw.uuid()}"


def _long_share(draw: Draw) -> str:
    # The longer ids in use now: the time in hexadecimal comes first, so they start with 6.
    groups = (f"6{draw.text(HEX, 7)}", draw.text(HEX, 4), f"8{draw.text(HEX, 3)}", draw.text(HEX, 16))
    return "chatgpt.com/share/" + "-".join((*groups[:3], groups[3][:4], groups[3][4:]))


def _enterprise(draw: Draw) -> str:
    return f"chatgpt.com/share/e/{draw.uuid()}"


def _canvas(draw: Draw) -> str:
    return f"chatgpt.com/canvas/shared/{draw.text(HEX, 32)}"


def _conversation(draw: Draw) -> str:
    return f"{draw.pick(_HOSTS)}/c/{draw.uuid()}"


def _custom(draw: Draw) -> str:
    return f"chatgpt.com/g/g-{draw.text(ALNUM, 9)}-{draw.pick(('trip-planner', 'sql-helper', 'my-notes'))}"


def _custom_conversation(draw: Draw) -> str:
    return f"{_custom(draw)}/c/{draw.uuid()}"


def _project(draw: Draw) -> str:
    return f"chatgpt.com/g/g-p-{draw.text(HEX, 32)}-{draw.pick(('launch', 'hiring-plan'))}/project"


def _codex(draw: Draw) -> str:
    return f"chatgpt.com/{draw.pick(('codex/tasks/task_e_', 's/cd_', 's/m_', 's/dr_'))}{draw.text(HEX, 32)}"


def _video(draw: Draw) -> str:
    return f"sora.chatgpt.com/p/s_{draw.text(HEX, 32)}"


_PATHS: dict[str, Maker] = {
    "share": _share,
    "share, long id": _long_share,
    "share in a workspace": _enterprise,
    "canvas": _canvas,
    "conversation": _conversation,
    "custom GPT": _custom,
    "conversation in a custom GPT": _custom_conversation,
    "project": _project,
    "task or media": _codex,
    "video": _video,
}


def _link(path: Maker, tail: Maker = lambda _draw: "") -> Maker:
    return lambda draw: secret("https://" + path(draw) + tail(draw))


def _query(draw: Draw) -> str:
    return draw.pick(("?model=gpt-5", "?utm_source=x&utm_medium=y", "?temporary-chat=true", "?ref=mail"))


def _anchor(draw: Draw) -> str:
    return draw.pick(("#message-3", f"?a=1#{draw.text(HEX, 8)}", "/continue", "/"))


def _encoded(path: Maker) -> Maker:
    return lambda draw: secret(quote("https://" + path(draw), safe=""))


def _bare(path: Maker) -> Maker:
    return lambda draw: secret(path(draw))


def _upper(draw: Draw) -> str:
    return secret("HTTPS://" + _share(draw).replace("chatgpt.com", "ChatGPT.com"))


_FORMS = (
    "[the chat]({})", '<a href="{}">the chat</a>', "<{}>", "curl -sL {}", "Referer: {}", "open '{}'",
    "see {}, please", 'window.open("{}")', "GET {} 200", "{} (from the ticket)",
)  # fmt: skip
_REDIRECTS = ("https://example.com/login?next={}&a=1", "https://example.com/r?u={}", "next={}")

LINKS = Family(
    class_="link",
    inline={
        **{name: _link(path) for name, path in _PATHS.items()},
        **{
            f"{name}, query": _link(_PATHS[name], _query)
            for name in ("share", "conversation", "share in a workspace")
        },
        **{f"{name}, anchor": _link(_PATHS[name], _anchor) for name in ("share", "conversation")},
        **{
            f"{name}, bare": _bare(_PATHS[name]) for name in ("share", "conversation", "custom GPT", "canvas")
        },
        "upper case": _upper,
        "several": several({name: _link(path) for name, path in _PATHS.items()}),
    },
    lines={
        **{f"{name} in forms": any_written(_FORMS, _link(path)) for name, path in _PATHS.items()},
        **{
            f"{name}, encoded": any_written(_REDIRECTS, _encoded(_PATHS[name]))
            for name in ("share", "conversation")
        },
    },
    wrapped={
        name: any_written(("{}", "It is at {} as of now"), _link(_PATHS[name]))
        for name in ("share", "conversation")
    },
    wrappings=WRAPPINGS,
    unsuited=frozenset({"in a URL query", "in a URL path"}),
)
