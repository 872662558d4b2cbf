"""How much computing a piece of work takes, on a machine that does other work too."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

#: How often work is tried that takes longer than it may.
TRIES = 4


def quickest(work: Callable[[], object], limit: float) -> float:
    """Return the least seconds of computing that `work` took in this process.

    It is done again only while it takes `limit` or more: a busy machine stalls now and then, slow work is slow again.
    """
    least = float("inf")
    for _ in range(TRIES):
        begin = process_time()
        work()
        least = min(least, process_time() - begin)
        if least < limit:
            break
    return least
