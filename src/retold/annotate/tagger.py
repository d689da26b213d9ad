"""The trained tagger of attributions at work: cues of an article, and source and content of each cue.

Two graphs on onnxruntime, int8, made by ``training/attribution`` from PolNeAR (Newell et al. 2018); see
``models/attribution/MODEL_CARD.md``. Each document is tagged by itself, so what is found in it never depends on the
documents beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from retold.annotate import tagger_links
from retold.annotate.tagger_links import REACH, Floats
from retold.annotate.tagger_text import Window, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LEAST_CUE = 0.2
"""Probability from which a piece is looked at as the beginning of a cue."""
LEAST = 0.5
"""Score from which a cue with its source and content is an attribution; chosen on PolNeAR's development split."""
BATCH = 8
"""Windows, or cues, that pass through a graph together; cues of like length go together."""
_HIDDEN = -1e4

Chars = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tagger found: characters of cue, source (any number of stretches) and content (one at least).

    ``score`` is the geometric mean of two probabilities, 0 to 1: that the words are a cue, and that the cue marked is one.
    """

    cue: Chars
    source: tuple[Chars, ...]
    content: tuple[Chars, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Weights:
    words: npt.NDArray[np.int8]
    scales: Floats
    positions: Floats
    cases: Floats
    quotes: Floats
    encoder: InferenceSession
    linker: InferenceSession

    def embed(self, window: Window, length: int) -> Floats:
        """The sum of the embeddings of a window's pieces; zeros behind its end."""
        out = np.zeros((length, self.words.shape[1]), dtype=np.float32)
        ids = np.array(window.ids)
        rows = self.words[ids] * self.scales[ids, None]
        out[: len(ids)] = rows + self.positions[: len(ids)] + self.cases[window.cases] + self.quotes[window.quotes]
        return out


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
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def tag(text: str, paragraphs: Sequence[Chars], least: float = LEAST) -> list[Tagged]:
    """The attributions with a cue in ``paragraphs`` (characters of ``text``, in order, disjoint), in the order of their cues.

    ``least`` is the score from which one counts. Cost is linear in the length of the paragraphs.
    """
    weights = load()
    found: list[Tagged] = []
    packed = windows(text, paragraphs)
    for at in range(0, len(packed), BATCH):
        batch = packed[at : at + BATCH]
        states, scores = _encoded(weights, batch)
        marked = [
            (row, start, end, share)
            for row, window in enumerate(batch)
            for start, end, share in tagger_links.cues(scores[row, : len(window)], window, LEAST_CUE)
        ]
        found += [t for t in _linked(weights, batch, states, marked) if t.score >= least and t.content]
    return sorted(found, key=lambda t: t.cue)


def _encoded(weights: _Weights, batch: list[Window]) -> tuple[Floats, Floats]:
    length = max(len(w) for w in batch)
    embedded = np.stack([weights.embed(w, length) for w in batch])
    mask = np.zeros((len(batch), 1, 1, length), dtype=np.float32)
    for row, window in enumerate(batch):
        mask[row, :, :, len(window) :] = _HIDDEN
    states, cues = weights.encoder.run(None, {"embedded": embedded, "mask": mask})
    return states, cues


def _linked(
    weights: _Weights, batch: list[Window], states: Floats, marked: list[tuple[int, int, int, float]]
) -> Iterator[Tagged]:
    places = [
        (row, start, end, share, *tagger_links.surroundings(batch[row], (start, end))) for row, start, end, share in marked
    ]
    places.sort(key=lambda p: p[5] - p[4])
    for at in range(0, len(places), BATCH):
        group = places[at : at + BATCH]
        tags, valid = weights.linker.run(None, _marked(states, group))
        for k, (row, start, end, share, first, last) in enumerate(group):
            window = batch[row]
            found = tagger_links.spans(tags[k, : last - first], window, first)
            score = float(np.sqrt(share / (1 + np.exp(-float(valid[k])))))
            yield Tagged((window.starts[start], window.ends[end - 1]), tuple(found["S"]), tuple(found["C"]), score)


def _marked(states: Floats, group: list[tuple[int, int, int, float, int, int]]) -> dict[str, npt.NDArray[Any]]:
    """The linker's inputs for a group of cues: row, pieces of the cue, share, pieces of the surroundings."""
    length = max(last - first for *_, first, last in group)
    out: dict[str, npt.NDArray[Any]] = {
        "states": np.zeros((len(group), length, states.shape[2]), dtype=np.float32),
        "marked": np.zeros((len(group), length), dtype=np.int64),
        "distance": np.zeros((len(group), length), dtype=np.int64),
        "mask": np.zeros((len(group), 1, 1, length), dtype=np.float32),
    }
    for k, (row, start, end, _, first, last) in enumerate(group):
        size = last - first
        out["states"][k, :size] = states[row, first:last]
        out["marked"][k, start - first : end - first] = 1
        at = np.arange(first, last)
        away = np.where(at < start, at - start, np.where(at >= end, at - end + 1, 0))
        out["distance"][k, :size] = np.clip(away, -REACH, REACH) + REACH
        out["mask"][k, :, :, size:] = _HIDDEN
    return out
