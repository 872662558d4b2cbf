"""Simple cycles of a directed graph by a depth-first search that never walks further than it can come back from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The cycles found: all those of at most `complete_to` nodes; `truncated` where longer ones were left out."""

    cycles: tuple[tuple[str, ...], ...]
    complete_to: int
    truncated: bool


def enumerate_cycles(successors: Mapping[str, Sequence[str]], max_length: int, limit: int) -> Enumeration:
    """Return the simple cycles of 2 to `max_length` nodes, sorted by length and then by name.

    Where there are more than `limit`, the bound on length is lowered until they fit, so that what is returned is
    complete up to a length that the result names.
    """
    for bound in range(max_length, 1, -1):
        found = list(islice(simple_cycles(successors, bound), limit + 1))
        if len(found) <= limit:
            return Enumeration(tuple(sorted(found, key=_by_length)), bound, truncated=bound < max_length)
    return Enumeration((), 1, truncated=max_length > 1)


def simple_cycles(successors: Mapping[str, Sequence[str]], max_length: int) -> Iterator[tuple[str, ...]]:
    """Yield each simple cycle of 2 to `max_length` nodes once, beginning with its smallest node.

    >>> list(simple_cycles({"a": ["b"], "b": ["a", "c"], "c": ["a"]}, 3))
    [('a', 'b'), ('a', 'b', 'c')]
    """
    names = sorted({*successors, *(node for nodes in successors.values() for node in nodes)})
    number = {name: position for position, name in enumerate(names)}
    forward = [sorted({number[node] for node in successors.get(name, ())} - {number[name]}) for name in names]
    backward: list[list[int]] = [[] for _ in names]
    for node, targets in enumerate(forward):
        for target in targets:
            backward[target].append(node)
    for start in range(len(names)):
        distance = _distances_back(start, backward, max_length)
        for cycle in _cycles_from(start, forward, distance, max_length):
            yield tuple(names[node] for node in cycle)


def _by_length(cycle: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return len(cycle), cycle


def _distances_back(start: int, backward: Sequence[Sequence[int]], max_length: int) -> dict[int, int]:
    """Return how many edges lead back to `start` through nodes not smaller than it, where fewer than `max_length`."""
    distance = {start: 0}
    frontier = [start]
    for steps in range(1, max_length):
        reached: list[int] = []
        for node in frontier:
            for source in backward[node]:
                if source > start and source not in distance:
                    distance[source] = steps
                    reached.append(source)
        frontier = reached
    return distance


def _cycles_from(
    start: int, forward: Sequence[Sequence[int]], distance: Mapping[int, int], max_length: int
) -> Iterator[list[int]]:
    """Walk from `start` with a stack of iterators (no recursion), pruned by the distance back."""
    path = [start]
    on_path = {start}
    pending = [iter(forward[start])]
    while pending:
        node = next(pending[-1], None)
        if node is None:
            pending.pop()
            on_path.discard(path.pop())
        elif node == start:
            yield list(path)
        elif node not in on_path and len(path) + distance.get(node, max_length) <= max_length:
            path.append(node)
            on_path.add(node)
            pending.append(iter(forward[node]))
