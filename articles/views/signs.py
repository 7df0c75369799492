"""Whether anybody works: on every page about imports."""

from articles import worker
from claimtrack.health import redis_reachable


def signs() -> dict[str, bool]:
    return {"worker_listens": worker.listening(), "redis_reachable": redis_reachable()}
