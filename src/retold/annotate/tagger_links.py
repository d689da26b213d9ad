"""From scores of word pieces to spans: the arithmetic around the tagger's two graphs, in numpy alone.

Tags of a cue's surroundings are decoded together (Viterbi 1967) under the one rule of begin/inside tagging: a span's
inside follows its beginning or itself (Ramshaw and Marcus 1995).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from retold.annotate.tagger_text import Window

Floats = npt.NDArray[np.float32]

CUE_TAGS = ("O", "B", "I")
LINK_TAGS = ("O", "B-S", "I-S", "B-C", "I-C")
REACH = 96
"""Word pieces on either side of a cue in which its source and content are looked for."""
_NEVER = -1e4


def _moves(tags: tuple[str, ...]) -> Floats:
    """From tag to tag: 0 where it may follow, a large negative number where not; the last row is the beginning."""
    out = np.zeros((len(tags) + 1, len(tags)), dtype=np.float32)
    for j, tag in enumerate(tags):
        if tag[0] != "I":
            continue
        kind = tag[1:]
        for i, before in enumerate((*tags, "")):
            if before not in {"B" + kind, "I" + kind}:
                out[i, j] = _NEVER
    return out


_LINK_MOVES = _moves(LINK_TAGS)


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def surroundings(window: Window, cue: tuple[int, int]) -> tuple[int, int]:
    """The pieces (from, to) in which a cue's source and content are looked for: its paragraph, at most REACH to either side."""
    first, last = window.stretch(cue[0])
    return max(first, cue[0] - REACH), min(last, cue[1] + REACH)


def viterbi(scores: Floats, moves: Floats) -> list[int]:
    """The best sequence of tags for ``scores`` (pieces by tags)."""
    if not len(scores):
        return []
    best = scores[0] + moves[-1]
    back = np.zeros((len(scores), scores.shape[1]), dtype=np.int64)
    for i in range(1, len(scores)):
        through = best[:, None] + moves[:-1]
        back[i] = through.argmax(axis=0)
        best = through.max(axis=0) + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def stretches(tags: list[int], names: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """Kind, first piece and the one behind the last of every span in a sequence of tags."""
    start, kind = -1, ""
    for i, tag in enumerate([*tags, 0]):
        name = names[tag]
        if start >= 0 and name[0] != "I":
            yield kind, start, i
            start = -1
        if name[0] == "B":
            start, kind = i, name[2:]


def cues(logits: Floats, window: Window, least: float) -> list[tuple[int, int, float]]:
    """Cues of a window, in whole words, with the probability that their first piece begins one.

    A piece begins a cue where that is at least as likely as ``least``; the cue goes on while going on is the likeliest.
    """
    shares = softmax(logits)
    out: list[tuple[int, int, float]] = []
    i = 0
    while i < len(window):
        if window.paragraphs[i] < 0 or shares[i, 1] < least:
            i += 1
            continue
        end = i + 1
        while end < len(window) and window.paragraphs[end] == window.paragraphs[i] and shares[end, 2] > shares[end, :2].max():
            end += 1
        start, end = window.whole(i, end)
        if not out or start >= out[-1][1]:
            out.append((start, end, float(shares[i, 1])))
        i = end
    return out


def spans(logits: Floats, window: Window, offset: int) -> dict[str, list[tuple[int, int]]]:
    """Source (``S``) and content (``C``) as characters of the document; ``offset`` is the piece of the first row."""
    found: dict[str, list[tuple[int, int]]] = {"S": [], "C": []}
    shares = np.log(np.maximum(softmax(logits), 1e-9))
    for kind, a, b in stretches(viterbi(shares, _LINK_MOVES), LINK_TAGS):
        first, end = window.whole(offset + a, offset + b)
        found[kind].append((window.starts[first], window.ends[end - 1]))
    return found
