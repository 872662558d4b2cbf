"""Labels beside a ring, on its left and right, moved apart until none lies on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, sin, sqrt


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label lies: its index, its side (-1 left, 1 right), its edge at the ring, the middle of its lines."""

    index: int
    side: int
    x: float
    y: float


def side_labels(
    angles: Sequence[float], height: float, radius: float, room: float, space: float = 16
) -> tuple[Placed, ...]:
    """Return a place for a label of this height at each angle (clockwise from the top), relative to the centre.

    Labels lie outside of `radius` and keep within `room` above and below the centre, which must suffice for half of
    them on each side. A label goes to the side of its angle, unless that side is full.
    """
    most = max(1, int(2 * room // height))
    right = [index for index, angle in enumerate(angles) if sin(angle) >= 0]
    left = [index for index, angle in enumerate(angles) if sin(angle) < 0]
    _balance(left, right, angles, most)
    _balance(right, left, angles, most)
    found = [
        *_placed(right, 1, angles, height, radius, room, space),
        *_placed(left, -1, angles, height, radius, room, space),
    ]
    return tuple(sorted(found, key=lambda place: place.index))


def _balance(crowded: list[int], other: list[int], angles: Sequence[float], most: int) -> None:
    """Move what does not fit on one side to the other: the labels that are nearest to it."""
    while len(crowded) > most:
        nearest = min(crowded, key=lambda index: (abs(sin(angles[index])), index))
        crowded.remove(nearest)
        other.append(nearest)


def _placed(
    indices: Sequence[int], side: int, angles: Sequence[float], height: float, radius: float, room: float, space: float
) -> list[Placed]:
    ordered = sorted(indices, key=lambda index: (-cos(angles[index]), index))
    wanted = [-(radius + space) * cos(angles[index]) for index in ordered]
    middles = spread(wanted, height, -room + height / 2, room - height / 2)
    return [
        Placed(index, side, side * _outside(y, height, radius + space), y)
        for index, y in zip(ordered, middles, strict=True)
    ]


def _outside(y: float, height: float, radius: float) -> float:
    """Return how far from the middle a label must begin so that no corner of it reaches into the ring."""
    nearest = max(0.0, abs(y) - height / 2)
    return max(8.0, sqrt(max(0.0, radius * radius - nearest * nearest)))


def spread(wanted: Sequence[float], height: float, low: float, high: float) -> list[float]:
    """Return places in the order of the wanted ones, at least `height` apart, between `low` and `high`, moved little.

    Neighbours that are too near become a group around the mean of their wanted places (pool adjacent violators). What
    does not fit between the bounds goes beyond `high`.

    >>> spread([0, 1, 50], 10, -100, 100)
    [-4.5, 5.5, 50]
    """
    groups: list[tuple[float, int]] = []
    for index, place in enumerate(wanted):
        groups.append((place - index * height, 1))
        while len(groups) > 1 and groups[-2][0] > groups[-1][0]:
            (first, one), (second, two) = groups[-2:]
            groups[-2:] = [((first * one + second * two) / (one + two), one + two)]
    ceiling = high - (len(wanted) - 1) * height
    flat = [max(low, min(ceiling, mean)) for mean, count in groups for _ in range(count)]
    return [place + index * height for index, place in enumerate(flat)]
