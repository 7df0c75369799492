"""What scores pairs at present: the weights in use, with the thresholds that people chose."""

from dataclasses import dataclass, replace

from claims.linking.model import Model, fitted, read_model
from claims.linking.schema import LINKER
from claims.models import Fit, Threshold


@dataclass(frozen=True)
class Scorer:
    model: Model
    name: str


def in_force() -> Scorer:
    """The current fit, or the shipped weights where there is none."""
    return scorer(Fit.objects.filter(status=Fit.Status.CURRENT).defer("held_out").first())


def scorer(fit: Fit | None) -> Scorer:
    """What would score pairs if `fit`, or as None the shipped weights, were in use."""
    model = read_model(fit.parameters) if fit else fitted()
    chosen = Threshold.objects.filter(status=Threshold.Status.CURRENT)
    suggest = dict(chosen.values_list("relation", "suggest"))
    relations = {
        label: replace(each, threshold=suggest.get(label) or each.threshold)
        for label, each in model.relations.items()
    }
    return Scorer(replace(model, relations=relations), f"{LINKER}, {fit}" if fit else LINKER)
