"""Who works when: places for quick queries, served client by client, and places for slow ones.

A query begins in a quick place. One that runs on moves to a slow place; where all are taken, one of a client without
credit is ended for it. A client without credit begins in a slow place or not at all. So who asks long queries
waits for others of that kind, and not the quick ones for him; who has credit is never turned out.
"""

from __future__ import annotations

import asyncio
import time
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
    DEBT = "debt"


class CrowdedError(Exception):
    """There is no place; `seconds` is after how long to try again, `own` whether that is for the client's own use."""

    def __init__(self, seconds: int, own: bool) -> None:
        super().__init__()
        self.seconds, self.own = seconds, own


@dataclass(eq=False, slots=True)
class Run:
    """A query in a place.

    `began` is when it began by the wall clock, `computed` what its child had computed before, `paid` what is paid.
    """

    client: str
    child: Child | None = None
    slow: bool = False
    began: float = 0.0
    computed: float = 0.0
    paid: float = 0.0
    stop: Stop | None = None

    def used(self) -> float:
        """Return the seconds of processor time that it took so far, of wall clock where that cannot be told."""
        if self.child is None:
            return self.paid
        try:
            return self.child.computed() - self.computed
        except OSError:
            return time.monotonic() - self.began

    def begin(self, child: Child) -> None:
        """Note which child works on it, and from when."""
        self.child, self.began = child, time.monotonic()
        try:
            self.computed = child.computed()
        except OSError:
            self.computed = 0.0

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

    def pay(self, run: Run) -> None:
        """Let a client pay for what its query took since it paid last."""
        used = run.used()
        self.credit.spend(run.client, max(0.0, used - run.paid))
        run.paid = used

    def tire(self, run: Run) -> None:
        """Look at a query that may have run too long for its place.

        One beyond patience moves to a slow place, if one is free or is held by a client without credit.
        """
        if run.child is None:
            return
        self.pay(run)
        if run.slow or run.paid < self.limits.patience:
            return
        if len(self._slow) >= self.limits.slow and not self._turned_out(run):
            return
        run.slow = True
        self._quick.discard(run)
        self._slow.add(run)
        run.child.slow_down()
        self._next()

    def _turned_out(self, run: Run) -> bool:
        """End the query whose client is deepest in debt, of the slow ones and this, and tell whether there is place."""
        for other in self._slow:
            self.pay(other)
        worst = min((*sorted(self._slow, key=lambda other: other.client), run), key=self._left)
        if self._left(worst) > 0:
            return False
        # A short query is ended for what its client asked before, a long one for what it takes itself.
        worst.end(Stop.CROWDED if worst.paid >= self.limits.patience else Stop.DEBT)
        self._slow.discard(worst)
        return worst is not run

    def _left(self, run: Run) -> float:
        return self.credit.balance(run.client)
