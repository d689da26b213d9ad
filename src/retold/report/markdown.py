"""The findings as Markdown, for notes, issues and mails."""

from __future__ import annotations

import re

from retold.model.codes import CATALOGUE
from retold.model.story import Story
from retold.report.brief import brief, tellers, title
from retold.report.bylines import Byline, bylines
from retold.report.plain import CONFLICT_KINDS, STRENGTHS, SUBJECTS, file_name, one_line, printable, quoted, sentence
from retold.report.values import in_words

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def escape(text: str) -> str:
    """``text`` on one line with everything Markdown or HTML would read as markup escaped."""
    line = _SPECIAL.sub(r"\\\1", one_line(text))
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)


def to_markdown(story: Story) -> bytes:
    """A readable UTF-8 Markdown document: brief, articles, findings with their words, claims, conflicts, limits."""
    who = bylines(story)
    parts = [
        [f"# {escape(title(story))}", "", *(f"- **{escape(b.figure)}** {escape(b.text)}" for b in brief(story))],
        _articles(story, who),
        _findings(story, who),
        _claims(story, who),
        _conflicts(story, who),
        _limits(story),
    ]
    return printable("\n".join(line for part in parts if part for line in (*part, ""))).encode()


def _articles(story: Story, who: dict[str, Byline]) -> list[str]:
    rows = ["## Articles", "", "| | name | published | headline | file |", "|---|---|---|---|---|"]
    for d in story.documents:
        day = d.published.edtf if d.published else ""
        rows.append(
            f"| {who[d.id].letter} | {escape(who[d.id].name)} | {escape(day)} | {escape(d.title or '')} | {escape(file_name(d.file))} |"
        )
    return rows


def _findings(story: Story, who: dict[str, Byline]) -> list[str]:
    rows: list[str] = []
    for digit, subject in SUBJECTS.items():
        group = [f for f in story.findings if f.code[1] == digit]
        if not group:
            continue
        rows += ["", f"### {subject}"]
        for f in group:
            rows += [
                "",
                f"**{escape(sentence(f.text))}** ({CATALOGUE[f.code].title}, `{f.id}`, confidence {f.confidence:.2f})",
                "",
            ]
            rows += [
                f"- {escape(str(who[e.span.doc]))}, {e.span.start}–{e.span.end}: {escape(quoted(story.text(e.span), 400))}"
                + (f" — {escape(e.says)}" if e.says else "")
                for e in f.evidence
            ]
    return ["## Findings", *rows] if rows else []


def _claims(story: Story, who: dict[str, Byline]) -> list[str]:
    shared = sorted((c for c in story.claims if len(tellers(c)) > 1), key=lambda c: -len(tellers(c)))
    if not shared:
        return []
    rows = ["## Told by more than one article", "", "| claim | told by | origins |", "|---|---|---|"]
    for c in shared:
        told = ", ".join(who[d].letter for d in tellers(c))
        rows.append(f"| {escape(c.text)} | {told} | {len(c.origins)}: {escape(', '.join(o.name for o in c.origins))} |")
    return rows


def _conflicts(story: Story, who: dict[str, Byline]) -> list[str]:
    if not story.conflicts:
        return []
    rows = ["## Where accounts differ"]
    for k in story.conflicts:
        rows += ["", f"**{CONFLICT_KINDS[k.kind].capitalize()}, {STRENGTHS[k.strength]}.** {escape(k.text)}".rstrip(), ""]
        rows += [
            f"- {escape(str(who[m.span.doc]))}: {escape(quoted(story.text(m.span), 300))}"
            + (f" ({escape(in_words(m.value))})" if m.value else "")
            for m in k.members
        ]
    return rows


def _limits(story: Story) -> list[str]:
    if not story.notes and not story.problems:
        return []
    problems = [f"- {escape(file_name(p.file))}: {escape(p.reason)} ({p.code}) {escape(p.hint)}" for p in story.problems]
    return ["## Not done, or not read", "", *problems, *(f"- {escape(n)}" for n in story.notes)]
