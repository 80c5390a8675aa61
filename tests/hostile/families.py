"""Nothing goes in; the families of hostile texts come out, each a text around a canary.

A canary is a word that is nowhere else in the portal: whatever is found of a text, its canary says from which
field it is. Whatever runs says so in `window.pwned`, and whatever is loaded is below `/pwned/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase

CANARY = re.compile(r"qz[a-z]{4}zq")


def canary(number: int) -> str:
    """The canary of that number: letters alone, so that no way to write a text changes it."""
    letters = []
    for _ in range(4):
        number, digit = divmod(number, 26)
        letters.append(ascii_lowercase[digit])
    return f"qz{''.join(letters[::-1])}zq"


@dataclass(frozen=True)
class Family:
    """A kind of hostile text; `@@` in its template stands for the canary.

    No text has a star, which means something in the labels of rows.
    """

    name: str
    template: str
    calm: str = "some words @"
    """A harmless text of the kind that pages treat alike, for a comparison."""
    unseen: bool = False
    """Whether it has a character that nobody sees, which no data file may have."""

    def text(self, word: str) -> str:
        """The hostile text with this canary."""
        return self.template.replace("@@", word).replace("\0AT", "@")

    def calm_text(self, word: str) -> str:
        """The harmless text with this canary."""
        return self.calm.replace("@@", word).replace("\0AT", "@")


def _shown(name: str, template: str, calm: str = "some words @@") -> Family:
    return Family(name, template, calm)


_RUN = "window.pwned=1"

# What data may say, and what every page, file and widget must show as it is.
SHOWN = (
    # Markup, whole and as the end of whatever it may stand in.
    _shown("script", f"<script>{_RUN}//@@</ScripT>"),
    _shown("image", f"<img src=/pwned/@@ onerror={_RUN}>"),
    _shown("svg", f"<svg/onload={_RUN}><a xlink:href=javascript:{_RUN}>@@</a></svg>"),
    _shown("loads", "<base href=/pwned/@@><link rel=stylesheet href=/pwned/1><iframe srcdoc='@@'></iframe>"),
    _shown("refresh", "<meta http-equiv=refresh content=0;/pwned/@@><form action=/pwned/2><button>@@"),
    _shown("own element", "<filter-table></filter-table><score-calculator data-rules='@@'>"),
    _shown("end of script", f"@@</script></style></textarea></title><script>{_RUN}</script>"),
    _shown("comment", f"@@--><!--><!-- @@ --!><script>{_RUN}</script>"),
    _shown("declaration", f"<![CDATA[@@]]><?pwned @@?><!doctype @@><script>{_RUN}</script>"),
    # The end of an attribute.
    _shown("double quote", f'@@" autofocus onfocus="{_RUN}" data-x="'),
    _shown("single quote", f"@@' autofocus onfocus='{_RUN}' data-x='"),
    _shown("no quote", f"@@ onmouseover={_RUN} style=color:red `"),
    _shown("mailbox", f"@@\0ATexample.com?cc=a%40example.com&body=<script>{_RUN}</script>"),
    # Addresses.
    _shown("javascript address", f"javascript:{_RUN}//@@"),
    _shown("data address", f"data:text/html,<script>{_RUN}//@@</script>"),
    _shown("foreign address", "//pwned.example.com/@@"),
    # Markdown, and what Python-Markdown and the theme add to it.
    _shown("Markdown link", f"[@@](javascript:{_RUN}) ![@@](/pwned/@@) <javascript:{_RUN}>"),
    _shown("attribute list", f'@@ _x_{{: onclick="{_RUN}" style="color:red" }}'),
    _shown("reference", f"[@@]: javascript:{_RUN} 'x' [@@] [@@][] [^@@]: y"),
    _shown("Markdown block", '# @@ ``` !!! note "@@" ??? x === "@@" - [ ] | a | b | ::: @@'),
    # Templates, ours included, and what stands for a component in a page.
    _shown("expression", "{{ 7+7 }} {{ @@.__class__ }} ${7+7} <%= 7+7 %> #{7+7}"),
    _shown("statement", "{% for x in (1, 2) %}@@{% endfor %}{% include 'main.html' %}{# @@ #}"),
    _shown("component call", '{{ checklist("first-pass-review") }} @@ {{ doors() }}'),
    _shown("placeholder", "rbslot0end RBSLOT0END @@ {path} {line} {name}", "7 @@"),
    _shown("JavaScript", f"@@`+{_RUN}+`${{{_RUN}}} \\\";{_RUN}//\\';{_RUN}// __proto__"),
    _shown("escapes", "&lt;script&gt;@@ &amp;lt; &#60;b&#62; \\u003cb\\u003e %3Cb%3E \\n \\\\ \\, \\;"),
    # Spreadsheets, calendars.
    _shown("formula =", '=HYPERLINK("/pwned/@@","=1+1")'),
    _shown("formula +", "+cmd|' /C calc'!@@"),
    _shown("formula -", "-2+3+cmd|' /C calc'!@@"),
    _shown("formula @", "\0ATSUM(1+1)-@@"),
    _shown("formula after a tab", "\t=1+1;@@"),
    _shown("full-width formula", "\uff1d1+1;@@"),
    _shown("next cell", '@@","=1+1";\'=1+1\t=1+1'),
    _shown("next line", "@@\nATTENDEE:mailto:@@\n=1+1\n\n# @@", "some @@\nwords\nmore\n\nand"),
    # Shapes.
    _shown("long word", "@@" + "W" * 380),
    _shown("combining marks", "@@e" + "\u0301" * 200),
    _shown("right-to-left letters", "\u05d0\u05d1\u05d2 (1) @@ \u0645\u0631\u062d\u0628\u0627"),
    _shown("joined signs", "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u0915\u094d\u200d\u0937 @@"),
)

# What no data file may have, whatever the field: nobody sees it, or it moves what stands around it.
UNSEEN = tuple(
    Family(name, template, unseen=True)
    for name, template in (
        ("NUL", "@@\0x"),
        ("escape sequence", "@@\x1b[31mx"),
        ("carriage return", "@@\rx"),
        ("control of 8 bits", "@@\x9b31mx"),
        ("line separator", "@@\u2028x"),
        ("paragraph separator", "@@\u2029x"),
        ("lone surrogate", "@@\ud800x"),
        ("byte order mark", "@@\ufeffx"),
        ("override", "@@\u202egpj.exe"),
        ("embedding", "@@\u202bx"),
        ("isolate", "@@\u2067x"),
        ("zero width", "@@\u200bx"),
        ("word joiner", "@@\u2060x"),
        ("soft hyphen", "@@\u00adx"),
        ("tag letters", "@@\U000e0041x"),
    )
)

FAMILIES = (*SHOWN, *UNSEEN)


def mixed(word: str) -> str:
    """A text that begins like one family, by its canary, and goes on like others, on one line."""
    # The publication gate lets no mailbox pass that data/publication.yml does not name.
    line = [family for family in SHOWN if "\n" not in family.template and "\0AT" not in family.template]
    at = sum(map(ord, word)) % len(line)
    text = line[at].text(word)
    for family in (*line[at + 1 :], *line[:at]):
        more = f"{text} {family.text(word)}"
        text = more if len(more) <= 240 else text
    return text
