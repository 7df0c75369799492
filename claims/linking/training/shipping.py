"""What ships: the encoder tuned on all lessons and pairs, in 8 bit, and the relations."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn.functional import normalize
from transformers import AutoModel

from claims.linking.embedding import WEIGHTS
from claims.linking.training.crossing import Crossed, Task
from claims.linking.training.fitting import fitted
from claims.linking.training.tuning import LEARNING_LAYERS, Upper

OPSET = 17


class Encoder(nn.Module):
    """Piece ids and mask to unit vectors: mean pooling and normalisation inside the graph."""

    def __init__(self, model: Path, upper: Upper | None) -> None:
        super().__init__()
        self.model = AutoModel.from_pretrained(model, attn_implementation="eager")
        for place, layer in enumerate(upper.layers if upper else (), -LEARNING_LAYERS):
            self.model.encoder.layer[place] = layer

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        hidden = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(hidden.dtype)
        return normalize((hidden * weights).sum(1) / weights.sum(1), dim=1)


def ship_encoder(task: Task, work: Path) -> None:
    """Write encoder and tokenizer; the full-precision graph goes to `work`."""
    upper = task.blend(task.taught(without=set()), range(len(task.pairs)))
    export(Encoder(task.encoder, upper).eval(), work)
    shutil.copy(task.encoder / "tokenizer.json", WEIGHTS / "tokenizer.json")


def ship_relations(task: Task, outcomes: Sequence[Crossed]) -> None:
    """Write relations, fitted to the cosines of encoders that saw neither article of a pair."""
    places = [i for each in outcomes for i in each.tested]
    fair = [cosine for each in outcomes for cosine in each.tested_cosines]
    model = fitted(task.features(places, fair), [task.labels[i] for i in places])
    text = json.dumps(rounded(model), indent=1, ensure_ascii=False)
    (WEIGHTS / "relations.json").write_text(text + "\n", encoding="utf-8")


def export(encoder: Encoder, work: Path) -> None:
    whole = torch.ones(2, 9, dtype=torch.long)
    axes = {0: "texts", 1: "pieces"}
    torch.onnx.export(
        encoder,
        (whole, whole),
        str(work / "encoder.onnx"),
        input_names=["ids", "mask"],
        output_names=["vectors"],
        dynamic_axes={"ids": axes, "mask": axes, "vectors": {0: "texts"}},
        opset_version=OPSET,
        dynamo=False,
    )
    quantize_dynamic(
        work / "encoder.onnx",
        WEIGHTS / "encoder.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
    )


def rounded(value: object) -> object:
    """Five digits say all that a thousand pairs can tell."""
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    return float(f"{value:.5g}") if isinstance(value, float) else value
