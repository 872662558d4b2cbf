"""What several give or get together against what each of them gives or gets: 15 = 10 + 5."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgtool.audit.check import Check
from kgtool.audit.choice import chosen
from kgtool.audit.figure import Figure, Subject, compatible
from kgtool.audit.shelf import Shelf
from kgtool.audit.total import KIND, weigh_parts

__all__ = ["KIND", "find"]

#: Nobody lists more than this many parts with their figures.
_MOST = 12
#: Who gives and who takes make one deal wherever it is told; spending and figures are one where they stand together.
_DEALS = frozenset({"Investment", "Acquisition", "CloudCommitment", "ChipPurchase"})
_FAR, _NEAR = 5_000, 200


def find(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield a check for each amount or share of several together, where the part of each is told."""
    told = [f for f in figures if f.measure.kind in ("amount", "quantity", "capacity", "share")]
    joint = [f for f in told if f.is_level and f.claim.jointly is not False and _plural(f)]
    if not joint:
        return
    parts = Shelf([f for f in told if f.measure.scope != "former"], _about, _about)
    for whole in joint:
        role = _plural(whole)
        if role is not None:
            check = _of_each(whole, role, parts)
            if check is not None:
                yield check


def _about(figure: Figure) -> tuple[Subject, str, str]:
    return figure.subject, figure.measure.kind, figure.measure.unit


def _plural(figure: Figure) -> str | None:
    """Return the one role with several fillers, where what each of them gives or gets is a part of the whole.

    A project that two build together is none of what each spends on his own sites.
    """
    if figure.type in ("DealVolume", "Partnership", "CapitalExpenditure"):
        return None
    plural = [role for role, fillers in figure.subject[1] if len(fillers) > 1]
    return plural[0] if len(plural) == 1 else None


def _of_each(whole: Figure, role: str, parts: Shelf) -> Check | None:
    fillers = next(names for name, names in whole.subject[1] if name == role)
    if len(fillers) > _MOST:
        return None
    keys = [_with(whole, role, filler) for filler in fillers]
    reach = _FAR if whole.type in _DEALS else _NEAR
    near = [[f for f in parts.around(key, whole, reach) if _fits(whole, f)][:1] for key in keys]
    if not all(near) and (whole.type in _DEALS or whole.period is not None):
        near = [[f for f in parts.anywhere(key, whole) if _fits(whole, f)] for key in keys]
    return chosen(near, lambda each: weigh_parts(whole, each, complete=True))


def _with(whole: Figure, role: str, filler: str) -> tuple[Subject, str, str]:
    roles = tuple((name, (filler,) if name == role else names) for name, names in whole.subject[1])
    return (whole.type, roles), whole.measure.kind, whole.measure.unit


def _fits(whole: Figure, part: Figure) -> bool:
    timed = whole.type in ("MarketShare", "Revenue", "Profit", "Loss")
    same = whole.period == part.period if timed else compatible(whole.period, part.period)
    return same and whole.per == part.per
