"""Code, configuration without secrets, paths, links and user agents: all of it must stay."""

from __future__ import annotations

from tests.redaction.corpus.drawing import LOWER, Draw
from tests.redaction.corpus.family import Maker

_CODE = (
    "std::vector<int> rows;", "std::unordered_map<std::string, int>::iterator",
    "use std::collections::HashMap;", "::before { content: '' }", "a::after", "Foo::Bar::baz()",
    "crate::models::row::Row", "ns1::ns2::f(1)", "abc::Def::ghi", "x ::= y", "@pytest.fixture",
    "@app.route('/login')", "@dataclass(frozen=True)", "@media (min-width: 60em)", "@import url(a.css);",
    "import { a } from '@types/node'", "npm i -D @types/node @babel/core", "git clone git@host:team/repo",
    "@team/owners please look", "password = os.environ['PASSWORD']", "password = getpass.getpass()",
    "token = request.headers.get('x-token')", "def reset_password(self, password: str) -> None:",
    "if token is None: return", "token: str | None = None", "const token = useToken();",
    "api_key = settings.api_key", "api_key=os.getenv('OPENAI_API_KEY')", "client = OpenAI(api_key=API_KEY)",
    "secret = load_secret(name)", "let password = form.password.value;", "self.session = session",
    "session = Session()", "cookie = SimpleCookie()", "pwd=$(pwd)", "session.cookies.clear()",
    "headers = {'Authorization': f'Bearer {token}'}", "Authorization: Bearer $TOKEN",
    "Authorization: Bearer ${TOKEN}", "Authorization: Bearer <token>",
    "-H \"Authorization: Bearer $OPENAI_API_KEY\"", "curl -u $USER:$PASSWORD https://example.com",
    "curl -u \"$USER\" https://example.com", "postgres://$USER:$PASSWORD@host/db",
    "https://${USER}:${PASS}@example.com", "redis://localhost:6379/0", "password: ${PASSWORD}",
    "password: $PASSWORD", "password: <password>", "password: {{ password }}", "password: null",
    "password: \"\"", "password: ****", "password: xxxx", "\"password\": null,", "\"token\": \"\",",
    "PASSWORD=", "API_KEY=", "TOKEN=$TOKEN", "token: ${{ secrets.TOKEN }}", "secrets: inherit",
    "secret: true", "secret_key_base: <%= ENV['KEY'] %>", "max_tokens: 4096", "tokens: 1500",
    "num_tokens=128", "token_count = 12", "session_timeout: 3600", "SESSION_COOKIE_AGE = 1209600",
    "SESSION_COOKIE_SECURE=True", "cookie_secure: true", "PASSWORD_MIN_LENGTH=12", "password_policy: strict",
    "api_key_env: OPENAI_API_KEY", "primary_key: id", "foreign_key = True", "key: value", "sort_key: name",
    "--token-file x", "passwordless: true", "auth: none", "auth_type: basic", "user: root", "users: 12",
    "device_id: int", "user_id: int", "session_id: str", "sid: int",
    "session_id = fields.CharField(max_length=64)", "SELECT id, user_id FROM sessions WHERE token IS NULL;",
    "thread_id = threading.get_ident()", "for file in files: print(file)", "git log --oneline -5",
    "ls -la ~/.ssh", "ssh-keygen -t ed25519", "openssl genrsa -out key.pem 4096",
    "-----BEGIN CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----", "the line BEGIN RSA PRIVATE KEY",
    "grep -r 'PRIVATE KEY' .", "ssh-rsa keys are old", "chmod 0600 id_rsa", "x = y[::2]", "lambda: 0",
    "0xdeadbeef", "0x7ffd1234abcd", "1_000_000", "0b1010", "'\\x1b[31m'", "\\033[0m",
    "aria-label=\"Session: current\"", "<input type=\"password\" name=\"password\">", "<a href=\"#token\">",
    "data-session=\"current\"", "git diff a..b",
    "<script src=\"assets/javascripts/bundle.13a4f30d.min.js\"></script>", "main.6f8fc17f.min.css",
    "chunk-vendors.7a1c9b2e.js", "var(--md-primary-fg-color)", "font: 1.2.3/4 serif",
    "transform: translate(-50%, -50%)", "grid-area: 1 / 2 / 3 / 4", "E501 line too long (112 > 110)",
    "HTTP/1.1 401 Unauthorized", "www-authenticate: Bearer realm=\"api\"",
    "WWW-Authenticate: Basic realm=\"site\"", "Content-Security-Policy: default-src 'self'", "Vary: Cookie",
    "Access-Control-Allow-Headers: Authorization, Cookie", "Strict-Transport-Security: max-age=31536000",
    "Set-Cookie is missing", "grant_type=client_credentials",
)  # fmt: skip
_IDENTIFIERS = (
    "getUserSessionTokenExpirationDate", "AbstractSingletonProxyFactoryBean",
    "test_that_a_row_without_a_date_is_refused", "kDefaultMaximumNumberOfConcurrentStreams",
    "MAX_NUMBER_OF_ROWS_PER_EXPORTED_FILE", "com.example.portal.internal.SessionRowReader",
    "org.springframework.boot.autoconfigure", "user_sessions_by_device_and_location_idx",
    "v-on:click.prevent", "aria-describedby", "md-typeset__scrollwrap", "navigation.instant.prefetch",
    "pymdownx.superfences", "application/vnd.openxmlformats-officedocument",
    "kubernetes.io/service-account-token", "x-forwarded-for", "xmlns:xlink", "fe_sendauth", "cafe::baker",
    "dead:beef", "face-book", "added.faced", "user_agent_parser", "session_storage", "file_descriptor_table",
    "thread_local_storage", "batch_normalization", "run_in_executor", "msg_control", "sess_init_handler",
    "org-babel-load-languages", "user-select", "user-scalable", "org-mode-restart",
    "file-loader-webpack-plugin", "proj_transform_bounds", "call_soon_threadsafe", "key_error_handler",
    "resp_content_type", "req_body_limit", "asst_name", "vs_code_settings",
)  # fmt: skip
_LINKS = (
    "https://chatgpt.com/#settings/Security", "https://chatgpt.com/", "https://chatgpt.com/gpts",
    "https://chatgpt.com/codex", "chatgpt.com/share",
    "https://help.openai.com/en/articles/20001257-active-sessions", "https://platform.openai.com/api-keys",
    "https://openai.com/policies/", "https://platform.openai.com/settings/organization/api-keys",
    "https://example.com/a?page=2&sort=name#top", "http://localhost:8000/review/",
    "https://example.com/caf%C3%A9?q=gr%C3%BC%C3%9Fe", "https://example.com/2026/11/24/what-changed/",
    "https://example.com:8443/health", "file:///srv/site",
    "https://docs.python.org/3/library/re.html#re.sub",
    "https://en.wikipedia.org/wiki/Session_(computer_science)", "mailto:", "tel:",
    "https://example.org/@team", "https://example.com/?token_type=bearer",
    "https://example.com/search?q=password+reset", "https://example.com/login?next=%2Freview%2F",
    "ftp://example.com/pub", "https://example.com/tasks/task-list/desk-123", "/var/lib/docker/overlay2",
    "../shared/design.md", "C:\\Users\\Public\\Documents", "~/.config/portal", "s3://bucket/a",
    "https://github.com/example/repo/pull/42/files", "https://example.com/share/report",
    "https://example.com/c/overview", "https://example.com/v1/users/42/sessions",
)  # fmt: skip
_FRAMES = (
    "{}", "{}", "    {}", "- `{}`", "> {}", "+{}", "$ {}", "# {}", "see {} there", "{}  # old",
    "| {} | ok |", "\t{}", "({})", "1. {}",
)  # fmt: skip
_CHROMIUM, _APPLE = "AppleWebKit/537.36 (KHTML, like Gecko)", "AppleWebKit/605.1.15 (KHTML, like Gecko)"
_MODERN_AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) {k} Chrome/{v} Safari/537.36 Edg/{v}",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {k} Chrome/{v} Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) {s} Version/18.1 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:{m}.0) Gecko/20100101 Firefox/{m}.0",
    "ChatGPT/1.2026.{m} (iOS 18.1; iPhone15,2; build {m})", "ChatGPT/{v} (Mac OS X 15.1; arm64)",
    "Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8 Build/UQ1A.240205.004)", "OpenAI/Python 1.{m}.0",
    "curl/8.{m}.0", "python-requests/2.31.{m}", "okhttp/4.{m}.0", "PostmanRuntime/7.{m}.0",
    "Go-http-client/1.1", "codex_cli_rs/0.{m}.0",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Opera/9.80 (X11; Linux i686; U; en) Presto/2.10.{m} Version/11.60",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) {k} Chrome/{v} Electron/31.{m}.0 Safari/537.36",
)  # fmt: skip
_DEVICES = (
    "Chrome on macOS",
    "Firefox on Linux",
    "Edge on Windows 11",
    "Safari on iPhone",
    "Unknown browser",
    "ChatGPT app on Android",
)
_APPS, _PLACES = (
    ("ChatGPT", "Codex", "API Platform"),
    ("Approx. Portugal", "Approx. Lisbon", "Approx. unknown", "Not shown", "São Paulo, Brazil"),
)


def _framed(lines: tuple[str, ...]) -> Maker:
    return lambda draw: draw.pick(_FRAMES).replace("{}", draw.pick(lines))


def _agent(draw: Draw) -> str:
    version = f"{draw.integer(90, 150)}.{draw.integer(0, 9)}.{draw.integer(0, 7999)}.{draw.integer(0, 250)}"
    agent = draw.pick(_MODERN_AGENTS).replace("{k}", _CHROMIUM).replace("{s}", _APPLE)
    return agent.replace("{v}", version).replace("{m}", str(draw.integer(1, 140)))


def _faked_agent(draw: Draw) -> str:
    fake = draw.faker("en_US")
    return str(draw.pick((fake.chrome, fake.firefox, fake.safari, fake.opera, fake.internet_explorer))())


def _agent_in_log(draw: Draw) -> str:
    return f'"GET /review/ HTTP/1.1" 200 {draw.integer(100, 99999)} "-" "{_agent(draw)}"'


def _coarse_row(draw: Draw) -> str:
    cells = (
        f"o-{draw.text(LOWER + '234567', 8)}",
        draw.pick(_DEVICES),
        draw.pick(_APPS),
        draw.pick(_PLACES),
        f"2026-{draw.integer(1, 12):02}-{draw.integer(1, 28):02}",
    )
    return draw.pick((",", "\t", " | ", "; ")).join(cells)


def _camel(draw: Draw) -> str:
    words = [draw.text(LOWER, draw.integer(3, 9)) for _ in range(draw.integer(3, 6))]
    style = draw.integer(0, 3)
    if style == 0:
        return words[0] + "".join(word.title() for word in words[1:]) + "()"
    return ("_", "-", ".")[style - 1].join(words)


def _escaped(draw: Draw) -> str:
    fake = draw.faker(draw.pick(("fr_FR", "de_DE", "pl_PL", "ru_RU")))
    word = fake.city()
    return draw.pick(
        (
            "".join(f"%{byte:02X}" for byte in word.encode()),
            word.encode("unicode_escape").decode(),
            f"https://example.com/wiki/{word}",
        )
    )


CODE: dict[str, Maker] = {
    "code and settings": _framed(_CODE),
    "identifiers": _framed(_IDENTIFIERS),
    "made-up identifiers": _camel,
    "links and paths": _framed(_LINKS),
    "escaped words": _escaped,
    "user agents": _agent,
    "user agents in logs": _agent_in_log,
    "faked user agents": _faked_agent,
    "coarse rows": _coarse_row,
}
