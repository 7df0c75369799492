"""Texts to vectors, by all-MiniLM-L6-v2 in 8 bit (weights/README.md).

Reimers and Gurevych (2019), Sentence-BERT; Wang et al. (2020), MiniLM. Mean pooling and
normalisation are part of the graph.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from claims.linking.schema import Statement

Vectors = npt.NDArray[np.float32]

WEIGHTS = Path(__file__).parent / "weights"
DIMENSIONS = 384
MOST_PIECES = 256  # what the encoder was trained on
LONGEST = 4000  # characters; more pieces than that are hardly in them


def embed(texts: Sequence[str]) -> Vectors:
    """One unit vector a text: an array of `len(texts)` rows and 384 columns.

    One text at a time: 8-bit activations are scaled over a whole batch, so that in company a
    text would get a vector that depends on its neighbours.
    """
    vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
    for row, text in enumerate(texts):
        ids = np.array([tokenizer().encode(legible(text)).ids], dtype=np.int64)
        vectors[row] = session().run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0]
    return vectors


def embed_statements(statements: Iterable[Statement]) -> Vectors:
    """One unit vector a claim: its content, with who says it and how."""
    return embed([attributed(each) for each in statements])


def legible(text: str) -> str:
    """`text` as the tokenizer can take it: not endless, and without lone surrogates."""
    return text[:LONGEST].encode("utf-8", "replace").decode("utf-8")


def attributed(statement: Statement) -> str:
    """The claim as one text for the encoder."""
    return f"{statement.speaker} {statement.cue} {statement.content}"


@cache
def session() -> Any:
    """The encoder; pages that compare claims which have their vectors never load it."""
    import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # workers are processes: threads would fight over the cores
    return onnxruntime.InferenceSession(WEIGHTS / "encoder.onnx", options)


@cache
def tokenizer() -> Tokenizer:
    loaded = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    loaded.no_padding()
    loaded.enable_truncation(MOST_PIECES)
    return loaded
