"""Strongly connected cores of a directed graph, and what the removal of each edge does to them.

Components by Tarjan (1972), without recursion; dominators by Cooper, Harvey and Kennedy (2001). An edge of a core
matters only if every way from some actor, or every way to it, leads over that edge: if it is a bridge of the core's
flow graph from one root, or of the reversed one (Italiano, Laura and Santaroni, 2012).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

#: From one node to another.
Edge: TypeAlias = "tuple[str, str]"
Links: TypeAlias = "Mapping[str, Sequence[str]]"

#: How many edges the search for the largest remaining core may look at in all.
EFFORT = 2_000_000


def cores(edges: Iterable[Edge]) -> list[frozenset[str]]:
    """Return the strongly connected components of two nodes at least, the largest first, then by name.

    >>> [sorted(core) for core in cores([("a", "b"), ("b", "a"), ("b", "c")])]
    [['a', 'b']]
    """
    found = (component for component in _components(links(edges)) if len(component) > 1)
    return sorted((frozenset(component) for component in found), key=lambda core: (-len(core), sorted(core)))


def links(edges: Iterable[Edge]) -> dict[str, list[str]]:
    """Return whom each node leads to, every node among them, sorted; an edge from a node to itself is none."""
    found: dict[str, list[str]] = {}
    for source, target in sorted(set(edges)):
        if source != target:
            found.setdefault(source, []).append(target)
            found.setdefault(target, [])
    return found


def removals(edges: Collection[Edge], effort: int = EFFORT) -> dict[Edge, int | None]:
    """Return the edges of one core whose removal shrinks it, each with the size of the largest core that is left.

    `edges` are all those between the core's nodes. 0 is left where no two actors can reach each other any more; None is
    what was not computed, as it would take too much work.
    """
    inner = sorted({(source, target) for source, target in edges if source != target})
    forward, back = links(inner), links((target, source) for source, target in inner)
    root = max(sorted(forward), key=lambda node: len(forward[node]) + len(back[node]), default="")
    away, home = _Dominators(forward, back, root), _Dominators(back, forward, root)
    found: dict[Edge, int | None] = {}
    for source, target in inner:
        lost = away.behind(source, target) | home.behind(target, source)
        if not lost:
            continue
        left = len(forward) - len(lost)
        if 2 * left >= len(forward) and left > 1:
            found[source, target] = left
        elif effort > 0:
            effort -= len(inner)
            rest = cores(edge for edge in inner if edge != (source, target))
            found[source, target] = len(rest[0]) if rest else 0
        else:
            found[source, target] = None
    return found


class _Dominators:
    """The dominator tree of a graph all of whose nodes can be reached from a root."""

    def __init__(self, forward: Links, back: Links, root: str) -> None:
        self._back = back
        order = _postorder(forward, root)
        self._place = {node: place for place, node in enumerate(order)}
        self._parent = self._parents(order, root)
        self._below: dict[str, set[str]] = {}
        # In postorder all that a node dominates comes before it.
        for node in order:
            self._below.setdefault(node, set()).add(node)
            if node != root:
                self._below.setdefault(self._parent[node], set()).update(self._below[node])

    def behind(self, source: str, target: str) -> set[str]:
        """Return what can be reached from the root over this edge only: nothing, unless it is a bridge."""
        if self._parent[target] != source:
            return set()
        below = self._below[target]
        others = (node for node in self._back[target] if node != source)
        return below if all(node in below for node in others) else set()

    def _parents(self, order: Sequence[str], root: str) -> dict[str, str]:
        parent = {root: root}
        changed = True
        while changed:
            changed = False
            for node in reversed(order[:-1]):
                known = [other for other in self._back[node] if other in parent]
                common = known[0]
                for other in known[1:]:
                    common = self._meet(common, other, parent)
                if parent.get(node) != common:
                    parent[node] = common
                    changed = True
        return parent

    def _meet(self, one: str, other: str, parent: Mapping[str, str]) -> str:
        place = self._place
        while one != other:
            while place[one] < place[other]:
                one = parent[one]
            while place[other] < place[one]:
                other = parent[other]
        return one


def _postorder(forward: Links, root: str) -> list[str]:
    order, seen = [], {root}
    pending = [(root, iter(forward[root]))]
    while pending:
        node, following = pending[-1]
        for other in following:
            if other not in seen:
                seen.add(other)
                pending.append((other, iter(forward[other])))
                break
        else:
            order.append(node)
            pending.pop()
    return order


def _components(forward: Links) -> Iterator[list[str]]:
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    done: set[str] = set()
    for first in sorted(forward):
        pending = [] if first in number else [(first, iter(forward[first]))]
        while pending:
            node, following = pending[-1]
            if node not in number:
                number[node] = low[node] = len(number)
                stack.append(node)
            for other in following:
                if other not in number:
                    pending.append((other, iter(forward[other])))
                    break
                if other not in done:
                    low[node] = min(low[node], number[other])
            else:
                pending.pop()
                if pending:
                    low[pending[-1][0]] = min(low[pending[-1][0]], low[node])
                if low[node] == number[node]:
                    component = [stack.pop()]
                    while component[-1] != node:
                        component.append(stack.pop())
                    done.update(component)
                    yield component
