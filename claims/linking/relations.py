"""How two claims relate, with reasons that add up."""

from collections.abc import Mapping, Sequence

from claims.linking.evidence import reasons
from claims.linking.model import TELLING, Model, fitted, judged
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
    return _verdict(one, other, model, values, judged(model, values))


def telling(one: Profile, other: Profile, model: Model) -> Verdict | None:
    """How two claims relate, if in a way that a person should be asked about.

    Most are not, so reasons are given only for those that are.
    """
    values = compare(one, other)
    found = judged(model, values)
    return _verdict(one, other, model, values, found) if found[0] in TELLING else None


def _verdict(
    one: Profile,
    other: Profile,
    model: Model,
    values: Mapping[str, float],
    found: tuple[Label, dict[Label, float]],
) -> Verdict:
    label, probabilities = found
    shares, bias = model.shares(label, values), model.relations[label].bias
    return Verdict(label, probabilities, reasons(one, other, values, shares, bias))
