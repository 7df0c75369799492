"""The encoder fitted to labelled pairs: two statements of one claim closer, all others apart.

Only the upper half of MiniLM learns; what the lower half makes of each text is computed once.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, normalize
from transformers import AutoModel

LEARNING_LAYERS = 3
MOST_PIECES = 96
BATCH = 16
WARM_UP = 20  # steps


@dataclass(frozen=True, slots=True)
class Pace:
    """Passes over what is learned from, and the rate; gentler where there is more of it."""

    epochs: int
    rate: float


BY_PAIRS, BY_LESSONS = Pace(3, 1e-4), Pace(2, 5e-5)


@dataclass(frozen=True)
class Corpus:
    """What the lower layers make of the texts `2i` and `2i + 1` of pair `i`, and its label."""

    states: list[Tensor]
    same: Tensor
    akin: Tensor  # anything but unrelated


class Upper(nn.Module):
    """The upper layers, and where on the scale of cosines `same` and `akin` begin."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        encoder = AutoModel.from_pretrained(model, attn_implementation="eager").encoder
        self.layers = encoder.layer[-LEARNING_LAYERS:]
        self.slopes = nn.Parameter(torch.tensor([12.0, 9.0]))
        self.thresholds = nn.Parameter(torch.tensor([0.75, 0.5]))

    def vectors(self, states: Sequence[Tensor]) -> Tensor:
        hidden = nn.utils.rnn.pad_sequence(list(states), batch_first=True)
        mask = torch.zeros(hidden.shape[:2])
        for row, each in enumerate(states):
            mask[row, : len(each)] = 1
        for layer in self.layers:
            output = layer(hidden, (1 - mask)[:, None, None, :] * -1e4)
            hidden = output[0] if isinstance(output, tuple) else output
        mask = mask[..., None]
        return normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)

    def cosines(self, corpus: Corpus, pairs: npt.NDArray[np.int64]) -> Tensor:
        ours = self.vectors([corpus.states[2 * i] for i in pairs])
        theirs = self.vectors([corpus.states[2 * i + 1] for i in pairs])
        return (ours * theirs).sum(1)

    def loss(self, corpus: Corpus, pairs: npt.NDArray[np.int64]) -> Tensor:
        logits = self.slopes * (self.cosines(corpus, pairs)[:, None] - self.thresholds)
        same = binary_cross_entropy_with_logits(logits[:, 0], corpus.same[pairs])
        akin = binary_cross_entropy_with_logits(logits[:, 1], corpus.akin[pairs])
        return same + 0.5 * akin


def corpus_of(model: Path, texts: Sequence[str], labels: Sequence[str]) -> Corpus:
    encoder = AutoModel.from_pretrained(model, attn_implementation="eager").eval()
    pieces = Tokenizer.from_file(str(model / "tokenizer.json"))
    pieces.no_padding()
    pieces.enable_truncation(MOST_PIECES)
    with torch.no_grad():
        states = [
            encoder(
                torch.tensor([pieces.encode(text).ids]), output_hidden_states=True
            ).hidden_states[-1 - LEARNING_LAYERS][0]
            for text in texts
        ]
    return Corpus(
        states=states,
        same=torch.tensor([float(label == "same") for label in labels]),
        akin=torch.tensor([float(label != "unrelated") for label in labels]),
    )


def blended(one: Upper, other: Upper) -> Upper:
    """The upper layers whose weights are the means of those of two that began alike (Wortsman et
    al., 2022, Model soups)."""
    theirs, mean = other.state_dict(), deepcopy(one)
    mean.load_state_dict(
        {name: (each + theirs[name]) / 2 for name, each in one.state_dict().items()}
    )
    return mean.eval()


def tuned(model: Path, corpus: Corpus, pairs: Sequence[int], pace: Pace) -> Upper:
    """The upper layers after all passes over `pairs` of `corpus`."""
    torch.manual_seed(0)
    upper, chance = Upper(model), np.random.default_rng(0)
    layers = [each for name, each in upper.named_parameters() if name.startswith("layers")]
    optimiser = torch.optim.AdamW(
        [
            {"params": layers, "lr": pace.rate, "weight_decay": 0.01},
            {"params": [upper.slopes], "lr": 0.05, "weight_decay": 0.0},
            {"params": [upper.thresholds], "lr": 0.003, "weight_decay": 0.0},
        ]
    )
    batches = [batch for _ in range(pace.epochs) for batch in dealt(corpus, pairs, chance)]
    rates = (pace.rate, 0.05, 0.003)
    upper.train()
    for step, batch in enumerate(batches):
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, step / WARM_UP) * max(0.05, 1 - step / len(batches))
        optimiser.zero_grad()
        upper.loss(corpus, batch).backward()
        nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
        optimiser.step()
    return upper.eval()


def dealt(
    corpus: Corpus, pairs: Sequence[int], chance: np.random.Generator
) -> list[npt.NDArray[np.int64]]:
    """The pairs in batches of about one length, in random order: little padding."""
    order = chance.permutation(np.array(pairs, dtype=np.int64))
    length = [max(len(corpus.states[2 * i]), len(corpus.states[2 * i + 1])) for i in order]
    noisy = np.array(length) + chance.normal(0, 5, len(order))
    order = order[np.argsort(noisy)]
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    return [batches[i] for i in chance.permutation(len(batches))]


def cosines(upper: Upper, corpus: Corpus, pairs: Sequence[int]) -> npt.NDArray[np.float64]:
    with torch.no_grad():
        return np.array(
            [float(upper.cosines(corpus, np.array([i]))[0]) for i in pairs], dtype=np.float64
        )
