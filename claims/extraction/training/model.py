"""The network: one encoding of a window, then for every cue one light pass over its states.

Cue-conditioned role labelling as in semantic role labelling (and for quotations CofeNet, Wang et
al. 2023), but the condition enters after the encoder, so that a window is encoded only once.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import BertModel

from claims.extraction.binding import DISTANCES, PARAGRAPHS
from claims.extraction.pieces import FEATURES
from claims.extraction.referring import CANDIDATES, GAPS, PARAGRAPH_GAPS

CUE_TAGS, ROLES, FLAGS, ENTITY_TAGS = 3, 4, 3, 9


@dataclass(frozen=True)
class Shape:
    """Width, heads and depth of the binder that runs once for each cue."""

    width: int = 128
    heads: int = 4
    depth: int = 2
    dropout: float = 0.1
    party: int = 64


class Dropout(nn.Module):
    """Drops whole features of a sequence: on a CPU, a draw for every number costs a third of all
    training time."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.rate:
            return x
        kept = torch.rand(x.shape[0], *(1,) * (x.dim() - 2), x.shape[-1]) >= self.rate
        return x * (kept.to(x.dtype) / (1 - self.rate))


def with_cheap_dropout(module: nn.Module, rate: float) -> nn.Module:
    """Put `Dropout` in place of every torch dropout that drops anything."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout) and child.p > 0:
            setattr(module, name, Dropout(rate))
        else:
            with_cheap_dropout(child, rate)
    return module


class Encoder(nn.Module):
    """(B, T) ids, mask and features -> cue, anchor, entity logits and projections of states:
    as a piece, as a cue, and as a party (anaphor first, then candidate)."""

    def __init__(self, base: BertModel, shape: Shape) -> None:
        super().__init__()
        size = base.config.hidden_size
        self.base = with_cheap_dropout(base, shape.dropout)
        self.features = nn.Embedding(FEATURES, size)
        nn.init.normal_(self.features.weight, std=0.01)
        self.dropout = Dropout(shape.dropout)
        self.tags = nn.Linear(size, CUE_TAGS + 1 + ENTITY_TAGS)
        self.as_piece = nn.Linear(size, shape.width)
        self.as_cue = nn.Linear(size, shape.width)
        self.as_party = nn.Linear(size, 2 * shape.party)

    def forward(self, ids: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        words = self.base.embeddings.word_embeddings(ids) + self.features(features)
        states = self.base.embeddings(inputs_embeds=words)
        bias = (1.0 - mask.to(states.dtype)).view(mask.shape[0], 1, 1, mask.shape[1]) * -1e4
        for layer in self.base.encoder.layer:
            states = layer(states, bias)
        states = self.dropout(states)
        tags = self.tags(states)
        return tags, self.as_piece(states), self.as_cue(states), self.as_party(states)


class Layer(nn.Module):
    """A pre-norm transformer layer, written out so that it exports plainly."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.norm, self.norm_out = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.mixed = nn.Linear(shape.width, 3 * shape.width)
        self.joined = nn.Linear(shape.width, shape.width)
        self.wide = nn.Linear(shape.width, 2 * shape.width)
        self.narrow = nn.Linear(2 * shape.width, shape.width)
        self.dropout = Dropout(shape.dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        count, length, width = x.shape
        mixed = self.mixed(self.norm(x)).view(count, length, 3, self.heads, width // self.heads)
        query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias
        seen = (scores.softmax(-1) @ value).transpose(1, 2).reshape(count, length, width)
        x = x + self.dropout(self.joined(seen))
        wide = nn.functional.gelu(self.wide(self.norm_out(x)))
        return x + self.dropout(self.narrow(wide))


class Binder(nn.Module):
    """For N cues over windows of T pieces: roles (N, T, 4) and flags (N, 3) as logits.

    `pieces` (N, T, W) states of the cue's window, `cue` (N, W) the mean state of its pieces,
    `distance` and `paragraph` (N, T) buckets from `claims.extraction.binding`, `mask` (N, T).
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, shape.width)
        self.paragraph = nn.Embedding(PARAGRAPHS, shape.width)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.depth))
        self.norm = nn.LayerNorm(shape.width)
        self.roles = nn.Linear(shape.width, ROLES)
        self.flags = nn.Sequential(
            nn.Linear(3 * shape.width, shape.width), nn.GELU(), nn.Linear(shape.width, FLAGS)
        )

    def forward(
        self, pieces: Tensor, cue: Tensor, distance: Tensor, paragraph: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        gate = cue.unsqueeze(1)
        x = pieces + gate + pieces * gate + self.distance(distance) + self.paragraph(paragraph)
        bias = (1.0 - mask.to(x.dtype)).view(mask.shape[0], 1, 1, mask.shape[1]) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        x = self.norm(x)
        roles = self.roles(x)
        content = roles.softmax(-1)[..., 1:2] * mask.unsqueeze(-1)
        held = (x * content).sum(1) / (content.sum(1) + 1e-3)
        at_cue = (distance == 0).to(x.dtype).unsqueeze(-1)
        own = (x * at_cue).sum(1) / (at_cue.sum(1) + 1e-3)
        return roles, self.flags(torch.cat([own, held, cue], -1))


class Referrer(nn.Module):
    """Scores (A, K + 1) of candidates for anaphors; the last column stands for none of them.

    `anaphor` (A, P) and `candidate` (A, K, P) are states, `gaps` (A, K, 3) buckets.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.gaps = nn.ModuleList(
            nn.Embedding(count, shape.party) for count in (GAPS, PARAGRAPH_GAPS, CANDIDATES)
        )
        self.score = nn.Sequential(
            nn.Linear(3 * shape.party, shape.party), nn.GELU(), nn.Linear(shape.party, 1)
        )
        self.none = nn.Linear(shape.party, 1)

    def forward(self, anaphor: Tensor, candidate: Tensor, gaps: Tensor) -> Tensor:
        own = anaphor.unsqueeze(1).expand_as(candidate)
        near = candidate
        for k, embedding in enumerate(self.gaps):
            near = near + embedding(gaps[..., k])
        scores = self.score(torch.cat([own, near, own * candidate], -1)).squeeze(-1)
        return torch.cat([scores, self.none(anaphor)], -1)


class Tagger(nn.Module):
    """Encoder, binder and referrer, trained together."""

    def __init__(self, base: BertModel, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(base, shape)
        self.binder = Binder(shape)
        self.referrer = Referrer(shape)
