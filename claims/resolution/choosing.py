"""Which of its candidates a party is, which a person is asked about. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claims.resolution.comparing import compare
from claims.resolution.schema import Outcome, Sketch, Verdict

CLEAR = 1.5  # log-odds by which the best must lead another that is certain too
MOST_ASKED = 2  # proposals for one party


@dataclass(frozen=True, slots=True)
class Choice:
    """By their numbers: the one that it certainly is, and those that it may be."""

    certain: int | None = None
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)

    @property
    def asked(self) -> dict[int, Verdict]:
        """The likeliest, where none is certain."""
        if self.certain is not None:
            return {}
        rest = sorted(self.verdicts.items(), key=lambda item: -item[1].log_odds)
        return dict(rest[:MOST_ASKED])


def choose(own: Sketch, candidates: Mapping[int, Sketch], refused: Iterable[int] = ()) -> Choice:
    """`refused` are those that a person has told apart from it."""
    barred = set(refused)
    compared = {pk: compare(own, each) for pk, each in candidates.items() if pk not in barred}
    telling = {pk: each for pk, each in compared.items() if each.outcome is not Outcome.APART}
    certain = [pk for pk, each in telling.items() if each.outcome is Outcome.CERTAIN]
    best = max(certain, key=lambda pk: (telling[pk].log_odds, -pk), default=None)
    if best is not None and _is_rivalled(best, certain, candidates, telling):
        best = None
    return Choice(best, telling)


def _is_rivalled(
    best: int, certain: list[int], candidates: Mapping[int, Sketch], verdicts: Mapping[int, Verdict]
) -> bool:
    """Whether somebody else is as likely who is not the best one under another name."""
    return any(
        verdicts[best].log_odds - verdicts[pk].log_odds < CLEAR
        and compare(candidates[best], candidates[pk]).outcome is Outcome.APART
        for pk in certain
        if pk != best
    )
