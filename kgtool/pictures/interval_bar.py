"""An interval as a bar on an axis: solid up to the lower bound, hatched from there to the upper one."""

from __future__ import annotations

from kgtool.pictures.markup import Element, element
from kgtool.pictures.polar import pair
from kgtool.pictures.setting import Setting


def interval_bar(
    x: float, y: float, height: float, low: float, high: float, kind: str, setting: Setting, open_end: bool = False
) -> tuple[Element, ...]:
    """Return a bar that begins at `x`: solid for `low`, hatched up to `high`; an open one ends in an arrow."""
    parts = []
    if high > low:
        hatched = {"x": x + low, "y": y, "width": high - low, "height": height}
        parts.append(element("rect", class_=f"kgp-edge-{kind}", fill=setting.hatch(kind), **hatched))
    if low > 0:
        parts.append(element("rect", class_=f"kgp-fill-{kind}", x=x, y=y, width=max(low, 1.0), height=height))
    if open_end:
        tip = x + max(low, high)
        half = height / 2
        parts.append(element("path", class_=f"kgp-fill-{kind}", d=_arrow(tip + 2, y + half, half)))
    return tuple(parts)


def _arrow(x: float, y: float, half: float) -> str:
    return f"M{pair((x, y - half))}L{pair((x + half, y))}L{pair((x, y + half))}Z"
