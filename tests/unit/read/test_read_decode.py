from __future__ import annotations

import pytest

from retold.read.decode import decode
from retold.read.sniff import Format, sniff

TEXT = "Köln – “Fähre” läuft auf Grund, sagt Zoë.\nNichts weiter geschah am Abend in der Stadt.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_are_read_without_a_remark(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.remark) == (TEXT, "")


def test_a_declared_charset_counts_only_in_markup() -> None:
    data = '<meta charset="iso-8859-5"><p>Паром сел на мель</p>'.encode("iso-8859-5")
    decoded = decode(data, markup=True)
    assert decoded is not None
    assert "Паром" in decoded.text
    assert not decoded.remark


def test_a_wrong_declaration_does_not_beat_utf8() -> None:
    decoded = decode('<meta charset="iso-8859-1"><p>“Fähre”</p>'.encode(), markup=True)
    assert decoded is not None
    assert "“Fähre”" in decoded.text


@pytest.mark.parametrize("label", ["utf-8; drop", "x-unknown", "rot13", "hex", "idna", "undefined", "\xff"])
def test_absurd_declarations_do_no_harm(label: str) -> None:
    data = f'<meta charset="{label}"><p>caf'.encode("latin-1") + b"\xe9</p>"
    decoded = decode(data, markup=True)
    assert decoded is not None
    assert "café" in decoded.text


def test_cyrillic_without_a_word_about_it_is_guessed_and_said_so() -> None:
    text = "Паром сел на мель у порта в понедельник утром, сообщили в управлении. Никто не пострадал. " * 4
    decoded = decode(text.encode("cp1251"))
    assert decoded is not None
    assert decoded.text == text
    assert "guess" in decoded.remark


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"Ferry runs aground\n", "a.txt", Format.TEXT),
        (b"A <b>bold</b> claim\n", "a.txt", Format.TEXT),
        (b"<!DOCTYPE html><html><p>x</p></html>", "a.txt", Format.HTML),
        (b"\n\n<html lang='en'>", "-", Format.HTML),
        (b"<p>x</p>", "a.html", Format.HTML),
        (b"no markup at all", "a.html", Format.TEXT),
        ("<html><p>ü".encode("utf-16"), "a.html", Format.HTML),
        (b"<html><p>a\0b</p></html>" + b"x" * 500, "a.html", Format.HTML),
        (b'{"a": 1}', "-", Format.JSON),
        (b'\xef\xbb\xbf [\n {"text": "<html><body><p>x</p></body></html>"}]', "a.html", Format.JSON),
        ('[{"text": "ü"}]'.encode("utf-16"), "rows.dat", Format.JSON),
        (b'{"html": "<html><p>x</p></html>"}\n', "a.html", Format.JSON),
        (b"title,text,url\na,<html><p>b</p></html>,c\n", "rows.txt", Format.CSV),
        (b"nr;Kopf;Leib\n1;a;b\n", "rows.csv", Format.CSV),
        (b"The title, the text and the url were lost\n", "a.txt", Format.TEXT),
        (b"Ferry runs aground\n\nNobody was hurt.\n", "a.csv", Format.TEXT),
        (b"<!doctype html><p>x</p>", "a.csv", Format.HTML),
        (b"PAR1\x15\x04", "a.txt", Format.PARQUET),
        (b"PK\x03\x04\x14\0", "a.txt", Format.ZIP),
        (b"%PDF-1.7\n", "a.txt", Format.PDF),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "a.txt", Format.WARC),
        (b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0">', "a.html", Format.FEED),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div>x</div></content>', "a", Format.FEED),
        (b'<?xml version="1.0"?><urlset><url>x</url></urlset>', "map.xml", Format.XML),
        (b"---\ntitle: Ferry aground\ndate: 2026-10-06\n---\nNobody was hurt.\n", "a.txt", Format.MARKDOWN),
        (b"# Ferry aground\n\nSee [the log](https://port.example/log).\n", "a.txt", Format.MARKDOWN),
        (b"# 1 in the charts\n\nNobody was hurt.\n", "a.txt", Format.TEXT),
        (b"Plain words\n", "a.md.gz", Format.MARKDOWN),
        (b"[A note] begins with a bracket", "a.txt", Format.TEXT),
        (b"RIFF\x24\0\0\0WAVE", "a.wav", Format.BINARY),
    ],
)
def test_sniffing(data: bytes, name: str, kind: Format) -> None:
    assert sniff(data, name) is kind
