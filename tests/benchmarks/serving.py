"""The server under load beside others: `python -m tests.benchmarks.serving [--seconds 60] [--clients 50]`.

Asks twelve stored questions of a build of the bundled texts: of `kgtool serve`, of `oxigraph serve-read-only` on the
same files, and of rdflib-endpoint with the same quads in memory. Each question is a new text each time, so that no
answer is one that was kept; a last run lets `kgtool serve` keep them, with five attackers beside the clients.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.plan import BUNDLED
from kgtool.query.ask import bind
from kgtool.query.library import find
from kgtool.store import StoreDirectory
from kgtool.store.build import QUADS
from kgtool.vocabulary.terms import Iris
from kgtool.web.limits import Limits
from tests.benchmarks.load import Load, Plan
from tests.remote.servers import OXIGRAPH, free_port, wait_for

#: The questions that are asked, without parameters.
QUESTIONS = (
    "acquisitions",
    "chips-in-use",
    "circular-flow",
    "contradictions",
    "deal-timeline",
    "exclusivity",
    "key-figures",
    "lock-in",
    "market-shares",
    "money-by-rung",
    "own-spending",
    "single-source",
)
_RDFLIB = """
import sys, uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
graph = Dataset()
graph.parse(sys.argv[1], format="nquads")
uvicorn.run(SparqlEndpoint(graph=graph, path="/"), host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
"""


def queries(store: Path) -> tuple[str, ...]:
    """Return the SPARQL of the questions; each names its graphs."""
    with StoreDirectory(store).open() as opened:
        return tuple(bind(find(name), opened, {}, Iris()) for name in QUESTIONS)


@contextmanager
def process(port: int, command: Sequence[str | Path]) -> Iterator[int]:
    """Run a server, and give its process id when it listens."""
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, running)
        yield running.pid
    finally:
        running.terminate()
        running.wait(20)


@contextmanager
def kgtool(store: Path) -> Iterator[tuple[int, int]]:
    """Serve by kgtool, and give port and process id."""
    port = free_port()
    with process(port, [sys.executable, "-m", "kgtool", "serve", "--store", store, "--port", str(port)]) as pid:
        yield port, pid


@contextmanager
def oxigraph(store: Path) -> Iterator[int]:
    """Serve by Oxigraph, and give the port."""
    quads = StoreDirectory(store).current().directory / QUADS
    port = free_port()
    with process(port, [OXIGRAPH, "serve-read-only", "--location", quads, "--bind", f"127.0.0.1:{port}"]):
        yield port


@contextmanager
def rdflib_endpoint(store: Path, folder: Path) -> Iterator[int]:
    """Serve by rdflib-endpoint, and give the port."""
    quads, port = folder / "quads.nq", free_port()
    with StoreDirectory(store).open() as opened, quads.open("wb") as file:
        opened.engine.dump(file, ox.RdfFormat.N_QUADS)
    with process(port, [sys.executable, "-c", _RDFLIB, quads, str(port)]):
        yield port


def load(plan: Plan) -> Load:
    """Let clients in a process of their own ask."""
    command = [sys.executable, "-m", "tests.benchmarks.load"]
    done = subprocess.run(command, input=json.dumps(asdict(plan)), capture_output=True, text=True, check=True)
    return Load(**json.loads(done.stdout))


def each(port: int, path: str, asked: Sequence[str], seconds: float) -> list[float]:
    """Return the median seconds of each question, asked by one client alone."""
    return [load(Plan(port, path, (query,), 1, seconds / len(asked), fresh=True)).median for query in asked]


def memory(pid: int) -> int:
    """Return the bytes that a process and its children have in memory."""
    total = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (int(folder.name) == pid or _parent(folder) == pid):
            total += int((folder / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return total


def settled(pid: int, most: int) -> int:
    """Return the memory of a server when the last long queries are over: as soon as it is at most so many bytes."""
    until = time.monotonic() + 2 * Limits().seconds
    while memory(pid) > most and time.monotonic() < until:
        time.sleep(0.2)
    return memory(pid)


def _parent(folder: Path) -> int:
    try:
        return int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def compared(store: Path, folder: Path, clients: int, seconds: float) -> None:
    """Measure all servers one after the other and print how they compare."""
    asked = queries(store)
    with kgtool(store) as (port, pid), oxigraph(store) as other:
        ours, theirs = each(port, "/sparql", asked, seconds / 2), each(other, "/query", asked, seconds / 2)
        for name, mine, its in zip(QUESTIONS, ours, theirs, strict=True):
            print(f"  {name}: {mine * 1000:.2f} ms, oxigraph {its * 1000:.2f} ms, {mine / its:.2f} times")
        print(f"one client: {sum(ours) / sum(theirs):.2f} times the time of oxigraph serve-read-only")
        fresh = load(Plan(port, "/sparql", asked, clients, seconds, fresh=True))
        peer = load(Plan(other, "/query", asked, clients, seconds, fresh=True))
        said("kgtool serve, nothing kept", fresh)
        said("oxigraph serve-read-only", peer)
        before = memory(pid)
        most = before + (100 << 20)
        attacked = load(Plan(port, "/sparql", asked, clients, seconds, attackers=5))
        said("kgtool serve with five attackers", attacked)
        print(f"memory: {before >> 20} MiB before, {settled(pid, most) >> 20} MiB after")
    print(f"throughput: {fresh.rate / peer.rate:.2f} times oxigraph's")
    if find_spec("rdflib_endpoint") is None:
        print("rdflib-endpoint is not installed: pip install 'kgtool[bench]'")
        return
    with rdflib_endpoint(store, folder) as port:
        slow = load(Plan(port, "/", asked, clients, seconds, fresh=True))
    said("rdflib-endpoint", slow)
    ratios = [each.rate / slow.rate if slow.rate else float("inf") for each in (fresh, attacked)]
    print(f"throughput: {ratios[0]:.1f} times rdflib-endpoint's, {ratios[1]:.1f} under attack with answers kept")


def said(name: str, found: Load) -> None:
    """Print a measurement."""
    statuses = ", ".join(f"{status}: {count}" for status, count in found.statuses.items())
    harm = f"; attackers got {found.harmful}" if found.harmful else ""
    times = f"median {found.median * 1000:.1f} ms, p95 {found.p95 * 1000:.1f} ms"
    print(f"{name}: {found.rate:.1f}/s, {times} ({statuses}){harm}")


def main() -> None:
    """Build a store and compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--store", type=Path)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        store = given.store or Path(folder) / "store"
        if given.store is None:
            build(BuildRequest((BUNDLED,), store))
        compared(store, Path(folder), given.clients, given.seconds)


if __name__ == "__main__":
    main()
