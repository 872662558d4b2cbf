"""Readings: each turns the named groups of a rule into a core, or refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from kgtool.extract.quantities.core import Core
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

Reading = Callable[["re.Match[str]", str], "Core | None"]


def _part(match: re.Match[str], group: str, *, article: bool = False) -> Core | None:
    """Read one `<group:measure>`; a bare 'ein' is refused unless `article`."""
    figure = match.group(f"{group}_figure")
    unit_words = match.group(f"{group}_unit") or match.group(f"{group}_before")
    scale = match.group(f"{group}_scale")
    unit = unit_of(unit_words) if unit_words else None
    value = figure_value(figure)
    core = Core(match.start(), match.end(), value, value, figure, scale_of(scale) if scale else None, unit)
    if unit is not None and unit.name in ("points", "basis_points"):
        core.form = "points"
    if unit is not None and unit.name == "pieces":
        start, end = match.span(f"{group}_unit")
        core.counted = (start, end)
        if match.group(f"{group}_unit") == "Dutzend":
            core.scale, core.counted = Decimal(12), None
    if figure.lower().startswith("ein") and len(figure) < 6 and core.bare and not article:
        return None
    return core


def measure(match: re.Match[str], view: str) -> Core | None:
    """'5 Milliarden Dollar': a figure with what follows it, possibly bare."""
    core = _part(match, "a", article=view.startswith(" davon", match.end()))
    if core is None or (core.bare and year_like(core.figure)) or _NO_FIGURE_AFTER.match(view, match.end()):
        return None
    attribute = _ATTRIBUTIVE.match(view, match.end())
    if attribute is not None and not core.bare:
        core.form, core.head = "attributive", attribute.span(1)
    return core


def range_of(match: re.Match[str], view: str) -> Core | None:
    """'60 bis 65 Milliarden': both bounds, the unit shared backwards."""
    low, high = _part(match, "a", article=True), _part(match, "b")
    if low is None or high is None or _NO_FIGURE_AFTER.match(view, match.end()):
        return None
    if low.bare and high.bare and (year_like(low.figure) or year_like(high.figure)):
        return None
    unit = high.unit or low.unit
    low.scale = low.scale or (high.scale if low.unit is None or low.unit.kind == "amount" else None)
    high.scale = high.scale or (low.scale if high.unit is None else None)
    low.unit = low.unit or unit
    high.unit = unit
    if low.unit is not None and unit is not None and low.unit.kind != unit.kind:
        return None
    first, last = low.scaled(low.low), high.scaled(high.high)
    if first is None or last is None or first >= last:
        return None
    scale = high.scale
    plain = Unit(unit.name, unit.kind, unit.code) if unit else None
    core = Core(match.start(), match.end(), first, last, high.figure, None, plain, "range", exact=False)
    if scale is not None and plain is None:
        core.scale, core.low, core.high = scale, first / scale, last / scale
    core.counted = high.counted
    return core


def neighbours(match: re.Match[str], view: str) -> Core | None:
    """'zwei, drei Großkunden': neighbouring whole numbers are a range."""
    core = range_of(match, view)
    low, high = figure_value(match.group("a_figure")), figure_value(match.group("b_figure"))
    return core if core is not None and high == low + 1 and low == low.to_integral_value() and low < 10 else None


def compound(match: re.Match[str], view: str) -> Core | None:
    """'30-Milliarden-Dollar-Vertrag': figure, scale and unit within one word, and its head."""
    unit_words = match.group("unit") or match.group("before")
    scale = match.group("scale")
    if not unit_words and not scale:
        return None
    value = figure_value(match.group("figure"))
    unit = unit_of(unit_words) if unit_words else None
    core = Core(match.start(), match.end(), value, value, "", scale_of(scale) if scale else None, unit, "compound")
    core.head = match.span("head")
    return core


def percent_adjective(match: re.Match[str], view: str) -> Core | None:
    """'eine 49-prozentige Beteiligung'."""
    value = figure_value(match.group("figure"))
    core = Core(match.start(), match.end(), value, value, "", None, PERCENT, "compound")
    noun = _ATTRIBUTE_NOUN.match(view, match.end())
    core.head = noun.span(1) if noun else None
    return core


def _ratio_percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part * 100 / whole).quantize(Decimal("0.01")).normalize() + 0


def slash_fraction(match: re.Match[str], view: str) -> Core | None:
    """'2/3 der Anteile' as percent."""
    value = _ratio_percent(Decimal(match.group("n")), Decimal(match.group("d")))
    return Core(match.start(), match.end(), value, value, "", None, PERCENT, "fraction")


def fraction(match: re.Match[str], view: str) -> Core | None:
    """'zwei Drittel' as percent, rounded to two places."""
    whole = vocabulary().fractions.get(match.group("part").lower())
    first = match.group("n").lower()
    if whole is None or (first in ("die", "der", "zur", "das") and whole != 2):
        return None
    part = Decimal(1) if whole == 2 or first.startswith("ein") else figure_value(first)
    value = _ratio_percent(part, Decimal(whole))
    core = Core(match.start(), match.end(), value, value, "", None, PERCENT, "fraction")
    adjective = match.group("adjective") or ""
    core.hedge = {"g": "moreThan" if adjective.startswith("gute") else None, "k": "almost"}.get(adjective[:1])
    return core


def every_nth(match: re.Match[str], view: str) -> Core | None:
    """'jeder zweite Euro' as percent."""
    value = Decimal(str(vocabulary().every[match.group("part")]))
    return Core(match.start(), match.end(), value, value, "", None, PERCENT, "fraction")


def part_of_scale(match: re.Match[str], view: str) -> Core | None:
    """'eine Viertelmilliarde'."""
    parts = {"dreiviertel": "0.75", "viertel": "0.25", "drittel": "0.3333", "halb": "0.5"}
    value = Decimal(parts[match.group("part").lower()])
    unit = unit_of(match.group("unit")) if match.group("unit") else None
    return Core(match.start(), match.end(), value, value, "", scale_of(match.group("scale").capitalize()), unit)


def multiple(match: re.Match[str], view: str) -> Core | None:
    """'2,4-mal so hoch', '3-fach', '10x'."""
    value = figure_value(match.group("figure"))
    return Core(match.start(), match.end(), value, value, "", None, RATIO, "multiple")


def _times(word: str) -> Decimal | None:
    word = word.lower()
    if word.startswith("doppel"):
        return Decimal(2)
    if word == "halb" or word.startswith("halbier"):
        return Decimal("0.5")
    stem = word.partition("fach")[0]
    if stem in ("", "ein", "eins"):
        return None
    tables = vocabulary().numerals
    known = stem in ("anderthalb", "hundert", "tausend") or any(stem in table for table in tables.values())
    known = known or any(stem.endswith(part) for part in tables["parts"])
    return figure_value(stem) if known else None


def multiple_word(match: re.Match[str], view: str) -> Core | None:
    """'doppelt so viel', 'das Dreifache'."""
    value = _times(match.group("word") or match.group("times"))
    return None if value is None else Core(match.start(), match.end(), value, value, "", None, RATIO, "multiple")


def multiple_verb(match: re.Match[str], view: str) -> Core | None:
    """'verdreifachte sich', 'halbierte'."""
    value = _times(match.group("part") or "halbier")
    return None if value is None else Core(match.start(), match.end(), value, value, "", None, RATIO, "multiple")


#: The readings a rule may name.
READINGS: Mapping[str, Reading] = {
    "measure": measure,
    "range": range_of,
    "neighbours": neighbours,
    "compound": compound,
    "percent_adjective": percent_adjective,
    "slash_fraction": slash_fraction,
    "fraction": fraction,
    "every_nth": every_nth,
    "part_of_scale": part_of_scale,
    "multiple": multiple,
    "multiple_word": multiple_word,
    "multiple_verb": multiple_verb,
}
