"""A quantity as the text gives it: an interval with its unit, its hedge and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text; all offsets are code points of the string it was found in, ends exclusive.

    `start` and `end` hold the figure with its hedge words ('bis zu 10 Mrd. USD'), `core` the figure with its unit.
    `kind` is amount (money), share (percent), quantity (a count), capacity (always in GW), growth (percent, where the
    words themselves say change; a decline is negative), ratio (times) or price (money for a piece: 'Dollar je Aktie').
    `min` and `max` are in the base unit, a missing bound is unknown; `hedge` is a code of `claims.md`, None for a
    range.
    `unit` is an ISO 4217 code, `%`, `GW` or `1`, None for money without a currency. `per` is an ISO 8601 duration for a
    rate, `scope` increment, total, part, former or None. `counted` is the counted noun, `head` the noun of a compound
    ('30-Milliarden-Dollar-Vertrag'), `form` how it is written: plain, range, compound, attributive, fraction, points,
    multiple, vague, from_to, gapped, shared.
    """

    start: int
    end: int
    core: tuple[int, int]
    kind: str
    min: Decimal | None
    max: Decimal | None
    hedge: str | None
    unit: str | None
    per: str | None
    scope: str | None
    each: bool
    text: str
    counted: tuple[int, int] | None
    head: tuple[int, int] | None
    form: str
