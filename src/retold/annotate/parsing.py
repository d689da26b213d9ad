"""The two models that read an article, at the same time: the parser of sentences and the tagger of attributions."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from retold.annotate.sentences import add_sentences
from retold.annotate.tagger import add_tagged
from retold.model.story import Story

HANDOVER = 0.0005
"""Seconds after which a thread that waits for Python's lock gets it: the tagger asks for it often and briefly."""


def parse_and_tag(story: Story) -> Story:
    """Fill ``sentences`` and ``tagged``: the two longest jobs, which need nothing of each other and mostly run outside Python's lock."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(HANDOVER)
    try:
        with ThreadPoolExecutor(1) as beside:
            tagging = beside.submit(add_tagged, story)
            parsed = add_sentences(story)
            return replace(parsed, tagged=tagging.result().tagged)
    finally:
        sys.setswitchinterval(interval)
