"""Children are used again, also by a client that has no credit left."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from kgtool.loop import Loop
from kgtool.store import StoreDirectory
from kgtool.store.build import QUADS
from kgtool.web.limits import Limits
from kgtool.web.workers.frames import Record
from kgtool.web.workers.pool import Pool


@pytest.fixture
def quads(bundled_store: Path) -> Path:
    return StoreDirectory(bundled_store).current().directory / QUADS


def asked(store: Path) -> Record:
    """Return a request for an answer from a store."""
    return {
        "do": "query",
        "default": (),
        "named": (),
        "base": "http://example.org/",
        "results": "json",
        "graphs": "turtle",
        "store": str(store),
        "union": None,
        "prefixes": {},
    }


def children_of(store: Path, limits: Limits, times: int) -> list[tuple[int, ...]]:
    """Ask one after the other and return which processes there were after each answer."""
    pool = Pool(limits, store)

    async def ask() -> list[tuple[int, ...]]:
        found = []
        for number in range(times):
            reply = await pool.ask("client", asked(store), f"ASK {{ ?s ?p {number} }}".encode())
            assert b"boolean" in reply.body
            found.append(pool.processes())
        return found

    try:
        with Loop() as loop:
            return loop.run(ask())
    finally:
        pool.close()


@pytest.mark.parametrize("credit", [0.0, 2.0])
def test_no_new_child_is_started_for_each_query(quads: Path, credit: float) -> None:
    limits = Limits(credit=credit, refill=1e-6)
    found = children_of(quads, limits, 6)
    # One that let others go first waits for the next query of that kind; as many as ever wait for quick ones.
    assert len(set(found[1:])) == 1
    assert len(found[-1]) == limits.quick + (credit == 0)


def test_a_child_that_took_long_is_replaced(quads: Path) -> None:
    found = children_of(quads, Limits(credit=0.0, refill=1e-6, patience=0.0), 3)
    assert len({frozenset(processes) for processes in found}) == 3


def test_there_are_never_more_children_than_places(quads: Path) -> None:
    limits = Limits(credit=0.01, refill=1e-6, quick=2, slow=2)

    async def ask() -> int:
        pool = Pool(limits, quads)
        most = 0
        try:
            for turn in range(4):
                clients = [f"{turn}.{number}" if number % 2 else "one" for number in range(4)]
                waiting = [pool.ask(client, asked(quads), b"ASK { ?s ?p ?o }") for client in clients]
                await asyncio.gather(*waiting, return_exceptions=True)
                most = max(most, len(pool.processes()))
        finally:
            pool.close()
        return most

    with Loop() as loop:
        assert 0 < loop.run(ask()) <= limits.quick + limits.slow
