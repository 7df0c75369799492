"""How two claims relate, with reasons that add up."""

from collections.abc import Sequence

from claims.linking.evidence import reasons
from claims.linking.model import Model, fitted, judged
from claims.linking.profiles import Profile, profiles
from claims.linking.schema import Label, Statement, Verdict
from claims.linking.similarity import compare


def verdicts(pairs: Sequence[tuple[Statement, Statement]]) -> list[Verdict]:
    """How the two claims of each pair relate; which of them comes first makes no difference."""
    read = profiles([statement for pair in pairs for statement in pair])
    return [relate(one, other) for one, other in zip(read[::2], read[1::2], strict=True)]


def relate(one: Profile, other: Profile, model: Model | None = None) -> Verdict:
    """How two claims already read relate, by `model` or the shipped one."""
    model, values = model or fitted(), compare(one, other)
    label, probabilities = judged(model, values)
    shares, bias = model.shares(label, values), model.relations[label].bias
    return Verdict(label, probabilities, reasons(one, other, values, shares, bias))


def relation(one: Profile, other: Profile, model: Model | None = None) -> Label:
    """The label alone, at a fraction of the cost of the reasons."""
    return judged(model or fitted(), compare(one, other))[0]
