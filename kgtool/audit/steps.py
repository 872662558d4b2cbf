"""What was before, and what was added, against the total: 8 = 4 + weitere 4; and parts told with 'davon'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgtool.audit.check import Check, Formula, Operand, weigh
from kgtool.audit.choice import chosen
from kgtool.audit.figure import Figure, same_rate
from kgtool.audit.shelf import Shelf
from kgtool.audit.total import KIND, weigh_parts
from kgtool.intervals.interval import total

__all__ = ["KIND", "find"]

_GIVERS = ("investor", "customer", "buyer", "spender", "organisation", "acquirer")

STEPS = Formula("total.steps", total)


def find(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield a check for each total that is told with its increment and what was before, or with its parts."""
    amounts = [f for f in figures if f.measure.kind in ("amount", "quantity", "capacity")]
    added = Shelf([f for f in amounts if f.measure.scope == "increment"], _about)
    former = Shelf([f for f in amounts if f.measure.scope == "former"], _about)
    before = Shelf([f for f in amounts if f.measure.scope in (None, "level")], _about, _about)
    parts = [f for f in amounts if f.measure.scope == "part"]
    named = Shelf(parts, _whose)
    rounds = Shelf([f for f in parts if f.type == "Investment"], _investee)
    stepped = any(f.measure.scope == "increment" for f in amounts)
    for whole in amounts:
        if whole.is_level and stepped:
            yield from _of_steps(whole, added, former, before)
        if whole.is_level and parts:
            yield from _of_parts(whole, rounds if whole.type == "FundingTotal" else named)
        yield from _of_tranches(whole, before)


def _about(figure: Figure) -> object:
    """Return what a figure is of; a loan is no part of a stake."""
    debt = bool({"debt", "convertible"} & set(figure.claim.instruments))
    return figure.subject, figure.measure.kind, figure.measure.unit, debt


def _whose(figure: Figure) -> object:
    """Return whose figure it is: of a flow its giver, the investor or customer or spender; of a round its taker."""
    if figure.type == "FundingTotal":
        return _investee(figure)
    roles = dict(figure.subject[1])
    role = next((role for role in _GIVERS if role in roles), "")
    return figure.type, role, roles.get(role), figure.measure.kind, figure.measure.unit


def _investee(figure: Figure) -> object:
    roles = dict(figure.subject[1])
    return "round", roles.get("investee") or roles.get("organisation"), figure.measure.unit


def _of_steps(whole: Figure, added: Shelf, former: Shelf, before: Shelf) -> Iterator[Check]:
    increment = [f for f in added.around(_about(whole), whole) if same_rate(whole, f)][:1]
    told = former.around(_about(whole), whole)[:1]
    if not increment or not (told or whole.measure.scope == "total"):
        return
    near = [f for f in before.around(_about(whole), whole) if f.claim is not whole.claim]
    base = told or before.options(near, _about(whole), whole)
    check = chosen([base, increment], lambda pair: _steps(whole, *pair))
    # Tranches that a text leaves out make a total larger; 'von 4 um 4 auf 10' leaves none out.
    if check is not None and (told or not _falls_short(check, whole)):
        yield check


def _falls_short(check: Check, whole: Figure) -> bool:
    return check.verdict == "does-not-hold" and check.expected.max < whole.rounded.min


def _steps(whole: Figure, base: Figure, increment: Figure) -> Check:
    operands = (Operand("former", base), Operand("increment", increment))
    return weigh(KIND, STEPS, operands, whole, whole.measure.unit)


def _of_tranches(whole: Figure, before: Shelf) -> Iterator[Check]:
    """Weigh what is told to have been paid in all against what was paid in each of several periods."""
    if whole.measure.scope != "total" or whole.per is not None:
        return
    tranches: dict[object, Figure] = {}
    for figure in before.around(_about(whole), whole):
        if figure.period is not None and figure.per is None and figure.period != whole.period:
            tranches.setdefault(figure.period, figure)
    if len(tranches) > 1:
        check = weigh_parts(whole, list(tranches.values()), complete=False)
        if check is not None:
            yield check


def _of_parts(whole: Figure, named: Shelf) -> Iterator[Check]:
    """Weigh a total against the parts told after it ('davon'), each once."""
    found: dict[object, Figure] = {}
    for part in sorted(named.around(_whose(whole), whole), key=lambda part: (part.place, part.rank)):
        if part.place >= whole.place and part.claim is not whole.claim:
            found.setdefault((part.subject, part.value), part)
    if len(found) > 1:
        check = weigh_parts(whole, list(found.values()), complete=False)
        if check is not None:
            yield check
