"""API keys of OpenAI and of other providers, by their documented forms."""

from __future__ import annotations

from tests.redaction.corpus.drawing import (
    ALNUM,
    BASE64,
    DIGITS,
    HEX,
    LETTERS,
    LOWER_ALNUM,
    UPPER_ALNUM,
    URL64,
    Draw,
)
from tests.redaction.corpus.family import Family, Maker, any_written, prefixed, several
from tests.redaction.corpus.marked_text import secret
from tests.redaction.corpus.wrapping import WRAPPINGS

# The Base64 form of 'OpenAI', which the vendor puts into the middle of its keys.
_SEAL = "T3Blbk" + "FJ"


def _sealed(prefix: str, alphabet: str, before: int, after: int) -> Maker:
    return lambda draw: secret(prefix + draw.word(alphabet, before) + _SEAL + draw.word(alphabet, after))


def _named_service(draw: Draw) -> str:
    name = draw.pick(("billing", "nightly-eval", "support-bot", "search2"))
    return secret(f"sk-{name}-{draw.text(ALNUM, 20)}{_SEAL}{draw.text(ALNUM, 20)}")


def _parts(prefix: str, *lengths: int, alphabet: str = ALNUM, joint: str = "-") -> Maker:
    return lambda draw: secret(prefix + joint.join(draw.text(alphabet, length) for length in lengths))


_OPENAI = {
    "OpenAI, 48 signs": prefixed("sk-", ALNUM, 48),
    "OpenAI, 48 signs with seal": _sealed("sk-", ALNUM, 20, 20),
    "OpenAI project": _sealed("sk-proj-", URL64, 74, 74),
    "OpenAI project, 58": _sealed("sk-proj-", URL64, 58, 58),
    "OpenAI project, 48 signs": prefixed("sk-proj-", ALNUM, 48),
    "OpenAI project, short seal": _sealed("sk-proj-", ALNUM, 20, 20),
    "OpenAI service account": _sealed("sk-svcacct-", URL64, 74, 74),
    "OpenAI service account, 58": _sealed("sk-svcacct-", URL64, 58, 58),
    "OpenAI admin": _sealed("sk-admin-", URL64, 74, 74),
    "OpenAI admin, 58": _sealed("sk-admin-", URL64, 58, 58),
    "OpenAI user": _sealed("sk-None-", ALNUM, 20, 20),
    "OpenAI named service": _named_service,
    "OpenAI session": prefixed("sess-", ALNUM, 40),
}
_MODELS = {
    "Anthropic": prefixed("sk-ant-api03-", URL64, 93, "AA"),
    "Anthropic admin": prefixed("sk-ant-admin01-", URL64, 93, "AA"),
    "Anthropic sign-in": prefixed("sk-ant-oat01-", URL64, 93, "AA"),
    "OpenRouter": prefixed("sk-or-v1-", HEX, 64),
    "DeepSeek": prefixed("sk-", HEX, 32),
    "Langfuse": lambda draw: secret(f"sk-lf-{draw.uuid()}"),
    "Hugging Face": prefixed("hf_", LETTERS, 34),
    "Groq": prefixed("gsk_", ALNUM, 52),
    "xAI": prefixed("xai-", ALNUM, 80),
    "Perplexity": prefixed("pplx-", ALNUM, 48),
    "Replicate": prefixed("r8_", ALNUM, 37),
    "Google": prefixed("AIza", URL64, 35),
    "NVIDIA": prefixed("nvapi-", URL64, 64),
    "ElevenLabs": prefixed("sk_", HEX, 48),
    "Cerebras": prefixed("csk-", LOWER_ALNUM, 48),
    "Pinecone": _parts("pcsk_", 6, 63, joint="_"),
    "LangSmith": _parts("lsv2_pt_", 32, 10, alphabet=HEX, joint="_"),
    "Tavily": prefixed("tvly-dev-", ALNUM, 32),
    "Firecrawl": prefixed("fc-", HEX, 32),
    "Bedrock": lambda draw: secret("ABSK" + draw.text(BASE64, 127) + "="),
}
_SERVICES = {
    "SendGrid": _parts("SG.", 22, 43, alphabet=URL64[:-2] + "_", joint="."),
    "Mailgun": prefixed("key-", HEX, 32),
    "Mailchimp": lambda draw: secret(f"{draw.text(HEX, 32)}-us{draw.integer(1, 21)}"),
    "Brevo": _parts("xkeysib-", 64, 16, alphabet=HEX),
    "Resend": _parts("re_", 8, 24, joint="_"),
    "Twilio": prefixed("SK", HEX, 32),
    "Postman": _parts("PMAK-", 24, 34, alphabet=HEX),
    "New Relic": prefixed("NRAK-", UPPER_ALNUM, 27),
    "Airtable": lambda draw: secret(f"pat{draw.text(ALNUM, 14)}.{draw.text(HEX, 64)}"),
    "Figma": prefixed("figd_", URL64, 40),
    "Supabase": prefixed("sbp_", HEX, 40),
    "Grafana": lambda draw: secret(f"glsa_{draw.text(ALNUM, 32)}_{draw.text(HEX, 8)}"),
    "Sonar": prefixed("squ_", HEX, 40),
    "Octopus": prefixed("API-", UPPER_ALNUM, 26),
    "Tailscale": lambda draw: secret(f"tskey-auth-{draw.text(ALNUM, 12)}CNTRL-{draw.text(ALNUM, 32)}"),
}
_NAMED_FORMS = (
    "{name}={}",
    "export {name}={}",
    '{name}="{}"',
    "{name}: {}",
    '"{name}": "{}"',
    "{name} = '{}'",
)


def _named(name: str, alphabet: str, length: int) -> Maker:
    forms = tuple(form.replace("{name}", name) for form in _NAMED_FORMS)
    return any_written(forms, prefixed("", alphabet, length))


_BY_NAME = {
    "Azure OpenAI by name": _named("AZURE_OPENAI_API_KEY", HEX, 32),
    "Cohere by name": _named("CO_API_KEY", ALNUM, 40),
    "Mistral by name": _named("MISTRAL_API_KEY", ALNUM, 32),
    "Datadog by name": _named("DD_API_KEY", HEX, 32),
    "Datadog application by name": _named("DD_APP_KEY", HEX, 40),
    "Algolia by name": _named("ALGOLIA_ADMIN_API_KEY", HEX, 32),
    "Cloudflare by name": _named("CLOUDFLARE_API_KEY", HEX, 37),
    "Mapbox by name": _named("mapboxApiKey", ALNUM, 40),
    "header": any_written(
        ("x-api-key: {}", "-H 'api-key: {}'", '"X-Api-Key": "{}"'), prefixed("", ALNUM, 40)
    ),
    "query": any_written(
        (
            "https://example.com/v1?key={}",
            "https://example.com/v1?a=1&api_key={}",
            "/v2/list?apikey={}&page=2",
        ),
        prefixed("", ALNUM, 32),
    ),
    "digits by name": _named("api_key", DIGITS, 24),
}

_ALL = _OPENAI | _MODELS | _SERVICES

KEYS = Family(
    class_="key",
    inline={**_ALL, "several": several(_ALL)},
    lines=_BY_NAME,
    wrapped={
        name: any_written(("{}", "The key is {} as of now", "KEY={}"), maker)
        for name, maker in (
            _OPENAI | {name: _MODELS[name] for name in ("Anthropic", "Google", "Groq", "OpenRouter")}
        ).items()
    },
    wrappings=WRAPPINGS,
)
