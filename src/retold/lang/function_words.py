"""Function words by which running English is told at sight.

Source: compiled by the retold project (Apache-2.0). Chosen to be frequent in English and rare in other languages
written in Latin letters: ``in``, ``on``, ``is``, ``was``, ``an`` and ``also`` are left out because they are words elsewhere.
"""

ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "with",
        "for",
        "from",
        "by",
        "this",
        "which",
        "who",
        "they",
        "their",
        "said",
        "have",
        "has",
        "had",
        "were",
        "been",
        "not",
        "but",
        "it's",
    ]
)
