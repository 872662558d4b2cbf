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
    number = {key: place for place, key in enumerate(keys)}
    between: dict[tuple[int, int], float] = {}
    for (one, other), weight in weights.items():
        if one != other:
            pair = min(number[one], number[other]), max(number[one], number[other])
            between[pair] = between.get(pair, 0) + weight
    pairs = [(one, other, weight) for (one, other), weight in between.items()]
    order = list(range(len(keys)))
    for _ in range(_PASSES):
        before = list(order)
        for key in range(len(keys)):
            order = _best_place(key, order, pairs)
        if order == before:
            break
    start = order.index(0) if keys else 0
    return tuple(keys[place] for place in order[start:] + order[:start])


def _best_place(key: int, order: list[int], pairs: Sequence[tuple[int, int, float]]) -> list[int]:
    """Return the order with one key where the sum is smallest; where several places are as good, the first."""
    rest = [other for other in order if other != key]
    own = [(other if one == key else one, weight) for one, other, weight in pairs if key in (one, other)]
    best, found = _cost(order, pairs), order
    for place in range(len(order)):
        tried = [*rest[:place], key, *rest[place:]]
        # What the key's own pairs cost is a bound that spares most of the sums over all pairs.
        count, places = len(order), _places(tried)
        if sum(weight * _distance(place, places[other], count) for other, weight in own) > best:
            continue
        cost = _cost(tried, pairs)
        if cost < best - 1e-9:
            best, found = cost, tried
    return found


def _places(order: Sequence[int]) -> list[int]:
    places = [0] * len(order)
    for place, key in enumerate(order):
        places[key] = place
    return places


def _cost(order: Sequence[int], pairs: Sequence[tuple[int, int, float]]) -> float:
    count, places = len(order), _places(order)
    # Written out, as this is most of the work: of the two ways around the ring the shorter counts.
    apart = [abs(places[one] - places[other]) for one, other, _ in pairs]
    return sum(pair[2] * min(way, count - way) for pair, way in zip(pairs, apart, strict=True))


def _distance(one: int, other: int, count: int) -> int:
    apart = abs(one - other)
    return min(apart, count - apart)
