"""How much of the machine strangers may use."""

from __future__ import annotations

import os
from dataclasses import dataclass


def _cores() -> int:
    return max(2, os.cpu_count() or 2)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of queries (seconds of wall clock, bytes, rows) and of what one client may take.

    A query that takes more than `patience` seconds of processor time moves from one of the `quick` places to one of the
    `slow` ones, so that quick queries of others do not wait for it. A client has `credit` seconds of processor time to
    spend, which come back at `refill` seconds a second; whoever has none left gets a slow place or none. It may send
    `rate` requests a second, `burst` at once. A request has to arrive within `arrival` seconds.
    """

    seconds: float = 10.0
    memory: int = 1 << 30
    rows: int = 1_000_000
    result_bytes: int = 64 << 20
    body_bytes: int = 256 << 10
    upload_bytes: int = 16 << 20
    quick: int = _cores()
    slow: int = 2
    waiting: int = 256
    patience: float = 0.5
    credit: float = 2.0
    refill: float = 0.25
    rate: float = 200.0
    burst: float = 1000.0
    arrival: float = 10.0
    cached_bytes: int = 32 << 20
