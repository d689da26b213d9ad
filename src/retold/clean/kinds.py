"""What a document is - article, live blog, the beginning of one behind a paywall, or no article - and where it shows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from retold.clean.kinds_same import same_texts
from retold.lang.page_kinds import CONSENT, ERROR, PAYWALL, RESULTS
from retold.lang.stamps import read_date
from retold.model.document import DATA_RULE, PROSE_ROLES, Document, Kind, Link, Region, Role, display_names
from retold.model.finding import Evidence, Finding
from retold.model.metadata import MetaField, MetaValue
from retold.model.span import Span
from retold.model.story import Story

ENOUGH = 60
"""Words of running text that make an article where nothing says otherwise."""
STUB = 250
"""Words of running text below which a closed article is the beginning of one; with wording alone, half of it."""
FEW = 120
"""Words of running text below which a page may be no article."""
STAMP_LENGTH, ENTRY_HEAD = 60, 160
"""Characters of a stamp, and of an entry's heading that begins with a time."""
ENTRIES = 4
"""Stamps among the paragraphs that make a live blog."""
MESSAGE = 500
"""Characters at the beginning of a region in which a message is looked for."""
LINKED = 0.5
"""Share of a page's characters in links from which it is a list of articles."""
_CLOCK = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d:])")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CONFIDENCE = {
    Kind.LIVE_BLOG: 0.9,
    Kind.PAYWALLED: 0.85,
    Kind.ERROR: 0.85,
    Kind.LISTING: 0.75,
    Kind.GALLERY: 0.75,
    Kind.VIDEO: 0.75,
}
_TOLD = {
    Kind.ERROR: "a message instead of it", Kind.LISTING: "a list of other articles", Kind.GALLERY: "a series of pictures", Kind.VIDEO: "a video with a few words",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Seen:
    """One document as the rules see it; ``words`` of running text, counting two letters of Chinese or Japanese as a word."""

    document: Document
    regions: list[Region]
    words: int
    linked: float
    said: list[MetaValue]

    @property
    def kinds(self) -> list[str]:
        return [v.normalised for v in self.said if v.field is MetaField.KIND]

    @property
    def prose(self) -> list[Region]:
        return [r for r in self.regions if r.role in PROSE_ROLES]

    def shows(self, pattern: re.Pattern[str]) -> list[Span]:
        """The regions with words of a pattern."""
        return [r.span for r in self.regions if pattern.search(self.document[r.span][:MESSAGE].lower())]

    def head(self) -> list[Span]:
        """The headline, else the first region."""
        return [r.span for r in self.regions if r.role is Role.HEADLINE][:1] or [r.span for r in self.regions][:1]


def tell_kinds(story: Story) -> Story:
    """Set ``kind`` of every document, and add the findings F902 to F906 where it is not just an article."""
    regions: dict[str, list[Region]] = defaultdict(list)
    for region in sorted(story.regions, key=lambda r: r.span.start):
        regions[region.span.doc].append(region)
    said: dict[str, list[MetaValue]] = defaultdict(list)
    for value in story.metadata:
        said[value.doc].append(value)
    linked: dict[str, int] = defaultdict(int)
    for link in story.links:
        linked[link.span.doc] += _length(link)
    names = display_names(story.documents)
    documents: list[Document] = []
    findings: list[Finding] = []
    for document in story.documents:
        own = regions[document.id]
        share = linked[document.id] / max(1, len(document.text))
        seen = _Seen(
            document, own, sum(_words(document[r.span]) for r in own if r.role in PROSE_ROLES), share, said[document.id]
        )
        kind, evidence = _kind(seen)
        documents.append(replace(document, kind=kind))
        findings += _findings(seen, kind, evidence, names[document.id])
    told = same_texts(story.documents, regions, names)
    return replace(story, documents=tuple(documents), findings=(*story.findings, *findings, *told))


def _length(link: Link) -> int:
    return len(link.span)


def _words(text: str) -> int:
    return len(text.split()) + len(_WIDE.findall(text)) // 2


def _kind(seen: _Seen) -> tuple[Kind, list[Span]]:
    """The kind, and where it shows."""
    if entries := _entries(seen):
        return Kind.LIVE_BLOG, entries
    if seen.words < FEW:
        title = seen.document.title or ""
        if (messages := seen.shows(ERROR)) and (seen.words < ENOUGH or ERROR.search(title.lower())):
            return Kind.ERROR, messages[:1]
        asked = seen.shows(CONSENT)
        if asked and sum(map(len, asked)) > len(seen.document.text) / 3:
            return Kind.ERROR, asked[:1]
    if walls := _walls(seen):
        return Kind.PAYWALLED, walls
    if seen.words < FEW and (other := _other(seen)):
        return other
    shown = seen.words >= ENOUGH or ("article" in seen.kinds and seen.words > 0)
    return (Kind.ARTICLE if shown else Kind.UNKNOWN), []


def _entries(seen: _Seen) -> list[Span]:
    """Stamps of a live blog: several with running text between them, or fewer where the page calls itself one."""
    stamps: list[Span] = []
    times: set[str] = set()
    text_since = False
    for region in seen.regions:
        text = seen.document[region.span] if text_since and len(region.span) <= ENTRY_HEAD else ""
        if text and _may_head(region, text) and text not in times and _is_timed(region, text):
            stamps.append(region.span)
            times.add(text)
            text_since = False
        elif region.role in PROSE_ROLES:
            text_since = True
    if "live_blog" in seen.kinds:
        return stamps or seen.head()
    return stamps if len(stamps) >= ENTRIES and text_since and seen.words >= FEW else []


def _may_head(region: Region, text: str) -> bool:
    """Whether a line may stand above an entry: a stamp or heading, also one that is read as running text but ends like none."""
    return region.role in {Role.STAMP, Role.OTHER, Role.KICKER} or (
        region.role in PROSE_ROLES and not text.endswith((".", "!", "?", '"', "”", "“", "’"))
    )


def _is_timed(region: Region, text: str) -> bool:
    """Whether a line gives the time of an entry: it begins with one, or is short and has one."""
    if _CLOCK.match(text):
        return True
    return len(text) <= STAMP_LENGTH and (
        _CLOCK.search(text) is not None or (region.role is Role.STAMP and read_date(text) is not None)
    )


def _walls(seen: _Seen) -> list[Span]:
    """Where an article breaks off: the wording of the wall, else the last words of what there is."""
    if seen.words >= STUB:
        return []
    access = {v.normalised for v in seen.said if v.field is MetaField.ACCESS}
    closed = "closed" in access or "wall" in access
    shut = closed and "free" not in access
    if not shut and (seen.words >= STUB / 2 or not (closed or len(seen.prose) <= 4)):
        return []
    asked = [s for s in seen.shows(PAYWALL) if len(s) <= 400]
    return asked[:1] or ([seen.prose[-1].span] if shut and seen.prose else [])


def _other(seen: _Seen) -> tuple[Kind, list[Span]] | None:
    kinds = seen.kinds
    if results := seen.shows(RESULTS):
        heads = set(seen.head())
        if heads & set(results):
            return Kind.LISTING, results[:1]
    if "article" in kinds:
        return None
    for kind in (Kind.GALLERY, Kind.VIDEO):
        if kind.value in kinds:
            return kind, seen.head()
    if seen.document.published is None and (seen.linked > LINKED or ("listing" in kinds and seen.linked > LINKED / 2)):
        return Kind.LISTING, seen.head()
    return None


def _findings(seen: _Seen, kind: Kind, evidence: list[Span], name: str) -> Iterable[Finding]:
    values = {"article": name}
    data = [r.span for r in seen.regions if r.rule == DATA_RULE]
    if data:
        proof = tuple(Evidence(s, "stands in the page's data") for s in (data[0], data[-1])[: len(data)])
        yield Finding(code="F906", values=values, confidence=0.95, evidence=proof)
    if not evidence or kind not in _CONFIDENCE:
        return
    sure = _CONFIDENCE[kind]
    if kind is Kind.LIVE_BLOG:
        marks = tuple(Evidence(s, "the time of an entry" if len(evidence) > 1 else "names it") for s in evidence[:12])
        yield Finding(code="F904", values=values, confidence=sure, evidence=marks)
    elif kind is Kind.PAYWALLED:
        words = str(seen.words)
        yield Finding(
            code="F903",
            values={**values, "words": words},
            confidence=sure,
            evidence=(Evidence(evidence[0], "here it breaks off"),),
        )
    else:
        proof = tuple(Evidence(s, "what it shows instead") for s in evidence[:3])
        yield Finding(code="F905", values={**values, "what": _TOLD[kind]}, confidence=sure, evidence=proof)
