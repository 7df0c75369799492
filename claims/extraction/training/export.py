"""A trained tagger to two ONNX graphs of 8-bit weights, with the tokenizer beside them."""

import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from claims.extraction.training.model import Tagger

OPSET = 17
GRAPHS: dict[str, dict[str, tuple[str, ...]]] = {
    "encoder": {
        "ids": ("windows", "pieces"),
        "mask": ("windows", "pieces"),
        "features": ("windows", "pieces"),
    },
    "binder": {
        "pieces": ("cues", "reach"),
        "cue": ("cues",),
        "distance": ("cues", "reach"),
        "paragraph": ("cues", "reach"),
        "mask": ("cues", "reach"),
    },
    "referrer": {
        "anaphor": ("anaphors",),
        "candidate": ("anaphors", "candidates"),
        "gaps": ("anaphors", "candidates"),
    },
}


def export(model: Tagger, tokenizer: Path, into: Path, work: Path) -> None:
    """Write encoder, binder and referrer in 8 bit and the tokenizer; full precision to `work`."""
    model.eval()
    width, party = model.encoder.as_piece.out_features, model.referrer.none.in_features
    whole = torch.ones(2, 9, dtype=torch.long)
    given = {
        "encoder": (whole, whole, whole),
        "binder": (torch.rand(2, 9, width), torch.rand(2, width), whole, whole, whole),
        "referrer": (
            torch.rand(2, party),
            torch.rand(2, 5, party),
            torch.ones(2, 5, 3, dtype=torch.long),
        ),
    }
    for name, module in model.named_children():
        write(module, given[name], GRAPHS[name], work / f"{name}.onnx")
        quantize_dynamic(
            work / f"{name}.onnx",
            into / f"{name}.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
        )
    shutil.copy(tokenizer, into / "tokenizer.json")


def write(
    module: nn.Module, given: tuple[torch.Tensor, ...], inputs: dict[str, tuple[str, ...]], to: Path
) -> None:
    axes = {name: dict(enumerate(names)) for name, names in inputs.items()}
    torch.onnx.export(
        module,
        given,
        str(to),
        input_names=list(inputs),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
