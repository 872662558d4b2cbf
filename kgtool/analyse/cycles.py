"""Simple cycles of a directed graph, of a bounded length: a search that only goes where it can come back from.

Each node in turn is the smallest of its cycles and then leaves the graph. Of the other nodes those count that lie on a
closed walk through it, found from both ends: some steps away from it, the others back to it. The last two nodes of a
cycle are found by cutting sets, not by walking.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

#: A cycle: its nodes in order, the smallest first.
Cycle: TypeAlias = "tuple[str, ...]"
_Links: TypeAlias = "dict[str, set[str]]"

#: How many partial cycles a search may look at (about a second a million) before its bound on length is lowered.
EFFORT = 3_000_000


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The cycles found: all those of at most `complete_to` nodes; `truncated` where longer ones were left out."""

    cycles: tuple[Cycle, ...]
    complete_to: int
    truncated: bool


class _TooManyError(Exception):
    """There are more cycles, or more to look at, than the search may have."""


def enumerate_cycles(
    successors: Mapping[str, Sequence[str]], max_length: int, limit: int, effort: int = EFFORT
) -> Enumeration:
    """Return the simple cycles of 2 to `max_length` nodes, sorted by length and then by name.

    Where there are more than `limit`, or a search looks at more than `effort` partial cycles, the bound on length is
    lowered to the greatest at which both suffice: what is returned is complete up to a length that the result names.
    """
    found = _within(successors, max_length, limit, effort)
    if found is not None:
        return Enumeration(tuple(sorted(found, key=_by_length)), max_length, truncated=False)
    cycles: list[Cycle] = []
    for bound in range(2, max_length):
        longer = _within(successors, bound, limit, effort)
        if longer is None:
            return Enumeration(tuple(sorted(cycles, key=_by_length)), bound - 1, truncated=True)
        cycles = longer
    return Enumeration(tuple(sorted(cycles, key=_by_length)), max_length - 1, truncated=True)


def count_cycles(
    successors: Mapping[str, Sequence[str]], max_length: int, effort: int | None = EFFORT
) -> list[int] | None:
    """Return how many simple cycles there are of each length from 2 to `max_length`, None where that is too much work.

    >>> count_cycles({"a": ["b"], "b": ["a", "c"], "c": ["a"]}, 4)
    [1, 1, 0]
    """
    counts = [0] * (max_length - 1)
    try:
        for found in _Search(successors, max_length, effort, effort).batches():
            for cycle in found:
                counts[len(cycle) - 2] += 1
    except _TooManyError:
        return None
    return counts


def simple_cycles(successors: Mapping[str, Sequence[str]], max_length: int) -> Iterator[Cycle]:
    """Yield each simple cycle of 2 to `max_length` nodes once, beginning with its smallest node; sorted by that.

    >>> list(simple_cycles({"a": ["b"], "b": ["a", "c"], "c": ["a"]}, 3))
    [('a', 'b'), ('a', 'b', 'c')]
    """
    for found in _Search(successors, max_length).batches():
        yield from sorted(found)


def _within(successors: Mapping[str, Sequence[str]], bound: int, limit: int, effort: int) -> list[Cycle] | None:
    try:
        return [cycle for found in _Search(successors, bound, limit, effort).batches() for cycle in found]
    except _TooManyError:
        return None


def _by_length(cycle: Cycle) -> tuple[int, Cycle]:
    return len(cycle), cycle


class _Search:
    """A search for the cycles of up to `max_length` nodes; None bounds neither their number nor the work."""

    def __init__(
        self,
        successors: Mapping[str, Sequence[str]],
        max_length: int,
        limit: int | None = None,
        effort: int | None = None,
    ) -> None:
        self._max_length = max_length
        self._left = limit
        self._effort = effort
        self._forward, self._back = _linked(successors)

    def batches(self) -> Iterator[list[Cycle]]:
        """Yield the cycles of each smallest node; _TooManyError where they, or the work, pass the bounds."""
        forward, back = self._forward, self._back
        nothing: set[str] = set()
        for start in sorted(forward):
            found: list[Cycle] = []
            if forward[start] and back[start] and self._max_length > 1:
                rooms = self._rooms(start)
                if not forward[start].isdisjoint(rooms[-1]):
                    self._walk(start, rooms, found)
            if self._left is not None:
                self._left -= len(found)
                if self._left < 0:
                    raise _TooManyError
            for node in forward[start]:
                back[node].discard(start)
            for node in back[start]:
                forward[node].discard(start)
            forward[start] = back[start] = nothing
            if found:
                yield found

    def _rooms(self, start: str) -> list[set[str]]:
        """Return for each number of nodes that may still come, from 1, which node may be the next of a cycle.

        That is, those from which `start` can be reached in that many steps: in as many as are left for it by the way
        that it takes from `start`, which is looked at only for the first half.
        """
        forward, back = self._forward, self._back
        half, longest = self._max_length // 2, self._max_length
        reached = layer = forward[start]
        balls = [{start}, reached]
        for _ in range(half - 1):
            layer = set().union(*[forward[node] for node in layer]) - reached
            layer.discard(start)
            reached = reached | layer
            balls.append(reached)
        near = back[start] if longest - 1 > half else back[start] & balls[longest - 1]
        rooms, layer = [near], near
        for steps in range(2, longest):
            if longest - steps > half:
                layer = set().union(*[back[node] for node in layer]) - near
                layer.discard(start)
            else:
                layer = {node for node in balls[longest - steps] - near if not forward[node].isdisjoint(layer)}
            near = near | layer if layer else near
            rooms.append(near)
        return rooms

    def _walk(self, start: str, rooms: Sequence[set[str]], found: list[Cycle]) -> None:
        """Add all cycles through `start`, with a stack of iterators and no recursion."""
        forward, last = self._forward, rooms[0]
        ways: list[dict[str, set[str]]] = [{} for _ in rooms]
        room, effort = len(rooms) - 1, 0
        paths: list[Cycle] = [(start,)]
        pending = [iter(forward[start] & rooms[-1])]
        while pending:
            node = next(pending[-1], None)
            if node is None:
                pending.pop()
                paths.pop()
                room += 1
                continue
            if node in paths[-1]:
                continue
            path = (*paths[-1], node)
            if node in last:
                found.append(path)
            if room == 0:
                continue
            following = ways[room].get(node)
            if following is None:
                following = ways[room][node] = forward[node] & rooms[room - 1]
            effort += 1 + len(following)
            if room == 1:
                found.extend([(*path, other) for other in following if other not in path])
            elif following:
                pending.append(iter(following))
                paths.append(path)
                room -= 1
            if effort > 1_000:
                effort = self._spend(effort, found)

    def _spend(self, effort: int, found: Sequence[Cycle]) -> int:
        """Take from what the search may still do; what is left to count is none."""
        if self._effort is not None:
            self._effort -= effort
            if self._effort < 0:
                raise _TooManyError
        if self._left is not None and len(found) > self._left:
            raise _TooManyError
        return 0


def _linked(successors: Mapping[str, Sequence[str]]) -> tuple[_Links, _Links]:
    """Return the edges from both ends, without those from a node to itself or to or from where no cycle can be."""
    forward: _Links = {}
    back: _Links = {}
    for node in {*successors, *(other for others in successors.values() for other in others)}:
        forward[node], back[node] = {other for other in successors.get(node, ()) if other != node}, set()
    for node, others in forward.items():
        for other in others:
            back[other].add(node)
    ends = [node for node in forward if not forward[node] or not back[node]]
    while ends:
        node = ends.pop()
        for mine, theirs in ((forward, back), (back, forward)):
            for other in mine.pop(node, ()):
                if other in theirs:
                    theirs[other].discard(node)
                    if not theirs[other]:
                        ends.append(other)
    return forward, back
