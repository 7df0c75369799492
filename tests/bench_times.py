"""How benches take the time, and tell it beside what is allowed."""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def timed(deed: Callable[[], T]) -> tuple[float, T]:
    """Seconds by the clock, and what came of it."""
    began = time.perf_counter()
    result = deed()
    return time.perf_counter() - began, result


def milliseconds(deed: Callable[[], object]) -> float:
    return 1000 * timed(deed)[0]


def percentile(taken: Sequence[float], share: float) -> float:
    return sorted(taken)[min(int(len(taken) * share), len(taken) - 1)]


def heading() -> None:
    print(f"{'milliseconds':<40}{'times':>6}{'median':>9}{'p95':>9}{'most':>9}{'allowed':>9}")


def tell(name: str, taken: Sequence[float], allowed: float) -> None:
    """A line under the heading."""
    p95 = percentile(taken, 0.95)
    figures = "".join(f"{each:>9.1f}" for each in (statistics.median(taken), p95, max(taken)))
    verdict = "" if p95 <= allowed else "   too slow"
    print(f"{name:<40}{len(taken):>6}{figures}{allowed:>9.0f}{verdict}", flush=True)
