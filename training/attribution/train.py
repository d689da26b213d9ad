"""Trains the attribution tagger on PolNeAR's training split.

usage: train.py --data FOLDER --base FILE --out FOLDER [--epochs N] [--threads N] [--seed N] [--limit N]

FOLDER holds ``train/text`` and ``train/attributions``; FILE is the base encoder (safetensors of all-MiniLM-L6-v2). After
every epoch the state is written to ``OUT/state.pt``; a run that was interrupted goes on from there (one of other epochs, seed or
windows stops and says so). ``export.py`` makes of it
what the program reads.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own name for it

from retold.annotate.tagger_links import REACH, surroundings
from training.attribution.network import Tagger, begun, mask_of
from training.attribution.polnear import read
from training.attribution.samples import Link, Sample, all_samples

BATCH = 8
"""Windows that are learnt from in one step."""
GROUP = 1_400
"""Pieces of cues' surroundings that are linked together; cues of like length go together."""
RATE, NEW_RATE = 1.2e-4, 4e-4
"""Highest learning rates: of what comes from the base model, and of what begins at random."""
WARM = 0.06
DECAY = 0.01
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
DOUBTED = 0.15
"""Probability from which a piece that begins no cue is shown to the linker as a false one."""
ROLES_SHARE, VALID_SHARE = 0.3, 0.3
_NEW = (
    "encoder.cues",
    "linker.mark",
    "linker.distance",
    "linker.norm",
    "linker.tags",
    "linker.valid",
    "cases",
    "quotes",
    "roles",
)


def batch_of(samples: Sequence[Sample]) -> dict[str, Tensor]:
    """Windows as padded tensors; ``cues`` is -100 where there is no piece of a word."""
    most = max(len(s.window) for s in samples)
    out = {k: torch.zeros(len(samples), most, dtype=torch.long) for k in ("ids", "case", "quotes")}
    out["cues"] = torch.full((len(samples), most), -100, dtype=torch.long)
    out["roles"] = torch.zeros(len(samples), most, 2)
    out["lengths"] = torch.tensor([len(s.window) for s in samples])
    for row, s in enumerate(samples):
        n = len(s.window)
        out["ids"][row, :n] = torch.tensor(s.window.ids)
        out["case"][row, :n] = torch.tensor(s.window.cases)
        out["quotes"][row, :n] = torch.tensor(s.window.quotes)
        real = torch.tensor(s.window.paragraphs) >= 0
        out["cues"][row, :n] = torch.where(real, torch.tensor(s.cues), -100)
        out["roles"][row, :n] = torch.tensor(s.roles, dtype=torch.float32)
    return {name: rows.to(DEVICE) for name, rows in out.items()}


def false_cues(sample: Sample, shares: np.ndarray, rng: random.Random) -> list[Link]:
    """Pieces the encoder takes for cues and people did not, at most half as many as there are cues, and one."""
    window, out = sample.window, []
    for i in range(len(window)):
        if window.paragraphs[i] < 0 or sample.cues[i] or shares[i, 1] < DOUBTED:
            continue
        end = i + 1
        while end < len(window) and window.paragraphs[end] == window.paragraphs[i] and shares[end, 2] > 0.5:
            end += 1
        if not any(sample.cues[i:end]):
            first, _ = surroundings(window, (i, end))
            out.append(Link(i, end, first, []))
    rng.shuffle(out)
    return out[: len(sample.links) // 2 + 1]


def linked(tagger: Tagger, states: Tensor, group: Sequence[tuple[int, Sample, Link]]) -> tuple[Tensor, Tensor]:
    """Losses of a group of cues: of the tags, and of being a cue; a false cue (no tags) counts for the second only."""
    lasts = [surroundings(s.window, (k.start, k.end))[1] for _, s, k in group]
    lengths = torch.tensor([last - k.first for last, (_, _, k) in zip(lasts, group, strict=True)], device=DEVICE)
    most = int(lengths.max())
    rows, firsts, starts, ends = torch.tensor([(row, k.first, k.start, k.end) for row, _, k in group], device=DEVICE).T[
        :, :, None
    ]
    at = firsts + torch.arange(most, device=DEVICE)[None, :]
    picked = states[rows, at.clamp(max=states.shape[1] - 1)]
    marked = ((at >= starts) & (at < ends)).long()
    away = torch.where(at < starts, at - starts, torch.where(at >= ends, at - ends + 1, 0))
    tags, valid = tagger.linker(picked, marked, away.clamp(-REACH, REACH) + REACH, mask_of(lengths, most))
    gold = torch.full((len(group), most), -100, dtype=torch.long)
    for row, (_, _, link) in enumerate(group):
        gold[row, : len(link.tags)] = torch.tensor(link.tags, dtype=torch.long)
    truth = torch.tensor([1.0 if k.tags else 0.0 for _, _, k in group], device=DEVICE)
    each = F.cross_entropy(tags.transpose(1, 2), gold.to(DEVICE), ignore_index=-100, reduction="sum")
    return each, F.binary_cross_entropy_with_logits(valid, truth, reduction="sum")


def grouped(rows: list[tuple[int, Sample, Link]]) -> Iterator[list[tuple[int, Sample, Link]]]:
    """Cues by the length of their surroundings, in groups of about the same number of pieces."""

    def length(row: tuple[int, Sample, Link]) -> int:
        return surroundings(row[1].window, (row[2].start, row[2].end))[1] - row[2].first

    group: list[tuple[int, Sample, Link]] = []
    for row in sorted(rows, key=length):
        if group and length(row) * (len(group) + 1) > GROUP:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def step(tagger: Tagger, samples: Sequence[Sample], rng: random.Random) -> tuple[Tensor, dict[str, float]]:
    """The loss of a batch, and its parts for the eye."""
    b = batch_of(samples)
    states, logits = tagger.encoder(tagger.embed(b["ids"], b["case"], b["quotes"]), mask_of(b["lengths"], b["ids"].shape[1]))
    cue = F.cross_entropy(logits.flatten(0, 1), b["cues"].flatten(), ignore_index=-100)
    real = b["cues"].flatten() >= 0
    roles = F.binary_cross_entropy_with_logits(tagger.roles(states).flatten(0, 1)[real], b["roles"].flatten(0, 1)[real])
    shares = logits.detach().softmax(-1).cpu().numpy()
    rows = [(row, s, k) for row, s in enumerate(samples) for k in (*s.links, *false_cues(s, shares[row], rng))]
    tags = valid = torch.zeros((), device=DEVICE)
    pieces = max(sum(len(k.tags) for _, _, k in rows), 1)
    for group in grouped(rows):
        t, v = linked(tagger, states, group)
        tags, valid = tags + t, valid + v
    tags, valid = tags / pieces, valid / max(len(rows), 1)
    parts = {name: value.item() for name, value in (("cue", cue), ("roles", roles), ("tags", tags), ("valid", valid))}
    return cue + ROLES_SHARE * roles + tags + VALID_SHARE * valid, parts


def optimiser(tagger: Tagger) -> torch.optim.Optimizer:
    """AdamW; biases and norms do not decay, what is new learns faster."""
    groups: dict[tuple[bool, bool], list[Any]] = {}
    tagger.words.weight.requires_grad_(requires_grad=False)  # half of all weights, and what moves least: a tenth of the time
    for name, weights in tagger.named_parameters():
        if not weights.requires_grad:
            continue
        groups.setdefault((name.startswith(_NEW), weights.ndim > 1), []).append(weights)
    return torch.optim.AdamW(
        [
            {"params": p, "lr": NEW_RATE if new else RATE, "weight_decay": DECAY if decays else 0.0}
            for (new, decays), p in groups.items()
        ]
    )


def rate(at: int, steps: int) -> float:
    """Share of the highest rate: up in a line, then down along a cosine."""
    warm = max(int(WARM * steps), 1)
    if at < warm:
        return (at + 1) / warm
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (at - warm) / max(steps - warm, 1)))


def main() -> None:
    """Train, epoch by epoch, with a line of the losses every hundred steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=20261128)
    parser.add_argument("--limit", type=int, help="learn from so many articles only, to try things out")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    learnt = all_samples(list(read(options.data / "train"))[: options.limit])
    tagger = begun(options.base).to(DEVICE)
    adam = optimiser(tagger)
    steps = options.epochs * math.ceil(len(learnt) / BATCH)
    run = {"epochs": options.epochs, "seed": options.seed, "windows": len(learnt)}
    schedule = torch.optim.lr_scheduler.LambdaLR(adam, lambda at: rate(at, steps))
    state, epoch = options.out / "state.pt", 0
    if state.is_file():
        kept = torch.load(state, weights_only=True, map_location=DEVICE)
        if kept.get("run", run) != run:
            raise SystemExit(f"{state} is of another training ({kept['run']}, not {run}): remove it to begin again")
        tagger.load_state_dict(kept["tagger"])
        adam.load_state_dict(kept["adam"])
        schedule.load_state_dict(kept["schedule"])
        epoch = kept["epoch"]
    print(f"{len(learnt)} windows, {sum(len(s.links) for s in learnt)} cues, {steps} steps, from epoch {epoch}", flush=True)
    for number in range(epoch, options.epochs):
        run_epoch(tagger, adam, schedule, learnt, random.Random(options.seed + number))
        kept = {
            "tagger": tagger.state_dict(),
            "adam": adam.state_dict(),
            "schedule": schedule.state_dict(),
            "epoch": number + 1,
            "run": run,
        }
        torch.save(kept, state.with_suffix(".new"))
        state.with_suffix(".new").replace(state)
        print(f"epoch {number + 1} of {options.epochs} done", flush=True)


def run_epoch(tagger: Tagger, adam: torch.optim.Optimizer, schedule: Any, learnt: list[Sample], rng: random.Random) -> None:
    """One pass over the windows in a random order."""
    tagger.train()
    order = list(range(len(learnt)))
    rng.shuffle(order)
    sums: dict[str, float] = {}
    began = time.perf_counter()
    for at in range(0, len(order), BATCH):
        loss, parts = step(tagger, [learnt[i] for i in order[at : at + BATCH]], rng)
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        adam.step()
        schedule.step()
        for name, value in parts.items():
            sums[name] = sums.get(name, 0.0) + value
        done = at // BATCH + 1
        if done % 50 == 0:
            shown = "  ".join(f"{name} {value / 50:.4f}" for name, value in sums.items())
            print(f"{done} of {math.ceil(len(order) / BATCH)}  {shown}  {time.perf_counter() - began:.0f} s", flush=True)
            sums = {}


if __name__ == "__main__":
    main()
