"""Readings: each turns the named groups of a rule into a core, or refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from kgtool.extract.quantities.core import Core, Figure
from kgtool.extract.quantities.figures import figure_value, year_like
from kgtool.extract.quantities.lexicon import vocabulary
from kgtool.extract.quantities.units import Unit, scale_of, unit_of

PERCENT = Unit("percent", "share", "%")
RATIO = Unit("ratio", "ratio", "1")
COUNT = Unit("count", "quantity", "1")
_ATTRIBUTE_NOUN = re.compile(r"(?:\s+(?:und\s+|sehr\s+)*[a-zäöüß]\w*e[nrsm]?)*\s+([A-ZÄÖÜ][\w-]*\w)")
_ATTRIBUTIVE = re.compile(
    r"\s+(?:schwere|teure|umfassende|starke|hohe|große)[nrsm]?(?:\s+[a-zäöüß]\w*e[nrsm]?)*\s+([A-ZÄÖÜ][\w-]*\w)"
)
_NO_FIGURE_AFTER = re.compile(r"[./:]\d")

Reading = Callable[["re.Match[str]", str, Figure], "Core | None"]


def _core(match: re.Match[str], figure: Figure, group: str, *, article: bool = False) -> Core | None:
    """Put a figure and the scale and unit of a group together; a bare 'ein' is refused unless `article`."""
    unit_words = match.group(f"{group}_unit") or figure.before
    scale = match.group(f"{group}_scale")
    unit = unit_of(unit_words) if unit_words else None
    if scale in vocabulary().letters and (unit is None or unit.kind != "amount"):
        return None
    core = Core(
        figure.start, match.end(), figure.value, figure.value, figure.text, scale_of(scale) if scale else None, unit
    )
    if unit is not None and unit.name in ("points", "basis_points"):
        core.form = "points"
    if unit is not None and unit.name == "pieces":
        core.counted = match.span(f"{group}_unit")
        if match.group(f"{group}_unit") == "Dutzend":
            core.scale, core.counted = Decimal(12), None
    refused = core.bare and not article and re.match(r"(?i:ein(?:e[rnsm]?)?\Z|(?:eine?[rnsm]?\s+)?halb)", figure.text)
    return None if refused else core


def measure(match: re.Match[str], view: str, figure: Figure) -> Core | None:
    """'5 Milliarden Dollar': a figure with what follows it, possibly bare."""
    core = _core(match, figure, "a", article=view.startswith(" davon", match.end()))
    if core is None or (core.bare and year_like(core.figure)) or _NO_FIGURE_AFTER.match(view, match.end()):
        return None
    attribute = _ATTRIBUTIVE.match(view, match.end())
    if attribute is not None and not core.bare:
        core.form, core.head = "attributive", attribute.span(1)
    return core


def _second(match: re.Match[str]) -> Core | None:
    value = figure_value(match.group("b_figure"))
    if value is None:
        return None
    figure = Figure(match.start("b_figure"), match.group("b_figure"), value, match.group("b_before"))
    return _core(match, figure, "b", article=True)


def _share_unit(low: Core, high: Core) -> bool:
    """Let the bounds of a range lend each other scale and unit; False where they measure different things."""
    unit = high.unit or low.unit
    low.scale = low.scale or (high.scale if low.unit is None or low.unit.kind == "amount" else None)
    high.scale = high.scale or (low.scale if high.unit is None else None)
    low.unit, high.unit = low.unit or unit, unit
    return low.unit is None or unit is None or low.unit.kind == unit.kind


def range_of(match: re.Match[str], view: str, figure: Figure) -> Core | None:
    """'60 bis 65 Milliarden': both bounds, the unit shared backwards."""
    low, high = _core(match, figure, "a", article=True), _second(match)
    if low is None or high is None or _NO_FIGURE_AFTER.match(view, match.end()):
        return None
    if low.bare and high.bare and (year_like(low.figure) or year_like(high.figure)):
        return None
    if not _share_unit(low, high):
        return None
    first, last, unit = low.scaled(low.low), high.scaled(high.high), high.unit
    if first is None or last is None or first >= last:
        return None
    plain = Unit(unit.name, unit.kind, unit.code) if unit else None
    core = Core(figure.start, match.end(), first, last, high.figure, None, plain, "range", exact=False)
    if high.scale is not None and plain is None:
        core.scale, core.low, core.high = high.scale, first / high.scale, last / high.scale
    core.counted = high.counted
    return core


def neighbours(match: re.Match[str], view: str, figure: Figure) -> Core | None:
    """'zwei, drei Großkunden': neighbouring whole numbers are a range."""
    core, high = range_of(match, view, figure), figure_value(match.group("b_figure"))
    whole = figure.value == figure.value.to_integral_value() and figure.value < 10
    return core if core is not None and whole and high == figure.value + 1 else None


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
READINGS: Mapping[str, Reading] = {
    "measure": measure,
    "range": range_of,
    "neighbours": neighbours,
    "compound": compound,
    "percent_adjective": percent_adjective,
    "slash_fraction": slash_fraction,
    "multiple": multiple,
}
