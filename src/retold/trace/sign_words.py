"""Signs of taking in words, for the reason that an edge gives."""

from __future__ import annotations

from retold.model.lineage import Sign, SignKind

_WORDS = {
    SignKind.LATER: "came out later",
    SignKind.MARK: "carries the other's name as a mark",
    SignKind.CREDIT: "names the other's outlet",
    SignKind.LINK: "links the other's outlet",
    SignKind.SELF_REFERENCE: "has words in which the other speaks of itself by name",
    SignKind.ORPHAN: "has a bare name that the other introduces",
    SignKind.ELLIPSIS: "has dots where the other has words",
    SignKind.QUOTE_SHORTENED: "has less of a quotation",
    SignKind.SENTENCE_CUT: "ends a sentence where the other's goes on",
    SignKind.LEFT_OUT: "lacks sentences that stand between shared ones in the other",
    SignKind.WORDS_DROPPED: "has fewer words within shared sentences",
    SignKind.TAIL_CUT: "ends where the other goes on",
    SignKind.FRAMED: "begins with words of its own",
    SignKind.CONTAINED: "is shared for a larger part",
}


def sign_in_words(sign: Sign) -> str:
    """What the taker shows towards the other, as a verb phrase without subject."""
    return _WORDS[sign.kind]
