"""Who works when: places for quick queries, served client by client, and places for slow ones.

A query begins in a quick place. One that runs on moves to a slow place; where all are taken, the one whose client has
used most is ended for it. A client without credit begins in a slow place or not at all. So who asks long queries waits
for others of that kind, and not the quick ones for him.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from enum import Enum

from kgtool.web.limits import Limits
from kgtool.web.rate import Buckets
from kgtool.web.workers.process import Child


class Stop(Enum):
    """Why the server ended a query."""

    TIME = "time"
    CROWDED = "crowded"


class CrowdedError(Exception):
    """There is no place; `seconds` is after how long to try again, `own` whether that is for the client's own use."""

    def __init__(self, seconds: int, own: bool) -> None:
        super().__init__()
        self.seconds, self.own = seconds, own


@dataclass(eq=False, slots=True)
class Run:
    """A query in a place; for `paid` seconds its client has paid already."""

    client: str
    child: Child | None = None
    slow: bool = False
    paid: float = 0.0
    stop: Stop | None = None

    def end(self, stop: Stop) -> None:
        """End it, for the first reason that is given."""
        if self.child is not None and self.stop is None:
            self.stop = stop
            self.child.kill()


@dataclass(slots=True)
class Places:
    """The places and those who wait for a quick one."""

    limits: Limits
    credit: Buckets
    _quick: set[Run] = field(default_factory=set)
    _slow: set[Run] = field(default_factory=set)
    _queues: OrderedDict[str, deque[asyncio.Future[None]]] = field(default_factory=OrderedDict)
    _waiting: int = 0
    _promised: int = 0

    async def take(self, client: str) -> Run:
        """Wait for a place; CrowdedError where too many wait, or the client has no credit and all are busy."""
        run = Run(client)
        if self.credit.balance(client) <= 0:
            if len(self._slow) >= self.limits.slow:
                raise CrowdedError(self.credit.wait(client, 0.1), own=True)
            run.slow = True
            self._slow.add(run)
            return run
        if len(self._quick) + self._promised >= self.limits.quick:
            await self._turn(client)
        self._quick.add(run)
        return run

    async def _turn(self, client: str) -> None:
        if self._waiting >= self.limits.waiting:
            raise CrowdedError(1, own=False)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queues.setdefault(client, deque()).append(turn)
        self._waiting += 1
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._promised -= 1
                self._next()
            raise
        self._promised -= 1

    def give_back(self, run: Run) -> None:
        """Free the place of a query that ended."""
        self._quick.discard(run)
        self._slow.discard(run)
        self._next()

    def _next(self) -> None:
        """Give free quick places to those who wait, a query of each client in turn."""
        while self._queues and len(self._quick) + self._promised < self.limits.quick:
            client, queue = self._queues.popitem(last=False)
            turn = queue.popleft()
            self._waiting -= 1
            if queue:
                self._queues[client] = queue
            if not turn.done():
                turn.set_result(None)
                self._promised += 1

    def tire(self, run: Run, used: float) -> None:
        """Move a query that runs on to a slow place, or end the one whose client has used most, which may be it."""
        if run.slow or run not in self._quick:
            return
        self.credit.spend(run.client, used)
        run.paid = used
        if len(self._slow) >= self.limits.slow:
            worst = min((run, *sorted(self._slow, key=lambda other: other.client)), key=self._left)
            worst.end(Stop.CROWDED)
            if worst is run:
                return
            self._slow.discard(worst)
        run.slow = True
        self._quick.discard(run)
        self._slow.add(run)
        if run.child is not None:
            run.child.slow_down()
        self._next()

    def _left(self, run: Run) -> float:
        return self.credit.balance(run.client)
