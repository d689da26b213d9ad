"""What an editor is told of a quotation held against its source: a verdict, and in words what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retold.align.source_places import Laid, Omission
from retold.align.source_words import Held, MarkKind, Printed
from retold.model.sources import Verdict

FOUND = 0.5
"""Of the quotation's words; with fewer it is not found."""
SURE = 0.6
"""Of the words of a quotation that nobody credits to the source ..."""
RUN = 5
"""... and so many of them in a row, before words that differ say that it was altered."""
FEW = 4
"""Words of a quotation that must be found where nobody credits it to the source."""
FRAGMENT = 4
"""Words under which a quotation is a term in somebody else's sentence, and cuts none."""
NAMED = 8
"""Words left out inside a quotation up to which they are named."""
_STOPS = ".!?,"


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with its reasons; ``silent``: something is left out or joined without a mark."""

    verdict: Verdict
    note: str
    silent: bool


def clear(quotation: Printed, laid: Laid) -> bool:
    """Whether the words alone show that a quotation is from the source, whoever it is credited to."""
    words = len(quotation.words)
    if laid.found == words:
        return words >= FEW
    return laid.found >= max(FEW, SURE * words) and laid.longest >= RUN


def judge(quotation: Printed, text: str, laid: Laid | None, source: Held, following: int | None) -> Judged:
    """The verdict on a quotation of the article ``text``.

    ``following`` is the word of the source with which the article's next quotation begins: what goes on there is not cut.
    """
    words = len(quotation.words)
    if laid is None or laid.found < FOUND * words:
        return Judged(
            Verdict.NOT_FOUND, f"{laid.found if laid else 0} of its {words} words stand there in this order", silent=False
        )
    cuts = [*_edges(quotation, text, laid, source, following), *_inside(laid, source)]
    parted = [o for o in laid.omissions if o.parted and (o.mark is None or o.back)]
    altered = _altered(quotation, text, laid, source)
    reasons = [*altered, *(_apart(o) for o in parted), *(told for told, _ in cuts), *_named(quotation, text, laid)]
    silent = bool(parted) or any(not marked for _, marked in cuts)
    verdict = (
        Verdict.ALTERED if altered
        else Verdict.SPLICED if parted
        else Verdict.TRUNCATED if cuts
        else Verdict.FAITHFUL
    )  # fmt: skip
    return Judged(verdict, "; ".join(reasons), silent)


def _altered(quotation: Printed, text: str, laid: Laid, source: Held) -> list[str]:
    """The words that are other ones than the source's, as both have them."""
    told = []
    for c in laid.changes:
        if c.b == c.b_end:
            continue
        printed = " ".join(text[quotation.starts[c.b] : quotation.ends[c.b_end - 1]].split())
        if c.a < c.a_end:
            there = " ".join(source.text[source.starts[c.a] : source.ends[c.a_end - 1]].split())
            told.append(f"“{there}” of the source is “{printed}”")
        else:
            told.append(f"“{printed}” does not stand there")
    return told


def _apart(o: Omission) -> str:
    if o.back:
        return f"two parts that stand {_count(o.size)} apart, in another order" if o.size else "two parts in another order"
    return f"two parts that stand {_count(o.size)} apart"


def _inside(laid: Laid, source: Held) -> Iterator[tuple[str, bool]]:
    """What is left out between the first and the last word, and whether a mark says so; few words are named."""
    for o in laid.omissions:
        if o.back or (o.parted and o.mark is None):
            continue
        yield f"{_left(o.first, o.last, source)}, {_with(o.mark)}", o.mark is not None
    told = [(o.first, o.last) for o in laid.omissions if o.mark is None and not o.parted]
    for c in laid.changes:
        if c.b == c.b_end and not any(first <= c.a and c.a_end <= last for first, last in told):
            yield f"{_left(c.a, c.a_end, source)}, without a mark", False


def _left(first: int, last: int, source: Held) -> str:
    words = " ".join(source.text[source.starts[first] : source.ends[last - 1]].split())
    return f"{_count(last - first)} left out inside{f' (“{words}”)' if last - first <= NAMED else ''}"


def _edges(quotation: Printed, text: str, laid: Laid, source: Held, following: int | None) -> Iterator[tuple[str, bool]]:
    """Sentences of the source that are cut where the quotation begins or ends, and whether a mark says so.

    A quotation that begins small and inside a sentence is a fragment, and shows it. One that begins with a capital, or
    where a sentence of the source begins, and has a full stop or the comma before "she said" behind it, passes for a
    whole sentence.
    """
    if len(quotation.words) < FRAGMENT:
        return
    capital = text[quotation.starts[0]].isupper()
    begins, ends = laid.parts[0][0], laid.parts[-1][1]
    lead = _words_before(source, begins)
    mark = quotation.breaks.get(0)
    small = source.text[source.starts[begins]].islower()
    if lead and (mark or (capital and small)):
        yield f"the beginning of the sentence ({_count(lead)}) left out, {_with(mark)}", mark is not None
    rest = _words_behind(source, ends)
    mark = quotation.breaks.get(len(quotation.words))
    whole = not lead or capital
    if rest and following != ends and (mark is MarkKind.ELLIPSIS or (whole and _stopped(text, quotation.ends[-1]))):
        yield f"the end of the sentence ({_count(rest)}) left out, {_with(mark)}", mark is not None


def _stopped(text: str, end: int) -> bool:
    """Whether a full stop or comma stands behind the last word, inside or outside of the quotation mark."""
    return any(c in _STOPS for c in text[end : end + 2].strip()[:2] if not c.isalnum())


def _words_before(source: Held, word: int) -> int:
    count = 0
    while word - count > 0 and source.sentence[word - count - 1] == source.sentence[word]:
        count += 1
    return count


def _words_behind(source: Held, end: int) -> int:
    count = 0
    while end + count < len(source.words) and source.sentence[end + count] == source.sentence[end - 1]:
        count += 1
    return count


def _with(mark: MarkKind | None) -> str:
    if mark is None:
        return "without a mark"
    return "marked with an ellipsis" if mark is MarkKind.ELLIPSIS else "marked with brackets"


def _named(quotation: Printed, text: str, laid: Laid) -> Iterator[str]:
    """The words in brackets, an editor's and shown as such, and an ellipsis for which nothing is left out."""
    put = [" ".join(text[m.start : m.end].split()) for m in quotation.marks if "[" in text[m.start : m.end]]
    put = [p for p in put if any(c.isalnum() for c in p)]
    if put:
        yield f"brackets mark the article's own words: {', '.join(put)}"
    inside = [k for k, m in quotation.breaks.items() if m is MarkKind.ELLIPSIS and 0 < k < len(quotation.words)]
    if len(inside) > sum(o.mark is MarkKind.ELLIPSIS for o in laid.omissions):
        yield "an ellipsis stands where nothing is left out"


def _count(words: int) -> str:
    return "1 word" if words == 1 else f"{words:,} words"
