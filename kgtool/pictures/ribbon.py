"""The outline of a payment inside a ring: wide at the payer, running into a tip at the payee."""

from __future__ import annotations

from math import pi, sin

from kgtool.pictures.chord_layout import Arc, Ribbon
from kgtool.pictures.markup import number
from kgtool.pictures.polar import TURN, Centre

#: The least and the greatest height of a tip.
_TIP = (9.0, 30.0)


def outline(ribbon: Ribbon, centre: Centre, radius: float, start: float = 0.0, end: float = 1.0) -> str:
    """Return the path of a ribbon, or of the part of its width from `start` to `end` (0 to 1, seen from the payer)."""
    payer, payee = ribbon.payer, ribbon.payee
    first, last = payer.start + payer.size * start, payer.start + payer.size * end
    left, right = 1 - end, 1 - start
    tip = _tip(payee, radius)
    n = number(radius)
    path = [
        f"M{centre.point(radius, first)}",
        f"A{n} {n} 0 {int(last - first > pi)} 1 {centre.point(radius, last)}",
        _curve(centre, radius, last, payee, left, tip),
    ]
    if left < 0.5 < right:
        path.append(f"L{centre.point(radius - 1, payee.middle)}")
    path.append(f"L{_on_tip(centre, radius, payee, right, tip)}")
    path.append(_back(centre, radius, first, payee, right))
    return "".join([*path, "Z"])


def middle_line(ribbon: Ribbon, centre: Centre, radius: float) -> str:
    """Return the path of a payment without an amount: a line from end to end."""
    one, other = ribbon.payer.middle, ribbon.payee.middle
    inner, far = _controls(radius, one, other)
    return (
        f"M{centre.point(radius, one)}C{centre.point(inner, one)} {centre.point(far, other)} "
        f"{centre.point(radius - 8, other)}"
    )


def arrow_head(ribbon: Ribbon, centre: Centre, radius: float) -> str:
    """Return the path of the tip of a payment without an amount."""
    angle = ribbon.payee.middle
    wide = 4.5 / radius
    return (
        f"M{centre.point(radius - 1, angle)}L{centre.point(radius - 11, angle - wide)}"
        f"L{centre.point(radius - 11, angle + wide)}Z"
    )


def _tip(payee: Arc, radius: float) -> float:
    return max(_TIP[0], min(_TIP[1], payee.size * radius * 0.6))


def _on_tip(centre: Centre, radius: float, payee: Arc, part: float, tip: float) -> str:
    """Return the point of the tip's outline at a part of the payee's arc."""
    away = radius - 1 - tip * abs(2 * part - 1)
    return centre.point(away, payee.start + payee.size * part)


def _curve(centre: Centre, radius: float, angle: float, payee: Arc, part: float, tip: float) -> str:
    other = payee.start + payee.size * part
    inner, far = _controls(radius, angle, other)
    end = _on_tip(centre, radius, payee, part, tip)
    return f"C{centre.point(inner, angle)} {centre.point(far, other)} {end}"


def _back(centre: Centre, radius: float, angle: float, payee: Arc, part: float) -> str:
    other = payee.start + payee.size * part
    inner, far = _controls(radius, angle, other)
    return f"C{centre.point(far, other)} {centre.point(inner, angle)} {centre.point(radius, angle)}"


def _controls(radius: float, one: float, other: float) -> tuple[float, float]:
    """Return how far from the centre a curve's control points lie: nearer to it the farther it goes."""
    apart = abs((one - other + pi) % TURN - pi)
    depth = radius * (1 - 0.18 - 0.72 * sin(apart / 2))
    return depth, depth
