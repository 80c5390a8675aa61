"""Tokens of clouds, shops and other services, by their documented forms."""

from __future__ import annotations

from urllib.parse import quote

from tests.redaction.corpus.drawing import (
    ALNUM,
    BASE32,
    BASE64,
    DIGITS,
    HEX,
    LOWER_ALNUM,
    UPPER_ALNUM,
    URL64,
    Draw,
)
from tests.redaction.corpus.family import Maker, any_written, prefixed
from tests.redaction.corpus.marked_text import secret

_BECH32 = "".join(sign for sign in UPPER_ALNUM if sign not in "1BIO")


def _azure_client_secret(draw: Draw) -> str:
    return secret(f"{draw.text(ALNUM, 3)}8Q~{draw.word(ALNUM + '_.~-', 34)}")


def _account_key(draw: Draw) -> str:
    return f"AccountName=example;AccountKey={secret(draw.base64(64))};EndpointSuffix=core.windows.net"


def _shared_access(draw: Draw) -> str:
    return (
        "Endpoint=sb://example.servicebus.windows.net/;SharedAccessKeyName=Root;"
        f"SharedAccessKey={secret(draw.base64(32))}"
    )


def _signed_url(draw: Draw) -> str:
    signature = secret(quote(draw.base64(32), safe=""))
    return f"https://example.blob.core.windows.net/a/b.csv?sv=2024-11-04&sp=r&sig={signature}&sr=b"


def _presigned_url(draw: Draw) -> str:
    return (
        "https://example.s3.amazonaws.com/a.csv?X-Amz-Expires=300"
        f"&X-Amz-Signature={secret(draw.text(HEX, 64))}&X-Amz-SignedHeaders=host"
    )


def _device_code(draw: Draw) -> str:
    return secret(f"1//0{draw.text(URL64, 2)}{draw.word(URL64, 97)}")


CLOUDS = {
    "AWS access key id": prefixed("AKIA", BASE32, 16),
    "AWS temporary key id": prefixed("ASIA", BASE32, 16),
    "Google access": lambda draw: secret(f"ya29.a0A{draw.word(URL64, 160)}"),
    "Google client secret": prefixed("GOCSPX-", URL64, 28),
    "Google refresh": _device_code,
    "Azure client secret": _azure_client_secret,
    "Azure account key": _account_key,
    "Azure shared access": _shared_access,
    "Azure signed URL": _signed_url,
    "AWS signed URL": _presigned_url,
    "DigitalOcean": prefixed("dop_v1_", HEX, 64),
    "DigitalOcean OAuth": prefixed("doo_v1_", HEX, 64),
    "Alibaba": prefixed("LTAI", ALNUM, 20),
    "Heroku": prefixed("HRKU-AA", URL64, 58),
    "Netlify": prefixed("nfp_", ALNUM, 36),
    "Fly": lambda draw: secret(f"fo1_{draw.word(URL64, 43)}"),
    "Vault": prefixed("hvs.", URL64, 95),
    "Terraform": lambda draw: secret(f"{draw.text(ALNUM, 14)}.atlasv1.{draw.word(URL64, 67)}"),
    "Databricks": prefixed("dapi", HEX, 32),
    "Doppler": prefixed("dp.pt.", ALNUM, 43),
    "Pulumi": prefixed("pul-", HEX, 40),
    "age": prefixed("AGE-SECRET-KEY-1", _BECH32, 58),
    "1Password": lambda draw: secret(f"ops_eyJ{draw.text(BASE64, 260)}="),
}
SERVICES = {
    "Stripe secret": prefixed("sk_live_", ALNUM, 24),
    "Stripe secret, long": prefixed("sk_live_51", ALNUM, 97),
    "Stripe restricted": prefixed("rk_live_", ALNUM, 24),
    "Stripe test": prefixed("sk_test_", ALNUM, 24),
    "Stripe webhook": prefixed("whsec_", ALNUM, 32),
    "Shopify": prefixed("shpat_", HEX, 32),
    "Shopify shared": prefixed("shpss_", HEX, 32),
    "Linear": prefixed("lin_api_", ALNUM, 40),
    "Notion": lambda draw: secret(f"ntn_{draw.text(DIGITS, 11)}{draw.text(ALNUM, 35)}"),
    "Notion, old": prefixed("secret_", ALNUM, 43),
    "Asana": lambda draw: secret(f"1/{draw.text(DIGITS, 16)}:{draw.text(HEX, 32)}"),
    "CircleCI": lambda draw: secret(f"CCIPAT_{draw.text(ALNUM, 22)}_{draw.text(HEX, 40)}"),
    "Buildkite": prefixed("bkua_", HEX, 40),
    "Sentry": prefixed("sntryu_", HEX, 64),
    "HubSpot": lambda draw: secret(f"pat-na1-{draw.uuid()}"),
    "Square": prefixed("sq0atp-", URL64, 22),
    "Dropbox": prefixed("sl.", URL64, 130),
    "JetBrains": lambda draw: secret(f"perm:{draw.base64(9)[:12]}.{draw.base64(6)}.{draw.text(ALNUM, 30)}"),
    "Firebase": lambda draw: secret(f"AAAA{draw.text(URL64, 7)}:APA91b{draw.word(URL64, 134)}"),
    "PlanetScale": prefixed("pscale_tkn_", URL64, 43),
    "Sourcegraph": prefixed("sgp_", HEX, 40),
}
_NAMED_FORMS = ("{name}={}", "export {name}={}", '{name}="{}"', "{name}: {}", '"{name}": "{}"', "{name} = {}")


def _named(names: tuple[str, ...], maker: Maker) -> Maker:
    forms = tuple(form.replace("{name}", name) for form in _NAMED_FORMS for name in names)
    return any_written(forms, maker)


BY_NAME = {
    "AWS secret key": _named(
        ("AWS_SECRET_ACCESS_KEY", "aws_secret_access_key", "SecretAccessKey"), prefixed("", BASE64, 40)
    ),
    "AWS session": _named(
        ("AWS_SESSION_TOKEN", "aws_session_token", "SessionToken"),
        lambda draw: secret("IQoJb3JpZ2luX2Vj" + draw.text(BASE64, 340) + "=="),
    ),
    "access by name": _named(("access_token", "ACCESS_TOKEN", "accessToken"), prefixed("", URL64, 43)),
    "refresh by name": _named(("refresh_token", "refreshToken"), prefixed("", URL64, 64)),
    "identity by name": _named(("id_token", "idToken"), prefixed("", URL64, 80)),
    "plain by name": _named(("token", "TOKEN", "auth_token", "API_TOKEN"), prefixed("", LOWER_ALNUM, 40)),
    "Heroku by name": _named(("HEROKU_API_TOKEN",), lambda draw: secret(draw.uuid())),
    "Cloudflare by name": _named(("CLOUDFLARE_API_TOKEN",), prefixed("", URL64, 40)),
    "Okta": any_written(
        ("Authorization: SSWS {}", "-H 'Authorization: SSWS {}'", "OKTA_API_TOKEN={}"),
        prefixed("00", URL64, 40),
    ),
    "npmrc": lambda draw: "//registry.example.com/:_authToken=" + secret(draw.uuid()),
    "npmrc basic": lambda draw: "_auth=" + secret(draw.base64(24)),
    "fragment": lambda draw: (
        f"https://example.com/callback#access_token={secret(draw.word(URL64, 60))}&expires_in=3600"
    ),
    "query": lambda draw: f"https://example.com/feed?access_token={secret(draw.word(UPPER_ALNUM, 40))}",
    "reset link": lambda draw: f"https://example.com/reset?token={secret(draw.word(URL64, 40))}&lang=en",
}
