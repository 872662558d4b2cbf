"""A payment as an arrow along a bow: the sure part of its width solid, the hedged part hatched."""

from __future__ import annotations

from kgtool.pictures.bow import Bow
from kgtool.pictures.marks import Kind
from kgtool.pictures.markup import Element, element
from kgtool.pictures.setting import Setting


def bow_arrow(bow: Bow, width: float, sure: float | None, kind: Kind, setting: Setting) -> tuple[Element, ...]:
    """Return an arrow; `sure` is the part of its width that is solid, None where there is no amount."""
    length = max(bow.length, 1)
    if sure is None:
        base = max(0.5, 1 - 11 / length)
        return (
            element("path", class_=f"kgp-thin kgp-line-{kind}", d=bow.line(base)),
            element("path", class_=f"kgp-fill-{kind}", d=bow.head(4.5, base)),
        )
    base = max(0.4, 1 - (14 + width * 0.55) / length)
    tip = bow.head(width / 2 + 6 + width * 0.1, base)
    # Bands reach a little under the tip, so that no seam shows.
    middle, joint = sure - 0.5, min(1.0, base + 0.7 / length)
    parts = [element("path", class_="kgp-halo", d=bow.band(width, -0.5, 0.5, base))]
    if sure < 1:
        hatched = bow.band(width, middle, 0.5, joint)
        parts.append(element("path", class_=f"kgp-edge-{kind}", fill=setting.hatch(kind), d=hatched))
    if sure > 0:
        parts.append(element("path", class_=f"kgp-fill-{kind}", d=bow.band(width, -0.5, middle, joint)))
        parts.append(element("path", class_=f"kgp-fill-{kind}", d=tip))
    else:
        parts.append(element("path", class_=f"kgp-edge-{kind}", fill=setting.hatch(kind), d=tip))
    return tuple(parts)
