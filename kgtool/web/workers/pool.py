"""A pool of warm children: a request goes to one of them, and one that was killed or crashed is replaced."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections import deque
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import BinaryIO

from kgtool.web.limits import Limits
from kgtool.web.rate import Buckets
from kgtool.web.workers.frames import ClosedError, Record, pack
from kgtool.web.workers.places import Places, Run, Stop
from kgtool.web.workers.process import Child


class StoppedError(Exception):
    """The child ended without an answer: `stop` says why the server ended it, None that it ended by itself."""

    def __init__(self, stop: Stop | None) -> None:
        super().__init__()
        self.stop = stop


@dataclass(frozen=True, slots=True)
class Reply:
    """What a child answered: its record and the body, of large results a file to read it from, already unlinked."""

    record: Record
    body: bytes
    file: BinaryIO | None = None


class Pool:
    """Children for one store, and the places they work in; made and used in one event loop."""

    def __init__(self, limits: Limits, store: Path, *, writable: bool = False) -> None:
        self._limits = limits
        self._places = Places(limits, Buckets(limits.credit, limits.refill))
        self._settings = {
            "store": str(store),
            "seconds": limits.seconds,
            "memory": limits.memory,
            "file_bytes": 0 if writable else limits.result_bytes + (1 << 20),
            "rows": limits.rows,
            "result_bytes": limits.result_bytes,
            "writable": writable,
        }
        self._most = 1 if writable else limits.quick + limits.slow
        self._warm = 1 if writable else limits.quick
        self._idle: deque[Child] = deque()
        #: Children that let others go first: of use only to those who begin in a slow place.
        self._slowed: deque[Child] = deque()
        self._children: set[Child] = set()
        self._ended: list[Child] = []
        self._numbers = count()
        self._spools: Path | None = None

    def start(self) -> None:
        """Start the children that wait warm; without this the first request does."""
        if self._spools is None:
            self._spools = Path(tempfile.mkdtemp(prefix="kgtool-results-"))
            self._fill()

    def _fill(self) -> None:
        """Start children up to the number that waits warm, and forget those that ended."""
        self._ended = [child for child in self._ended if child.alive]
        while len(self._idle) < self._warm and len(self._children) < self._most:
            self._start()

    def _start(self) -> None:
        child = Child(self._settings)
        self._children.add(child)
        self._idle.append(child)

    async def ask(self, client: str, request: Record, body: bytes = b"") -> Reply:
        """Give a request to a child and return its answer.

        Raises CrowdedError where there is no place, StoppedError where the child ended: over a limit, or by itself.
        """
        run = await self._places.take(client)
        try:
            return await self._work(run, request, body)
        finally:
            self._places.give_back(run)

    async def _work(self, run: Run, request: Record, body: bytes) -> Reply:
        self.start()
        assert self._spools is not None
        child = self._take(run)
        run.begin(child)
        if run.slow:
            child.slow_down()
        spool = self._spools / str(next(self._numbers))
        loop = asyncio.get_running_loop()
        looking = asyncio.create_task(self._look(run))
        timer = loop.call_later(self._limits.seconds, run.end, Stop.TIME)
        try:
            record, answer = await child.ask(pack({**request, "spool": str(spool)}, body))
        except (ClosedError, asyncio.CancelledError) as error:
            self._retire(child)
            spool.unlink(missing_ok=True)
            if isinstance(error, ClosedError):
                raise StoppedError(run.stop) from error
            raise
        finally:
            self._places.pay(run)
            run.child = None
            looking.cancel()
            timer.cancel()
        if not run.slow:
            self._idle.append(child)
        elif run.paid < self._limits.patience:
            # A process cannot be made quick again, but the next in a slow place need not wait for a new one.
            self._slowed.append(child)
            self._fill()
        else:
            # What took long may have taken much memory, which a process seldom gives back.
            self._retire(child)
        return Reply(record, answer, _opened(spool) if record.get("spooled") else None)

    async def _look(self, run: Run) -> None:
        while True:
            await asyncio.sleep(self._limits.patience / 2)
            self._places.tire(run)

    def _take(self, run: Run) -> Child:
        """Return a warm child that runs, for a slow place one that is slowed down already, or else a new one."""
        for idle in (self._slowed, self._idle) if run.slow else (self._idle,):
            while idle:
                child = idle.popleft()
                if child.alive:
                    return child
                self._retire(child)
        if self._slowed and len(self._children) >= self._most:
            self._retire(self._slowed.popleft())
        if not self._idle:
            self._start()
        return self._idle.popleft()

    def _retire(self, child: Child) -> None:
        child.let_go()
        if self._settings["writable"]:
            # The next one can open the store when this one has let go of it.
            child.wait()
        self._children.discard(child)
        self._ended.append(child)
        self._fill()

    def processes(self) -> tuple[int, ...]:
        """Return the process ids of the children, sorted."""
        return tuple(sorted(child.pid for child in self._children))

    def close(self) -> None:
        """End all children and remove what they wrote."""
        self._warm = 0
        for child in (*self._idle, *self._slowed):
            child.let_go()
        for child in self._children:
            # One that works is let go of by the request that waits for it.
            child.kill()
        self._idle.clear()
        self._slowed.clear()
        if self._spools is not None:
            shutil.rmtree(self._spools, ignore_errors=True)


def _opened(spool: Path) -> BinaryIO:
    file = spool.open("rb")
    spool.unlink()
    return file
