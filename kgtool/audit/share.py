"""Shares against amounts: '13 von 79,7 Milliarden, mehr als 16 %', '20 % an einer Firma mit einem Wert von 20'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgtool.audit.check import Check, Formula, Operand, Slip, weigh
from kgtool.audit.choice import chosen
from kgtool.audit.figure import Figure, compatible, distance, same_rate
from kgtool.audit.shelf import Shelf
from kgtool.intervals.concentration import HUNDRED
from kgtool.intervals.interval import ZERO, Interval, hull

KIND = "share"
_PERCENT = Interval.point(HUNDRED)
#: What a share is of, to the type of the figure that it is a share of.
WHOLES = {"funding": "FundingTotal", "stake": "Valuation", "revenue": "Revenue", "profit": "Profit"}
#: The role whose filler a share of this type is a share of; and that of who has the share.
SIDES = {
    "Investment": ("investee", "investor"),
    "Acquisition": ("target", "acquirer"),
    "RevenueShare": ("organisation", "customer"),
    "ProfitShare": ("payer", "recipient"),
    "Profit": ("organisation", None),
    "Loss": ("organisation", None),
    "Revenue": ("organisation", None),
}
#: Payments that are a customer's part of the revenue of the one paid, with the roles of payer and payee.
_PAYMENTS = {
    "RevenueShare": ("customer", "organisation"),
    "CloudCommitment": ("customer", "provider"),
    "ChipPurchase": ("buyer", "supplier"),
    "ComponentSupply": ("customer", "supplier"),
}
#: A stake that stands further from the price is told for its own sake, and may come of earlier rounds.
_BOUGHT = 150


def _part(values: Sequence[Interval]) -> Interval:
    part, whole = values
    return _percentage(part / whole)


def _percentage(part: Interval) -> Interval:
    """Return a share in percent; none is more than all."""
    share = part * _PERCENT
    if share.max > HUNDRED:
        return Interval(max(share.min, ZERO), HUNDRED, share.min_open)
    return Interval(max(share.min, ZERO), share.max, share.min_open, share.max_open)


def _stake(values: Sequence[Interval]) -> Interval:
    """Return what a price buys of a firm, whether its value was told before or after the money came in."""
    price, worth = values
    bounds = hull((_part(values), _percentage(price / (worth + price))))
    assert bounds is not None
    return bounds


_SLIPS = (
    Slip("inverse", lambda values: values[1] / values[0] * _PERCENT),
    Slip("rest", lambda values: _PERCENT - _part(values)),
)
PART = Formula("share.part", _part, _SLIPS)
STAKE = Formula("share.stake", _stake, _SLIPS)


def find(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield a check for each share whose part and whole are told as amounts."""
    shares = [figure for figure in figures if figure.measure.kind == "share" and figure.type in SIDES]
    if not shares:
        return
    amounts = [figure for figure in figures if figure.measure.kind == "amount" and figure.measure.scope != "former"]
    parts = Shelf([f for f in amounts if _payment(f) or f.type in SIDES], _pair, _pair)
    wholes = Shelf([f for f in amounts if f.is_level and f.type in WHOLES.values()], _owner, _owner_then)
    segments = sorted({segment for f in amounts if f.type == "Revenue" for segment in _segment(f)})
    for share in shares:
        whole_type = WHOLES.get(share.measure.of or _usual(share))
        if whole_type is None:
            continue
        part = _near_or_apart(share, parts, _pair(share), _pair(share))
        owner = (whole_type, _filler(share, SIDES[share.type][0]), _segment(share) or _told_segment(share, segments))
        whole = _near_or_apart(share, wholes, owner, (*owner, share.period if whole_type == "Revenue" else None))
        check = chosen([part, whole], lambda pair, share=share: _check(share, *pair))  # type: ignore[misc]
        if check is not None:
            yield check


def _usual(share: Figure) -> str:
    return {"RevenueShare": "revenue", "ProfitShare": "profit"}.get(share.type, "")


def _payment(figure: Figure) -> bool:
    return figure.type in _PAYMENTS


def _filler(figure: Figure, role: str | None) -> tuple[str, ...]:
    return () if role is None else tuple(filler.value for filler in figure.claim.fillers(role))


def _segment(figure: Figure) -> tuple[str, ...]:
    return _filler(figure, "segment")


def _told_segment(share: Figure, segments: Sequence[str]) -> tuple[str, ...]:
    """Return the segment that the words of a share name: '10 % des Umsatzes von Azure'."""
    words = " ".join(quote.exact for quote in share.claim.quotes).casefold()
    return tuple(segment for segment in segments if _name(segment) in words)[:1]


def _name(entity: str) -> str:
    return entity.rsplit("/", 1)[-1].replace("-", " ")


def _pair(figure: Figure) -> object:
    if figure.type in _PAYMENTS:
        payer, payee = _PAYMENTS[figure.type]
        return "payment", _filler(figure, payer), _filler(figure, payee)
    whole, part = SIDES[figure.type]
    return figure.type, _filler(figure, part), _filler(figure, whole)


def _owner(figure: Figure) -> object:
    return figure.type, _filler(figure, "organisation"), _segment(figure)


def _owner_then(figure: Figure) -> object:
    """Return the key of a whole for other documents: revenue is of a period, what a firm is worth of none."""
    own = (figure.type, _filler(figure, "organisation"), _segment(figure))
    return (*own, figure.period if figure.type == "Revenue" else None)


def _near_or_apart(share: Figure, shelf: Shelf, key: object, apart: object) -> tuple[Figure, ...]:
    near = [f for f in shelf.around(key, share) if compatible(f.period, share.period)]
    return shelf.options(near, apart, share)


def _check(share: Figure, part: Figure, whole: Figure) -> Check | None:
    if part.measure.unit != whole.measure.unit or not same_rate(part, whole) or whole.exact.min < 0:
        return None
    formula = STAKE if whole.type == "Valuation" else PART
    check = weigh(KIND, formula, (Operand("part", part), Operand("whole", whole)), share, share.measure.unit)
    told_apart = formula is STAKE and part.claim is not share.claim
    if told_apart and check.verdict in ("does-not-hold", "undecided") and not _bought(share, part):
        return None
    return check


def _bought(share: Figure, price: Figure) -> bool:
    """Tell whether a stake is told as what a price bought."""
    return share.document == price.document and distance(share, price) <= _BOUGHT
