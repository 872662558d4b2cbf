"""Points and arcs around a centre; angles are radians, clockwise from the top."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from kgtool.pictures.markup import number

TURN = 2 * pi


@dataclass(frozen=True, slots=True)
class Centre:
    """The centre of a ring."""

    x: float
    y: float

    def at(self, radius: float, angle: float) -> tuple[float, float]:
        """Return the point at a distance and an angle."""
        return self.x + radius * sin(angle), self.y - radius * cos(angle)

    def point(self, radius: float, angle: float) -> str:
        """Return the point as a path writes it."""
        return pair(self.at(radius, angle))

    def band(self, inner: float, outer: float, start: float, end: float) -> str:
        """Return the path of a part of a ring, from one angle clockwise to another."""
        large = int(end - start > pi)
        return (
            f"M{self.point(outer, start)}A{number(outer)} {number(outer)} 0 {large} 1 {self.point(outer, end)}"
            f"L{self.point(inner, end)}A{number(inner)} {number(inner)} 0 {large} 0 {self.point(inner, start)}Z"
        )


def pair(point: tuple[float, float]) -> str:
    """Write a point.

    >>> pair((1.0, 2.25))
    '1 2.2'
    """
    return f"{number(point[0])} {number(point[1])}"
