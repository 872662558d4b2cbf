"""Readings: each turns the named groups of a rule into a core, or refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from kgtool.extract.quantities.core import Core, Figure
from kgtool.extract.quantities.figures import year_like
from kgtool.extract.quantities.units import Unit, scale_of, unit_of

PERCENT = Unit("percent", "share", "%")
RATIO = Unit("ratio", "ratio", "1")
COUNT = Unit("count", "quantity", "1")
_ATTRIBUTE_NOUN = re.compile(r"(?:\s+(?:und\s+|sehr\s+)*[a-zäöüß]\w*e[nrsm]?)*\s+([A-ZÄÖÜ][\w-]*\w)")
_ATTRIBUTIVE = re.compile(
    r"\s+(?:schwere|teure|umfassende|starke|hohe|große)[nrsm]?(?:\s+[a-zäöüß]\w*e[nrsm]?)*\s+([A-ZÄÖÜ][\w-]*\w)"
)
_NO_FIGURE_AFTER = re.compile(r"[./:]\d")

FigureReading = Callable[["re.Match[str]", str, Figure], "Core | None"]
MeasureReading = Callable[[str, Core, "Core | None"], "Core | None"]


def measure(view: str, core: Core, second: Core | None) -> Core | None:
    """'5 Milliarden Dollar': a figure with what follows it, possibly bare."""
    refused = core.bare and core.article and not view.startswith(" davon", core.end)
    if refused or (core.bare and year_like(core.figure)) or _NO_FIGURE_AFTER.match(view, core.end):
        return None
    attribute = _ATTRIBUTIVE.match(view, core.end)
    if attribute is not None and not core.bare:
        core.form, core.head = "attributive", attribute.span(1)
    return core


def _share_unit(low: Core, high: Core) -> bool:
    """Let the bounds of a range lend each other scale and unit; False where they measure different things."""
    unit = high.unit or low.unit
    low.scale = low.scale or (high.scale if low.unit is None or low.unit.kind == "amount" else None)
    high.scale = high.scale or (low.scale if high.unit is None else None)
    low.unit, high.unit = low.unit or unit, unit
    return low.unit is None or unit is None or low.unit.kind == unit.kind


def range_of(view: str, low: Core, high: Core | None) -> Core | None:
    """'60 bis 65 Milliarden': both bounds, the unit shared backwards."""
    if high is None or _NO_FIGURE_AFTER.match(view, high.end):
        return None
    if high.bare and (year_like(high.figure) or (low.bare and year_like(low.figure))):
        return None  # '80 Millionen Euro bis 2028'
    if not _share_unit(low, high):
        return None
    first, last, unit = low.scaled(low.low), high.scaled(high.high), high.unit
    if first is None or last is None or first >= last:
        return None
    plain = Unit(unit.name, unit.kind, unit.code) if unit else None
    core = Core(low.start, high.end, first, last, high.figure, None, plain, "range", exact=False)
    if high.scale is not None and plain is None:
        core.scale, core.low, core.high = high.scale, first / high.scale, last / high.scale
    core.counted = high.counted
    return core


def neighbours(view: str, low: Core, high: Core | None) -> Core | None:
    """'zwei, drei Großkunden': neighbouring whole numbers are a range."""
    first, last = low.low, high.low if high else None
    if first is None or last is None or first >= 10 or first != first.to_integral_value() or last != first + 1:
        return None
    return range_of(view, low, high)


def compound(match: re.Match[str], view: str, figure: Figure) -> Core | None:
    """'30-Milliarden-Dollar-Vertrag': figure, scale and unit within one word, and its head."""
    unit_words = match.group("unit") or figure.before
    scale = match.group("scale")
    if not unit_words and not scale:
        return None
    unit = unit_of(unit_words) if unit_words else None
    core = Core(figure.start, match.end(), figure.value, figure.value, form="compound", unit=unit)
    core.scale = scale_of(scale) if scale else None
    core.head = match.span("head")
    return core


def percent_adjective(match: re.Match[str], view: str, figure: Figure) -> Core | None:
    """'eine 49-prozentige Beteiligung'."""
    core = Core(figure.start, match.end(), figure.value, figure.value, unit=PERCENT, form="compound")
    noun = _ATTRIBUTE_NOUN.match(view, match.end())
    core.head = noun.span(1) if noun else None
    return core


def multiple(match: re.Match[str], view: str, figure: Figure) -> Core | None:
    """'2,4-mal so hoch', '3-fach', '10x'."""
    if figure.value <= 1 and not figure.text[0].isdigit():
        return None
    return Core(figure.start, match.end(), figure.value, figure.value, unit=RATIO, form="multiple")


def slash_fraction(match: re.Match[str], view: str, figure: Figure) -> Core | None:
    """'2/3 der Anteile' as percent."""
    if not figure.text.isdigit() or figure.value >= 10 or figure.value == 0:
        return None
    value = ratio_percent(figure.value, Decimal(match.group("d")))
    return Core(figure.start, match.end(), value, value, unit=PERCENT, form="fraction")


def ratio_percent(part: Decimal, whole: Decimal) -> Decimal:
    """Return a part of a whole as percent, rounded to two places."""
    return (part * 100 / whole).quantize(Decimal("0.01")).normalize() + 0


#: The readings of what follows a figure, as rules name them.
FIGURE_READINGS: Mapping[str, FigureReading] = {
    "compound": compound,
    "percent_adjective": percent_adjective,
    "slash_fraction": slash_fraction,
    "multiple": multiple,
}
#: The readings of one or two figures with their units, as rules name them.
MEASURE_READINGS: Mapping[str, MeasureReading] = {"measure": measure, "range": range_of, "neighbours": neighbours}
