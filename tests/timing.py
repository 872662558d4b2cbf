"""How much computing a piece of work takes, on a machine that does other work too."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

#: How often work is tried that takes longer than it may.
TRIES = 4
#: Seconds that a fixed piece of work takes on an idle machine.
_IDLE_PACE = 0.15


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


def seconds_of_an_idle_machine(seconds: float) -> float:
    """Return what seconds of computing, measured just now, come to on an idle machine of the kind this is written on.

    What other machines or other work slow down, they slow down for a fixed piece of work too.
    """
    return seconds / max(1.0, min(_pace() for _ in range(3)) / _IDLE_PACE)


def _pace() -> float:
    begin = process_time()
    known: dict[str, int] = {}
    for number in range(400_000):
        word = f"w{number * 7919 % 65_537}"
        known[word] = known.get(word, 0) + len(word)
    return process_time() - begin
