"""Figures over time: one panel a figure, each statement a point, or a hatched bar where it is an interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from kgtool.pictures.bow import Box
from kgtool.pictures.days import Days, days
from kgtool.pictures.drawing import Drawing
from kgtool.pictures.legend import Entry
from kgtool.pictures.lettering import fitted, text_width
from kgtool.pictures.marks import linked
from kgtool.pictures.markup import Element, element, number
from kgtool.pictures.polar import pair
from kgtool.pictures.scale import Scale, scale
from kgtool.pictures.setting import Setting

_WIDTH, _PANEL, _LABELS, _UNDATED, _HEAD = 984, 104, 214, 120, 30
_LEFT, _PAD, _DOT = 24, 34, 5.0


@dataclass(frozen=True, slots=True)
class PointMark:
    """A statement of a figure: the day from which it holds, None where the text has none, and its bounds."""

    key: str
    day: date | None
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    words: str = ""
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A figure of somebody, with what was said of it."""

    key: str
    label: str
    note: str
    points: tuple[PointMark, ...]


def timeline(series: Sequence[Series], setting: Setting | None = None, title: str = "") -> Drawing:
    """Draw figures one above the other on a common axis of days; statements without a day stand at the right."""
    setting = setting or Setting(name="timeline")
    months = tuple(setting.say("months").split())
    undated = any(point.day is None for one in series for point in one.points)
    right = _WIDTH - (_UNDATED if undated else 20)
    axis = days((p.day for one in series for p in one.points if p.day), right - _LABELS - 20, months)
    height = _HEAD + len(series) * _PANEL + 10
    body: list[Element] = _axis(axis, height) if axis else []
    if undated:
        body.append(element("path", class_="kgp-guide", d=f"M{right + 6} {_HEAD - 8}V{height - 8}"))
        body.append(element("text", setting.say("undated"), class_="kgp-note", x=right + 14, y=_HEAD - 12))
    for row, one in enumerate(series):
        body += _panel(one, _HEAD + row * _PANEL, axis, right, setting)
    described = "; ".join(f"{one.label} {one.note}: {', '.join(p.words for p in one.points)}" for one in series)
    legend = (
        Entry("sure", "compute", setting.say("legend_point")),
        Entry("hedged", "compute", setting.say("legend_between")),
    )
    heading = title or setting.say("timeline_title")
    return Drawing(setting, _WIDTH, height, heading, described or setting.say("empty"), tuple(body), legend)


def _axis(axis: Days, height: int) -> list[Element]:
    found = []
    for day, words in axis.marks:
        x = number(_LABELS + axis.at(day))
        found.append(element("path", class_="kgp-guide", d=f"M{x} {_HEAD - 6}V{height - 8}"))
        found.append(element("text", words, class_="kgp-note kgp-middle", x=x, y=_HEAD - 12))
    return found


def _panel(one: Series, top: int, axis: Days | None, right: int, setting: Setting) -> list[Element]:
    base = top + _PANEL - 14
    known = [value for point in one.points for value in (point.low, point.high) if value is not None]
    heights = scale([*known, Decimal(0)], _PANEL - 14 - _PAD, marks=2)
    found = [
        element("path", class_="kgp-axis", d=f"M{_LABELS - 10} {base}H{right}"),
        element(
            "text", fitted(one.label, 15, _LABELS - _LEFT - 24, bold=True), class_="kgp-over", x=_LEFT, y=base - 24
        ),
        element("text", fitted(one.note, 13, _LABELS - _LEFT - 24), class_="kgp-key", x=_LEFT, y=base - 6),
    ]
    places = [_place(point, place, one, axis, right, base, heights) for place, point in enumerate(one.points)]
    dated = sorted((at for at, point in zip(places, one.points, strict=True) if point.day), key=lambda at: at[0])
    if len(dated) > 1:
        pairs = [(a, b) for a, b in pairwise(dated) if a[0] < b[0]]
        line = "".join(f"M{pair(a[:2])}L{pair(b[:2])}" for a, b in pairs)
        found.append(element("path", class_="kgp-trend", d=line or None))
    taken: list[Box] = [Box(x, (y + low) / 2, 12, low - y + 12) for x, y, low in places]
    for point, at in zip(one.points, places, strict=True):
        found.append(_point(point, at, taken, setting))
    return found


def _place(
    point: PointMark, index: int, one: Series, axis: Days | None, right: int, base: float, heights: Scale
) -> tuple[float, float, float]:
    """Return where a statement stands: x, and the heights of its upper and its lower bound."""
    high = point.high if point.high is not None else point.low
    low = point.low if point.low is not None else Decimal(0)
    top, bottom = base - heights.at(high or Decimal(0)), base - heights.at(low)
    if point.day and axis:
        return _LABELS + axis.at(point.day), top, bottom
    before = sum(other.day is None for other in one.points[:index])
    return right + 22 + before * 26, top, bottom


def _point(point: PointMark, at: tuple[float, float, float], taken: list[Box], setting: Setting) -> Element:
    x, top, bottom = at
    shapes: list[Element] = []
    if bottom - top > 1:
        box = {"x": x - 5, "y": top, "width": 10, "height": bottom - top}
        shapes.append(element("rect", class_="kgp-edge-compute", fill=setting.hatch("compute"), **box))
    elif point.high is None:
        shapes.append(
            element(
                "path",
                class_="kgp-fill-compute",
                d=f"M{pair((x - 6, top))}L{pair((x, top - 11))}L{pair((x + 6, top))}Z",
            )
        )
    else:
        shapes.append(element("circle", class_="kgp-fill-compute", cx=x, cy=top, r=_DOT))
    if (words := _words(point, x, top, bottom, taken)) is not None:
        shapes.append(words)
    low, high = ("" if value is None else f"{value:f}" for value in (point.low, point.high))
    data = {"min": low, "max": high, "unit": point.unit, "day": point.day.isoformat() if point.day else ""}
    title = point.title or point.words
    return linked(setting.id(point.key), point.href, title, "kgp-point", tuple(shapes), data)


def _words(point: PointMark, x: float, top: float, bottom: float, taken: list[Box]) -> Element | None:
    """Set the words above, below or beside a point where there is room; else its title alone says them."""
    text = fitted(point.words, 12, 170)
    width = text_width(text, 12)
    tried = ((x, top - 15), (x + width / 2 + 11, (top + bottom) / 2), (x - width / 2 - 11, (top + bottom) / 2))
    for middle, y in tried:
        box = Box(min(middle, _WIDTH - width / 2 - 2), y, width, 14)
        if box.x - width / 2 > _LABELS - 10 and not any(box.meets(other, 1) for other in taken):
            taken.append(box)
            return element("text", text, class_="kgp-small kgp-middle", x=box.x, y=y + 4)
    return None
