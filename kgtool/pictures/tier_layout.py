"""Tiers as columns of boxes with curves between them, for reports and pages alike."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of a picture in its own unit, and how many boxes of a column are drawn."""

    width: int
    box: int
    top: int
    row: int
    gap: int
    bulge: int
    widest: int
    most: int


@dataclass(frozen=True, slots=True)
class Placed(Generic[Key]):
    """A box: its node, and its upper left corner; for the rest of a long column the nodes that it stands for."""

    key: Key
    x: int
    y: int
    rest: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Curve:
    """A tie by its number, as a cubic Bézier curve: start, two control points, end, each x and y."""

    tie: int
    points: tuple[int, int, int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class TierLayout(Generic[Key]):
    """The left edge of each column, all boxes (of one width), all curves, and the height."""

    columns: tuple[int, ...]
    boxes: tuple[Placed[Key], ...]
    curves: tuple[Curve, ...]
    box_width: int
    height: int


def tier_layout(columns: Sequence[Sequence[Key]], ties: Sequence[tuple[Key, Key]], sizes: Measures) -> TierLayout[Key]:
    """Return the layout of columns that are not empty; of a long one the last boxes become one.

    A tie to or from what is not drawn has no curve.
    """
    pitch = (sizes.width + sizes.gap) // max(1, len(columns))
    width = min(pitch - sizes.gap, sizes.widest)
    rows = max((min(len(nodes), sizes.most + 1) for nodes in columns), default=0)
    places: dict[Key, tuple[int, int]] = {}
    boxes: list[Placed[Key]] = []
    for number, nodes in enumerate(columns):
        x = number * pitch
        ordered = _ordered(nodes, ties, places)
        y = sizes.top + (rows - min(len(ordered), sizes.most + 1)) * sizes.row // 2
        for node in ordered[: sizes.most]:
            places[node] = (x, y)
            boxes.append(Placed(node, x, y))
            y += sizes.row
        if len(ordered) > sizes.most:
            boxes.append(Placed(ordered[sizes.most], x, y, tuple(ordered[sizes.most :])))
    curves = tuple(
        Curve(number, points)
        for number, tie in enumerate(ties)
        if (points := _curve(*tie, places, width, sizes)) is not None
    )
    lefts = tuple(number * pitch for number in range(len(columns)))
    return TierLayout(lefts, tuple(boxes), curves, width, sizes.top + rows * sizes.row)


def _ordered(nodes: Sequence[Key], ties: Sequence[tuple[Key, Key]], places: Mapping[Key, tuple[int, int]]) -> list[Key]:
    """Order a column by the mean height of what leads to each node, so that few curves cross."""

    def height(node: Key) -> int:
        above = [places[start][1] for start, end in ties if end == node and start in places]
        return sum(above) * 10 // len(above) if above else 0

    return sorted(nodes, key=height)


def _curve(
    start: Key, end: Key, places: Mapping[Key, tuple[int, int]], width: int, sizes: Measures
) -> tuple[int, int, int, int, int, int, int, int] | None:
    if start not in places or end not in places or start == end:
        return None
    (x1, y1), (x2, y2) = places[start], places[end]
    y1, y2 = y1 + sizes.box // 2, y2 + sizes.box // 2
    if x2 > x1:
        bend = (x2 - x1 - width) // 2
        return x1 + width, y1, x1 + width + bend, y1, x2 - bend, y2, x2, y2
    right = max(x1, x2) + width + sizes.bulge
    return x1 + width, y1, right, y1, right, y2, x2 + width, y2
