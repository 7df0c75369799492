"""What cross-validation says, as Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claims.linking.model import judged, read_model
from claims.linking.schema import LABELS
from claims.linking.scores import (
    average_precision,
    best_f1,
    calibration_error,
    precision_recall_f1,
)
from claims.linking.training.crossing import Crossed, Task
from claims.linking.training.fitting import fitted
from claims.linking.training.tuning import Upper, corpus_of, cosines

Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judged:
    """Tested pairs: their places, the probability of `same`, the label given."""

    places: npt.NDArray[np.int64]
    same: npt.NDArray[np.float64]
    given: npt.NDArray[np.str_]


def report(task: Task, outcomes: Sequence[Crossed]) -> str:
    """Each fold, all of them together, and the cosine of bare contents beside them."""
    truth, bare = np.array(task.labels), bare_cosines(task)
    tested = [judge(task, outcome) for outcome in outcomes]
    lines = [
        "| fold | pairs | trained on | AP | F1 | ECE | AP of bare cosine | its best F1 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for fold, (outcome, part) in enumerate(zip(outcomes, tested, strict=True)):
        lines.append(row(str(fold), len(outcome.training), part, truth, bare))
    whole = Judged(*(np.concatenate(parts) for parts in zip(*map(parts_of, tested), strict=True)))
    lines.append(row("all", 0, whole, truth, bare))
    return "\n".join([*lines, "", *by_label(whole, truth)])


def judge(task: Task, outcome: Crossed) -> Judged:
    features = task.features(outcome.training, outcome.training_cosines)
    model = read_model(fitted(features, [task.labels[i] for i in outcome.training]))
    found = [judged(model, each) for each in task.features(outcome.tested, outcome.tested_cosines)]
    return Judged(
        np.array(outcome.tested),
        np.array([probabilities["same"] for _, probabilities in found]),
        np.array([label for label, _ in found]),
    )


def parts_of(part: Judged) -> tuple[object, ...]:
    return part.places, part.same, part.given


def bare_cosines(task: Task) -> npt.NDArray[np.float64]:
    """Of the contents alone, by the encoder as it was before any tuning."""
    contents = [each.content for pair in task.pairs for each in pair.statements]
    corpus = corpus_of(task.encoder, contents, task.labels)
    return cosines(Upper(task.encoder).eval(), corpus, range(len(task.pairs)))


def row(
    name: str, trained_on: int, part: Judged, truth: Truth, bare: npt.NDArray[np.float64]
) -> str:
    same, cosine = truth[part.places] == "same", bare[part.places]
    figures = [
        average_precision(part.same, same),
        precision_recall_f1(part.given == "same", same)[2],
        calibration_error(part.same, same),
        average_precision(cosine, same),
        best_f1(cosine, same),
    ]
    cells = [name, str(len(same)), str(trained_on or ""), *(f"{each:.3f}" for each in figures)]
    return f"| {' | '.join(cells)} |"


def by_label(whole: Judged, truth: Truth) -> list[str]:
    lines = ["| label | pairs | P | R | F1 |", "|---|---|---|---|---|"]
    for label in LABELS:
        real = truth[whole.places] == label
        figures = precision_recall_f1(whole.given == label, real)
        cells = [label, str(int(real.sum())), *(f"{each:.3f}" for each in figures)]
        lines.append(f"| {' | '.join(cells)} |")
    return lines
