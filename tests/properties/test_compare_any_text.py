"""Whatever the articles are, comparing them keeps every promise and never fails."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.pipeline import COMPARE_STAGES, run
from retold.testing import story

PIECES = st.sampled_from(
    [
        *("The mob", "Police", "refused to respond", "“we wait", "said”", "Ann Lee", "on Monday", "May 3", "after", "3 killed"),
        *(
            "North Korea",
            "did not respond to a request for comment",
            ".",
            "\n",
            "🐐",
            "\u200b",
            "'",
            "(",
            "- ",
            "Reuters reported",
        ),
    ]
)
TEXTS = st.lists(st.lists(PIECES, max_size=25).map(" ".join), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_articles_can_be_compared(texts: list[str]) -> None:
    done = run(story(*(f"{t}\n\n{t} {i}" for i, t in enumerate(texts))), COMPARE_STAGES)
    assert done.stages
    assert all(f.text and f.evidence for f in done.findings)
