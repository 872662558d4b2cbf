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

STEPS = Formula("total.steps", total)


def find(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield a check for each total that is told with its increment and what was before, or with its parts."""
    amounts = [f for f in figures if f.measure.kind in ("amount", "quantity", "capacity")]
    added = Shelf([f for f in amounts if f.measure.scope == "increment"], _about)
    former = Shelf([f for f in amounts if f.measure.scope == "former"], _about)
    before = Shelf([f for f in amounts if f.measure.scope in (None, "level")], _about, _about)
    davon = Shelf([f for f in amounts if f.measure.scope == "part"], _payer)
    for whole in amounts:
        if whole.is_level:
            yield from _of_steps(whole, added, former, before)
        if whole.is_level:
            yield from _of_parts(whole, davon)


def _about(figure: Figure) -> object:
    return figure.subject, figure.measure.kind, figure.measure.unit


def _payer(figure: Figure) -> object:
    """Return whose figure it is: of a flow its first role, the investor or customer or spender."""
    role, fillers = _first_role(figure)
    return figure.type, role, fillers, figure.measure.kind, figure.measure.unit


def _first_role(figure: Figure) -> tuple[str, tuple[str, ...]]:
    order = ("investor", "customer", "buyer", "spender", "organisation", "acquirer")
    roles = dict(figure.subject[1])
    return next(((role, roles[role]) for role in order if role in roles), ("", ()))


def _of_steps(whole: Figure, added: Shelf, former: Shelf, before: Shelf) -> Iterator[Check]:
    increment = [f for f in added.around(_about(whole), whole) if same_rate(whole, f)][:1]
    if not increment:
        return
    told = former.around(_about(whole), whole)[:1]
    if not told and whole.measure.scope != "total":
        return
    base = told or [f for f in before.around(_about(whole), whole) if f.claim is not whole.claim][:1]
    base = base or list(before.anywhere(_about(whole), whole))
    check = chosen([base, increment], lambda pair: _steps(whole, *pair))
    short = check is not None and check.verdict == "does-not-hold" and check.expected.max < whole.rounded.min
    # Tranches that a text leaves out make a total larger; 'von 4 um 4 auf 10' leaves none out.
    if check is not None and not (short and not told):
        yield check


def _steps(whole: Figure, base: Figure, increment: Figure) -> Check:
    operands = (Operand("former", base), Operand("increment", increment))
    return weigh(KIND, STEPS, operands, whole, whole.measure.unit)


def _of_parts(whole: Figure, davon: Shelf) -> Iterator[Check]:
    """Weigh a total against the parts told after it, one each of what they are of."""
    found: dict[object, Figure] = {}
    for part in sorted(davon.around(_payer(whole), whole), key=lambda part: (part.place, part.rank)):
        if part.place >= whole.place and part.claim is not whole.claim:
            found.setdefault((part.subject, part.value), part)
    if len(found) > 1:
        check = weigh_parts(whole, list(found.values()), complete=False)
        if check is not None:
            yield check
