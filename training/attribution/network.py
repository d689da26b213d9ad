"""The tagger in torch: one encoder that finds cues, and two layers more that link one marked cue to its source and content.

The encoder is BERT's (Devlin et al. 2019) in the size of MiniLM-L6 (Wang et al. 2020): 6 layers, 384 wide, 12 heads. How a
piece is written and whether it is quoted is added to its embedding. The linker's layers begin as copies of the encoder's last two.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own name for it

from retold.annotate.tagger_links import CUE_TAGS, LINK_TAGS, REACH
from retold.annotate.tagger_text import CASES, QUOTES, WINDOW

WIDTH, HEADS, INNER, LAYERS, LINK_LAYERS = 384, 12, 1536, 6, 2
VOCABULARY = 30_522
EPSILON = 1e-12
_HIDDEN = -1e4


class Layer(nn.Module):
    """A transformer layer, norms behind (Vaswani et al. 2017); dropout on what is added, not on attention, which would treble the time on a CPU."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.joined = nn.Linear(WIDTH, 3 * WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        self.first_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.second_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """``x``: batch by pieces by width; ``mask``: batch by 1 by 1 by pieces, added to attention's scores, if rows are padded."""
        batch, length, _ = x.shape
        query, key, value = self.joined(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.output(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.first_norm(x + F.dropout(seen, self.dropout, self.training))
        return self.second_norm(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """States of the pieces and scores of their cue tags, from the sum of their embeddings."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        self.cues = nn.Linear(WIDTH, len(CUE_TAGS))
        self.dropout = dropout

    def forward(self, embedded: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Batch by pieces by width, and batch by 1 by 1 by pieces where padded; gives states of the first's shape and scores of cue tags."""
        x = F.dropout(self.norm(embedded), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x, self.cues(x)


class Linker(nn.Module):
    """Source and content of the cue marked in each row, and the score that it is a cue at all."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.mark = nn.Embedding(2, WIDTH)
        self.distance = nn.Embedding(2 * REACH + 1, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LINK_LAYERS)])
        self.tags = nn.Linear(WIDTH, len(LINK_TAGS))
        self.valid = nn.Linear(WIDTH, 1)

    def forward(self, states: Tensor, marked: Tensor, distance: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """``states``: cues by pieces by width; ``marked``: 1 where the cue is; ``distance``: to the cue, from 0 to 2 * REACH."""
        x = self.norm(states + self.mark(marked) + self.distance(distance))
        for layer in self.layers:
            x = layer(x, mask)
        share = marked.unsqueeze(-1).to(x.dtype)
        cue = (x * share).sum(1) / share.sum(1).clamp(min=1)
        return self.tags(x), self.valid(cue).squeeze(-1)


class Tagger(nn.Module):
    """All of it; ``roles`` (is a piece in any source, in any content) only helps the encoder to learn and is not exported."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(WINDOW, WIDTH)
        self.cases, self.quotes = nn.Embedding(CASES, WIDTH), nn.Embedding(QUOTES, WIDTH)
        self.encoder, self.linker = Encoder(dropout), Linker(dropout)
        self.roles = nn.Linear(WIDTH, 2)

    def embed(self, ids: Tensor, cases: Tensor, quotes: Tensor) -> Tensor:
        """The sum of a piece's four embeddings."""
        places = self.positions(torch.arange(ids.shape[1], device=ids.device))
        return self.words(ids) + places + self.cases(cases) + self.quotes(quotes)


@dataclass(frozen=True, slots=True)
class _Names:
    ours: str
    theirs: str


_LAYER = (
    _Names("output", "attention.output.dense"),
    _Names("first_norm", "attention.output.LayerNorm"),
    _Names("up", "intermediate.dense"),
    _Names("down", "output.dense"),
    _Names("second_norm", "output.LayerNorm"),
)


def mask_of(lengths: Tensor, most: int) -> Tensor:
    """What is added to attention's scores: 0 for pieces, a large negative number behind a row's end."""
    behind = torch.arange(most, device=lengths.device)[None, :] >= lengths[:, None]
    return (behind.float() * _HIDDEN)[:, None, None, :]


def begun(base: Path, dropout: float = 0.1) -> Tagger:
    """A tagger with the base model's weights (safetensors of a BERT of this size); what it lacks begins at nothing or at random."""
    theirs = load_file(str(base))
    tagger = Tagger(dropout)
    with torch.no_grad():
        tagger.words.weight.copy_(theirs["embeddings.word_embeddings.weight"])
        tagger.positions.weight.copy_(
            theirs["embeddings.position_embeddings.weight"][:WINDOW] + theirs["embeddings.token_type_embeddings.weight"][0]
        )
        tagger.encoder.norm.weight.copy_(theirs["embeddings.LayerNorm.weight"])
        tagger.encoder.norm.bias.copy_(theirs["embeddings.LayerNorm.bias"])
        for added in (tagger.cases, tagger.quotes, tagger.linker.distance, tagger.linker.mark):
            nn.init.normal_(added.weight, std=0.02)
        for number, layer in enumerate(tagger.encoder.layers):
            _copy(layer, theirs, number)
        for number, layer in enumerate(tagger.linker.layers):
            _copy(layer, theirs, LAYERS - LINK_LAYERS + number)
    return tagger


def _copy(layer: nn.Module, theirs: dict[str, Tensor], number: int) -> None:
    root = f"encoder.layer.{number}."
    for kind in ("weight", "bias"):
        parts = [theirs[f"{root}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
        getattr(layer.joined, kind).copy_(torch.cat(parts))
        for name in _LAYER:
            getattr(getattr(layer, name.ours), kind).copy_(theirs[f"{root}{name.theirs}.{kind}"])
