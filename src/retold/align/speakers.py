"""Whether two attributions name one speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from retold.align.words import folded_words
from retold.model.marks import Attribution, NameKind
from retold.model.story import Story


def speaker_key(attribution: Attribution) -> str | None:
    """The resolved speaker, folded, without an article; ``None`` where nobody is resolved."""
    if not attribution.speaker:
        return None
    words = folded_words(attribution.speaker)
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words) or None


def persons(story: Story) -> frozenset[str]:
    """The folded names of the people that the story's documents name in full."""
    return frozenset(" ".join(folded_words(n.canonical)) for n in story.names if n.kind is NameKind.PERSON)


def differ(a: Attribution, b: Attribution, people: frozenset[str]) -> bool:
    """Whether two attributions name two different people.

    An unresolved speaker is nobody's rival, and a person is none of the paper or organisation that they speak for.
    """
    one, other = speaker_key(a), speaker_key(b)
    if one is None or other is None or one not in people or other not in people:
        return False
    return not set(one.split()) & set(other.split())


def common_speaker(attributions: Iterable[Attribution]) -> str | None:
    """The speaker that most members name, the fullest form of equals; ``None`` where no member is resolved."""
    votes = Counter(a.speaker for a in attributions if a.speaker)
    return max(votes, key=lambda s: (votes[s], len(s), s)) if votes else None
