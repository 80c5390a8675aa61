"""Words and sentences that look a little like secrets, and prose of many languages: all of it must stay."""

from __future__ import annotations

from tests.redaction.corpus.drawing import Draw
from tests.redaction.corpus.family import Maker

_SK_WORDS = (
    "task-list", "task-force", "risk-based", "risk-averse-by-default", "disk-usage", "disk-encryption",
    "desk-123", "ask-anything", "ask-me-anything-session", "mask-image", "flask-login",
    "flask-sqlalchemy-extension", "sk-learn", "sk-SK", "brisk-walk", "dusk-to-dawn", "kiosk-account",
    "helpdesk-rotation", "multi-task-learning", "task-4711", "hard-disk-space-monitoring", "whisk-together",
    "risk-assessment-questionnaire-2026", "tusk-shaped", "Task-Management-System", "TASK-1234",
    "RISK-2026-0042", "desk-booking", "flask-wtf", "husk-free", "musk-ox", "disk-io-wait-percentage",
    "frisk-search", "msk-cluster", "sk-image", "task-runner-v2", "kiosk-mode", "servicedesk-plus",
    "asterisk-server", "basilisk-js", "obelisk-shaped", "multidisk-array-controller",
)  # fmt: skip
_KEY_WORDS = (
    "an sk- key starts with sk-", "keys such as sk-… or sk-proj-…", "the prefix sk-proj- is new",
    "sk-... is a placeholder", "sk-xxxx", "sk-XXXXXXXX", "every sess- key", "the ghp_ prefix",
    "tokens that start with glpat-", "AKIA… ids", "an xoxb- token", "the AIza prefix", "hf_… tokens",
    "npm_ tokens", "whsec_…", "pypi- tokens", "eyJ… is a JWT", "Bearer …", "Basic authentication",
    "the word Bearer", "a Cookie header", "Set-Cookie without Secure", "the scheme postgres://",
    "the form user:password", "org-… ids", "user-… ids", "sk-your-key-here", "<OPENAI_API_KEY>",
    "$OPENAI_API_KEY", "${OPENAI_API_KEY}", "{{ api_key }}", "%API_KEY%", "[address]", "[key]", "[token]",
    "[redacted]", "[redacted-key]", "REDACTED", "********", "••••••••", "xxxx-xxxx", "YOUR_API_KEY",
    "your-token-here", "name at example dot com", "someone@", "@example", "user@localhost", "root@host",
    "chatgpt.com/share/…", "https://chatgpt.com/share/<id>", "https://chatgpt.com/c/{conversation}",
    "10.x.x.x", "x.x.x.x",
)  # fmt: skip
_TALK = (
    "The bearer token has expired.", "The bearer of this letter may enter.",
    "Bearer tokens are never logged.", "Reset the password: see the runbook.", "password: required",
    "Password: at least 12 signs", "Password: none", "The password is too short.", "The password is wrong.",
    "The password was changed yesterday.", "passwords: never", "Session: 30 minutes",
    "session: ended by the owner", "Session ID: not shown", "session id: unknown",
    "Session IDs are secrets.", "The session id is in the log.", "token: invalid", "Token: expired",
    "token = missing", "a token of appreciation", "Cookie: a small file", "Cookies are kept for 30 days.",
    "cookie: accepted", "Cookie banner", "secret: none", "The secret is patience.", "secret santa: December",
    "an open secret", "the secret ingredient", "API key: rotated on Friday", "api key: missing",
    "The API key is missing.", "API keys: one per person", "credentials: reset",
    "Credentials: see the vault", "client secret: rotate yearly", "authorization: required",
    "Authorization: denied", "Authorization: see below", "basic authentication is off", "Basic access only",
    "basic understanding of tokens", "Basic information about cookies", "bearer authentication",
    "bearer bonds", "private key: lost", "The private key never leaves the device.", "user id: optional",
    "Device: Chrome on macOS", "Organization: example", "organization-wide rollout", "user-friendly labels",
    "user-agent string", "user-facing text", "org-wide policy", "org-level settings",
    "user-defined function", "session_timeout", "sess-ion", "session-based review", "thread_pool",
    "file-based storage", "file-system", "run_once", "batch_size", "proj_name", "user-generated content",
    "phone: none", "Phone: not given", "Tel.: on request", "call the owner", "Call 112 in an emergency.",
    "Dial 0 for help", "pwd: current folder", "pwd", "passwd", "cat /etc/passwd", "sudo passwd root",
    "chmod 600 .netrc", "login required", "ip: unknown", "IP address: not shown", "the IP address is hidden",
    "one-time code: by app", "PIN: 4 digits",
)  # fmt: skip
_FRAMES = (
    "{}", "Fix the {} today.", "- {}", "See “{}” in the guide.", "* {} (new)", "> {}", "| {} | keep |",
    '"{}"', "1. {}", "Note: {}", "({})", "What about {}?", "TODO: {}", "### {}", "`{}`", "{}, and more",
)  # fmt: skip
_COMPOUNDS = (
    "Donaudampfschifffahrtsgesellschaft", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "Sicherheitsüberprüfung", "Zwei-Faktor-Anmeldung", "Benutzerkontensteuerung",
    "lentokonesuihkuturbiinimoottori", "arbejdsmarkedsuddannelse", "hottentottententententoonstelling",
    "antidisestablishmentarianism", "Kraftfahrzeughaftpflichtversicherung", "Tokenbasierte",
    "Passwortrücksetzung", "Schlüsselaustauschverfahren", "pneumonoultramicroscopicsilicovolcanoconiosis",
    "Risk-Management-Beauftragte", "Task-Force-Leiterin",
)  # fmt: skip
_LOCALES = (
    "en_US", "de_DE", "fr_FR", "es_ES", "it_IT", "pt_PT", "nl_NL", "pl_PL", "cs_CZ", "ru_RU", "uk_UA",
    "bg_BG", "el_GR", "ja_JP", "zh_CN", "zh_TW", "ko_KR", "ar_AA", "he_IL", "fa_IR", "th_TH", "vi_VN",
    "tr_TR", "hy_AM", "ka_GE", "hi_IN", "fi_FI",
)  # fmt: skip


def _framed(words: tuple[str, ...]) -> Maker:
    return lambda draw: draw.pick(_FRAMES).replace("{}", draw.pick(words))


def _prose(draw: Draw) -> str:
    fake = draw.faker(draw.pick(_LOCALES))
    return fake.sentence(nb_words=draw.integer(4, 16))


def _paragraph(draw: Draw) -> str:
    """Write several sentences, broken at a column as mail programs do."""
    fake = draw.faker(draw.pick(_LOCALES[:10]))
    words = " ".join(fake.paragraph(nb_sentences=6).split())
    width = draw.pick((40, 64, 72, 76))
    return "\n".join(words[start : start + width] for start in range(0, len(words), width))


def _row(draw: Draw) -> str:
    """Write a person, a firm and a place: their spelling must not look like anything else."""
    # Without Italian: Faker keeps its towns in a set, whose order differs from run to run.
    fake = draw.faker(draw.pick([locale for locale in _LOCALES[:12] if locale != "it_IT"]))
    return draw.pick(("{} of {}, {}", "{};{};{}", "| {} | {} | {} |", "{} – {} – {}")).format(
        fake.job(), fake.company(), fake.city()
    )


def _hyphenated(draw: Draw) -> str:
    """Break a text with hyphens over two lines: the end of one and the start of the next are no key."""
    word = draw.pick(_SK_WORDS)
    place = word.index("-") + 1
    return f"this is about a {word[:place]}\n{word[place:]} and about nothing else"


WORDS: dict[str, Maker] = {
    "words with sk-": _framed(_SK_WORDS),
    "words broken at sk-": _hyphenated,
    "talk of keys": _framed(_KEY_WORDS),
    "talk of secrets": _framed(_TALK),
    "compounds": _framed(_COMPOUNDS),
    "prose": _prose,
    "wrapped prose": _paragraph,
    "firms and places": _row,
}
