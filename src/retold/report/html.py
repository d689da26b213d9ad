"""The report as one HTML file: everything inside it, nothing fetched, article text never trusted.

Every value passes Jinja's escaping and :func:`~retold.report.plain.printable`; the page's Content-Security-Policy allows
its one style sheet and one script by hash and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from retold import __version__
from retold.model.story import Story
from retold.report import pages
from retold.report.brief import Brief, brief, shared_by_all
from retold.report.checked import checked
from retold.report.checked import told as told_of
from retold.report.cites import Citer
from retold.report.clock import clock
from retold.report.common import SIDES, common, cut, places
from retold.report.excerpts import AROUND, HEAD, TAIL, excerpted, holds, holds_of, kept, readable
from retold.report.graph import NODE_WIDTH, draw
from retold.report.marks import LAYERS
from retold.report.matrix import matrix, split
from retold.report.open_ties import open_ties
from retold.report.plain import EDGE_WORDS, STANCES, file_name
from retold.report.sheets import Lay, sheets
from retold.report.templating import template
from retold.report.values import in_words
from retold.report.voices import voices
from retold.report.worddiff import Run

BESIDE = 8
"""Up to this many articles are listed beside the brief, more below it."""

SCRIPTS = ("report.js", "words.js", "claims.js", "pairs.js")
"""The page's script, a subject a file."""

PAUSE = "0"
"""A script that does nothing, between long parts of a page: a browser that has run one soon lets others have their turn.

Chromium reads what is left of a long page in one go otherwise, for up to half a second (``HTMLDocumentParser::PumpTokenizer``).
"""

WIDE = 9
"""From this many articles the matrix heads its columns with letters alone."""

GATHERED = 31
"""From this many articles the matrix has no column for each: rows gather the articles that say the same.

A wider table is read through a slit, and a browser takes the longer the more of its cells are empty.
"""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of the articles a page holds: ``lay`` and ``trim`` choose, ``sides`` is how many pairs are laid side by side.

    ``places`` are for any two articles side by side, ``None`` where that would need whole articles; ``told`` says it to the reader.
    """

    lay: Lay
    trim: Callable[[tuple[Run, ...]], tuple[Run, ...]]
    sides: int
    places: str | None
    told: str


def to_html(story: Story, command: str = "") -> bytes:
    """The whole report as UTF-8 HTML, with the full text of every document; ``command`` is the line that makes it again."""
    citer = Citer(story)
    held = kept(story)
    whole = Extent(
        lambda doc, rows: readable(doc, rows, held), lambda runs: runs, SIDES, places(story, citer.who), holds(story)
    )
    return _page(story, citer, whole, command)


def to_excerpts(story: Story, command: str = "") -> bytes:
    """The same report with only the words that serve as evidence, and a little around them."""
    held = kept(story)
    part = Extent(lambda doc, rows: excerpted(doc, rows, held), cut, 0, None, holds_of(story, held))
    return _page(story, Citer(story, AROUND, HEAD + TAIL), part, command)


def _page(story: Story, citer: Citer, extent: Extent, command: str) -> bytes:
    told = brief(story, citer)
    sections = _sections(story, citer, extent, told)
    page = template("report.html.j2").render(
        version=__version__,
        css=_asset("report.css"),
        js=_script(),
        pause_js=PAUSE,
        policy=_policy(),
        brief=told,
        names=shared_by_all(story),
        story=story,
        beside=len(story.articles) <= BESIDE,
        wide=len(story.articles) >= WIDE,
        gathered=len(story.articles) >= GATHERED,
        stances={k.value: v for k, v in STANCES.items()},
        layers=LAYERS,
        node_width=NODE_WIDTH,
        edge_words=EDGE_WORDS,
        in_words=in_words,
        told_of=told_of,
        file_name=file_name,
        places=extent.places,
        holds=extent.told,
        command=command,
        present={f"#{name}" for name, rows in sections.items() if rows},
        **sections,
    )
    return page.encode()


def _sections(story: Story, citer: Citer, extent: Extent, told: Brief) -> dict[str, Any]:
    """What the page shows, by the names that its sections have as anchors; an empty one is left out."""
    claims = split(matrix(story, citer))
    drawing = draw(story.lineage, citer.who, open_=open_ties(story))
    return {
        "first": told.first,
        "happened": told.dates or told.central,
        "questions": told.questions,
        "voices": voices(story),
        "timeline": told.happened if len(told.happened) > len(told.dates) else (),
        "claims": claims if claims.shared or claims.single else None,
        "lineage": drawing if drawing.boxes or len(drawing.alone) > 1 else None,
        "clock": clock(story, citer),
        "ties": pages.ties(story, citer),
        "common": common(story, citer, extent.sides),
        "conflicts": pages.conflicts(story, citer),
        "quotes": [q.trimmed(extent.trim) for q in pages.quotes(story, citer)],
        "headlines": pages.headlines(story, citer),
        "labels": pages.labels(story, citer),
        "findings": pages.by_subject(list(told.findings)),
        "count": len(told.findings),
        "sources": [s.trimmed(extent.trim) for s in checked(story, citer)],
        "articles": [(citer.who[d.id], d) for d in story.articles],
        "held": [(citer.who[s.doc], story.document(s.doc)) for s in story.sources],
        "sheets": sheets(story, citer, extent.lay),
    }


@cache
def _asset(name: str) -> str:
    return (files("retold.report") / "assets" / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    return "".join(_asset(name) for name in SCRIPTS)


def _policy() -> str:
    def digest(content: str) -> str:
        return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{digest(_asset('report.css'))}'; "
        f"script-src 'sha256-{digest(_script())}' 'sha256-{digest(PAUSE)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
