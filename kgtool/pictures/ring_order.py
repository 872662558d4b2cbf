"""The order of actors around a ring, in which those who pay one another much stand near each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: How often every actor is tried in every place.
_PASSES = 3


def ring_order(keys: Sequence[str], weights: Mapping[tuple[str, str], float]) -> tuple[str, ...]:
    """Return the keys in an order with a small sum of weight times distance around the ring.

    `weights` is by pair, both directions added up where both are there. The order starts with the first key,
    and it is the same for the same keys in the same order.
    """
    between: dict[str, dict[str, float]] = {key: {} for key in keys}
    for (one, other), weight in weights.items():
        if one != other:
            between[one][other] = between[one].get(other, 0) + weight
            between[other][one] = between[other].get(one, 0) + weight
    order = list(keys)
    for _ in range(_PASSES):
        before = list(order)
        for key in keys:
            order = _best_place(key, order, between[key], between)
        if order == before:
            break
    start = order.index(keys[0]) if keys else 0
    return tuple(order[start:] + order[:start])


def _best_place(
    key: str, order: Sequence[str], own: Mapping[str, float], between: Mapping[str, Mapping[str, float]]
) -> list[str]:
    """Return the order with one key where the sum is smallest; where several places are as good, the first."""
    rest = [other for other in order if other != key]
    count = len(order)
    best, found = _cost(order, between), list(order)
    for place in range(count):
        tried = [*rest[:place], key, *rest[place:]]
        # Only the pairs of this key move far; a cheap bound spares most of the full sums.
        if _own_cost(key, tried, own) > best:
            continue
        cost = _cost(tried, between)
        if cost < best - 1e-9:
            best, found = cost, tried
    return found


def _own_cost(key: str, order: Sequence[str], own: Mapping[str, float]) -> float:
    places = {other: place for place, other in enumerate(order)}
    return sum(weight * _distance(places[key], places[other], len(order)) for other, weight in own.items())


def _cost(order: Sequence[str], between: Mapping[str, Mapping[str, float]]) -> float:
    places = {key: place for place, key in enumerate(order)}
    count = len(order)
    return sum(
        weight * _distance(places[one], places[other], count)
        for one, own in between.items()
        for other, weight in own.items()
        if places[one] < places[other]
    )


def _distance(one: int, other: int, count: int) -> int:
    apart = abs(one - other)
    return min(apart, count - apart)
