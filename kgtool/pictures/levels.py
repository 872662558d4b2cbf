"""The levels of a graph with circles: an order in which little runs backwards, and columns from left to right.

The order is the greedy heuristic of Eades, Lin and Smyth (A fast and effective heuristic for the feedback arc set
problem, Information Processing Letters 47, 1993), with weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def forward_order(keys: Sequence[str], weights: Mapping[tuple[str, str], float]) -> tuple[str, ...]:
    """Return the keys in an order in which the weight of arcs that run backwards is small."""
    left = list(keys)
    first, last = list[str](), list[str]()
    while left:
        inside = {pair: weight for pair, weight in weights.items() if pair[0] in left and pair[1] in left}
        out = {key: sum(weight for pair, weight in inside.items() if pair[0] == key) for key in left}
        into = {key: sum(weight for pair, weight in inside.items() if pair[1] == key) for key in left}
        if sinks := [key for key in left if not out[key] and into[key]]:
            last[:0] = sinks
            left = [key for key in left if key not in sinks]
        elif sources := [key for key in left if not into[key]]:
            first += sources
            left = [key for key in left if key not in sources]
        else:
            chosen = max(left, key=lambda key: (out[key] - into[key], -left.index(key)))
            first.append(chosen)
            left.remove(chosen)
    return (*first, *last)


def levels(order: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return the column of each key: the longest way to it along arcs that run forwards in the order.

    What nothing runs to stands in the column before the first that it runs to.
    """
    place = {key: number for number, key in enumerate(order)}
    forward = sorted({pair for pair in pairs if place[pair[0]] < place[pair[1]]}, key=lambda pair: place[pair[0]])
    found = dict.fromkeys(order, 0)
    for start, end in forward:
        found[end] = max(found[end], found[start] + 1)
    reached = {end for _, end in forward}
    for key in order:
        ends = [found[end] for start, end in forward if start == key]
        if key not in reached and ends:
            found[key] = min(ends) - 1
    return found
