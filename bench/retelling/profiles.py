"""How newsrooms retell, as one table: for each profile how likely each operation is, how much it changes, and why so.

Chances are those of the strength ``default``. ``light`` and ``strong`` move them by ``STRENGTHS``. Reasons name their source
where there is one: Bell 1991 (The Language of News Media), Clough 2000 (Identifying Re-use between the Press Association and
Newspapers of the British Press), Lewis, Williams, Franklin et al. 2006 (The Quality and Independence of British Journalism);
"measured" is what copies in public news show (docs/retelling.md); all else is judgement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from retelling import marks, quoting, recasting, selection, wording
from retelling.desk import Desk
from retelling.draft import Draft

Operation = Callable[[Draft, Desk], str | None]
PROFILES = ("reprint", "cut", "excerpt", "light", "rewrite")
"""Verbatim reprint; copy cut to length; excerpt with framing; light edit; heavy rewrite."""

KIND = {
    "reprint": "copied",
    "cut": "copied",
    "excerpt": "copied",
    "light": "copied",
    "rewrite": "rewritten",
    "insert": "copied",
}
"""The kind of an edge by its profile; ``insert`` is matter of a second source put into a text."""

CHANGES, TELLS, STYLE = "changes", "tells", "style"


@dataclass(frozen=True, slots=True)
class Row:
    """An operation: its chance in each profile, its rates (for reprint to light, and for rewrite), its group, the reason.

    Rows of the group ``changes`` grow with the strength, ``tells`` (what names a source) shrink, ``style`` stay.
    """

    run: Operation
    chances: tuple[float, float, float, float, float]
    why: str
    rates: tuple[float, float] = (0.0, 0.0)
    group: str = CHANGES

    @property
    def name(self) -> str:
        """The operation's name."""
        return self.run.__name__


TABLE = (
    Row(selection.excerpt, (0, 0, 1, 0, 0), "what an excerpt is"),
    Row(
        selection.cut_tail,
        (0.15, 1, 0, 0.25, 0.45),
        "copy is cut from the end to the space there is (Bell 1991; Clough 2000)",
        group=STYLE,
    ),
    Row(
        selection.orphan,
        (0.03, 0.08, 0.05, 0.1, 0.1),
        "cuts that nobody reads again leave people without introduction",
        group=STYLE,
    ),
    Row(
        selection.drop_paragraphs,
        (0.05, 0.3, 0.05, 0.3, 0.7),
        "deletion is the commonest change (Bell 1991; Clough 2000)",
        (0.15, 0.45),
    ),
    Row(selection.drop_sentences, (0.06, 0.3, 0.15, 0.4, 0.8), "as above", (0.08, 0.25)),
    Row(selection.cut_short, (0.02, 0.05, 0.15, 0.03, 0), "feeds and excerpts end in the middle", group=STYLE),
    Row(selection.reorder, (0.02, 0.05, 0.03, 0.15, 0.5), "a new angle brings another paragraph up (Clough 2000)"),
    Row(selection.reorder, (0, 0, 0, 0.03, 0.3), "as above, once more"),
    Row(selection.merge_paragraphs, (0.08, 0.12, 0.08, 0.12, 0.25), "print joins what the web parts", group=STYLE),
    Row(selection.split_paragraphs, (0.15, 0.15, 0.15, 0.2, 0.25), "the web parts what print joins", group=STYLE),
    Row(wording.correct, (0.3, 0.5, 0.2, 0.6, 0.8), "subeditors put slips right", group=STYLE),
    Row(
        quoting.indirect,
        (0, 0.02, 0.02, 0.1, 0.6),
        "rewrites tell quotations (Clough 2000: direct to indirect speech)",
        (0.15, 0.4),
    ),
    Row(quoting.shorten_quotes, (0.02, 0.08, 0.08, 0.2, 0.5), "quotations are shortened where space is short", (0.2, 0.35)),
    Row(quoting.tidy_quotes, (0.03, 0.04, 0.03, 0.12, 0.3), "quotations are cleaned", (0.2, 0.4)),
    Row(
        wording.turn_sentences,
        (0.02, 0.06, 0.03, 0.5, 1),
        "syntax changes: attribution moves, clauses go (Bell 1991; Clough 2000; measured)",
        (0.3, 0.8),
    ),
    Row(
        recasting.drop_clauses,
        (0.04, 0.25, 0.08, 0.5, 1),
        "of the edits of copied sentences a quarter are stretches left out (measured)",
        (0.25, 0.65),
    ),
    Row(recasting.add_clauses, (0.02, 0.04, 0.04, 0.4, 1), "and a fifth stretches put in (measured)", (0.18, 0.45)),
    Row(recasting.lead_ins, (0.01, 0.03, 0.03, 0.3, 0.9), "as above", (0.1, 0.3)),
    Row(recasting.days, (0.08, 0.12, 0.06, 0.4, 0.7), "papers tell days as seen from their own", (0.3, 0.5)),
    Row(
        recasting.persons,
        (0.03, 0.1, 0.08, 0.35, 0.8),
        "names are given again where cuts need it, titles by style",
        (0.12, 0.4),
    ),
    Row(wording.join_sentences, (0, 0.03, 0, 0.1, 0.4), "merged sentences (Clough 2000)", (0.2, 0.3)),
    Row(
        wording.swap_words,
        (0.05, 0.1, 0.05, 0.3, 1),
        "synonyms (Bell 1991: lexical substitution; Clough 2000); under a tenth of the edits (measured)",
        (0.025, 0.35),
    ),
    Row(wording.say_verbs, (0.04, 0.1, 0.06, 0.3, 0.8), "verbs of saying are the most exchanged words", (0.3, 0.6)),
    Row(wording.trim_words, (0.04, 0.25, 0.08, 0.45, 0.8), "idle words and asides are struck first (Bell 1991)", (0.18, 0.45)),
    Row(wording.add_words, (0.02, 0.04, 0.04, 0.2, 0.5), "hedges and sharpening", (0.08, 0.15)),
    Row(wording.contract, (0.04, 0.04, 0.02, 0.12, 0.3), "house style", group=STYLE),
    Row(wording.spelling, (0.12, 0.12, 0.06, 0.15, 0.2), "copy crosses the Atlantic", group=STYLE),
    Row(wording.forms, (0.15, 0.2, 0.08, 0.25, 0.4), "style books differ in months, numbers, titles", group=STYLE),
    Row(wording.typos, (0.03, 0.05, 0.06, 0.08, 0.1), "haste", group=STYLE),
    Row(
        wording.glyphs,
        (0.5, 0.5, 0.45, 0.5, 0.6),
        "each publishing system has its own signs (measured: see docs/retelling.md)",
        group=STYLE,
    ),
    Row(
        marks.neutral,
        (0.1, 0.2, 0.08, 0.4, 0.75),
        "names of the source go: under 1 % of copy is credited to its agency (Lewis et al. 2006)",
    ),
    Row(
        marks.own_lead,
        (0.05, 0.12, 0.15, 0.35, 0.65),
        "the lead is what desks rewrite first (Bell 1991; measured: leads are copied half as often as the middle)",
    ),
    Row(marks.frame_between, (0, 0.02, 0.25, 0.08, 0.35), "comment between excerpts; own background in rewrites"),
    Row(marks.credit, (0.06, 0.08, 0.35, 0.12, 0.22), "aggregators credit, dailies seldom (Lewis et al. 2006)", group=TELLS),
    Row(marks.hand_over, (0.02, 0.01, 0.45, 0.02, 0.02), "how aggregators hand over: X reports", group=TELLS),
    Row(marks.frame_before, (0.01, 0.02, 0.85, 0.1, 0.25), "an excerpt needs an introduction"),
    Row(marks.frame_after, (0.04, 0.05, 0.65, 0.12, 0.55), "own background after what was taken"),
    Row(marks.headline_case, (0.25, 0.25, 0.3, 0.25, 0.2), "house style", group=STYLE),
    Row(marks.headline_words, (0.25, 0.3, 0.2, 0.35, 0.2), "headlines are the desk's own", group=STYLE),
    Row(
        marks.headline_new,
        (0.3, 0.35, 0.65, 0.5, 0.8),
        "as above: a third of near copies keep the headline (measured)",
        group=STYLE,
    ),
    Row(
        marks.clear_page,
        (1, 1, 1, 1, 1),
        "a page's lines are not part of the text; pasting leaves some",
        (0.1, 0.02),
        group=STYLE,
    ),
    Row(marks.drop_mark, (0.3, 0.35, 0.8, 0.6, 0.9), "place lines are kept with wire copy", group=STYLE),
    Row(marks.page_lines, (0.45, 0.45, 0.45, 0.45, 0.45), "text files of pages carry some of their lines", group=STYLE),
)
"""In the order in which a desk works: what to take, how it reads, what is put around it."""

STRENGTHS = {"light": (0.5, 0.6, 1.5), "default": (1.0, 1.0, 1.0), "strong": (2.5, 1.8, 0.5)}
"""For each strength: how many times the chance of a change is tried, how its rate grows, how many times one that tells is tried.

A chance p tried k times is 1 - (1 - p) ** k, so that certain things stay certain."""

BYLINES = {"reprint": (0.5, 0.3), "cut": (0.4, 0.35), "excerpt": (0.08, 0.7), "light": (0.15, 0.65), "rewrite": (0.04, 0.8)}
"""Chances that the source's byline stays and that the desk signs itself; else nobody signs."""

UNLICENSED = 0.5
"""How much seldomer the byline of an outlet stays than that of an agency, whose contract asks for it."""

WEIGHTS = {
    "wire": (0.3, 0.3, 0.05, 0.18, 0.17),
    "daily": (0.08, 0.1, 0.25, 0.27, 0.3),
    "cast": (0.08, 0.1, 0.25, 0.27, 0.3),
    "site": (0.12, 0.08, 0.3, 0.25, 0.25),
    "blog": (0.12, 0.08, 0.3, 0.25, 0.25),
}
"""How the copy of each kind of outlet is retold: wire copy is licensed and printed, other copy is quoted or rewritten."""


SHIFTS = {"light": (1.5, 1.2, 1.0, 1.0, 0.5), "default": (1.0,) * 5, "strong": (0.4, 0.7, 1.0, 1.2, 1.8)}
"""How each strength weighs the profiles against the default."""


def weights(kind: str, strength: str) -> dict[str, float]:
    """How likely each profile is for copy of a kind of outlet at a strength; the weights need not add up to 1."""
    return {p: w * s for p, w, s in zip(PROFILES, WEIGHTS[kind], SHIFTS[strength], strict=True)}


def chance(row: Row, profile: str, strength: str) -> float:
    """The chance of an operation in a profile at a strength, 0-1."""
    tries, _, telling = STRENGTHS[strength]
    p = row.chances[PROFILES.index(profile)]
    times = {CHANGES: tries, TELLS: telling, STYLE: 1.0}[row.group]
    return float(1.0 - (1.0 - p) ** times)


def rates(profile: str, strength: str) -> dict[str, float]:
    """How much of what it can each operation changes in a profile at a strength, 0-1."""
    grow = STRENGTHS[strength][1]
    out = {}
    for row in TABLE:
        if row.rates != (0.0, 0.0):
            out["leftovers" if row.run is marks.clear_page else row.name] = min(
                0.9, row.rates[profile == "rewrite"] * (grow if row.group == CHANGES else 1.0)
            )
    return out


def sign(draft: Draft, desk: Desk, profile: str, strength: str) -> tuple[str, str | None]:
    """Choose who signs: the operation's name and what it did."""
    kept, own = BYLINES[profile]
    kept *= 1.0 if desk.source().kind == "wire" else UNLICENSED
    kept = 1.0 - (1.0 - kept) ** STRENGTHS[strength][2]
    luck = desk.rng.random()
    run: Operation = marks.kept_byline if luck < kept else marks.own_byline if luck < kept + own else marks.no_byline
    return run.__name__, run(draft, desk)


def retell(
    source: Draft, desk: Desk, profile: str, strength: str, *, plain: bool = False
) -> tuple[Draft, list[tuple[str, str]]]:
    """A new draft made from ``source`` as the profile does it, and the operations that changed something, in order.

    ``plain`` leaves out every operation that names or betrays a source.
    """
    draft = source.copy()
    desk.rates = rates(profile, strength)
    done = []
    for row in TABLE:
        if plain and row.run in BETRAYING:
            continue
        if desk.rng.random() < chance(row, profile, strength) and (what := row.run(draft, desk)):
            done.append((row.name, what))
        draft.tidy()
    if not plain:
        name, what = sign(draft, desk, profile, strength)
        done += [(name, what)] if what else []
    return draft, done


BETRAYING: frozenset[Operation] = frozenset(
    {marks.credit, marks.hand_over, marks.page_lines, marks.clear_page, marks.neutral, marks.drop_mark}
)
"""Operations that have to do with names and pages, left out where only the texts themselves shall tell."""


def markdown() -> str:
    """The table as docs/retelling.md shows it: chances in percent for each profile, rates for copies and for rewrites."""
    lines = [f"| operation | {' | '.join(PROFILES)} | changes | group | why |", "|---" * (len(PROFILES) + 4) + "|"]
    for row in TABLE:
        chances = " | ".join(f"{100 * c:.0f}" for c in row.chances)
        low, high = row.rates
        rate = f"{100 * low:.0f} / {100 * high:.0f}" if row.rates != (0.0, 0.0) else ""
        lines.append(f"| `{row.name}` | {chances} | {rate} | {row.group} | {row.why} |")
    return "\n".join(lines)
