"""A check: a stated figure, the formula by which it follows from others, and what comes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from kgtool.audit.figure import Figure
from kgtool.audit.verdict import Verdict, verdict
from kgtool.intervals.interval import Interval

#: What follows from the operands, in their order.
Compute: TypeAlias = Callable[[Sequence[Interval]], Interval]


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of the pen that explains a figure: its code in `data/audit.yaml`, and the figure that it would give."""

    code: str
    compute: Compute


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: its code in `data/audit.yaml`, what it computes, and the slips that are made with it.

    `factor` is a number of the formula that no text states (years); `assumed` a value with its unit that stands in no
    text, and `source` where it comes from, by language.
    """

    code: str
    compute: Compute
    slips: tuple[Slip, ...] = ()
    factor: str | None = None
    assumed: tuple[Interval, str] | None = None
    source: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure in its place in a formula; `role` is a code of `data/audit.yaml`."""

    role: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Check:
    """A check with its verdict. `stated_by` is None where the figure is stated by nobody (100 %).

    `expected` is what follows from the operands' words where the check holds by them, else with their rounding.
    """

    kind: str
    formula: Formula
    stated: Interval
    stated_value: Decimal
    stated_by: Figure | None
    unit: str
    operands: tuple[Operand, ...]
    expected: Interval
    verdict: Verdict
    slip: str | None

    @property
    def nominal(self) -> Interval:
        """Return what follows from the stated numbers alone, without hedge and rounding."""
        return self.formula.compute([Interval.point(operand.figure.value) for operand in self.operands])

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return all figures of texts, the stated one first."""
        own = () if self.stated_by is None else (self.stated_by,)
        return (*own, *(operand.figure for operand in self.operands))

    @property
    def signature(self) -> tuple[object, ...]:
        """Return what two checks share that say the same of the same documents."""
        parts = (
            (f.document, f.subject, f.exact, f.measure.unit, f.period, f.measure.kind)
            for f in sorted(self.figures, key=lambda f: f.rank)
        )
        return self.kind, self.formula.code, frozenset(parts)

    @property
    def digest(self) -> str:
        """Return 16 hex digits that name the check by its formula and the measures it weighs."""
        names = [self.formula.code, *(figure.measure.iri.value for figure in self.figures)]
        return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]


#: From the likeliest; a wide interval may fit several.
_SHIFTS = ((10, "ten"), (1000, "thousand"), (100, "hundred"))


def weigh(
    kind: str,
    formula: Formula,
    operands: Sequence[Operand],
    stated: Figure | Interval,
    unit: str,
) -> Check:
    """Compute what follows from the operands and compare it with the stated figure (or bare limit)."""
    by = stated if isinstance(stated, Figure) else None
    exact = stated.exact if isinstance(stated, Figure) else stated
    rounded = stated.rounded if isinstance(stated, Figure) else stated
    plain = formula.compute([operand.figure.exact for operand in operands])
    cells = formula.compute([operand.figure.rounded for operand in operands])
    found = verdict(plain, exact, cells, rounded, is_open=any(operand.figure.is_open for operand in operands))
    return Check(
        kind=kind,
        formula=formula,
        stated=exact,
        stated_value=by.value if by else exact.max,
        stated_by=by,
        unit=unit,
        operands=tuple(operands),
        expected=plain if found == "holds" else cells,
        verdict=found,
        slip=_slip(formula, operands, rounded, cells) if found == "does-not-hold" and by else None,
    )


def _slip(formula: Formula, operands: Sequence[Operand], stated: Interval, expected: Interval) -> str | None:
    """Return the first slip that explains the figure, those of the formula before those of any number."""
    values = [operand.figure.rounded for operand in operands]
    for slip in formula.slips:
        if slip.compute(values).overlaps(stated):
            return slip.code
    for times, name in _SHIFTS:
        factor = Interval.point(Decimal(times))
        if (expected * factor).overlaps(stated) or expected.overlaps(stated * factor):
            return f"factor-{name}"
    return None
