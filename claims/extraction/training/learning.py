"""Optimisation: losses, schedule, averaged weights, checkpoints."""

import copy
import logging
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits as binary
from torch.nn.functional import cross_entropy
from torch.optim.lr_scheduler import LambdaLR

from claims.extraction.training.annotations import UNKNOWN
from claims.extraction.training.batches import Batch, Pairs, batched
from claims.extraction.training.model import CUE_TAGS, Tagger
from claims.extraction.training.windows import IGNORED, NOTHING, VIA, Sampler

EVERY, LOG_EVERY = 4, 25  # steps between two averagings, two lines of the log

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Schedule:
    """One cycle: warm up, then linear decay to nothing, over the epochs; or over so many minutes,
    for a machine whose speed is not known beforehand (then a run cannot be repeated exactly)."""

    epochs: int = 7
    batch: int = 16
    rate: float = 1.5e-4
    head_rate: float = 8e-4
    warmup: float = 0.06
    decay: float = 0.01
    averaging: float = 0.99
    seed: int = 11
    minutes: float | None = None


WEIGHTS = {"cue": 2.0, "anchor": 1.0, "entity": 0.3, "roles": 4.0, "flags": 0.2, "referring": 0.2}


def losses(model: Tagger, batch: Batch) -> dict[str, Tensor]:
    tags, pieces, as_cue, as_party = model.encoder(batch.ids, batch.mask, batch.features)
    tags = tags.float().flatten(0, 1)
    found = {
        "cue": cross_entropy(tags[:, :CUE_TAGS], batch.cues.flatten(), ignore_index=IGNORED),
        "entity": any_of(tags[:, CUE_TAGS + 1 :], batch.entities.flatten()),
        "anchor": known_binary(tags[:, CUE_TAGS], batch.anchors.flatten().float()),
    }
    if len(batch.window):
        cue = (batch.anchor.unsqueeze(1) @ as_cue.float()[batch.window]).squeeze(1)
        seen = pieces[batch.window.unsqueeze(1), batch.at]
        mask = (batch.at > 0).long()
        roles, flags = model.binder(seen, cue, batch.distance, batch.paragraph, mask)
        found["roles"] = role_loss(roles.float().flatten(0, 1), batch.roles.flatten())
        found["flags"] = known_binary(flags.float(), batch.flags)
    if len(batch.referring.anaphor):
        found["referring"] = reference_loss(model, as_party.float(), batch.referring)
    return found


def reference_loss(model: Tagger, as_party: Tensor, pairs: Pairs) -> Tensor:
    """Negative log of what falls on a right candidate, or on none where no right one is near."""
    own, named = as_party.chunk(2, -1)
    anaphor, candidate = mean_state(own, pairs.anaphor), mean_state(named, pairs.candidate)
    scores = model.referrer(anaphor, candidate, pairs.gaps).float()
    none = torch.ones_like(scores[:, :1])
    known = torch.cat([pairs.known, none], -1)
    right = torch.cat([pairs.right, none * (pairs.right.sum(-1, keepdim=True) == 0)], -1)
    real = pairs.known.sum(-1) > 0
    every = scores.masked_fill(known == 0, -1e4)
    loss = every.logsumexp(-1) - every.masked_fill(right == 0, -1e4).logsumexp(-1)
    return loss[real].mean() if real.any() else loss.sum() * 0


def mean_state(states: Tensor, places: Tensor) -> Tensor:
    """The mean of first and last state: (B, T, P) at places (..., 3) to (..., P)."""
    window, first, last = places.unbind(-1)
    return (states[window, first] + states[window, last]) / 2


def role_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Cross entropy, where `MAYBE_VIA` counts nothing and via together."""
    known = target != IGNORED
    found, target = logits[known].log_softmax(-1), target[known]
    either = torch.logaddexp(found[:, NOTHING], found[:, VIA]).unsqueeze(-1)
    return -torch.cat([found, either], -1).gather(-1, target.unsqueeze(-1)).mean()


def any_of(logits: Tensor, target: Tensor) -> Tensor:
    known = target != IGNORED
    return cross_entropy(logits[known], target[known]) if known.any() else logits.sum() * 0


def known_binary(logits: Tensor, target: Tensor) -> Tensor:
    """Mean over what is known. Anchors are rare, so the mean is over the known only."""
    known = (target != UNKNOWN) & (target != IGNORED)
    return binary(logits[known], target[known]) if known.any() else logits.sum() * 0


def train(model: Tagger, sampler: Sampler, schedule: Schedule, checkpoints: Path) -> Tagger:
    """Train in place; returns the averaged model. Writes one checkpoint an epoch."""
    draw = random.Random(schedule.seed)  # noqa: S311 -- repeatable on purpose
    averaged = copy.deepcopy(model).eval()
    optimiser = torch.optim.AdamW(groups(model, schedule), weight_decay=schedule.decay, fused=True)
    progress = Progress(schedule)
    rate = LambdaLR(optimiser, lambda _: factor(progress.done, schedule.warmup))
    while progress.done < 1:
        windows = list(sampler.epoch(draw))
        progress.begin_epoch(-(-len(windows) // schedule.batch))
        model.train()
        for batch in batched(windows, schedule.batch, draw):
            with torch.autocast("cpu", torch.bfloat16):
                parts = losses(model, batch)
            loss = sum((WEIGHTS[name] * part for name, part in parts.items()), torch.zeros(()))
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            progress.step_done({name: part.item() for name, part in parts.items()})
            rate.step()
            if progress.steps % EVERY == 0:
                kept = min(schedule.averaging, (1 + progress.steps) / (10 + progress.steps))
                average(averaged, model, kept**EVERY)
            if progress.done >= 1:
                break
        torch.save(averaged.state_dict(), checkpoints / f"epoch-{progress.epoch}.pt")
    return averaged


@dataclass
class Progress:
    """How far a run has come, from 0 to 1, and a running mean of its losses."""

    schedule: Schedule
    steps: int = 0
    epoch: int = 0
    per_epoch: int = 1
    begun: float = field(default_factory=time.monotonic)
    seen: dict[str, float] = field(default_factory=dict)

    @property
    def done(self) -> float:
        if self.schedule.minutes is not None:
            return (time.monotonic() - self.begun) / (60 * self.schedule.minutes)
        return self.steps / (self.per_epoch * self.schedule.epochs)

    def begin_epoch(self, steps: int) -> None:
        self.epoch += 1
        self.per_epoch = steps

    def step_done(self, parts: dict[str, float]) -> None:
        self.steps += 1
        for name, part in parts.items():
            self.seen[name] = 0.98 * self.seen.get(name, part) + 0.02 * part
        if self.steps % LOG_EVERY == 0:
            shown = "  ".join(f"{name} {value:.4f}" for name, value in self.seen.items())
            spent = time.monotonic() - self.begun
            log.info("step %d  %.0f s  %.3f done  %s", self.steps, spent, self.done, shown)


def groups(model: Tagger, schedule: Schedule) -> list[dict[str, object]]:
    base = set(model.encoder.base.parameters())
    return [
        {"params": list(base), "lr": schedule.rate},
        {"params": [p for p in model.parameters() if p not in base], "lr": schedule.head_rate},
    ]


def factor(done: float, warmup: float) -> float:
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))


@torch.no_grad()
def average(into: nn.Module, model: nn.Module, keep: float) -> None:
    for old, new in zip(into.parameters(), model.parameters(), strict=True):
        old.lerp_(new, 1 - keep)
