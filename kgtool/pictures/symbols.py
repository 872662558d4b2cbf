"""A small sign for each kind, so that kinds can be told apart without colour."""

from __future__ import annotations

from kgtool.pictures.markup import Element, element, number


def symbol(kind: str, x: float, y: float, half: float) -> Element:
    """Return the sign of a kind around a point, `half` its size: disc, square, triangle, diamond, cross, bar."""
    if kind == "compute":
        return element("circle", class_="kgp-sign", cx=x, cy=y, r=half)
    n = number
    left, right, top, bottom = n(x - half), n(x + half), n(y - half), n(y + half)
    paths = {
        "hardware": f"M{left} {top}H{right}V{bottom}H{left}Z",
        "equity": f"M{n(x)} {top}L{right} {bottom}H{left}Z",
        "service": f"M{n(x)} {top}L{right} {n(y)}L{n(x)} {bottom}L{left} {n(y)}Z",
        "profit": f"M{n(x - half / 3)} {top}h{n(half * 0.7)}v{n(half * 2)}h-{n(half * 0.7)}Z",
        "other": f"M{left} {n(y - half / 3)}H{right}V{n(y + half / 3)}H{left}Z",
    }
    return element("path", class_="kgp-sign", d=paths[kind])
