"""Clients that ask a server again and again, each from an address of its own, in a process of their own."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

HOST = "127.0.0.1"
#: Queries and requests of those who mean harm.
ATTACKS = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "ASK {" * 300 + "}" * 300,
    "SELECT (STRLEN(REPLACE(REPLACE('%s', 'a', '%s'), 'a', '%s')) AS ?n) {}" % (("a" * 9000,) * 3),
    "SELECT (COUNT(*) AS ?n) { ?a (!<urn:a>|^!<urn:a>)* ?b . ?c !<urn:a>* ?d }",
    "",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of whom: `fresh` makes each query a new text, so that no answer can be kept."""

    port: int
    path: str
    queries: tuple[str, ...]
    clients: int
    seconds: float
    attackers: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it: responses by status, requests a second, and seconds of the median and of one in twenty."""

    statuses: dict[str, int]
    rate: float
    median: float
    p95: float
    harmful: dict[str, int]


async def _request(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, query: str
) -> tuple[int, bool]:
    body = urlencode({"query": query}).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept: application/sparql-results+json\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    writer.write(head.encode() + body)
    headers = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b"content-length: " in headers:
        await reader.readexactly(int(headers.partition(b"content-length: ")[2].split(b"\r\n")[0]))
    else:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return int(headers.split()[1]), b"connection: close" in headers


async def _client(plan: Plan, number: int, until: float, seen: list[tuple[str, float]]) -> None:
    address = f"127.0.2.{number + 1}"
    reader, writer = await asyncio.open_connection(HOST, plan.port, local_addr=(address, 0))
    turn = number
    while time.monotonic() < until:
        query = plan.queries[turn % len(plan.queries)]
        turn += 1
        if plan.fresh:
            query += f"\n# {number}.{turn}"
        began = time.monotonic()
        try:
            status, closed = await _request(reader, writer, plan.path, query)
        except (OSError, EOFError):
            status, closed = 0, True
        seen.append((str(status), time.monotonic() - began))
        if closed:
            writer.close()
            reader, writer = await asyncio.open_connection(HOST, plan.port, local_addr=(address, 0))
    writer.close()


async def _attacker(plan: Plan, number: int, until: float, harmful: Counter[str]) -> None:
    attack = ATTACKS[number % len(ATTACKS)]
    while time.monotonic() < until:
        reader, writer = await asyncio.open_connection(HOST, plan.port, local_addr=(f"127.0.3.{number + 1}", 0))
        try:
            async with asyncio.timeout(max(0.1, until - time.monotonic())):
                if attack:
                    harmful[str((await _request(reader, writer, plan.path, attack))[0])] += 1
                else:
                    writer.write(f"POST {plan.path} HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n".encode())
                    await reader.read()
                    harmful["closed"] += 1
        except (OSError, EOFError, TimeoutError):
            harmful["broken"] += 1
        writer.close()
        await asyncio.sleep(0.05)


async def run(plan: Plan) -> Load:
    """Let all ask until the time is over."""
    began = time.monotonic()
    until = began + plan.seconds
    seen: list[tuple[str, float]] = []
    harmful: Counter[str] = Counter()
    attackers = [asyncio.create_task(_attacker(plan, number, until, harmful)) for number in range(plan.attackers)]
    await asyncio.gather(*(_client(plan, number, until, seen) for number in range(plan.clients)))
    took = time.monotonic() - began
    await asyncio.gather(*attackers)
    times = sorted(seconds for status, seconds in seen if status == "200") or [0.0]
    good = sum(status == "200" for status, _ in seen)
    statuses = dict(sorted(Counter(status for status, _ in seen).items()))
    p95 = times[min(len(times) - 1, len(times) * 95 // 100)]
    return Load(statuses, good / took, times[len(times) // 2], p95, dict(sorted(harmful.items())))


def main() -> None:
    """Read a plan from standard input and write what came of it, both as JSON."""
    record: dict[str, Any] = json.load(sys.stdin)
    plan = Plan(**{**record, "queries": tuple(record["queries"])})
    load = asyncio.run(run(plan))
    json.dump({name: getattr(load, name) for name in Load.__slots__}, sys.stdout)


if __name__ == "__main__":
    main()
