"""Rates against what they come to: 'über fünf Jahre 3 Milliarden, 600 Millionen im Jahr', 'Monatsumsatz mal zwölf'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from kgtool.audit.check import Check, Formula, Operand, Slip, weigh
from kgtool.audit.choice import chosen
from kgtool.audit.figure import Figure, compatible, months
from kgtool.audit.shelf import Shelf
from kgtool.intervals.interval import Interval

KIND = "yearly"
_MONTHS = {"P1M": 1, "P3M": 3, "P6M": 6, "P1Y": 12}
_DURATION = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?")
_SEVERAL = 13
#: How many months, at least and at most.
Length: TypeAlias = "tuple[int, int]"


def _times(length: Length, months_of_rate: int) -> Formula:
    """Return the formula that a rate comes to over a stretch of time."""
    factor = Interval(Decimal(length[0]), Decimal(length[1])) / Interval.point(Decimal(months_of_rate))

    def slip(code: str, by: str) -> Slip:
        other = factor * Interval.point(Decimal(by))
        return Slip(code, lambda values: values[0] * other)

    slips = (
        Slip("rate-as-total", lambda values: values[0]),
        slip("quarter-as-year", "4"),
        slip("month-as-year", "12"),
        slip("year-as-quarter", "0.25"),
        Slip("one-year-more", lambda values: values[0] * (factor + Interval.point(Decimal(1)))),
        Slip("one-year-less", lambda values: values[0] * (factor - Interval.point(Decimal(1)))),
    )
    words = dict.fromkeys(format(bound.normalize(), "f") for bound in (factor.min, factor.max))
    code = "yearly.years" if months_of_rate == 12 else "yearly.months"
    return Formula(code, lambda values: values[0] * factor, slips, factor=" / ".join(words))


def find(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield a check for each amount over several years whose yearly rate is told, and for each rate told twice."""
    amounts = [f for f in figures if f.measure.kind in ("amount", "quantity", "capacity")]
    rates = [f for f in amounts if f.measure.per in _MONTHS and f.is_level]
    if not rates:
        return
    shelf = Shelf(rates, _about, _about)
    for whole in amounts:
        if whole.measure.per is None and whole.is_level:
            yield from _several_years(whole, shelf)
        elif whole.measure.per == "P1Y":
            yield from _run_rate(whole, shelf)


def _about(figure: Figure) -> object:
    return figure.subject, figure.measure.kind, figure.measure.unit


def _several_years(whole: Figure, shelf: Shelf) -> Iterator[Check]:
    near = [f for f in shelf.around(_about(whole), whole, 2_000) if f.claim.modality == whole.claim.modality]
    options = shelf.options(near, _about(whole), whole)
    check = chosen([options], lambda rates: _over(whole, rates[0]))
    if check is not None:
        yield check


def _over(whole: Figure, rate: Figure) -> Check | None:
    length = span(whole, rate)
    if length is None:
        return None
    formula = _times(length, _MONTHS[rate.measure.per or ""])
    return weigh(KIND, formula, [Operand("rate", rate)], whole, whole.measure.unit)


def span(whole: Figure, rate: Figure) -> Length | None:
    """Return over how many months an amount is told, at least and at most, None for a year or less.

    What is told 'bis 2029' begins when the rate does that ends then, else in the year of the document or the next.
    """
    match = _DURATION.fullmatch(whole.claim.duration or "")
    length = int(match["years"] or 0) * 12 + int(match["months"] or 0) if match else months(whole.period)
    if length is None and whole.claim.end is not None and whole.claim.start is None:
        length = months(rate.period) if rate.claim.end == whole.claim.end else None
        issued = whole.claim.source.issued
        if length is None and issued is not None and whole.measure.scope == "total":
            most = (whole.claim.end.year - issued.year + 1) * 12
            return (most - 12, most) if most - 12 >= _SEVERAL else None
    return (length, length) if length is not None and length >= _SEVERAL else None


def _run_rate(year: Figure, shelf: Shelf) -> Iterator[Check]:
    """Weigh a yearly rate against the monthly or quarterly one that it is reckoned from."""
    for rate in shelf.around(_about(year), year):
        per = _MONTHS[rate.measure.per or ""]
        if per < 12 and compatible(rate.period, year.period):
            yield weigh(KIND, _times((12, 12), per), [Operand("rate", rate)], year, year.measure.unit)
            return
