"""Tokens of code hosts, registries and chat services, by their documented forms."""

from __future__ import annotations

from tests.redaction.corpus.drawing import (
    ALNUM,
    DIGITS,
    HEX,
    LOWER_ALNUM,
    UPPER_ALNUM,
    URL64,
    Draw,
)
from tests.redaction.corpus.family import Maker, prefixed
from tests.redaction.corpus.jwts import compact_jwt
from tests.redaction.corpus.marked_text import secret


def _github_stateless(draw: Draw) -> str:
    return secret(f"ghs_{draw.text(DIGITS, 7)}_{compact_jwt(draw, 'RS256', 5)}")


def _fine_grained(draw: Draw) -> str:
    return secret(f"github_pat_{draw.text(UPPER_ALNUM, 22)}_{draw.text(ALNUM, 59)}")


def _slack(prefix: str, numbers: int, alphabet: str, length: int) -> Maker:
    def make(draw: Draw) -> str:
        middle = "".join(f"{draw.text(DIGITS, 12)}-" for _ in range(numbers))
        return secret(prefix + middle + draw.text(alphabet, length))

    return make


def _slack_webhook(draw: Draw) -> str:
    path = f"T{draw.text(UPPER_ALNUM, 10)}/B{draw.text(UPPER_ALNUM, 10)}/{draw.text(ALNUM, 24)}"
    return "https://hooks.slack.com/services/" + secret(path)


def _discord_webhook(draw: Draw) -> str:
    return f"https://discord.com/api/webhooks/{draw.text(DIGITS, 18)}/" + secret(draw.text(URL64, 68))


def _teams_webhook(draw: Draw) -> str:
    tail = f"{draw.uuid()}@{draw.uuid()}/IncomingWebhook/{draw.text(HEX, 32)}/{draw.uuid()}"
    return "https://example.webhook.office.com/webhookb2/" + secret(tail)


def _routable(prefix: str) -> Maker:
    return lambda draw: secret(f"{prefix}{draw.word(URL64, 27)}.01.{draw.text(LOWER_ALNUM, 9)}")


CODE_HOSTS = {
    "GitHub classic": prefixed("ghp_", ALNUM, 36),
    "GitHub OAuth": prefixed("gho_", ALNUM, 36),
    "GitHub user-to-server": prefixed("ghu_", ALNUM, 36),
    "GitHub installation": prefixed("ghs_", ALNUM, 36),
    "GitHub installation, stateless": _github_stateless,
    "GitHub refresh": prefixed("ghr_", ALNUM, 76),
    "GitHub fine-grained": _fine_grained,
    "GitLab personal": prefixed("glpat-", URL64, 20),
    "GitLab personal, routable": _routable("glpat-"),
    "GitLab deploy": prefixed("gldt-", URL64, 20),
    "GitLab runner": prefixed("glrt-", URL64, 20),
    "GitLab runner, routable": _routable("glrt-t1_"),
    "GitLab job": prefixed("glcbt-64_", URL64, 20),
    "GitLab trigger": prefixed("glptt-", HEX, 40),
    "GitLab feed": prefixed("glft-", URL64, 20),
    "GitLab mail": prefixed("glimt-", LOWER_ALNUM, 25),
    "GitLab agent": prefixed("glagent-", URL64, 50),
    "GitLab OAuth application": prefixed("gloas-", HEX, 64),
    "GitLab feature flags": prefixed("glffct-", URL64, 20),
    "GitLab SCIM": prefixed("glsoat-", URL64, 20),
    "GitLab registration": prefixed("GR1348941", URL64, 20),
    "Bitbucket": prefixed("ATBB", ALNUM, 32),
    "Atlassian": lambda draw: secret(
        f"ATATT3xFfGF0{draw.word(URL64, 171)}={draw.text('0123456789ABCDEF', 8)}"
    ),
}
REGISTRIES = {
    "npm": prefixed("npm_", ALNUM, 36),
    "PyPI": prefixed("pypi-AgEIcHlwaS5vcmc", URL64, 150),
    "PyPI test": prefixed("pypi-AgENdGVzdC5weXBpLm9yZw", URL64, 150),
    "RubyGems": prefixed("rubygems_", HEX, 48),
    "crates": prefixed("cio", ALNUM, 32),
    "NuGet": prefixed("oy2", LOWER_ALNUM, 43),
    "Docker": prefixed("dckr_pat_", URL64, 27),
    "Docker organization": prefixed("dckr_oat_", URL64, 32),
    "Artifactory": prefixed("AKCp", ALNUM, 69),
}
CHATS = {
    "Slack bot": _slack("xoxb-", 2, ALNUM, 24),
    "Slack user": _slack("xoxp-", 3, HEX, 32),
    "Slack refresh": lambda draw: secret(f"xoxe-1-{draw.text(ALNUM, 146)}"),
    "Slack rotated": lambda draw: secret(f"xoxe.xoxp-1-{draw.text(ALNUM, 163)}"),
    "Slack app": lambda draw: secret(
        f"xapp-1-A{draw.text(UPPER_ALNUM, 10)}-{draw.text(DIGITS, 13)}-{draw.text(HEX, 64)}"
    ),
    "Slack legacy": _slack("xoxs-", 3, HEX, 10),
    "Slack workspace": prefixed("xoxa-2-", ALNUM, 32),
    "Slack client": prefixed("xoxc-", DIGITS + "-", 64),
    "Slack webhook": _slack_webhook,
    "Discord bot": lambda draw: secret(
        f"MT{draw.text(ALNUM, 24)}.G{draw.text(ALNUM, 5)}.{draw.word(URL64, 38)}"
    ),
    "Discord webhook": _discord_webhook,
    "Teams webhook": _teams_webhook,
    "Telegram": lambda draw: secret(f"{draw.integer(10**9, 10**10 - 1)}:AA{draw.word(URL64, 33)}"),
    "Telegram in a URL": lambda draw: (
        "https://api.telegram.org/bot"
        + secret(f"{draw.integer(10**9, 10**10 - 1)}:AA{draw.word(URL64, 33)}")
        + "/getMe"
    ),
}
WEBHOOK_NAMES = ("Slack webhook", "Discord webhook", "Teams webhook", "Telegram in a URL")
