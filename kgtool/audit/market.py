"""The shares of a market against the whole of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kgtool.audit.check import Check, Formula, Operand, weigh
from kgtool.audit.figure import Figure
from kgtool.intervals.concentration import HUNDRED
from kgtool.intervals.interval import ZERO, Interval, total

KIND = "shares"
_WHOLE = Interval.point(HUNDRED)
_AT_MOST = Interval(ZERO, HUNDRED)
#: Two shares that leave room for others say nothing of the whole.
_FEW = 3

#: The shares of all there are come to 100 %; those of some to no more.
ALL = Formula("shares.all", total)
SOME = Formula("shares.some", total)


def find(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield a check for the shares that a document tells of one market and period."""
    markets: dict[object, dict[tuple[str, ...], list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if figure.type == "MarketShare" and figure.measure.kind == "share" and figure.is_level:
            roles = dict(figure.subject[1])
            if roles.get("market") and figure.measure.of in (None, "market"):
                market = (figure.document, roles["market"], figure.period, figure.claim.modality == "planned")
                markets[market][roles.get("organisation", ())].append(figure)
    for firms in markets.values():
        check = _of_market(firms)
        if check is not None:
            yield check


def _of_market(firms: dict[tuple[str, ...], list[Figure]]) -> Check | None:
    """Weigh the shares of different firms; what several have together stands for those not told apart."""
    single = {names[0] for names in firms if len(names) == 1}
    told = []
    for names, figures in firms.items():
        if len(names) > 1 and single & set(names):
            continue
        if len({figure.exact for figure in figures}) > 1:
            return None
        told.append(figures[0])
    if len(told) < 2:
        return None
    shares = [Operand("share", figure) for figure in sorted(told, key=lambda figure: (figure.place, figure.rank))]
    rounded = total(figure.rounded for figure in told)
    if not any(figure.is_open for figure in told) and rounded.overlaps(_WHOLE):
        return weigh(KIND, ALL, shares, _WHOLE, "%")
    if len(told) < _FEW and rounded.max < HUNDRED:
        return None
    return weigh(KIND, SOME, shares, _AT_MOST, "%")
