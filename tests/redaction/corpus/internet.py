"""IPv4 and IPv6 addresses in their legal forms."""

from __future__ import annotations

import ipaddress

from tests.redaction.corpus.drawing import Draw
from tests.redaction.corpus.family import Family, Maker, any_written
from tests.redaction.corpus.marked_text import secret

_NETWORKS = (
    "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
    "100.64.0.0/10", "81.0.0.0/9", "146.0.0.0/9",
)  # fmt: skip
_PREFIXES = ("2001:db8::", "2001:db8:85a3::", "fd12:3456:789a::", "2a02:8388::", "2606:4700:4700::")


def _four(draw: Draw) -> str:
    network = ipaddress.IPv4Network(draw.pick(_NETWORKS))
    return str(network[draw.integer(1, network.num_addresses - 2)])


def _six_number(draw: Draw) -> ipaddress.IPv6Address:
    prefix = int(ipaddress.IPv6Address(draw.pick(_PREFIXES)))
    return ipaddress.IPv6Address(prefix | draw.integer(1, 2**64 - 1))


def _sparse(draw: Draw) -> str:
    prefix = int(ipaddress.IPv6Address(draw.pick(_PREFIXES)))
    return str(ipaddress.IPv6Address(prefix | draw.integer(1, 2**16 - 1)))


def _compressed(draw: Draw) -> str:
    return str(_six_number(draw))


def _exploded(draw: Draw) -> str:
    return _six_number(draw).exploded


def _leading_gap(draw: Draw) -> str:
    return f"::{draw.integer(1, 0xFFFF):x}:{draw.integer(0x1000, 0xFFFF):x}:{draw.integer(0x1000, 0xFFFF):x}"


def _trailing_gap(draw: Draw) -> str:
    return f"2001:db8:{draw.integer(0x1000, 0xFFFF):x}:{draw.integer(0x1000, 0xFFFF):x}::"


def _mapped(draw: Draw) -> str:
    return draw.pick(("::ffff:", "::FFFF:", "64:ff9b::", "0:0:0:0:0:ffff:")) + _four(draw)


def _zoned(draw: Draw) -> str:
    return f"fe80::{_tail(draw)}%{draw.pick(('eth0', 'en1', 'wlan0', '4', 'br-lan'))}"


def _tail(draw: Draw) -> str:
    return ":".join(f"{draw.integer(0x100, 0xFFFF):x}" for _ in range(4))


def _value(make: Maker) -> Maker:
    return lambda draw: secret(make(draw))


def _several(draw: Draw) -> str:
    count, separator = draw.integer(2, 4), draw.pick((", ", " ", ",", " -> ", "; ", "\t"))
    return separator.join(secret(draw.pick((_four, _compressed, _sparse))(draw)) for _ in range(count))


_FOUR_FORMS = (
    "{}:8080", "{}:443", "https://{}/admin", "http://{}:3000/", "ssh root@{}", "{}/24", "{}/32",
    "tcp://{}:22", "[{}]:53", "({})", "IP={}", "ip: {}", "{}.", "host {} port 22", "client={};",
    "X-Forwarded-For: {}", "\\\\{}\\share", "from {} port 51234 ssh2", "inet {}  netmask 255.255.255.0",
    '"ip":"{}"', "http%3A%2F%2F{}%2F",
)  # fmt: skip
_SIX_FORMS = (
    "[{}]:8443", "https://[{}]/admin", "http://[{}]:3000/", "{}/64", "{}/128", "inet6 {} prefixlen 64",
    "IPv6 {}", "({})", "ip={}", "Forwarded: for=\"[{}]\"", '"ip":"{}"', "ping6 {}", "AAAA {}", "{}.",
    "from {} port 51234 ssh2",
)  # fmt: skip
_LOG_FORMS = (
    '{} - - [03/Nov/2026:08:15:30 +0000] "GET / HTTP/1.1" 200 512',
    "2026-11-03 08:15:30,123 WARN sign-in from {} refused",
    "Nov  3 08:15:30 host sshd[412]: Failed password for root from {} port 22",
    "Last sign-in: {} (Lisbon)",
    "IP address: {}",
    "Adresse IP : {}",
    "来自{}的登录",
    "登录地址:{}",
    "Zugriff von „{}“",
    "rejected {}, {} and {}",
)
_SIX = {
    "IPv6 compressed": _compressed,
    "IPv6 sparse": _sparse,
    "IPv6 exploded": _exploded,
    "IPv6 upper case": lambda draw: _compressed(draw).upper(),
    "IPv6 leading gap": _leading_gap,
    "IPv6 trailing gap": _trailing_gap,
    "IPv6 mapped": _mapped,
    "IPv6 zone": _zoned,
}


def _each(forms: tuple[str, ...], make: Maker) -> Maker:
    """Return a maker of several lines' worth: every `{}` of a form gets a value of its own."""

    def made(draw: Draw) -> str:
        first, *rest = draw.pick(forms).split("{}")
        return first + "".join(secret(make(draw)) + part for part in rest)

    return made


IPS = Family(
    class_="ip",
    inline={
        "IPv4": _value(_four),
        **{name: _value(make) for name, make in _SIX.items()},
        "several": _several,
    },
    lines={
        "IPv4 in forms": any_written(_FOUR_FORMS, _value(_four)),
        "IPv4 in logs": _each(_LOG_FORMS, _four),
        "IPv6 in logs": _each(_LOG_FORMS, _compressed),
        **{
            f"{name} in forms": any_written(_SIX_FORMS, _value(make))
            for name, make in _SIX.items()
            if "zone" not in name
        },
    },
    unsuited=frozenset({"in a URL query"}),
)
