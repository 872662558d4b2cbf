"""How far deals have come: for each a line that climbs from rumour to delivery, a point for each statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kgtool.pictures.days import Days, days
from kgtool.pictures.drawing import Drawing
from kgtool.pictures.lettering import fitted, wrapped
from kgtool.pictures.marks import linked
from kgtool.pictures.markup import Element, element, number
from kgtool.pictures.setting import Setting
from kgtool.stated.rung import ASIDE, RUNGS

_WIDTH, _LABELS, _LEVEL, _GAP, _HEAD, _UNDATED = 984, 250, 15, 34, 30, 120
_LEFT = 24
_ROW = _LEVEL * (len(RUNGS) - 1) + _GAP


@dataclass(frozen=True, slots=True)
class RungMark:
    """A statement of how far a deal has come: its day, None where the text has none, and the code of the rung."""

    key: str
    day: date | None
    rung: str
    words: str = ""
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class DealMark:
    """A deal and what was said of it, in the order of time."""

    key: str
    label: str
    steps: tuple[RungMark, ...]
    href: str = ""
    title: str = ""


def rungs(deals: Sequence[DealMark], setting: Setting | None = None, title: str = "") -> Drawing:
    """Draw deals one above the other on a common axis of days; statements without a day stand at the right.

    A point stands the higher the farther the deal has come; what ended or failed is a cross on the base line.
    """
    setting = setting or Setting(name="rungs")
    undated = any(step.day is None for deal in deals for step in deal.steps)
    right = _WIDTH - (_UNDATED if undated else 20)
    months = tuple(setting.say("months").split())
    axis = days((step.day for deal in deals for step in deal.steps if step.day), right - _LABELS - 70, months)
    height = _HEAD + len(deals) * _ROW + 12
    body: list[Element] = []
    for day, words in axis.marks if axis else ():
        x = number(_LABELS + 60 + (axis.at(day) if axis else 0))
        body.append(element("path", class_="kgp-guide", d=f"M{x} {_HEAD - 6}V{height - 8}"))
        body.append(element("text", words, class_="kgp-note kgp-middle", x=x, y=_HEAD - 12))
    if undated:
        body.append(element("path", class_="kgp-guide", d=f"M{right + 6} {_HEAD - 8}V{height - 8}"))
        body.append(element("text", setting.say("undated"), class_="kgp-note", x=right + 14, y=_HEAD - 12))
    for row, deal in enumerate(deals):
        body += _deal(deal, _HEAD + row * _ROW + _ROW - 8, axis, right, setting)
    described = "; ".join(f"{deal.label}: {', '.join(_says(step, setting) for step in deal.steps)}" for deal in deals)
    heading = title or setting.say("rungs_title")
    return Drawing(setting, _WIDTH, height, heading, described or setting.say("empty"), tuple(body))


def _deal(deal: DealMark, base: int, axis: Days | None, right: int, setting: Setting) -> list[Element]:
    levels = [base - _LEVEL * level for level in range(len(RUNGS))]
    lines = "".join(f"M{_LABELS + 50} {y}H{right}" for y in levels)
    found = [element("path", class_="kgp-faint", d=lines)]
    for rung, y in zip(RUNGS, levels, strict=True):
        found.append(element("text", setting.say(f"rung_{rung}"), class_="kgp-tiny kgp-end", x=_LABELS + 46, y=y + 4))
    names = wrapped(deal.label, 14, _LABELS - _LEFT - 36, 3, bold=True)
    texts = [
        element("text", line, class_="kgp-amount", x=_LEFT, y=levels[-1] + 6 + place * 18)
        for place, line in enumerate(names)
    ]
    found.append(linked(setting.id(deal.key), deal.href, deal.title or deal.label, "kgp-deal", tuple(texts), {}))
    dated = [step for step in deal.steps if step.day and axis]
    places = [(_LABELS + 60 + (axis.at(step.day) if axis and step.day else 0), _level(step, levels)) for step in dated]
    if places:
        path = f"M{number(places[0][0])} {places[0][1]}"
        path += "".join(f"H{number(x)}V{y}" for x, y in places[1:])
        found.append(element("path", class_="kgp-climb", d=path))
    undated = [step for step in deal.steps if step not in dated]
    places += [(right + 24.0 + number_of * 18, _level(step, levels)) for number_of, step in enumerate(undated)]
    beside: dict[tuple[float, int], int] = {}
    for step, (x, y) in zip([*dated, *undated], places, strict=True):
        # Statements of one day and one rung stand side by side.
        again = beside[x, y] = beside.get((x, y), -1) + 1
        found.append(_step(step, x + again * 11, y, setting))
    return found


def _level(step: RungMark, levels: Sequence[int]) -> int:
    return levels[RUNGS.index(step.rung)] if step.rung in RUNGS else levels[0]


def _step(step: RungMark, x: float, y: int, setting: Setting) -> Element:
    if step.rung in ASIDE:
        d = f"M{number(x - 5)} {y - 5}L{number(x + 5)} {y + 5}M{number(x - 5)} {y + 5}L{number(x + 5)} {y - 5}"
        shape = element("path", class_="kgp-cross", d=d)
    else:
        shape = element("circle", class_=f"kgp-rung kgp-rung-{step.rung or 'none'}", cx=x, cy=y, r=5.5)
    data = {"rung": step.rung, "day": step.day.isoformat() if step.day else ""}
    title = step.title or _says(step, setting)
    return linked(setting.id(step.key), step.href, fitted(title, 10, 4000), "kgp-step", (shape,), data)


def _says(step: RungMark, setting: Setting) -> str:
    day = step.day.isoformat() if step.day else setting.say("undated")
    return " ".join(part for part in (day, setting.say(f"rung_{step.rung}"), step.words) if part)
