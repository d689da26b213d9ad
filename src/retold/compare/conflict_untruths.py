"""Denials of acts (``denied selling oil``, ``her claims of assault are untrue``, ``denied the reports``), against those who tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.compare.conflict_pairs import Pairs, keys
from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.tellings import Telling, Voice, key
from retold.lang import events, hedges
from retold.lang.numbers import PEOPLE
from retold.lang.subtrees import subtree
from retold.lang.tellings import ABLE, INTENDED
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.marks import Sentence, Token
from retold.model.span import Span

_MOST = 6
"""Articles that are listed as telling what is denied."""
_NEAR = 600
"""Characters before a denial in which stands what it only points at, if it does not say who denies."""
_BARE = hedges.SUBJECTS_UNTRUE
"""Words of a denial that do not say what it denies."""
_NO_ACTS = (INTENDED - {"threaten", "promise", "vow", "propose"}) | {"involve", "include", "concern", "regard", "relate"}
"""Verbs that are no act of their own: who ``denied it sought to meddle`` denied meddling; what ``involves`` something only links."""
_TOLD = frozenset({Voice.FLAT, Voice.HEDGED, Voice.CREDITED, Voice.QUOTED})
_EVENTS = frozenset(events.CLASS_OF.values())
_LOOSE = frozenset({"conj", "punct", "cc", "advcl", "parataxis"})
_CUES = hedges.DENIALS | hedges.REJECTIONS | hedges.UNTRUE | hedges.HOLDING
_PROPOSED = frozenset({"idea", "notion", "suggestion"})
"""What may be proposed as well as told: who rejects it may not want it."""
_SAYING = events.REPORTING | {"find", "show", "reveal", "suggest", "conclude"}
_DOING = events.LIGHT | {
    "carry",
    "commit",
    "conduct",
    "perpetrate",
    "launch",
    "stage",
    "order",
    "plan",
    "begin",
    "play",
    "deny",
}
"""Verbs whose object is the act."""
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})


@dataclass(frozen=True, slots=True)
class _Denial:
    """The words of a denial.

    ``keys`` are those of what is denied, ``things`` of these the things and people besides the acts; ``who`` the names of whoever
    denies, ``by`` all words of that; ``report`` says that what is denied is called a report or a claim, ``finite`` that somebody is told
    to deny it, ``own`` that what is denied has no subject of its own (``denied taking bribes``).
    """

    span: Span
    sentence: Sentence
    acts: frozenset[str]
    keys: frozenset[str]
    things: frozenset[str]
    who: frozenset[str]
    by: frozenset[str]
    report: bool
    finite: bool
    own: bool


_Row = tuple[_Denial, list[Telling]]


def untruth_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """A contradiction (polarity) for every act that is denied and told, with all denials of it.

    Denials of one act that name different parties are apart; those that name none, or do not say what they deny, go with the first.
    """
    denials = list(_denials(pairs))
    silent = _Silent(denials)
    rows = [(d, _told(pairs, d, silent) if d.acts else [] if d.keys else _before(pairs, d, silent)) for d in denials]
    groups: list[tuple[str, frozenset[str], list[_Row]]] = []
    for d, told in sorted((r for r in rows if r[1]), key=lambda r: (not r[0].acts, not _party(*r), r[0].span)):
        party = _party(d, told)
        near = [g for g in groups if not party or not g[1] or g[1] & party]
        same = [g for g in near if g[0] == told[0].act] or ([] if d.acts else near)
        if same:
            same[0][2].append((d, told))
        else:
            groups.append((told[0].act, party, [(d, told)]))
    return [_conflict(pairs, row, names) for _, _, row in groups]


def _party(d: _Denial, told: Sequence[Telling]) -> frozenset[str]:
    return d.who & told[0].names


class _Silent:
    """Tellings that stand inside a denial and tell nothing themselves."""

    def __init__(self, denials: Sequence[_Denial]) -> None:
        self._spans = [d.span for d in denials]

    def __contains__(self, t: Telling) -> bool:
        return t.voice not in _TOLD or t.negated or t.act == "deny" or any(s.overlaps(t.span) for s in self._spans)


def _denials(pairs: Pairs) -> Iterator[_Denial]:
    for s in sorted({t.sentence for t in pairs.tellings.all}, key=lambda s: s.span):
        for i in range(len(s.tokens)):
            found = _denied(s.tokens, i)
            if found is not None and not _of_a_link(s.tokens, found[0]):
                what, ends = found
                words = [k for j in what if s.tokens[j].lemma not in _BARE and (k := key(s.tokens[j])) is not None]
                acts = frozenset(k for j in what if not _target(s.tokens, j) and (k := _act(s.tokens[j])) is not None)
                span = Span(s.span.doc, s.tokens[min(ends)].start, s.tokens[max(ends)].end)
                how = frozenset(k for j in what if s.tokens[j].pos in {"ADJ", "ADV"} and (k := key(s.tokens[j])) is not None)
                things = frozenset(words) - acts - how
                own = not any(s.tokens[j].dep in {"nsubj", "nsubjpass"} for j in what)
                report = any(s.tokens[j].lemma in hedges.REPORTS for j in what)
                finite = s.tokens[i].pos != "VERB" or s.tokens[i].tag in {"VBD", "VBZ", "VBP", "VBN"}
                yield _Denial(
                    span=span,
                    sentence=s,
                    acts=acts,
                    keys=frozenset(words),
                    things=things,
                    who=_who(s.tokens, i),
                    by=_by(s.tokens, i),
                    report=report,
                    finite=finite,
                    own=own,
                )


def _of_a_link(tokens: tuple[Token, ...], what: Sequence[int]) -> bool:
    """Whether only the link between things is denied (``had anything to do with``), and the things are not."""
    return any(tokens[j].lemma == "do" and j + 1 < len(tokens) and tokens[j + 1].lemma == "with" for j in what)


def _target(tokens: tuple[Token, ...], j: int) -> bool:
    """Whether a noun is what an act is done to (``influence the election``), or does it, and not, as after ``carried out``, the act."""
    over = tokens[tokens[j].head]
    return (
        tokens[j].pos == "NOUN"
        and tokens[j].dep in {"dobj", "nsubj", "nsubjpass"}
        and _act(over) is not None
        and over.lemma not in _DOING
    )


def _act(token: Token) -> str | None:
    if token.pos not in {"VERB", "NOUN"} or token.lemma in _BARE | hedges.DENIALS | _NO_ACTS:
        return None
    found = events.CLASS_OF.get(token.lemma)
    return found if found is not None else key(token) if token.pos == "VERB" else None


def _denied(tokens: tuple[Token, ...], i: int) -> tuple[list[int], list[int]] | None:
    """The words of what is denied and of the denial, where word ``i`` denies."""
    t = tokens[i]
    if t.lemma not in _CUES:
        return None
    below = [j for j, c in enumerate(tokens) if c.head == i and j != i]
    negated = any(tokens[j].dep == "neg" or tokens[j].text.lower() in hedges.MODALS | {"can"} for j in below) or _joined_to_not(
        tokens, i
    )
    subject = [j for j in below if tokens[j].dep in {"nsubj", "nsubjpass"}]
    if t.lemma in hedges.DENIALS | hedges.REJECTIONS and t.pos == "VERB" and not negated:
        objects = [j for j in below if tokens[j].dep in {"dobj", *_CLAUSES}]
        passive = not objects
        objects = objects or [j for j in subject if tokens[j].dep == "nsubjpass"]
        fit = [j for j in objects if _deniable(tokens, j, strict=passive or t.lemma in hedges.REJECTIONS)]
        if not fit or any(tokens[j].lemma in hedges.DENIED_TO for j in objects):
            return None
        what = subtree(tokens, fit[:1], _LOOSE)
        return what, [*subject, i, *what]
    if any(c.dep in {"mark", "advmod"} and c.text.lower() in hedges.CONDITIONS and c.head in {i, t.head} for c in tokens):
        return None
    holds = t.lemma in hedges.UNTRUE and t.pos == "ADJ" and not negated
    fails = t.lemma in hedges.HOLDING and (negated or any(c.dep == "neg" for j, c in enumerate(tokens) if c.head == t.head))
    if not (holds or fails):
        return None
    top = i if subject else t.head
    subject = subject or [j for j, c in enumerate(tokens) if c.head == top and c.dep in {"nsubj", "nsubjpass"}]
    if not subject or tokens[subject[0]].lemma not in hedges.SUBJECTS_UNTRUE:
        return None
    what = subtree(tokens, subject[:1], _LOOSE)
    return what, [*what, i]


def _joined_to_not(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a verb is joined to a negated one: ``would not confirm or deny``."""
    t = tokens[i]
    return t.dep == "conj" and any(c.head == t.head and c.dep == "neg" for c in tokens)


def _deniable(tokens: tuple[Token, ...], j: int, *, strict: bool) -> bool:
    t = tokens[j]
    if t.dep in _CLAUSES:
        return not strict
    if (strict and t.lemma in _PROPOSED) or _given_to(tokens, t.head):
        return False
    return t.lemma not in hedges.NOT_DENIED | PEOPLE and (t.lemma in hedges.CLAIMED or (not strict and t.pos == "NOUN"))


def _given_to(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether a verb has two objects: ``denied the mayor his coal``."""
    below = [c.dep for c in tokens if c.head == verb]
    return "dative" in below or below.count("dobj") > 1


def _subject(tokens: tuple[Token, ...], i: int) -> list[int]:
    """Whoever denies: the subject, in the passive whoever stands behind ``by``."""
    by = [j for j, c in enumerate(tokens) if c.head == i and c.dep == "agent"]
    below = [j for j, c in enumerate(tokens) if (c.head == i and c.dep == "nsubj") or (c.head in by and c.dep == "pobj")]
    return subtree(tokens, below, _LOOSE)


def _who(tokens: tuple[Token, ...], i: int) -> frozenset[str]:
    subject = _subject(tokens, i)
    return frozenset(k for j in subject if tokens[j].pos in {"PROPN", "ADJ"} and (k := key(tokens[j])) is not None)


def _by(tokens: tuple[Token, ...], i: int) -> frozenset[str]:
    if tokens[i].pos != "VERB":
        return frozenset()
    return frozenset(k for j in _subject(tokens, i) if (k := key(tokens[j])) is not None)


def _told(pairs: Pairs, d: _Denial, silent: _Silent) -> list[Telling]:
    """What tells a denied act with another word of the denial in common, the best of every article.

    Where some of it names whoever denies, only that; where nothing does, and only an act is denied, what somebody named is charged with.
    """
    known = d.keys | d.who
    for act in sorted(d.acts, key=lambda a: (-len(pairs.tellings.by_act.get(a, ())), a)):
        fit = [t for t in pairs.tellings.by_act.get(act, ()) if t.act == act and t not in silent and _means(pairs, d, t, act)]
        fit = (
            [t for t in fit if d.who & t.names]
            or fit
            or ([] if d.things or act not in _EVENTS else _charges(pairs, d, act, silent))
        )
        told = _best(pairs, fit, known | {act})
        if len(told) > 1 or any(t.voice is not Voice.FLAT for t in told):
            return told
    return []


def _means(pairs: Pairs, d: _Denial, t: Telling, act: str) -> bool:
    """Whether a telling of a denied act is what is denied: all that the denial says of it, or two things in common, or a thing and whoever denies."""
    shared = (t.keys & (d.keys | d.who)) - {act}
    if not shared or _of_another(d, t):
        return False
    return d.things <= t.keys or bool(d.who & t.names) or pairs.tellings.apart(shared) > 1


def _of_another(d: _Denial, t: Telling) -> bool:
    """Whether somebody denies an act of his own, and the telling gives it to somebody else with a name."""
    named = frozenset(k for i in t.who if t.sentence.tokens[i].pos == "PROPN" and (k := key(t.sentence.tokens[i])) is not None)
    return d.own and bool(d.who) and bool(named) and not d.who & (named | t.names)


def _charges(pairs: Pairs, d: _Denial, act: str, silent: _Silent) -> list[Telling]:
    """What somebody says that somebody named did."""
    rows = [t for t in pairs.tellings.by_act.get(act, ()) if t.act == act and t not in silent and t.voice is not Voice.FLAT]
    return [t for t in rows if any(t.sentence.tokens[i].pos == "PROPN" for i in t.who) and not _of_another(d, t)]


def _before(pairs: Pairs, d: _Denial, silent: _Silent) -> list[Telling]:
    """For a denial that does not say what it denies: what its article told before of whoever denies, as a report or a charge.

    The best known to the others. A report or claim may be denied that somebody named made; an allegation, or that something is not true,
    only answers what was charged; a participle (``rebutting the report``) nothing.
    """
    if not d.finite:
        return []
    fit = [t for t in pairs.tellings.all if t.doc == d.span.doc and t.span.end <= d.span.start and t not in silent]
    fit = [t for t in fit if t.sentence.tokens[t.verbs[-1]].lemma not in _SAYING]
    fit = [t for t in fit if _charged(t) or (d.report and t.voice is Voice.CREDITED)]
    if d.by:
        fit = [t for t in fit if d.who & keys(t, t.who) or d.by <= keys(t, t.who)]
    else:
        fit = [t for t in fit if d.span.start - t.span.end <= _NEAR and _charged(t)]
    known = {t.span: len(pairs.like(t)) for t in fit}
    fit = [t for t in fit if known[t.span] or _charged(t) or d.who & keys(t, t.who)]
    most = max(known.values(), default=0)
    return [t for t in fit if known[t.span] == most][-1:]


def _charged(t: Telling) -> bool:
    """Whether a telling is hedged as a charge or a rumour, and not as what may be or seems."""
    tokens = t.sentence.tokens
    aux = {c.text.lower() for c in tokens if c.head in t.verbs and c.dep == "aux"}
    return t.voice is Voice.HEDGED and not aux & ABLE and not {tokens[v].lemma for v in t.verbs} & hedges.RAISING


def _best(pairs: Pairs, fit: Sequence[Telling], known: frozenset[str]) -> list[Telling]:
    best: dict[str, tuple[float, Telling]] = {}
    for t in fit:
        weight = pairs.tellings.weight(t.keys & known)
        if weight > best.get(t.doc, (0.0, t))[0]:
            best[t.doc] = (weight, t)
    return [t for _, t in sorted(best.values(), key=lambda r: (-r[0], r[1].span))][:_MOST]


def _conflict(pairs: Pairs, rows: Sequence[_Row], names: dict[str, str]) -> Conflict:
    told = {t.doc: t for _, row in reversed(rows) for t in reversed(row)}
    sides = [*(Side(t.span, "told") for t in told.values()), *(Side(d.span, "denied") for d, _ in rows)]
    words = " ".join(pairs.tellings.story.text(rows[0][0].span).split())
    text = f"{pairs.told(list(told.values()))}: {by_value(sides, names)} (“{words}”)."
    return conflict(None, ConflictKind.POLARITY, Strength.CONTRADICTION, sides, text)
