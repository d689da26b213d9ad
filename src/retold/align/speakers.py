"""Whether two attributions name one speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from retold.lang.voices import ARTICLES
from retold.model.marks import Attribution, NameKind
from retold.model.story import Story
from retold.model.words import folded_words

FULL = 2  # words of a name that can be nobody else's


def speaker_key(attribution: Attribution) -> str | None:
    """The resolved speaker, folded, without an article; ``None`` where nobody is resolved."""
    if not attribution.speaker:
        return None
    words = folded_words(attribution.speaker)
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words) or None


def named_persons(story: Story) -> dict[str, str]:
    """For attributions whose own source words name a person of the story: the person's folded name, by attribution id.

    A speaker that a pronoun or a description was resolved to is left out: that is an inference, not what the text says.
    """
    people = {" ".join(folded_words(n.canonical)) for n in story.names if n.kind is NameKind.PERSON}
    found: dict[str, str] = {}
    for a in story.attributions:
        key = speaker_key(a)
        if key in people and a.source is not None and set(folded_words(story.text(a.source))) & set(key.split()):
            found[a.id] = key
    return found


def differ(a: Attribution, b: Attribution, people: dict[str, str]) -> bool:
    """Whether two attributions name two different people.

    An unresolved speaker is nobody's rival, a person is none of the paper or organisation that they speak for, and one
    word may be a team, a firm or a first name as well as somebody: both must be named in full.
    """
    one, other = (set(people.get(x.id, "").split()) for x in (a, b))
    return len(one) >= FULL and len(other) >= FULL and not one & other


def last_name(attribution: Attribution) -> str | None:
    """The last word of the speaker's name, which its short and long forms have in common."""
    key = speaker_key(attribution)
    return None if key is None else key.rsplit(" ", 1)[-1]


def may_be_one(a: Attribution, b: Attribution) -> bool:
    """Whether two attributions can be of one speaker: somebody is unresolved, or the names share a word."""
    one, other = speaker_key(a), speaker_key(b)
    return one is None or other is None or bool(set(one.split()) & set(other.split()))


def common_speaker(attributions: Sequence[Attribution], people: dict[str, str]) -> str | None:
    """The speaker that most members name, the fullest form of equals; ``None`` where no member is resolved.

    A person whom some member names outweighs the paper or body that others give the words to. ``people`` are those of ``named_persons``.
    """
    named = [a for a in attributions if a.id in people]
    votes = Counter(a.speaker for a in named or attributions if a.speaker)
    return max(votes, key=lambda s: (votes[s], len(s), s)) if votes else None
