"""The classes that the page labeller tells apart, in the order of its columns."""

from __future__ import annotations

CLASSES = ("headline", "body", "supplement", "related", "comment", "other")
HEADLINE, BODY, SUPPLEMENT, RELATED, COMMENT, OTHER = range(len(CLASSES))
