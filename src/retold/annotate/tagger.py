"""The trained tagger of attributions at work: cues of an article, and source and content of each cue.

Two graphs on onnxruntime, int8, made by ``training/attribution`` from PolNeAR (Newell et al. 2018); see
``models/attribution/MODEL_CARD.md``. Each document is tagged by itself, so what is found in it never depends on the
documents beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from retold.annotate import tagger_links
from retold.annotate.tagger_links import REACH, Floats
from retold.annotate.tagger_text import Window, windows
from retold.model.document import STORY_ROLES
from retold.model.marks import Tagged
from retold.model.span import Span
from retold.model.story import Story

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LEAST = 0.6
"""Score from which a cue with its source and content is an attribution. On PolNeAR's development split F1 is about the same
from .5 to .65; precision is what an editor wants more of."""
Chars = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Weights:
    words: npt.NDArray[np.int8]
    scales: Floats
    positions: Floats
    cases: Floats
    quotes: Floats
    encoder: InferenceSession
    linker: InferenceSession

    def embed(self, window: Window) -> Floats:
        """The sums of the embeddings of a window's pieces, as a batch of one."""
        ids = np.array(window.ids)
        rows = self.words[ids] * self.scales[ids, None]
        summed = rows + self.positions[: len(ids)] + self.cases[window.cases] + self.quotes[window.quotes]
        return np.asarray(summed[None], dtype=np.float32)


@cache
def load() -> _Weights:
    """The weights that ship with retold, loaded once a process (some 0.2 s)."""
    folder = files("retold.models").joinpath("attribution")
    with np.load(BytesIO(folder.joinpath("embeddings.npz").read_bytes())) as arrays:
        small = {name: arrays[name].astype(np.float32) for name in ("scales", "positions", "cases", "quotes")}
        words = arrays["words"]
    encoder, linker = (_session(folder.joinpath(f"{name}.onnx").read_bytes()) for name in ("encoder", "linker"))
    return _Weights(words=words, encoder=encoder, linker=linker, **small)


def _session(graph: bytes) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # The language model works beside the tagger; and the same number of threads everywhere keeps results the same everywhere.
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def add_tagged(story: Story) -> Story:
    """Fill ``tagged``: cues, sources and contents in the headlines, decks, bodies and blockquotes of English documents."""
    found: list[Tagged] = []
    english = {d.id for d in story.documents if d.language in {None, "en"}}
    regions = sorted(r.span for r in story.regions if r.role in STORY_ROLES and r.span.doc in english)
    for doc, spans in groupby(regions, key=lambda s: s.doc):
        found += tag(story.document(doc).text, doc, [(s.start, s.end) for s in spans])
    return replace(story, tagged=tuple(found))


def tag(text: str, doc: str, paragraphs: Sequence[Chars], least: float = LEAST) -> list[Tagged]:
    """The attributions with a cue in ``paragraphs`` (characters of ``text``, in order, disjoint), in the order of their cues.

    ``doc`` is the id of the document for the spans; ``least`` the score from which a cue counts. Cost is linear in the length of the
    paragraphs.
    """
    weights = load()
    found: list[Tagged] = []
    for window in windows(text, paragraphs):
        states, cues = weights.encoder.run(None, {"embedded": weights.embed(window)})
        # A cue less likely than this cannot reach the score, however sure the linker is.
        for start, end, share in tagger_links.cues(cues[0], window, least**2):
            tagged = _linked(weights, window, doc, states, (start, end, share))
            if tagged.content and tagged.score >= least:
                found.append(tagged)
    return sorted(found, key=lambda t: t.cue)


def _linked(weights: _Weights, window: Window, doc: str, states: Floats, cue: tuple[int, int, float]) -> Tagged:
    start, end, share = cue
    first, last = tagger_links.surroundings(window, (start, end))
    at = np.arange(first, last)
    marked = (at >= start) & (at < end)
    away = np.where(at < start, at - start, np.where(at >= end, at - end + 1, 0))
    inputs = {
        "states": states[:, first:last],
        "marked": marked[None].astype(np.int64),
        "distance": np.clip(away, -REACH, REACH)[None] + REACH,
    }
    tags, valid = weights.linker.run(None, inputs)
    spans = tagger_links.spans(tags[0], window, first)
    return Tagged(
        cue=Span(doc, window.starts[start], window.ends[end - 1]),
        source=tuple(Span(doc, *s) for s in spans["S"]),
        content=tuple(Span(doc, *s) for s in spans["C"]),
        score=float(np.sqrt(share / (1 + np.exp(-float(valid[0]))))),
    )
