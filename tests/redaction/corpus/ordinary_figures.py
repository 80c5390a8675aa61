"""Versions, dates, times, hashes, colours, prices and other figures that are no secrets."""

from __future__ import annotations

from tests.redaction.corpus.drawing import DIGITS, HEX, HEX_UPPER, LOWER, Draw
from tests.redaction.corpus.family import Maker

_MONTHS = ("January", "March", "May", "August", "November", "Dec", "Sept.", "Okt.", "février", "março")
_DAYS = ("Mon", "Tuesday", "Wed", "Donnerstag", "vendredi", "Sat", "Sunday")
_ZONES = ("Z", "+00:00", "+02:00", "-0700", " UTC", " GMT", "+05:30", "")
_PACKAGES = (
    "django",
    "react",
    "@types/node",
    "lodash",
    "mkdocs-material",
    "numpy",
    "openssl",
    "@babel/core",
    "left-pad",
)
_FILES = (
    "src/app/main.py",
    "generator/site.py",
    "lib/index.js",
    "C:\\work\\report.txt",
    "/var/log/auth.log",
    "a/b.rs",
)
_SUBJECTS = (
    "Fix the date",
    "Say what is wrong",
    "Merge branch 'main'",
    "Add a task-list",
    "Bump version",
    "Drop a step",
)


def _n(draw: Draw, high: int = 99) -> str:
    return str(draw.integer(0, high))


def _version(draw: Draw) -> str:
    parts = [_n(draw, 40) for _ in range(draw.integer(2, 3))]
    tail = draw.pick(
        ("", "", "", "-rc.1", "-beta.2+exp.sha.5114f85", ".dev3", "b2", "-alpine", "-SNAPSHOT", "+build.7")
    )
    return ".".join(parts) + tail


def _four_part(draw: Draw) -> str:
    return ".".join((_n(draw, 20), _n(draw, 20), _n(draw, 255), _n(draw, 255)))


def _windows(draw: Draw) -> str:
    return f"10.0.{draw.integer(19041, 26200)}.{draw.integer(1, 6000)}"


_VERSION_FORMS = (
    "version {}", "v{}", "Version: {}", "upgrade to v{}", "release {} is out", "ver. {}", "Build {}", "V{}",
    "versions {} and v{}", "Version {}", "firmware {}", "from version {} to version {}", "(v{})",
)  # fmt: skip
_SHORT_VERSION_FORMS = (
    "{}",
    "{} -> {}",
    "Python {}",
    ">= {}, < {}",
    "node:{}",
    "tag {}",
    "^{}",
    "~{}",
    "=={}",
    "openssl {}",
)


def _filled(forms: tuple[str, ...], *makers: Maker) -> Maker:
    def make(draw: Draw) -> str:
        first, *rest = draw.pick(forms).split("{}")
        return first + "".join(draw.pick(makers)(draw) + part for part in rest)

    return make


def _package(draw: Draw) -> str:
    sign = draw.pick(("@", "==", ">=", "-", " "))
    return f"{draw.pick(_PACKAGES)}{sign}{_version(draw)}"


def _date(draw: Draw) -> str:
    year, month, day = draw.integer(2019, 2027), draw.integer(1, 12), draw.integer(1, 28)
    named, weekday = draw.pick(_MONTHS), draw.pick(_DAYS)
    forms = (
        f"{year}-{month:02}-{day:02}", f"{day:02}.{month:02}.{year}", f"{month}/{day}/{year}",
        f"{year}/{month:02}/{day:02}", f"{day} {named} {year}", f"{named} {day}, {year}",
        f"{weekday}, {day} {named} {year}", f"{year}.{month:02}.{day:02}", f"{year}{month:02}{day:02}",
        f"{day}-{named}-{year}", f"W{day:02}/{year}", f"{year}年{month}月{day}日", f"Q3 {year}",
        f"{day:02}/{month:02}/{year % 100:02}", f"{year}-W{day:02}-3", f"{day}.{month}.",
        f"{year}-{month:02}",
    )  # fmt: skip
    return draw.pick(forms)


def _time(draw: Draw) -> str:
    hour, minute, second = draw.integer(0, 23), draw.integer(0, 59), draw.integer(0, 59)
    forms = (
        f"{hour:02}:{minute:02}:{second:02}", f"{hour:02}:{minute:02}", f"{hour % 12}:{minute:02} pm",
        f"{hour}h{minute:02}", f"{hour:02}:{minute:02}:{second:02}.{draw.integer(0, 999):03}",
        f"{hour}.{minute:02} Uhr", f"{minute:02}:{second:02}:00:00",
    )  # fmt: skip
    return draw.pick(forms)


def _moment(draw: Draw) -> str:
    clock = f"{draw.integer(0, 23):02}:{draw.integer(0, 59):02}:{draw.integer(0, 59):02}"
    part = draw.pick(("", ".123", ".123456", ",789"))
    day = f"2026-{draw.integer(1, 12):02}-{draw.integer(1, 28):02}"
    return f"{day}{draw.pick('T ')}{clock}{part}{draw.pick(_ZONES)}"


def _commit(draw: Draw) -> str:
    digest = draw.text(HEX, draw.pick((7, 8, 12, 40)))
    forms = (
        f"commit {digest}", f"{digest[:7]} {draw.pick(_SUBJECTS)}", f"Fixed in {digest[:9]}.",
        f"git show {digest}", f"Merge: {digest[:7]} {draw.text(HEX, 7)}",
        f"index {digest[:7]}..{draw.text(HEX, 7)} 100644", f"git revert {digest}",
        f"* {digest[:8]} (HEAD -> main) {draw.pick(_SUBJECTS)}", f"ref: {digest[:7]}", f"parent {digest}",
        f"tree {digest}",
    )  # fmt: skip
    return draw.pick(forms)


def _checksum(draw: Draw) -> str:
    digest = draw.text(HEX, 64)
    forms = (
        f"sha256:{digest}", f"SHA-256: {digest}", f"--hash=sha256:{digest}", f"image@sha256:{digest}",
        f"SHA256 (a.iso) = {digest}", f"sha256sum: {digest}  a.iso", f"{digest}  dist/a.tar.gz",
        f"md5: {digest[:32]}", f"sha1 {digest[:40]}", f"etag: \"{digest[:32]}\"",
    )  # fmt: skip
    return draw.pick(forms)


def _colour(draw: Draw) -> str:
    six = draw.text(draw.pick((HEX, HEX_UPPER)), 6)
    forms = (
        f"#{six}", f"#{six[:3]}", f"#{six}{six[:2]}", f"color: #{six};", f"background:#{six[:3]}",
        f"0x{six}", f"--md-accent: #{six};", f"rgb({_n(draw, 255)}, {_n(draw, 255)}, {_n(draw, 255)})",
        f"fill=\"#{six}\"", f"rgba({_n(draw, 255)},{_n(draw, 255)},0,.5)",
        f"hsl({_n(draw, 359)} {_n(draw)}% {_n(draw)}%)", f"U+{six[:4].upper()}", f"\\u{six[:4]}",
        f"&#x{six[:4]};",
    )  # fmt: skip
    return draw.pick(forms)


def _money(draw: Draw) -> str:
    whole, part = draw.integer(1, 9999), draw.integer(0, 99)
    forms = (
        f"{whole},{part:02} €", f"${whole:,}.{part:02}", f"EUR {whole}.{part:02}", f"{whole} 000 kr",
        f"1.{whole:04}.000,00", f"£{whole}", f"{whole:,} sessions", f"{part}.{whole % 10} %",
        f"1 {whole:04} rows", f"-{part}.5 °C", f"{whole} x {part}", f"{whole}–{whole + 50}", f"{part}/100",
        f"{part} of {whole}", f"1e-{part}", f"{whole}.{part:02} ms", f"{part} GB",
    )  # fmt: skip
    return draw.pick(forms)


def _number(draw: Draw) -> str:
    fake = draw.faker("en_US")
    digits = draw.text(DIGITS, 9)
    forms = (
        f"ISBN {fake.isbn13()}", f"ISBN-10: {fake.isbn10()}", f"order 2026-{digits[:5]}",
        f"Invoice no. {digits[:8]}", f"PO-{digits}", f"ticket INC0{digits[:6]}", f"RFC {digits[:4]}",
        f"CVE-2026-{digits[:5]}", "ISO/IEC 27001:2022", f"room {digits[:3]}-{digits[3]}",
        f"step {digits[0]} of {digits[1]}", f"port {digits[:4]}", f"localhost:{digits[:4]}",
        f"PID {digits[:5]}", f"EAN {fake.ean13()}", f"line {digits[:3]}, column {digits[3:5]}",
        f"§ {digits[:2]} Abs. 3", f"chapter {digits[0]}.{digits[1]}.{digits[2]}",
        f"score {digits[0]}:{digits[1]}", f"{digits[:2]}:{digits[2]} ratio", f"hc/{digits[:8]}",
        f"zip {digits[:5]}", f"#{digits[:4]}",
    )  # fmt: skip
    return draw.pick(forms)


def _place_in_file(draw: Draw) -> str:
    file, line, column = draw.pick(_FILES), draw.integer(1, 900), draw.integer(1, 90)
    forms = (
        f"{file}:{line}:{column}", f"{file}:{line}: what is wrong", f'File "{file}", line {line}',
        f"{file}({line},{column})", f"--> {file}:{line}:{column}", f"at {file}:{line}",
        f"@@ -{line},{column} +{line},{column + 1} @@", f"{file}#L{line}-L{line + 9}",
    )  # fmt: skip
    return draw.pick(forms)


def _list_item(draw: Draw) -> str:
    words = " ".join(draw.text(LOWER, draw.integer(3, 9)) for _ in range(4))
    return draw.pick(
        (
            f"{_n(draw)}. {words}",
            f"{_n(draw)}) {words}",
            f"{_n(draw, 9)}.{_n(draw, 9)}.{_n(draw, 9)} {words}",
            f"[{_n(draw)}] {words}",
        )
    )


def _mathematics(draw: Draw) -> str:
    a, b, c = (_n(draw) for _ in range(3))
    return draw.pick((
        f"{a} + {b} = {c}", f"({a}-{b})*{c}", f"x^2 + {a}x - {b} = 0", f"{a}.{b} × 10^{c}",
        f"f(x) = {a}/{b}", f"{a} ≤ n < {b}", f"∑ i={a}..{b}", f"[{a}, {b}, {c}]", f"{a}:{b}:{c}",
        f"{a}% → {b}%", f"({a}, {b})", f"{a}-{b}-{c}",
    ))  # fmt: skip


FIGURES: dict[str, Maker] = {
    "versions": _filled(_VERSION_FORMS, _four_part, _windows, _version),
    "short versions": _filled(_SHORT_VERSION_FORMS, _version),
    "packages": _package,
    "dates": _filled(("{}", "on {}", "since {}, at last", "{} – {}", "| {} | {} |", "due {}."), _date),
    "times": _filled(("{}", "at {}", "{}–{}", "starts {}, ends {}"), _time),
    "moments": _filled(("{}", "[{}] start", '"at": "{}"', "{} INFO ready", "from {} to {}"), _moment),
    "commits": _commit,
    "checksums": _checksum,
    "colours": _colour,
    "money and measures": _money,
    "numbers": _number,
    "places in files": _place_in_file,
    "lists": _list_item,
    "mathematics": _mathematics,
}
