"""Betweenness: on how many shortest ways between others a node lies (Brandes, 2001)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: How many nodes and edges may be looked at (about a second a million); above that, sources are sampled.
EFFORT = 1_000_000


@dataclass(frozen=True, slots=True)
class Betweenness:
    """The share of shortest ways between two others that lead over each node, 0 to 1, and from how many sources.

    `sources` are all nodes that lead anywhere, unless `sampled`.
    """

    values: Mapping[str, float]
    sources: int
    sampled: bool


def betweenness(successors: Mapping[str, Sequence[str]], effort: int = EFFORT) -> Betweenness:
    """Return the betweenness of every node; of a large graph an estimate from some sources.

    The sources of an estimate are those with the smallest hash of their names, so that a node more or less changes
    little. Each sum is taken in one order, so that it is the same on each run.
    """
    nodes = sorted({*successors, *(other for others in successors.values() for other in others)})
    forward = {node: sorted(set(successors.get(node, ())) - {node}) for node in nodes}
    sources = [node for node in nodes if forward[node]]
    each = len(nodes) + sum(map(len, forward.values()))
    most = max(1, effort // max(each, 1))
    chosen = sources
    if len(sources) > most:
        chosen = sorted(sorted(sources, key=lambda node: hashlib.sha256(node.encode()).digest())[:most])
    values = dict.fromkeys(nodes, 0.0)
    for source in chosen:
        _add(source, forward, values)
    pairs = max((len(nodes) - 1) * (len(nodes) - 2), 1)
    scale = len(sources) / (len(chosen) * pairs) if chosen else 0.0
    return Betweenness({node: value * scale for node, value in values.items()}, len(chosen), len(chosen) < len(sources))


def _add(source: str, forward: Mapping[str, Sequence[str]], values: dict[str, float]) -> None:
    """Add what the shortest ways from one source bring to all nodes on them."""
    ways, distance = {source: 1}, {source: 0}
    before: dict[str, list[str]] = {source: []}
    order = [source]
    for node in order:
        further = distance[node] + 1
        for other in forward[node]:
            if other not in distance:
                distance[other], ways[other], before[other] = further, 0, []
                order.append(other)
            if distance[other] == further:
                ways[other] += ways[node]
                before[other].append(node)
    resting = dict.fromkeys(order, 0.0)
    for node in reversed(order[1:]):
        share = (1 + resting[node]) / ways[node]
        for other in before[node]:
            resting[other] += ways[other] * share
        values[node] += resting[node]
