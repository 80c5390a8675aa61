"""A marked value goes in; the places where a responder meets such a value come out.

The names in the places say nothing of what the value is: they must not help to find it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.redaction.corpus.marked_text import plain

_QUOTE, _LINK = '"\\', ' "<>\\\n'


@dataclass(frozen=True)
class Surrounding:
    """What stands before and after a value, and the signs that a value here cannot have."""

    name: str
    before: str
    after: str
    never: str = "\n"

    def suits(self, marked: str) -> bool:
        """Whether the value can stand here as it is."""
        return not any(sign in plain(marked) for sign in self.never)

    def around(self, marked: str) -> str:
        """Return the value in its place."""
        return self.before + marked + self.after


@dataclass(frozen=True)
class LineSurrounding:
    """What stands around whole lines, and before each of them."""

    name: str
    each: str = ""
    before: str = ""
    after: str = ""

    def around(self, marked: str) -> str:
        """Return the lines in their place."""
        return self.before + self.each + marked.replace("\n", "\n" + self.each) + self.after


_PROSE = (
    Surrounding("alone", "", ""),
    Surrounding("in a sentence", "Rotate ", " before Friday, says the owner."),
    Surrounding("first on the line", "", " was pasted into the ticket"),
    Surrounding("last on the line", "What the responder found was ", ""),
    Surrounding("before a comma", "We saw ", ", and nothing else."),
    Surrounding("before a full stop", "The note says ", "."),
    Surrounding("before a question mark", "Is it ", "?"),
    Surrounding("before an exclamation mark", "Revoke ", "!"),
    Surrounding("before a semicolon", "Found: ", "; more to come"),
    Surrounding("before a colon", "Row 3, ", ": seen twice"),
    Surrounding("before an ellipsis", "and so on ", "…"),
    Surrounding("in double quotes", 'it reads "', '" there', _QUOTE),
    Surrounding("in single quotes", "it reads '", "' there", "'\n"),
    Surrounding("in curly quotes", "it reads “", "” there", "“”\n"),
    Surrounding("in low quotes", "dort steht „", "“, sonst nichts", "„“\n"),
    Surrounding("in backticks", "it reads `", "` there", "`\n"),
    Surrounding("in round brackets", "the value (", ") is old"),
    Surrounding("in square brackets", "the value [", "] is old"),
    Surrounding("in braces", "the value {", "} is old"),
    Surrounding("after an em dash", "one more—", "—and it is live"),
    Surrounding("after an arrow", "old -> ", ""),
    Surrounding("between tabs", "a\t", "\tb"),
    Surrounding("between Windows lines", "first line\r\n", "\r\nlast line\r\n"),
    Surrounding("after Chinese text", "请立即更换：", "。谢谢"),
    Surrounding("after accented text", "trouvé à côté : ", " (à révoquer)"),
    Surrounding("in a Markdown table", "| Found | ", " | 2026-11-03 |", "|\n"),
    Surrounding("in Markdown bold", "**", "** is the one", "*\n"),
    Surrounding("in a Markdown list", "- first\n- ", "\n- last"),
    Surrounding("in a Markdown fence", "```\n", "\n```", "`\n"),
    Surrounding("in a quoted mail", "> > he wrote: ", "\n> > and left"),
    Surrounding("above prose", "What leaked was ", "\nPlease end the session and tell the owner."),
    Surrounding("above one word", "", "\nThanks"),
    Surrounding("below prose", "The owner pasted this into the ticket\n", " (twice)"),
    Surrounding("between words", "Hello\n", "\nregards"),
    Surrounding("above a table", "", "\nDevice,App,Location\nChrome on macOS,ChatGPT,Approx. Portugal"),
)
_MACHINE = (
    Surrounding("in JSON", '{"value": "', '", "ok": true}', _QUOTE),
    Surrounding("in a JSON list", '["a", "', '", "b"]', _QUOTE),
    Surrounding("in JSON in JSON", '{"body": "{\\"value\\": \\"', '\\"}"}', _QUOTE),
    Surrounding("in YAML", "items:\n  value: ", "\n  kept: yes"),
    Surrounding("in quoted YAML", "value: '", "'  # from the export", "'\n"),
    Surrounding("in a YAML list", "items:\n  - ", "\n  - other"),
    Surrounding("in a dotenv file", "MODE=live\nVALUE=", "\nLEVEL=3", " \n"),
    Surrounding("in a shell export", 'export VALUE="', '"', '"\n'),
    Surrounding("in CSV", "7,", ",keep,2026-11-03", ',"\n'),
    Surrounding("in quoted CSV", '7,"', '",keep', '"\n'),
    Surrounding("in TOML", '[one]\nvalue = "', '"', _QUOTE),
    Surrounding("in an ini file", "[one]\nvalue=", "\nlevel=3"),
    Surrounding("in a log line", "2026-11-03T08:15:30Z INFO worker[412]: got ", " status=ok"),
    Surrounding("in a logfmt line", "level=info value=", " took=31ms", ' "\n'),
    Surrounding("in a URL query", "https://example.com/hook?value=", "&page=2", _LINK + "#&"),
    Surrounding("in a URL path", "GET https://example.com/v1/", "/items", _LINK + "#?&"),
    Surrounding("in a shell command", "echo ", " | wc -c", " \"'`()<>|;&$\\\n"),
    Surrounding("in a quoted argument", "tool --value '", "' --force", "'\n"),
    Surrounding("in an option", "tool --value=", " --force", " \"'`()<>|;&$\\\n"),
    Surrounding("in an HTTP header", "X-Value: ", "\r\nAccept: */*"),
    Surrounding("in an HTML attribute", '<input name="value" value="', '">', '"<>\n'),
    Surrounding("in HTML text", "<td>", "</td>", "<>\n"),
    Surrounding("in Python", 'value = "', '"  # old', _QUOTE),
    Surrounding("in JavaScript", "const value = '", "';", "'\\\n"),
    Surrounding("in a call", 'send("', '", retries=3)', _QUOTE),
    Surrounding("in SQL", "INSERT INTO rows VALUES ('", "', 3);", "'\n"),
    Surrounding("in XML", "<value>", "</value>", "<>\n"),
    Surrounding("in a diff", "-value = old\n+value = ", "\n context"),
    Surrounding("in a code comment", "// was ", " until May"),
)
INLINE = _PROSE + _MACHINE
"""Places for a value that is known by its own form."""

LINES = (
    LineSurrounding("alone"),
    LineSurrounding("after a sentence", before="What we found:\n"),
    LineSurrounding("between sentences", before="What we found:\n", after="\nNothing else was there."),
    LineSurrounding("indented", each="    ", before="What we found:\n\n"),
    LineSurrounding("in a quoted mail", each="> ", before="> he wrote:\n"),
    LineSurrounding("in a Markdown fence", before="```\n", after="\n```"),
    LineSurrounding("in a Markdown list", each="  ", before="- found this:\n"),
    LineSurrounding("in an HTML block", before="<pre>", after="</pre>"),
    LineSurrounding("in a YAML block", each="    ", before="notes:\n  found: |\n"),
    LineSurrounding("in a diff", each="+"),
    LineSurrounding("after a tab", each="\t"),
    LineSurrounding("between Windows lines", before="first line\r\n", after="\r\nlast line"),
    LineSurrounding("after a prompt", before="$ cat notes.txt\n", after="\n$ exit"),
    LineSurrounding("after accented text", before="trouvé à côté :\n", after="\nà révoquer"),
)
"""Places for what brings its own names along: a header, a command, an entry of a file."""
