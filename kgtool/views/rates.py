"""Exchange rates that the user gives, dated: the only way in which a currency becomes another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from kgtool.errors import DataFileError, Place
from kgtool.graph.terms import Statement, day, decimal
from kgtool.stated.claim import StatedClaim, StatedMeasure
from kgtool.vocabulary.terms import DCTERMS, KG, RDF, Iris

_COLUMNS = ("date", "from", "to", "rate", "source")
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of `source_unit` is `rate` units of `target_unit` on a day, by the word of a source."""

    day: date
    source_unit: str
    target_unit: str
    rate: Decimal
    source: str

    def iri(self, iris: Iris) -> ox.NamedNode:
        """Return the name of the rate, `…/rate/EUR/USD/2025-11-18`."""
        return iris.rate(self.source_unit, self.target_unit, self.day)

    def statements(self, iris: Iris) -> Iterator[Statement]:
        """Yield the rate as a resource."""
        node = self.iri(iris)
        yield node, RDF["type"], KG["ExchangeRate"]
        yield node, DCTERMS["date"], day(self.day)
        yield node, KG["unit"], ox.Literal(self.source_unit)
        yield node, KG["targetUnit"], ox.Literal(self.target_unit)
        yield node, KG["rate"], decimal(self.rate)
        yield node, DCTERMS["source"], ox.Literal(self.source)


def read_rates(text: str, file: str) -> tuple[Rate, ...]:
    """Read a table `date, from, to, rate, source`, parted by tabulators, with these names in its first line.

    Lines that are empty or begin with # are none. Raises DataFileError with file and line.
    """
    rows = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and line[0] != "#"]
    if not rows or tuple(rows[0][1].split("\t")) != _COLUMNS:
        cure = f"Begin with the line {' '.join(_COLUMNS)}, parted by tabulators."
        raise DataFileError("This is no table of rates.", cure, Place(file, rows[0][0] if rows else 1))
    found = [_rate(line.split("\t"), Place(file, number)) for number, line in rows[1:]]
    return tuple(sorted(found, key=lambda rate: (rate.day, rate.source_unit, rate.target_unit, rate.rate)))


def _rate(cells: Sequence[str], place: Place) -> Rate:
    if len(cells) != len(_COLUMNS) or not cells[4].strip():
        raise DataFileError("A rate has five cells, the last being its source.", "Fill in all five.", place)
    try:
        when, value = date.fromisoformat(cells[0]), Decimal(cells[3])
    except (ValueError, InvalidOperation) as error:
        raise DataFileError(
            f"'{cells[0]}', '{cells[3]}' are no day and rate.", "Write 2025-11-18 and 1.16.", place
        ) from error
    if not (_CURRENCY.fullmatch(cells[1]) and _CURRENCY.fullmatch(cells[2])) or cells[1] == cells[2]:
        raise DataFileError("A rate is between two currencies.", "Write their codes, EUR and USD.", place)
    if not value.is_finite() or value <= 0:
        raise DataFileError(f"'{cells[3]}' is no rate.", "Write a number above 0.", place)
    return Rate(when, cells[1], cells[2], value, cells[4].strip())


def converted(claim: StatedClaim, rates: Iterable[Rate]) -> tuple[StatedClaim, tuple[Rate, ...]]:
    """Return a claim with its amounts in the currencies that the rates lead to, and the rates used.

    The day is that of the claim's time, else of its document; of several rates the nearest earlier one is taken. Where
    none fits, an amount stays as it is written.
    """
    when = claim.start or claim.end or claim.source.issued
    if when is None:
        return claim, ()
    nearest: dict[str, Rate] = {rate.source_unit: rate for rate in rates if rate.day <= when}
    used = {rate for measure in claim.measures if (rate := _fitting(measure, nearest)) is not None}
    if not used:
        return claim, ()
    measures = tuple(_converted(measure, nearest) for measure in claim.measures)
    return replace(claim, measures=measures), tuple(sorted(used, key=lambda rate: rate.source_unit))


def _fitting(measure: StatedMeasure, rates: Mapping[str, Rate]) -> Rate | None:
    return rates.get(measure.unit) if measure.kind == "amount" else None


def _converted(measure: StatedMeasure, rates: Mapping[str, Rate]) -> StatedMeasure:
    rate = _fitting(measure, rates)
    if rate is None:
        return measure
    low, high = (None if bound is None else bound * rate.rate for bound in (measure.min, measure.max))
    return replace(measure, min=low, max=high, unit=rate.target_unit)
