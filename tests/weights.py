"""What decides how links are weighed and which are shown: fits and thresholds."""

from claims.linking.model import TELLING, fitted
from claims.linking.refitting import as_stored
from claims.models import Fit, Threshold
from claimtrack.accounts.models import User


def make_fit(*, current: bool = False, judged: bool = False) -> Fit:
    """The shipped weights, but for the start of `same`; if `judged`, with figures of its own."""
    parameters = as_stored(fitted())
    parameters["relations"]["same"]["bias"] -= 3
    good = {"loss": 0.3, "precision": 0.81, "calibration": 0.04, "called": 4, "right": 3}
    worse = good | {"precision": 0.64, "right": 2}
    figures = {"fit": good, "before": worse, "positive": 5, "threshold": 0.3}
    pairs = [[p / 10, p > 4] for p in range(1, 10)]
    return Fit.objects.create(
        parameters=parameters,
        figures=dict.fromkeys(TELLING, figures) if judged else {},
        held_out=dict.fromkeys(TELLING, pairs) if judged else {},
        decisions=40,
        status=Fit.Status.CURRENT if current else Fit.Status.RETIRED,
    )


def make_threshold(by: User, *, suggest: float = 0.4, apply: float = 0.9) -> Threshold:
    """Thresholds of `same` in force, nothing applied by them yet."""
    return Threshold.objects.create(relation="same", suggest=suggest, apply=apply, by=by)
