"""A payment as an arrow along a ring: as thick as its amount, the sure part solid, the hedged part hatched."""

from __future__ import annotations

from math import pi

from kgtool.pictures.marks import Kind
from kgtool.pictures.markup import Element, element, number
from kgtool.pictures.polar import Centre
from kgtool.pictures.setting import Setting

#: How much wider a tip is than its arrow on each side, and its least length.
_EDGE, _TIP = 8.0, 20.0


def ring_arrow(
    centre: Centre,
    radius: float,
    start: float,
    end: float,
    width: float,
    sure: float | None,
    kind: Kind,
    setting: Setting,
) -> tuple[Element, ...]:
    """Return an arrow clockwise from one angle to another; `sure` is the part of its width, None without an amount."""
    if sure is None:
        tip = _head(centre, radius, end, 3, 14)
        line = f"M{centre.point(radius, start)}A{number(radius)} {number(radius)} 0 {int(end - start > pi)} 1 "
        line += centre.point(radius, end - 12 / radius)
        return (
            element("path", class_=f"kgp-thin kgp-line-{kind}", d=line),
            element("path", class_=f"kgp-fill-{kind}", d=tip),
        )
    long = max(_TIP, width * 0.7)
    base = end - long / radius
    tip = _head(centre, radius, end, width / 2 + _EDGE, long)
    low, high = radius - width / 2, radius + width / 2
    middle = low + width * sure
    parts = []
    if sure < 1:
        parts.append(
            element(
                "path",
                class_=f"kgp-edge-{kind}",
                fill=setting.hatch(kind),
                d=centre.band(middle, high, start, base),
            )
        )
    if sure > 0:
        parts.append(element("path", class_=f"kgp-fill-{kind}", d=centre.band(low, middle, start, base)))
        parts.append(element("path", class_=f"kgp-fill-{kind}", d=tip))
    else:
        parts.append(element("path", class_=f"kgp-edge-{kind}", fill=setting.hatch(kind), d=tip))
    return tuple(parts)


def _head(centre: Centre, radius: float, end: float, half: float, long: float) -> str:
    base = end - long / radius
    return f"M{centre.point(radius + half, base)}L{centre.point(radius, end)}L{centre.point(radius - half, base)}Z"
