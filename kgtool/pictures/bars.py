"""Bars: intervals side by side, the sure part solid, the rest hatched, each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kgtool.pictures.drawing import Drawing
from kgtool.pictures.interval_bar import interval_bar
from kgtool.pictures.legend import Entry
from kgtool.pictures.lettering import fitted, text_width
from kgtool.pictures.marks import KINDS, Kind, linked
from kgtool.pictures.markup import Element, element
from kgtool.pictures.scale import scale
from kgtool.pictures.setting import Setting
from kgtool.pictures.words import brief

_WIDTH, _ROW, _BAR, _TOP = 900, 34, 18, 30
_LABELS, _WORDS = 220, 190
#: How wide the hatched end of an interval without an upper bound is drawn.
_OPEN = 26.0


@dataclass(frozen=True, slots=True)
class BarMark:
    """An interval with a label: `low` and `high` as in a payment, `words` as it is said."""

    key: str
    label: str
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    words: str = ""
    kind: Kind = "compute"
    href: str = ""
    title: str = ""
    rung: str = ""

    @property
    def data(self) -> dict[str, str]:
        """Return what a script may filter and show by."""
        low, high = ("" if value is None else f"{value:f}" for value in (self.low, self.high))
        return {"kind": self.kind, "rung": self.rung, "min": low, "max": high, "unit": self.unit}


def bars(marks: Sequence[BarMark], setting: Setting | None = None, title: str = "") -> Drawing:
    """Draw intervals of one unit as bars from 0, in the order given; without a bound there are only the words."""
    setting = setting or Setting(name="bars")
    length = _WIDTH - _LABELS - _WORDS
    known = [value for mark in marks for value in (mark.low, mark.high) if value is not None and value > 0]
    axis = scale(known, length - _OPEN)
    height = _TOP + len(marks) * _ROW + 8
    unit = next((mark.unit for mark in marks if mark.unit), "")
    body: list[Element] = []
    for place in axis.marks if known else ():
        x = _LABELS + axis.at(place)
        words = brief(place, place, unit, setting.language) or "0"
        body.append(element("path", class_="kgp-guide" if place else "kgp-axis", d=f"M{x:.0f} {_TOP - 6}V{height - 4}"))
        if text_width(words, 12) < axis.length / max(1, len(axis.marks) - 1):
            body.append(element("text", words, class_="kgp-note kgp-middle", x=x, y=_TOP - 12))
    for row, mark in enumerate(marks):
        body.append(
            _mark(mark, _TOP + row * _ROW, [axis.at(mark.low or Decimal(0)), axis.at(mark.high or Decimal(0))], setting)
        )
    kinds = [kind for kind in KINDS if any(mark.kind == kind for mark in marks)]
    legend = [Entry("kind", kind, setting.say(f"kind_{kind}")) for kind in kinds if len(kinds) > 1]
    if any(mark.low != mark.high for mark in marks):
        legend.append(Entry("sure", kinds[0], setting.say("legend_sure")))
        legend.append(Entry("hedged", kinds[0], setting.say("legend_hedged")))
    described = "; ".join(f"{mark.label}: {mark.words}" for mark in marks) or setting.say("empty")
    return Drawing(setting, _WIDTH, height, title or setting.say("bars_title"), described, tuple(body), tuple(legend))


def _mark(mark: BarMark, y: int, places: list[float], setting: Setting) -> Element:
    low, high = places
    unknown = not mark.low and not mark.high
    open_end = mark.high is None and not unknown
    top = y + (_ROW - _BAR) / 2
    shapes: tuple[Element, ...] = ()
    if not unknown:
        shapes = interval_bar(_LABELS, top, _BAR, low, low if open_end else high, mark.kind, setting, open_end)
    end = _LABELS + max(low, high, 0.0) + (_BAR / 2 + 6 if open_end else 0) + 8
    words = mark.words or setting.say("no_amount")
    label = fitted(mark.label, 15, _LABELS - 14, bold=True)
    texts = (
        element("rect", class_="kgp-touch", x=0, y=y, width=_WIDTH, height=_ROW),
        *shapes,
        element("text", label, class_="kgp-over kgp-end", x=_LABELS - 10, y=y + 22),
        element("text", fitted(words, 14, round(_WIDTH - end - 2)), class_="kgp-what", x=end, y=y + 22),
    )
    return linked(setting.id(mark.key), mark.href, mark.title or f"{mark.label}: {words}", "kgp-row", texts, mark.data)
