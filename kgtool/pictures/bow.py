"""An arrow along a bow (a quadratic Bézier curve) whose thickness is an amount, as polygons around its middle line."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from kgtool.pictures.polar import pair

Point = tuple[float, float]
_STEPS = 22


@dataclass(frozen=True, slots=True)
class Bow:
    """A curve from `start` to `end` that is drawn towards `control`."""

    start: Point
    control: Point
    end: Point

    def at(self, part: float) -> Point:
        """Return the point at a part of the way, 0 to 1."""
        rest = 1 - part
        return (
            rest * rest * self.start[0] + 2 * rest * part * self.control[0] + part * part * self.end[0],
            rest * rest * self.start[1] + 2 * rest * part * self.control[1] + part * part * self.end[1],
        )

    def left(self, part: float) -> Point:
        """Return the unit vector to the left of the way."""
        rest = 1 - part
        x = rest * (self.control[0] - self.start[0]) + part * (self.end[0] - self.control[0])
        y = rest * (self.control[1] - self.start[1]) + part * (self.end[1] - self.control[1])
        length = hypot(x, y) or 1.0
        return y / length, -x / length

    @property
    def length(self) -> float:
        """Return the length of the way, by a chain of chords."""
        points = [self.at(step / _STEPS) for step in range(_STEPS + 1)]
        return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(points))

    def band(self, width: float, inner: float, outer: float, until: float) -> str:
        """Return the path of a part of an arrow's width: from `inner` to `outer`, each -0.5 (right) to 0.5 (left)."""
        steps = [until * step / _STEPS for step in range(_STEPS + 1)]
        there = [self._beside(step, outer * width) for step in steps]
        back = [self._beside(step, inner * width) for step in reversed(steps)]
        return "M" + "L".join(pair(point) for point in [*there, *back]) + "Z"

    def head(self, half: float, base: float) -> str:
        """Return the path of the tip: from a part of the way, `half` wide on each side, to the end."""
        corners = [self._beside(base, half), self.end, self._beside(base, -half)]
        return "M" + "L".join(pair(point) for point in corners) + "Z"

    def line(self, until: float = 1.0) -> str:
        """Return the path of the middle line."""
        points = [self.at(until * step / _STEPS) for step in range(_STEPS + 1)]
        return "M" + "L".join(pair(point) for point in points)

    def between(self, from_start: float, from_end: float) -> Bow:
        """Return the part of the bow that begins and ends so far from its ends."""
        return self.cut(self._first(from_start, self.start), 1 - self._first(from_end, self.end, back=True))

    def cut(self, first: float, last: float) -> Bow:
        """Return the part of the bow between two parts of the way (de Casteljau)."""
        start, end = self.at(first), self.at(last)
        x = (1 - first) * ((1 - last) * self.start[0] + last * self.control[0])
        x += first * ((1 - last) * self.control[0] + last * self.end[0])
        y = (1 - first) * ((1 - last) * self.start[1] + last * self.control[1])
        y += first * ((1 - last) * self.control[1] + last * self.end[1])
        return Bow(start, (x, y), end)

    def _beside(self, part: float, away: float) -> Point:
        (x, y), (left, up) = self.at(part), self.left(part)
        return x + left * away, y + up * away

    def _first(self, away: float, end: Point, back: bool = False) -> float:
        """Return the first part of the way, from one end, that is so far from it; half of it where none is."""
        for step in range(1, 200):
            part = step / 400
            x, y = self.at(1 - part if back else part)
            if hypot(x - end[0], y - end[1]) >= away:
                return part
        return 0.5


def bowed(start: Point, end: Point, depth: float) -> Bow:
    """Return a bow to the left of the way, `depth` of its length away from the straight line."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    dx, dy = end[0] - start[0], end[1] - start[1]
    return Bow(start, (middle[0] + dy * 2 * depth, middle[1] - dx * 2 * depth), end)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its middle."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box, space: float = 0) -> bool:
        """Tell whether two rectangles are nearer than `space` to each other."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width + 2 * space
            and abs(self.y - other.y) * 2 < self.height + other.height + 2 * space
        )

    def within(self, bounds: tuple[float, float]) -> bool:
        """Tell whether it lies in a picture of this width and height."""
        return abs(self.x - bounds[0] / 2) * 2 <= bounds[0] - self.width and (
            abs(self.y - bounds[1] / 2) * 2 <= bounds[1] - self.height
        )

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies in the rectangle."""
        return abs(point[0] - self.x) * 2 < self.width and abs(point[1] - self.y) * 2 < self.height


def label_places(
    arrows: Sequence[tuple[Bow, float]],
    sizes: Sequence[tuple[float, float] | None],
    taken: Sequence[Box],
    bounds: tuple[float, float],
) -> list[Box | None]:
    """Return a place on or beside each bow for a label of its size, apart from `taken` and from one another.

    `arrows` are bows with their widths; the first chooses first. Of the free places the one that covers least of the
    arrows is taken. A label that is free nowhere within `bounds` (width and height) has no place: None.
    """
    placed: list[Box] = list(taken)
    lines = [(bow, width, [bow.at(step / 60) for step in range(61)]) for bow, width in arrows]
    found: list[Box | None] = []
    for (bow, width), size in zip(arrows, sizes, strict=True):
        best: tuple[float, Box] | None = None
        for box, cost in _tried(bow, width, size) if size else ():
            if not box.within(bounds) or any(box.meets(other, 3) for other in placed):
                continue
            against = cost
            for other, thick, line in lines:
                wide = Box(box.x, box.y, box.width + thick, box.height + thick)
                against += sum(wide.holds(point) for point in line) * (0.3 if other is bow else 1.7 + thick / 6)
            if best is None or against < best[0]:
                best = (against, box)
        found.append(best[1] if best else None)
        if best:
            placed.append(best[1])
    return found


def _tried(bow: Bow, width: float, size: tuple[float, float]) -> Iterator[tuple[Box, float]]:
    """Yield places for a label along a bow, on it and on both sides, with what speaks against each."""
    for step in range(-16, 17):
        part = 0.5 + step / 40
        (x, y), (left, up) = bow.at(part), bow.left(part)
        away = width / 2 + 4 + abs(left) * size[0] / 2 + abs(up) * size[1] / 2
        for side in (0, 1, -1):
            yield Box(x + side * left * away, y + side * up * away, *size), abs(step) / 6 + abs(side) * 1.5
