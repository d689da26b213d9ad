"""The report as Markdown, for notes, issues and mails: the same views as the page, without the articles themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from retold.model.story import Story
from retold.report import pages
from retold.report.brief import Brief, brief
from retold.report.brief_told import tellers
from retold.report.checked import checked, told
from retold.report.cites import Cite, Citer
from retold.report.happened import Happened
from retold.report.plain import file_name, listing, one_line, printable, quoted
from retold.report.values import in_words
from retold.report.voices import voices

PLACES = 3
"""Pieces of evidence shown for an open question and for what to look at first."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_LINE_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")


def escape(text: str) -> str:
    """``text`` on one line with everything Markdown or HTML would read as markup escaped."""
    line = _SPECIAL.sub(r"\\\1", one_line(text))
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)


def to_markdown(story: Story) -> bytes:
    """A readable UTF-8 Markdown document; evidence is cited in words, places are in the other formats under the same ids."""
    citer = Citer(story)
    told = brief(story, citer)
    parts = [
        [f"# {escape(told.title)}", "", escape(told.text)],
        _happened(told),
        _first(told),
        _questions(told),
        _articles(story, citer),
        _sources(story, citer),
        _findings(told),
        _voices(story, citer),
        _timeline(told),
        _claims(story, citer),
        _lineage(story, citer),
        _conflicts(story, citer),
        _quotes(story, citer),
        _headlines(story, citer),
        _limits(story),
    ]
    return printable("\n".join(line for part in parts if part for line in (*part, ""))).encode()


def _cites(cites: Iterable[Cite], value: str = "") -> list[str]:
    rows = []
    for c in cites:
        who = escape(listing(str(by) for _, by in c.holders))
        told = "; ".join(escape(x) for x in (value, c.says) if x)
        rows.append(f"- {who}: {escape(quoted(c.words, 400))}{f' ({told})' if told else ''}")
    return rows


def _articles(story: Story, citer: Citer) -> list[str]:
    rows = ["## Articles", "", "| | name | published | headline | file |", "|---|---|---|---|---|"]
    for d in story.articles:
        by = citer.who[d.id]
        day = in_words(d.published.edtf) if d.published else ""
        cells = (by.letter, by.name, day, d.title or "", file_name(d.file))
        rows.append(f"| {' | '.join(escape(c) for c in cells)} |")
    return rows


def _sources(story: Story, citer: Citer) -> list[str]:
    rows: list[str] = []
    for s in checked(story, citer):
        rows += [
            "",
            f"**{escape(str(s.by))}** {escape(s.counts) or 'no quotation of the articles'}. {escape(' '.join(told(s)))}".rstrip(),
            "",
        ]
        rows += [
            f"- {escape(k.verdict)}: {escape(str(k.cite.by))}: {escape(quoted(k.cite.words, 400))}{f' ({escape(k.note)})' if k.note else ''}"
            for k in s.rows
        ]
    return ["## Checked against the source", *rows] if rows else []


def _happened(told: Brief) -> list[str]:
    rows = [_dated(t) for t in (*([told.central] if told.central else []), *told.dates)]
    return ["## What is said to have happened", "", *rows] if rows else []


def _dated(t: Happened) -> str:
    return f"- **{escape(t.when)}**: {escape(t.what)} ({escape(t.by)}){' ≠ accounts differ' if t.conflict else ''}"


def _first(told: Brief) -> list[str]:
    rows: list[str] = []
    for f in told.first:
        rows += [f"{f.number}. **{escape(f.text)}** (`{f.id}`)", *(f"   {line}" for line in _cites(f.cites[:PLACES]))]
    return [f"## What to look at first ({len(told.first)} of {len(told.findings)} findings)", "", *rows] if rows else []


def _findings(told: Brief) -> list[str]:
    rows: list[str] = []
    for subject, kinds in pages.by_subject(list(told.findings)):
        rows += ["", f"### {escape(subject)}"]
        for kind in kinds:
            rows += ["", f"{escape(kind.title)}. {escape(kind.explanation)}"]
            for f in kind.findings:
                rows += ["", f"**{escape(f.text)}** (`{f.id}`, confidence {f.confidence})", "", *_cites(f.cites)]
    return ["## All findings", *rows] if rows else []


def _questions(told: Brief) -> list[str]:
    rows: list[str] = []
    for f in told.questions:
        rows += [f"- [ ] {escape(f.text)} (`{f.id}`)", *(f"  {line}" for line in _cites(f.cites[:PLACES]))]
    return ["## Open questions", "", *rows] if rows else []


def _voices(story: Story, citer: Citer) -> list[str]:
    table = voices(story)
    if table is None:
        return []
    letters = [citer.who[d.id].letter for d in story.articles]
    rows = ["## Whose words each article gives", "", f"| | {' | '.join(letters)} |", f"|---|{'---|' * len(letters)}"]
    for v in table.rows:
        about = ", ".join(x for x in (v.kind, f"by way of {v.through}" if v.through else "") if x)
        name = escape(v.name) + (f" ({escape(about)})" if about else "")
        rows.append(f"| {name} | {' | '.join(c.told for c in v.cells)} |")
    return [*rows, *(["", f"{table.more} more are quoted less."] if table.more else [])]


def _timeline(told: Brief) -> list[str]:
    more = len(told.happened) > len(told.dates)
    return ["## Every date", "", *(_dated(t) for t in told.happened)] if more else []


def _claims(story: Story, citer: Citer) -> list[str]:
    shared = sorted((c for c in story.claims if len(tellers(c)) > 1), key=lambda c: (c.tells.rank, -len(tellers(c))))
    if not shared:
        return []
    rows = ["## Told by more than one article", "", "| claim | told by | origins |", "|---|---|---|"]
    for c in shared:
        told = ", ".join(sorted((citer.who[d].letter for d in tellers(c)), key=lambda x: (len(x), x)))
        rows.append(f"| {escape(c.text)} | {told} | {escape(', '.join(o.name for o in c.origins))} |")
    return rows


def _lineage(story: Story, citer: Citer) -> list[str]:
    ties = pages.ties(story, citer)
    rows = [
        f"- {escape(t.target)} {t.kind} {escape(t.source)}{'' if t.seen else ' (not in the set)'}"
        f"{f': {escape(t.why)}' if t.why else ''}{f' (confidence {t.confidence})' if t.confidence else ''}"
        for t in ties
    ]
    return ["## Who took what from whom", "", *rows] if rows else []


def _conflicts(story: Story, citer: Citer) -> list[str]:
    rows: list[str] = []
    for k in pages.conflicts(story, citer):
        rows += ["", f"**{k.kind.capitalize()}, {k.strength}.** {escape(k.text or k.claim)}".rstrip(), ""]
        rows += [line for value, cites in k.sides for line in _cites(cites, value)]
    return ["## Where accounts differ", *rows] if rows else []


def _quotes(story: Story, citer: Citer) -> list[str]:
    rows: list[str] = []
    for q in pages.quotes(story, citer):
        if q.changed:
            rows += ["", f"**{escape(q.speaker or 'Speaker not named')}**, {q.difference}:", ""]
            rows += [line for w in q.wordings for line in _cites(w.cites)]
    return ["## Quotations that are not printed alike", *rows] if rows else []


def _headlines(story: Story, citer: Citer) -> list[str]:
    rows = [
        f"- {escape(str(h.cite.by))}, {h.role}: {escape(quoted(h.cite.words, 400))}: {h.verdict}"
        + (f"; not below: {escape(listing(quoted(c.words) for c in h.missing))}" if h.missing else "")
        for h in pages.headlines(story, citer)
        if not h.carried
    ]
    return ["## Headlines that say more than their body", "", *rows] if rows else []


def _limits(story: Story) -> list[str]:
    if not story.notes and not story.problems:
        return []
    problems = [f"- {escape(file_name(p.file))}: {escape(p.reason)} ({p.code}) {escape(p.hint)}" for p in story.problems]
    return ["## Not done, or not read", "", *problems, *(f"- {escape(n)}" for n in story.notes)]
