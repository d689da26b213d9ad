"""The same text given twice: under two addresses of one outlet, or with other furniture around it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from retold.model.document import PROSE_ROLES, Document, Region
from retold.model.finding import Evidence, Finding
from retold.model.span import Span

RUN = 5
"""Words in a row compared."""
SAME = 0.9
"""Share of the runs of both texts together that they must have in common."""
LEAST = 40
"""Words below which a text is too short to be told from another."""
SAMPLED = 8
"""One run in so many is looked up to find texts that may be the same."""
_WORD = re.compile(r"\w+")


def same_texts(documents: tuple[Document, ...], regions: dict[str, list[Region]], names: dict[str, str]) -> list[Finding]:
    """Findings F902, one for each document that says again what an earlier one of its outlet says.

    Documents of two known outlets are left to the comparison: there it is a copy, and who took it from whom matters.
    """
    findings: list[Finding] = []
    if len(documents) < 2:
        return findings
    kept: dict[str, tuple[Document, frozenset[int], Span]] = {}
    index: dict[int, set[str]] = {}
    for document in documents:
        prose = [r.span for r in regions.get(document.id, []) if r.role in PROSE_ROLES]
        runs = _runs("\n".join(document[s] for s in prose))
        if len(runs) < LEAST:
            continue
        near = {doc for run in runs if run % SAMPLED == 0 for doc in index.get(run, ())}
        for doc in sorted(near, key=list(kept).index):
            other, theirs, place = kept[doc]
            if len(runs & theirs) >= SAME * len(runs | theirs) and _one_outlet(document, other):
                evidence = (Evidence(place, "how the text begins"), Evidence(prose[0], "how the same text begins"))
                values = {"article": names[document.id], "other": names[other.id]}
                findings.append(Finding(code="F902", values=values, confidence=0.95, evidence=evidence))
                break
        kept[document.id] = (document, runs, prose[0])
        for run in runs:
            if run % SAMPLED == 0:
                index.setdefault(run, set()).add(document.id)
    return findings


def _runs(text: str) -> frozenset[int]:
    """Hashes of the runs of words; Chinese and Japanese, which have no spaces, by characters."""
    words = [w.casefold() for w in _WORD.findall(text)]
    if words and sum(map(len, words)) / len(words) > 12:
        words = list("".join(words))
    return frozenset(_hash(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _hash(words: list[str]) -> int:
    from zlib import crc32

    return crc32("\x1f".join(words).encode("utf-8", "surrogatepass"))


def _one_outlet(a: Document, b: Document) -> bool:
    """Whether two documents may be of one outlet: the same name or host, or neither says."""
    if not (a.outlet or a.url) or not (b.outlet or b.url):
        return True
    names = {(d.outlet or "").casefold() for d in (a, b)} - {""}
    hosts = {_host(d.url) for d in (a, b)} - {""}
    return (len(names) == 1 and bool(a.outlet) and bool(b.outlet)) or (len(hosts) == 1 and bool(a.url) and bool(b.url))


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.").removeprefix("amp.").removeprefix("m.")
    except ValueError:
        return ""
