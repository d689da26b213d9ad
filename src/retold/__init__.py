"""retold: how a story was retold. Which passages were copied, who vouches for what, how many origins stand behind it.

::

    import retold

    story = retold.compare_articles("articles/", meta="meta.yaml")
    for finding in story.findings:
        print(finding.text)
        for evidence in finding.evidence:
            print("   ", story.text(evidence.span))
    retold.save_story(story, "report.html")

The names of ``__all__`` are the public interface; they are loaded when first used, so that ``import retold`` is light.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retold.api import (
        annotate_articles,
        annotate_text,
        compare_articles,
        find_reuse,
        load_story,
        read_articles,
        save_story,
        trace_lineage,
    )
    from retold.model.document import Document
    from retold.model.errors import RetoldError
    from retold.model.finding import Evidence, Finding
    from retold.model.span import Span
    from retold.model.story import Story
    from retold.read.fetch_policy import FetchPolicy

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Evidence",
    "FetchPolicy",
    "Finding",
    "RetoldError",
    "Span",
    "Story",
    "__version__",
    "annotate_articles",
    "annotate_text",
    "compare_articles",
    "find_reuse",
    "load_story",
    "read_articles",
    "save_story",
    "trace_lineage",
]

_HOMES = {
    "annotate_articles": "retold.api",
    "annotate_text": "retold.api",
    "compare_articles": "retold.api",
    "find_reuse": "retold.api",
    "load_story": "retold.api",
    "read_articles": "retold.api",
    "save_story": "retold.api",
    "trace_lineage": "retold.api",
    "Document": "retold.model.document",
    "RetoldError": "retold.model.errors",
    "FetchPolicy": "retold.read.fetch_policy",
    "Evidence": "retold.model.finding",
    "Finding": "retold.model.finding",
    "Span": "retold.model.span",
    "Story": "retold.model.story",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'retold' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
