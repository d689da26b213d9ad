"""Stories about fictional events, annotated as the pipeline would."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retold.model.document import Document
from retold.model.story import Story
from retold.pipeline import ANNOTATE, run
from retold.testing import story

Annotate = Callable[..., Story]


@pytest.fixture(scope="session")
def annotated() -> Annotate:
    """A story of these texts (first line headline, the rest body) with the marks of the annotate room."""

    def make(*texts: str | Document) -> Story:
        return run(story(*texts), ANNOTATE)

    return make
