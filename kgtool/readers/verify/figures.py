"""Figures of a claim, read again from their quotes by our own grammar."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from kgtool.claims.claim import Measure, Span
from kgtool.extract.quantities import Quantity
from kgtool.readers.raw import RawMeasure
from kgtool.readers.verify.places import Place
from kgtool.readers.verify.rejected import RejectedError
from kgtool.vocabulary.claim_types import ClaimType


def measure_of(place: Place, raw: RawMeasure, claim_type: ClaimType) -> tuple[Measure, list[str]]:
    """Return a figure as our grammar reads it, and the codes of what the reader took it for otherwise.

    Raises RejectedError where the quote holds no figure of ours or several, or one of a kind that the type has none of.
    """
    quantity = _quantity(place, raw)
    kind = _kind(quantity, claim_type)
    if kind is None:
        raise RejectedError("figure_kind", raw.quote, Span(quantity.start, quantity.end))
    unit, assumed = ("1" if kind == "quantity" else quantity.unit), False
    if unit is None:
        unit, assumed = (place.ground.currency, False) if place.ground.currency else ("USD", True)
    measure = Measure(
        kind=kind,
        min=quantity.min,
        max=quantity.max,
        unit=unit,
        text=quantity.text,
        per=quantity.per,
        hedge=quantity.hedge,
        scope=quantity.scope,
        of=raw.of,
        assumed=assumed,
    )
    remarks = ["kind_differs"] if raw.kind and raw.kind != kind else []
    if _differs(raw.low, measure.min) or _differs(raw.high, measure.max):
        remarks.append("number_differs")
    return measure, remarks


def _quantity(place: Place, raw: RawMeasure) -> Quantity:
    """Return the one figure that a quote holds: its digits and unit in the quote, its hedge in the evidence."""
    for span in place.quoted(raw.quote):
        inside = [
            quantity
            for quantity in place.sentence.quantities
            if quantity.kind != "price"
            and span.start <= quantity.core[0]
            and quantity.core[1] <= span.end
            and place.evidence.start <= quantity.start
            and quantity.end <= place.evidence.end
        ]
        if len(inside) == 1:
            return inside[0]
        if inside:
            raise RejectedError("ambiguous", raw.quote, span)
    raise RejectedError("figure_unread", raw.quote)


def _kind(quantity: Quantity, claim_type: ClaimType) -> str | None:
    """Return what a figure measures for a type of claims; a percentage is a share or a change, as the type has it."""
    kinds = claim_type.measure_kinds
    kind = quantity.kind
    if kind in kinds or kind == "ratio":
        return kind
    if kind == "share" and "growth" in kinds:
        return "growth"
    return None


def _differs(given: str | None, ours: Decimal | None) -> bool:
    if given is None or not given.strip():
        return False
    try:
        return ours is None or Decimal(given) != ours
    except InvalidOperation:
        return True
