"""A figure with the scale and unit after it, read once for all rules."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kgtool.extract.quantities.core import Core, Figure, Tail
from kgtool.extract.quantities.figures import figure_pattern, figure_value
from kgtool.extract.quantities.lexicon import vocabulary
from kgtool.extract.quantities.units import scale_of, scale_pattern, sign_before_pattern, unit_of, unit_pattern

#: Blanks with at most one line break between the parts of a quantity.
OPTIONAL_BLANK = r"(?:[^\S\n]{0,6}\n?[^\S\n]{0,6})"
_ARTICLE = re.compile(r"(?i:ein(?:e[rnsm]?)?\Z|(?:eine?[rnsm]?\s+)?halb)")


@cache
def _figure() -> re.Pattern[str]:
    before = rf"(?:(?=[^\d])(?P<before>{sign_before_pattern()}){OPTIONAL_BLANK}(?=\d))?+"
    return re.compile(rf"{before}(?P<figure>{figure_pattern()})")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{OPTIONAL_BLANK}(?P<scale>{scale_pattern()}))?+(?:{OPTIONAL_BLANK}(?P<unit>{unit_pattern()}))?+(?!\w)"
    )


def read_figure(view: str, at: int, end: int) -> Figure | None:
    """Read digits or a numeral with the currency sign before it; None where no number stands."""
    match = _figure().match(view, at, end)
    value = figure_value(match.group("figure")) if match else None
    if match is None or value is None:
        return None
    return Figure(at, match.end(), match.group("figure"), value, match.group("before"))


def read_tail(view: str, figure: Figure, end: int) -> Tail | None:
    """Read scale and unit after a figure, either may be missing; None where the word goes on ('H100', '5G')."""
    match = _tail().match(view, figure.end, end)
    if match is None:
        return None
    unit = match.span("unit") if match.group("unit") else None
    return Tail(match.end(), match.group("scale"), unit)


def core_of(view: str, figure: Figure, tail: Tail) -> Core | None:
    """Put figure, scale and unit together; None for 'M', 'B' or 'k' without a currency."""
    unit_words = view[slice(*tail.unit)] if tail.unit else figure.before
    unit = unit_of(unit_words) if unit_words else None
    if tail.scale in vocabulary().letters and (unit is None or unit.kind != "amount"):
        return None
    scale = scale_of(tail.scale) if tail.scale else None
    core = Core(figure.start, tail.end, figure.value, figure.value, figure.text, scale, unit)
    if unit is not None and unit.name in ("points", "basis_points"):
        core.form = "points"
    if unit is not None and unit.name == "pieces" and unit_words == "Dutzend":
        core.scale = Decimal(12)
    elif unit is not None and unit.name == "pieces":
        core.counted = tail.unit
    core.article = _ARTICLE.match(figure.text) is not None
    return core


def read_core(view: str, at: int, end: int) -> Core | None:
    """Read a whole figure with its unit at an offset."""
    figure = read_figure(view, at, end)
    tail = read_tail(view, figure, end) if figure else None
    return core_of(view, figure, tail) if figure and tail else None
