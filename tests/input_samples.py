"""Small valid files of every format that retold reads, about events that never happened at outlets that do not exist."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

TITLE = "Ferry runs aground off Port Selda"
TEXT = (
    "A ferry ran aground off Port Selda on Monday evening, the harbour office said.\n\n"
    "“We felt a blow and the lights went out,” said Ines Holm, who was on board with her two children.\n\n"
    "Nobody was hurt. The Linnet carried 84 passengers and a crew of six when it left Skerry Island at seven.\n"
)
URL = "https://courier.example/2026/10/06/ferry"


def page(title: str = TITLE, text: str = TEXT) -> bytes:
    paragraphs = "".join(f"<p>{p}</p>\n" for p in text.strip().split("\n\n"))
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>\n{paragraphs}</body></html>".encode()
    )


def pdf(pages: Sequence[Sequence[str]] = ((TITLE, "", *TEXT.split("\n")),), info: str = "") -> bytes:
    """A PDF with these lines on each page, 14 points apart; an empty line leaves more room."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        drawn = "\n".join(f"BT /F1 11 Tf 72 {760 - 14 * i} Td ({_escaped(line)}) Tj ET" for i, line in enumerate(lines) if line)
        objects.append(f"<< /Length {len(drawn.encode('cp1252', 'replace'))} >>\nstream\n{drawn}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252", "replace")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def encrypted_pdf(password: str) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf())))
    writer.encrypt(user_password=password, owner_password=password[::-1] + "x", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def record(
    url: str = URL, body: bytes | None = None, kind: str = "response", media: str = "text/html; charset=utf-8",
    *,
    headers: str = "", status: str = "200 OK",
) -> bytes:  # fmt: skip
    """A WARC record: a response with its HTTP headers, or a resource without."""
    body = page() if body is None else body
    if kind == "response":
        body = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body
        media = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-10-07T08:15:30Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash(url)) % 10**12:012}>\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def warc(*records: bytes) -> bytes:
    first = record("", b"software: retold tests\r\n", "warcinfo", "application/warc-fields")
    return first + b"".join(records or (record(), record("https://tern.example/1", page("The Linnet is afloat"))))


def rss(*items: str, title: str = "Varnmouth Courier") -> bytes:
    inner = "".join(f"<item>{i}</item>" for i in items) or (
        f"<item><title>{TITLE}</title><link>{URL}</link><pubDate>Tue, 06 Oct 2026 21:40:00 GMT</pubDate><dc:creator>Ada Poll</dc:creator>"
        f"<description>A ferry ran aground.</description><content:encoded><![CDATA[<p>{'</p><p>'.join(TEXT.strip().split(chr(10) * 2))}</p>]]></content:encoded></item>"
        "<item><title>The tide</title><link>https://courier.example/tide</link><description>High water is at six.</description></item>"
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{title}</title><link>https://courier.example/</link>{inner}</channel></rss>'
    ).encode()


def atom() -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Tern</title><id>tag:tern.example</id>'
        f'<entry><title>{TITLE}</title><link href="https://tern.example/1"/><id>tag:tern.example,1</id><updated>2026-10-07T07:00:00Z</updated>'
        f'<author><name>Ben Quay</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT.strip()}</p>'
        '<p>More in <a href="/log">the log</a>.</p></div></content></entry></feed>'
    ).encode()


def rows(count: int = 3) -> list[dict[str, str]]:
    return [
        {
            "headline": f"{TITLE} {i}",
            "body": f"{TEXT}\nThis is article number {i}.\n",
            "link": f"https://outlet{i}.example/a",
            "publisher": f"Outlet {i}",
            "date": f"2026-10-0{i}",
            "byline": "Ada Poll",
        }
        for i in range(1, count + 1)
    ]


def jsonl(table: list[dict[str, str]] | None = None) -> bytes:
    return b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in table or rows())


def json_array() -> bytes:
    return json.dumps(rows(), indent=1, ensure_ascii=False).encode()


def csv_table(delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows()[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows())
    return out.getvalue().encode()


def parquet(query: str = "") -> bytes:
    """What DuckDB writes for a query, or for the usual rows."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        source.write_bytes(jsonl())
        query = query or f"SELECT * REPLACE (CAST(date AS DATE) AS date), ['a', 'b'] AS tags FROM read_json('{source}')"  # noqa: S608 - our own folder
        duckdb.connect().execute(f"COPY ({query}) TO '{target}' (FORMAT parquet)")
        return target.read_bytes()


def zipped(members: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (members or {"one.html": page(), "folder/two.txt": TEXT.encode(), "photo.png": b"\x89PNG"}).items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 10, 6, 12, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def markdown() -> bytes:
    return (
        f"---\ntitle: {TITLE}\nauthor: [Ada Poll, Ben Quay]\ndate: 2026-10-06\nurl: {URL}\n---\n\n# {TITLE}\n\n{TEXT}\n"
        "> We felt a blow,\n> and the lights went out.\n\n- the [harbour office](https://port.example/office)\n- the crew\n\n## Earlier\n\n"
        "See [the log][1] and <https://port.example/tide>.\n\n[1]: https://port.example/log\n"
    ).encode()


def zstd(data: bytes) -> bytes:
    import zstandard

    return zstandard.compress(data)


def every() -> dict[str, bytes]:
    """One sample of each, by the name it would have."""
    return {
        "a.txt": TEXT.encode(),
        "a.md": markdown(),
        "a.html": page(),
        "a.pdf": pdf(),
        "a.warc": warc(),
        "a.warc.gz": b"".join(gzip.compress(r, mtime=0) for r in (record(), record("https://tern.example/1"))),
        "a.warc.zst": zstd(warc()),
        "a.rss": rss(),
        "a.atom": atom(),
        "a.jsonl": jsonl(),
        "a.json": json_array(),
        "a.csv": csv_table(),
        "a.tsv": csv_table("\t"),
        "a.parquet": parquet(),
        "a.zip": zipped(),
        "a.txt.gz": gzip.compress(TEXT.encode(), mtime=0),
        "a.jsonl.zst": zstd(jsonl()),
    }
