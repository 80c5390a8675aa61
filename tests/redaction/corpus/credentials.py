"""Passwords and client secrets: in URLs, commands and files that name them."""

from __future__ import annotations

from urllib.parse import quote

from tests.redaction.corpus.drawing import ALNUM, HEX, LOWER, LOWER_ALNUM, URL64, Draw
from tests.redaction.corpus.family import Family, Maker, any_written
from tests.redaction.corpus.marked_text import CLOSE, OPEN, pause, secret
from tests.redaction.corpus.wrapping import WRAPPINGS

_USERS = ("admin", "svc-report", "deploy", "app_rw", "j.doe", "guest", "root", "reader2")
_WORDS = ("Summer", "Welcome", "Orchid", "Lisbon", "Falcon", "Winter", "Kestrel", "Harbour")


def _random(draw: Draw) -> str:
    return draw.word(ALNUM, draw.integer(8, 24))


def _chosen(draw: Draw) -> str:
    """Write a password as people choose them."""
    return draw.pick(_WORDS) + draw.pick(("2026", "123", "99", "2025")) + draw.pick(("!", "", "#", "?"))


def _phrase(draw: Draw) -> str:
    return draw.pick("-_.").join(draw.text(LOWER, draw.integer(4, 7)) for _ in range(4)) + draw.text(
        "123456789", 1
    )


def _symbols(draw: Draw) -> str:
    """Write a password with signs that need no escape in a shell or a string."""
    return draw.word(ALNUM + "!#%&*+-./=?@^_~", draw.integer(12, 20))


def _faked(draw: Draw) -> str:
    fake = draw.faker("en_US")
    password = fake.password(length=14, special_chars=False)
    assert isinstance(password, str)
    return password


def _hexadecimal(draw: Draw) -> str:
    return draw.text(HEX, 32)


_PASSWORDS = {
    "random": _random,
    "chosen": _chosen,
    "phrase": _phrase,
    "symbols": _symbols,
    "faked": _faked,
    "hexadecimal": _hexadecimal,
}
_SCHEMES = (
    "http", "https", "postgres", "postgresql", "mysql", "redis", "rediss", "amqp", "mongodb", "mongodb+srv",
    "ftp", "sftp", "ssh", "smtp", "ldap", "git+https", "jdbc:postgresql", "socks5",
)  # fmt: skip
_HOSTS = (
    "db.example.com:5432/app", "example.com", "10-0-0-5.example.net:6379/0", "localhost:5672/vhost",
    "example.org/repo.git", "[2001:db8::5]:27017/a?ssl=true", "host:3306",
)  # fmt: skip


def _url(password: Maker) -> Maker:
    """Return a maker of URLs; user and password are the secret, as both let somebody in."""

    def make(draw: Draw) -> str:
        user, word = draw.pick(_USERS), quote(password(draw), safe="!*._~-")
        return f"{draw.pick(_SCHEMES)}://{OPEN}{user}{pause(':')}{word}{CLOSE}@{draw.pick(_HOSTS)}"

    return make


def _url_without_user(draw: Draw) -> str:
    return f"{draw.pick(('redis', 'rediss'))}://:{secret(_random(draw))}@{draw.pick(_HOSTS)}"


def _url_with_token(draw: Draw) -> str:
    user = draw.pick(("oauth2", "x-access-token", "token"))
    return f"https://{user}:{secret(draw.word(URL64, 30))}@example.com/a.git"


def _pair(draw: Draw, password: Maker) -> str:
    return f"{OPEN}{draw.pick(_USERS)}{pause(':')}{password(draw)}{CLOSE}"


_NAMES = (
    "password", "passwd", "pwd", "PASSWORD", "DB_PASSWORD", "POSTGRES_PASSWORD", "PGPASSWORD", "passphrase",
    "secret", "SECRET_KEY", "client_secret", "CLIENT_SECRET", "clientSecret", "app_secret", "userPassword",
    "smtp-password", "admin_pass", "jwt_secret",
)  # fmt: skip
_WEAK_NAMES = (
    "api_key",
    "apiKey",
    "API-KEY",
    "api key",
    "private_key",
    "access_key",
    "encryption_key",
    "auth_key",
)
_ENTRY_FORMS = {
    "name=value": (
        "{name}={}",
        "export {name}={}",
        "{name} = {}",
        "set {name}={}",
        "--{name}={}",
        "-D{name}={}",
    ),
    "quoted": ('{name}="{}"', "{name} = '{}'", 'const {name} = "{}";', "{name}: '{}',", '{name} := "{}"'),
    "YAML": ("{name}: {}", "  {name}: {}", '{name}: "{}"', "- {name}: {}"),
    "JSON": ('{"{name}": "{}"}', '"{name}":"{}",', '{\\"{name}\\":\\"{}\\"}', "'{name}': '{}'"),
    "query": (
        "https://example.com/login?user=a&{name}={}",
        "{name}={}&grant_type=refresh",
        "POST /t?{name}={}&b=1",
    ),
    "XML": ("<{name}>{}</{name}>", '<add key="{name}" value="{}" />', '<user name="a" {name}="{}"/>'),
}


def _entries(style: str, names: tuple[str, ...], password: Maker) -> Maker:
    def make(draw: Draw) -> str:
        name = draw.pick(names)
        form = draw.pick(_ENTRY_FORMS[style])
        if style in ("query", "XML") or form.startswith("-"):
            name = name.replace(" ", "_")
        return form.replace("{name}", name).replace("{}", secret(password(draw)))

    return make


_PROSE_FORMS = (
    "Password: {}",
    "password is {}",
    "The password is `{}`.",
    'the password was "{}"',
    "Passwort: {}",
    "contraseña: {}",
    "mot de passe : {}",
    "pw: {}",
    "login admin / password {}",
    "senha: {}",
)
_COMMAND_FORMS = (
    "curl -u {} https://example.com/v1",
    "curl -u '{}' https://example.com/v1",
    'curl --user "{}" https://example.com/v1',
    "curl --user={} https://example.com/v1",
    "curl --proxy-user {} https://example.com/v1",
)
_PASSWORD_COMMANDS = (
    "mysql -u root --password={} app",
    "sshpass -p {} ssh root@host",
    "sshpass -p '{}' ssh root@host",
    "docker login -u deploy -p {} registry.example.com",
    "docker login --username deploy --password {} registry.example.com",
    "PGPASSWORD={} psql -h db.example.com",
    "redis-cli -a {} ping",
    "wget --user=deploy --password={} https://example.com",
    "net use x: \\\\host\\share /user:deploy {}",
    "mysqldump --password='{}' app > dump.sql",
)


def _netrc(draw: Draw) -> str:
    entry = f"machine example.com login {draw.pick(_USERS)} password {secret(_random(draw))}"
    return (
        entry
        if draw.integer(0, 1)
        else entry.replace(" login", "\n  login").replace(" password", "\n  password")
    )


def _pgpass(draw: Draw) -> str:
    return f"db.example.com:5432:app:{draw.pick(_USERS)}:{secret(_random(draw))}"


def _connection(draw: Draw) -> str:
    word = secret(_random(draw))
    return draw.pick(
        (
            f"Server=db.example.com;Database=app;User Id=sa;Password={word};Encrypt=true",
            f"Server=db;Uid=app;Pwd={word};",
            f"host=db.example.com user=app password={word} sslmode=require",
            f"jdbc:sqlserver://db.example.com;user=sa;password={word};encrypt=true",
        )
    )


_SAFE = {name: maker for name, maker in _PASSWORDS.items() if name != "symbols"}
_LINES: dict[str, Maker] = {
    f"{style}, {kind}": _entries(style, _NAMES, maker)
    for style in _ENTRY_FORMS
    for kind, maker in (_SAFE if style in ("query", "XML") else _PASSWORDS).items()
}
_LINES |= {
    "other names": _entries("YAML", _WEAK_NAMES, lambda draw: draw.word(LOWER_ALNUM, 32)),
    "other names, quoted": _entries("quoted", _WEAK_NAMES[:3], lambda draw: draw.word(ALNUM, 24)),
    "other names, JSON": _entries("JSON", _WEAK_NAMES, lambda draw: draw.word(URL64, 40)),
    "prose": any_written(_PROSE_FORMS, lambda draw: secret(_chosen(draw))),
    "prose, random": any_written(_PROSE_FORMS, lambda draw: secret(_random(draw))),
    "curl": any_written(_COMMAND_FORMS, lambda draw: _pair(draw, draw.pick((_random, _chosen, _phrase)))),
    "command": any_written(_PASSWORD_COMMANDS, lambda draw: secret(draw.pick((_random, _phrase))(draw))),
    "netrc": _netrc,
    "pgpass": _pgpass,
    "connection string": _connection,
}

CREDENTIALS = Family(
    class_="credential",
    inline={
        **{f"URL, {kind}": _url(maker) for kind, maker in _PASSWORDS.items()},
        "URL, no user": _url_without_user,
        "URL, token": _url_with_token,
    },
    lines=_LINES,
    wrapped={f"URL, {kind}": _url(_PASSWORDS[kind]) for kind in ("random", "phrase", "faked")},
    wrappings=WRAPPINGS,
    unsuited=frozenset({"in a URL query", "in a URL path"}),
)
