"""An address is found in whatever layer it is packed, at its place, and exactly as it reads there."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from html import escape
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gate.readings import families
from tests.gate.portals import ADDRESS, KEY, KNOWN, found_in, texts_in

LAYERS: dict[str, Callable[[str], str]] = {
    "text": "<p>Write to {} today.</p>".format,
    "decimal entities": lambda text: "<p>" + "".join(f"&#{ord(char)};" for char in text) + "</p>",
    "entities with zeros": lambda text: "".join(f"&#x0000{ord(char):x};" for char in text),
    "named entity": lambda text: text.replace("@", "&commat;"),
    "entities twice": lambda text: text.replace("@", "&amp;#64;"),
    "inline tags": lambda text: text.replace("@", "<b>@</b>"),
    "empty tags": "<wbr>".join,
    "comment between": lambda text: text.replace("@", "<!-- > -->@"),
    "comment": lambda text: f"<!-- {text} -->",
    "attribute": lambda text: f'<p title="a > b {escape(text)}">x</p>',
    "bare attribute": lambda text: f"<a href=mailto:{text}>x</a>",
    "style": lambda text: f"<style>a::after {{ content: '{text}' }}</style>",
    "style sheet": lambda text: "a::after { content: '" + text.replace("@", "\\40 ") + "' }",
    "JSON": lambda text: json.dumps({"text": f"a\n{text}\n"}),
    "JSON escapes": lambda text: '{"text": "' + "".join(f"\\u{ord(char):04x}" for char in text) + '"}',
    "JavaScript": lambda text: "x = '" + "".join(f"\\x{ord(char):02X}" for char in text) + "'",
    "JavaScript, new": lambda text: "x = `" + text.replace("@", "\\u{40}") + "`",
    "JavaScript, old": lambda text: "x = '" + text.replace("@", "\\100") + "'",
    "JSON in an attribute": lambda text: f'<x-y data-a="{escape(json.dumps([text]))}"></x-y>',
    "JSON in JSON": lambda text: json.dumps(json.dumps({"a": f"\n{text}"})),
    "percent": lambda text: f"<a href='mailto:{quote(text, safe='')}'>x</a>",
    "percent twice": lambda text: "?q=" + quote(quote(text, safe=""), safe=""),
    "every letter in percent": lambda text: "".join(f"%{ord(char):02x}" for char in text),
    "base64": lambda text: base64.b64encode(f"write to {text} today".encode()).decode(),
    "URL-safe base64": lambda text: base64.urlsafe_b64encode(f"\xff\xfe?>{text} and more".encode()).decode(),
    "base64 after a path": lambda text: (
        "/a/b/" + base64.b64encode(f"write to {text} today".encode()).decode()
    ),
    "base64 in lines": lambda text: base64.encodebytes(f"{'x' * 70} {text} {'y' * 70}".encode()).decode(),
    "base64 twice": lambda text: base64.b64encode(base64.b64encode(f"write to {text}".encode())).decode(),
    "base64 of UTF-16": lambda text: base64.b64encode(f"write to {text}".encode("utf-16-le")).decode(),
    "base64 of gzip": lambda text: base64.b64encode(gzip.compress(text.encode())).decode(),
    "data URI": lambda text: "data:text/plain;base64," + base64.b64encode(f"{text} of us".encode()).decode(),
    "hexadecimal": lambda text: bytes.hex(text.encode()),
    "quoted-printable": lambda text: (
        "Content-Transfer-Encoding: quoted-printable\n\n" + text.replace("@", "=40").replace("c", "=\nc", 1)
    ),
    "wide letters": lambda text: text.replace("@", "＠").replace("e", "ｅ"),
    "unseen characters": "\u200b".join,
    "soft hyphens": lambda text: text.replace("a", "a&shy;"),
}


@pytest.mark.parametrize("name", LAYERS)
def test_an_address_is_found_in_every_layer(name: str) -> None:
    """However an address is written, it is found, and read as it is meant."""
    assert ADDRESS in texts_in(LAYERS[name](ADDRESS))


@given(st.from_regex(r"[a-z][a-z0-9]{2,12}(\.[a-z]{2,8})?", fullmatch=True), st.sampled_from(sorted(LAYERS)))
def test_any_plain_address_is_found_in_every_layer(local: str, name: str) -> None:
    """Whatever the letters of an address, no encoding hides it."""
    address = f"{local}@example.org"
    assert address in texts_in(LAYERS[name](address))


@given(
    st.from_regex(r"[a-z][a-z0-9]{2,12}", fullmatch=True),
    st.sampled_from(["JSON", "percent", "decimal entities", "base64", "hexadecimal"]),
    st.sampled_from(["JSON", "percent", "decimal entities", "base64", "attribute", "comment"]),
)
def test_an_address_is_found_in_a_layer_in_a_layer(local: str, inner: str, outer: str) -> None:
    """One encoding around another hides nothing either."""
    address = f"{local}@example.org"
    assert address in texts_in(LAYERS[outer](LAYERS[inner](address)))


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A picture with these chunks."""
    parts = [b"\x89PNG\r\n\x1a\n"]
    for name, data in (*chunks, (b"IEND", b"")):
        parts.append(struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)))
    return b"".join(parts)


def zipped(name: str, data: bytes) -> bytes:
    """An archive with one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def pdf(header: bytes, stream: bytes) -> bytes:
    """A document with one stream."""
    return b"%PDF-1.4\n1 0 obj <<" + header + b">>\nstream\n" + stream + b"\nendstream\n"


TEXT = f"Ask {ADDRESS} first.".encode()

FILES: dict[str, bytes] = {
    "UTF-8 with a mark": b"\xef\xbb\xbf" + TEXT,
    "Latin-1": "für ".encode("latin-1") + TEXT,
    "UTF-16": f"Ask {ADDRESS} first.".encode("utf-16"),
    "UTF-16 without a mark": f"Ask {ADDRESS} first.".encode("utf-16-le"),
    "UTF-32": f"Ask {ADDRESS} first.".encode("utf-32"),
    "gzip": gzip.compress(TEXT),
    "gzip in parts": gzip.compress(b"nothing") + gzip.compress(TEXT),
    "gzip in gzip": gzip.compress(gzip.compress(TEXT)),
    "after gzip": gzip.compress(b"nothing") + TEXT,
    "bzip2": bz2.compress(TEXT),
    "bzip2 in parts": bz2.compress(b"nothing") + bz2.compress(TEXT),
    "after bzip2": bz2.compress(b"") + TEXT,
    "xz": lzma.compress(TEXT),
    "xz in parts": lzma.compress(b"nothing") + bytes(4) + lzma.compress(TEXT),
    "xz in a zip": zipped("a.xz", lzma.compress(TEXT)),
    "zip": zipped("a.txt", TEXT),
    "name in a zip": zipped(f"{ADDRESS}/x.txt", b""),
    "picture, text": png((b"tEXt", b"Author\0" + TEXT)),
    "picture, compressed text": png((b"zTXt", b"Author\0\0" + zlib.compress(TEXT))),
    "picture, international text": png((b"iTXt", b"Author\0\1\0\0\0" + zlib.compress(TEXT))),
    "picture, after its end": png() + TEXT,
    "PDF": pdf(b"/Filter/FlateDecode", zlib.compress(TEXT)),
    "PDF, list of filters": pdf(b"/Filter [ /FlateDecode ]", zlib.compress(TEXT)),
    "PDF, not compressed": pdf(b"/Length 29", TEXT),
    "PDF, after a picture": pdf(b"/Filter/DCTDecode", b"\xff\xd8\xff") + TEXT,
    "PDF, second part": pdf(b"/Filter/FlateDecode", zlib.compress(b"obj >>\nstream\n"))
    + pdf(b"/Filter/FlateDecode", zlib.compress(TEXT)),
    "binary": bytes(range(256)) + b"\0" + TEXT + bytes(range(256)),
    "binary with wide letters": bytes(range(256)) + f"Ask {ADDRESS} first.".encode("utf-16-le") + b"\0\1\2",
}


@pytest.mark.parametrize("name", FILES)
def test_an_address_is_found_in_every_kind_of_file(name: str) -> None:
    """Archives, pictures and other files that are no text are looked into."""
    assert ADDRESS in texts_in(FILES[name], "file.bin")


CLOSED: dict[str, tuple[bytes, str]] = {
    "broken gzip": (b"\x1f\x8b" + b"nonsense" * 9, "broken"),
    "half of gzip": (gzip.compress(TEXT)[:-9], "broken"),
    "broken bzip2": (bz2.compress(TEXT)[:12] + b"nonsense" * 9, "broken"),
    "half of bzip2": (bz2.compress(TEXT)[:-9], "broken"),
    "half of xz": (lzma.compress(TEXT)[:-9], "broken"),
    "broken xz": (lzma.compress(TEXT)[:12] + b"nonsense" * 9, "broken"),
    "half of zip": (zipped("a.txt", TEXT)[:40], "broken"),
    "deep": (gzip.compress(bz2.compress(lzma.compress(gzip.compress(gzip.compress(TEXT))))), "deep"),
    "gzip bomb": (gzip.compress(bytes(70_000_000), 9), "more than 64,000,000 bytes"),
    "bzip2 bomb": (bz2.compress(bytes(70_000_000), 9), "more than 64,000,000 bytes"),
    "xz bomb": (lzma.compress(bytes(70_000_000), preset=0), "more than 64,000,000 bytes"),
    "zip bomb": (zipped("a", bytes(70_000_000)), "more than 64,000,000 bytes"),
    "zstd": (b"\x28\xb5\x2f\xfd" + TEXT, "compressed with zstd"),
    "zstd in gzip": (gzip.compress(b"\x28\xb5\x2f\xfd" + TEXT), "compressed with zstd"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + TEXT, "compressed with 7z"),
    "rar": (b"Rar!\x1a\x07\x01\0" + TEXT, "compressed with rar"),
    "brotli in a zip": (zipped("a.js.br", b"\x0b\x02\x80"), "compressed with brotli"),
    "PDF, other filter": (pdf(b"/Filter/LZWDecode", b"\x80\x0b"), "the form LZWDecode"),
    "PDF, two filters": (pdf(b"/Filter[/ASCII85Decode/FlateDecode]", b"Gb~>"), "the form ASCII85Decode"),
    "PDF, filter elsewhere": (pdf(b"/Filter 5 0 R", b"x"), "does not say how"),
    "PDF, broken": (pdf(b"/Filter/FlateDecode", b"x\x9cnonsense"), "broken"),
    "PDF, too large": (pdf(b"/Filter/FlateDecode", zlib.compress(bytes(70_000_000))), "more than"),
    "PDF, by differences": (
        pdf(b"/Filter/FlateDecode/DecodeParms<</Predictor 12>>", zlib.compress(TEXT)),
        "by differences",
    ),
    "PDF with a password": (pdf(b"", b"") + b"trailer <</Encrypt 7 0 R>>", "closed with a password"),
}


@pytest.mark.parametrize("name", CLOSED)
def test_what_cannot_be_looked_into_is_refused(name: str) -> None:
    """A file that is closed to looks is reported, not passed over; none takes memory without end."""
    data, why = CLOSED[name]
    assert why in found_in(data, "file.bin").unreadable["file.bin"]


def test_an_archive_is_known_by_its_name_too() -> None:
    """The bytes of brotli begin with anything."""
    assert found_in(b"\x0b\x02\x80", "app.js.BR").unreadable == {
        "app.js.BR": "its name says that it is compressed with brotli"
    }


def test_what_only_begins_like_an_archive_is_a_text() -> None:
    """A word is no signature."""
    assert ADDRESS in texts_in(f"BZh is how some files begin; ask {ADDRESS}.")


@pytest.mark.parametrize(
    ("before", "data"),
    [
        ("<p>\n  <b>x</b> ", f"<p>\n  <b>x</b> {ADDRESS}</p>"),
        ("<p>\n&amp; ü &lt; <i>", f"<p>\n&amp; ü &lt; <i>{ADDRESS.replace('@', '&#64;')}</i></p>"),
        ('{"a": "x\\n', '{"a": "x\\n' + ADDRESS.replace("@", "\\u0040") + '"}'),
        ("line\nsee ", "line\nsee " + base64.b64encode(f"write to {ADDRESS}".encode()).decode()),
    ],
    ids=["text", "entity", "JSON", "base64"],
)
def test_a_find_is_placed_where_it_stands_in_the_file(before: str, data: str) -> None:
    """Line and column are those of the file, whatever had to be undone."""
    (outputs,) = (outputs for leak, outputs in found_in(data).leaks.items() if leak.text == ADDRESS)
    line = before.count("\n") + 1
    assert (outputs[0].line, outputs[0].column) == (line, len(before) - before.rfind("\n"))


def test_what_had_to_be_undone_is_said() -> None:
    """Whoever looks for the find in the file learns how it is written there."""
    data = f'<p title="{escape(json.dumps(ADDRESS.replace("@", "&commat;")))}">'
    (outputs,) = found_in(data).leaks.values()
    assert str(outputs[0]) == "page.html:1:17 (entities, entities)"


def test_the_reading_that_is_decoded_further_counts() -> None:
    """The `n` of a line break in JSON is no letter of an address, nor is `20` of a space in a link."""
    assert texts_in('{"a": "x\\nrole@example.com"}') == {"role@example.com"}
    assert texts_in("<a href='?q=to%20role@example.com'>") == {"role@example.com"}


def test_a_word_on_the_line_before_is_no_part_of_an_address() -> None:
    """What is found on each line by itself is found so; only what is broken over lines is one find."""
    assert texts_in("write to\nrole@example.com\nother@example.com") == {
        "role@example.com",
        "other@example.com",
    }
    assert any("\n" in text for text in texts_in(KEY[:30] + "\n" + KEY[30:]))


def test_the_lines_of_a_drawing_say_nothing() -> None:
    """Numbers in the path of a shape are no address of the network."""
    assert texts_in('<svg><path d="M1.2.3.4 10.20.30.40 5.6.7.8z"/></svg>') == set()
    assert texts_in('<svg><path data-ip="10.20.30.40"/></svg>') != set()


@pytest.mark.parametrize(
    "text", ["a" * 200, "/assets/javascripts/lunr/min/lunr.stemmer.support.min.js", "0123456789abcdef" * 4]
)
def test_words_and_digests_are_no_packed_text(text: str) -> None:
    """What only could be base64 or hexadecimal digits is not unpacked."""
    assert len(list(families(text.encode()))) == 1


@given(
    st.binary(max_size=400),
    st.sampled_from(
        [
            b"",
            b"\x1f\x8b\x08\0",
            b"BZh91AY&SY",
            b"\xfd7zXZ\0",
            b"PK\x03\x04",
            b"\x89PNG\r\n\x1a\n",
            b"%PDF-",
            b"%PDF-1.7 <</Filter/FlateDecode>>stream\n",
        ]
    ),
)
def test_any_bytes_are_read(data: bytes, signature: bytes) -> None:
    """Whatever the bytes of a file, it is read, or said to be closed to looks."""
    found = found_in(signature + data)
    assert found.counts.files == 1


@given(st.text(max_size=200), st.sampled_from(sorted(LAYERS)))
def test_every_place_leads_into_the_file(text: str, name: str) -> None:
    """Every character of every reading has a place in the file."""
    data = LAYERS[name](text + ADDRESS)
    for family in families(data.encode("utf-8", "replace")):
        for view in family:
            for index in range(0, len(view.text), 7):
                assert 0 <= view.in_file(index) <= len(view.outermost().text)


def test_a_name_is_found_over_the_end_of_a_line() -> None:
    """Prose is broken anywhere; two cells of a table are no name."""
    given_name, family = KNOWN.split()
    assert f"{given_name}\n  {family}" in texts_in(f"<p>Ask {given_name}\n  {family} first.</p>")
    assert texts_in(f"<td>{given_name}</td><td>{family}</td>") == set()
