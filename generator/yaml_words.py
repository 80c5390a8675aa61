"""The name of a mistake in YAML goes in; the words of its finding come out: problem and expectation."""

from __future__ import annotations

Words = tuple[str, str]
"""What is wrong, and what was expected."""

EMPTY: Words = ("the file is empty", "expected a mapping or a list")
EMPTY_KEY: Words = ("the key is empty", "expected a name, or quotes round the text")
ALIAS: Words = ("an alias (*name) is not read here", "write the value out, or put quotes round the text")
ANCHOR: Words = ("an anchor (&name) is not read here", "write each value out, or put quotes round the text")
TAG: Words = ("a tag (!name) is not read here", "leave it out, or put quotes round the text")
MERGE: Words = ("a merge key (<<) is not read here", "write the keys out")
DIRECTIVE: Words = ("a line that begins with '%' is a directive, which is not read here", "leave it out")
COMMENT: Words = (
    "the value is empty, since '#' begins a comment",
    "put quotes round a text, or a space after '#'",
)
NO_CHARACTER: Words = ("the next text has an escape for no character", "leave the escape out")
SECOND_DOCUMENT: Words = ("a second document begins here", "expected one document in a file")
NOT_ABOVE: Words = (
    "this does not belong to what is above it",
    "expected one mapping or list, its lines lined up",
)
SWALLOWED: Words = ("this line belongs to the text above it", "line the item up with its list, or use quotes")

TAB: Words = ("the line is indented with a tab", "expected spaces")
COLON: Words = ("there is a second ': ' in this entry", "put quotes round the text, or begin a new entry")
GOES_ON: Words = (
    "the text above goes on here, so this is no key",
    "line the key up with the others, or use quotes",
)
BESIDE_MARK: Words = ("a key cannot begin in the line of '---'", "put it on the next line")
NO_SPACE: Words = ("there is no space after the ':' of the key", "expected 'key: value'")
NO_COLON: Words = ("there is no ':' after this text", "expected 'key: value', or quotes round a longer text")
LONG_KEY: Words = ("the key is longer than 1,024 characters", "expected a short key")
LIST_BESIDE: Words = (
    "a list cannot begin here",
    "put each item on a line of its own, or quotes round the text",
)
MAPPING_BESIDE: Words = ("a key with '? ' cannot begin here", "put quotes round the text")
LATE_ITEM: Words = (
    "a list item is here, but a key was expected",
    "line it up with the other items of its list",
)
NO_ITEM: Words = (
    "the list above goes on, but this is no item",
    "begin it with '- ', or line it up with its keys",
)
COMMENTED_OUT = "the key that this line belongs to is a comment"
INDENTED: Words = (
    "this line is not lined up with any above",
    "line it up with the keys or items it belongs to",
)
NO_COMMA: Words = ("there is no comma between two entries", "expected ',' or the closing bracket")
NO_ENTRY: Words = ("there is nothing before this comma", "expected a value")
OPEN_PAIR: Words = ("the bracket before this is never closed", "close it where the list ends")
CLOSES_NOTHING: Words = ("the bracket closes nothing", "leave it out, or put quotes round the text")
AFTER_BRACKET: Words = ("there is text after the closing bracket", "put quotes round the whole text")
AFTER_BAR: Words = ("there is text after '|' or '>'", "begin the text on the next line")
LATE_QUOTE: Words = (
    "the quote that opens here closes on a later line, and text follows",
    "close it where the text ends",
)
AFTER_QUOTE = "there is text after the closing quote"
UNKNOWN: Words = (
    "the YAML cannot be read here",
    "check colons, quotes and indentation, also of the line above",
)
