"""How fast cycles are found, beside networkx and igraph: `python -m tests.benchmarks.cycles`.

Graphs of two kinds: each pair as likely as any other, and with hubs (a pair is the likelier the more payments its sides
have). igraph (GPL, extra `bench`) runs only where it is installed. All engines get the graph in their own form and
return the cycles, in one process, one after the other, `--rounds` times; the least processor time of each counts.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import process_time

import networkx as nx

from kgtool.analyse.cycles import simple_cycles

#: An edge from one node to another.
Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Size:
    """A graph to measure: nodes, edges, whether it has hubs, the greatest length, and whether the peers run, too."""

    nodes: int
    edges: int
    hubs: bool
    length: int
    peers: bool

    def __str__(self) -> str:
        kind = "hubs" if self.hubs else "even"
        return f"{self.edges:,} edges, {self.nodes:,} nodes, {kind}, length {self.length}"


SIZES = (
    Size(400, 5_000, hubs=False, length=5, peers=True),
    Size(1_000, 5_000, hubs=False, length=5, peers=True),
    Size(3_000, 5_000, hubs=True, length=5, peers=True),
    Size(10_000, 50_000, hubs=False, length=4, peers=False),
    Size(20_000, 50_000, hubs=True, length=4, peers=False),
)


def edges(size: Size, seed: int = 1) -> list[Edge]:
    """Return the edges of a graph, the same each time."""
    chance = random.Random(seed)
    names = [f"n{number:05}" for number in range(size.nodes)]
    chance.shuffle(names)
    weights = [1 / (place + 5) ** 0.8 if size.hubs else 1.0 for place in range(size.nodes)]
    found: set[Edge] = set()
    while len(found) < size.edges:
        payer, payee = chance.choices(names, weights, k=2)
        if payer != payee:
            found.add((payer, payee))
    return sorted(found)


def ours(graph: list[Edge], length: int) -> Callable[[], int]:
    """Return what counts the cycles that kgtool finds."""
    successors: dict[str, list[str]] = {}
    for payer, payee in graph:
        successors.setdefault(payer, []).append(payee)
    return lambda: len(list(simple_cycles(successors, length)))


def networkx(graph: list[Edge], length: int) -> Callable[[], int]:
    """Return what counts the cycles that networkx finds."""
    digraph: nx.DiGraph[str] = nx.DiGraph(graph)
    return lambda: len(list(nx.simple_cycles(digraph, length_bound=length)))


def igraph(graph: list[Edge], length: int) -> Callable[[], int]:
    """Return what counts the cycles that igraph finds, as lists of nodes."""
    import igraph as ig

    number = {name: place for place, name in enumerate(sorted({name for edge in graph for name in edge}))}
    made = ig.Graph(n=len(number), edges=[(number[payer], number[payee]) for payer, payee in graph], directed=True)
    return lambda: len(made.simple_cycles(mode=1, max=length, output="vpath"))


def engines(peers: bool) -> dict[str, Callable[[list[Edge], int], Callable[[], int]]]:
    """Return the engines that can run here, ours first."""
    found: dict[str, Callable[[list[Edge], int], Callable[[], int]]] = {"kgtool": ours}
    if importlib.util.find_spec("igraph"):
        found["igraph"] = igraph
    return found | ({"networkx": networkx} if peers else {})


def measure(size: Size, rounds: int) -> Iterator[tuple[str, int, float]]:
    """Yield for each engine how many cycles it finds and the least processor seconds that it took."""
    graph = edges(size)
    for name, prepare in engines(size.peers).items():
        best, count = float("inf"), 0
        run = prepare(graph, size.length)
        for _ in range(rounds):
            since = process_time()
            count = run()
            best = min(best, process_time() - since)
        yield name, count, best


def main() -> None:
    """Measure all sizes and print a line for each engine, with how many times longer than ours it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    for size in SIZES:
        print(size, flush=True)
        own = 0.0
        for name, count, seconds in measure(size, rounds):
            own = own or seconds
            print(f"  {name:9} {count:8,} cycles {seconds:8.3f} s {seconds / own:6.1f}", flush=True)


if __name__ == "__main__":
    main()
