"""The figure of a quantity while it is being read: value, unit and form, before its context is known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kgtool.extract.quantities.units import Unit

#: Offsets of a stretch, end exclusive.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text: its place, a currency sign before it included, its words, its value, that sign."""

    start: int
    end: int
    text: str
    value: Decimal
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a figure: where it ends, the scale's words, where the unit's words stand."""

    end: int
    scale: str | None
    unit: Span | None


@dataclass(slots=True)
class Core:
    """A figure with its unit at `start` to `end`; a missing bound is open, `scale` and `unit` None where not written.

    `exact` is False where the words give an interval of their own (ranges, vague figures). A bare core has neither
    scale nor unit nor counted noun; it lives on only where its neighbours lend it a unit. `outer` is where 'zwischen'
    begins, `article` says that the figure is 'ein' or 'halb'.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    figure: str = ""
    scale: Decimal | None = None
    unit: Unit | None = None
    form: str = "plain"
    exact: bool = True
    hedge: str | None = None
    scope: str | None = None
    counted: Span | None = None
    head: Span | None = None
    outer: int | None = None
    article: bool = False

    @property
    def begin(self) -> int:
        """Return where the words of the figure begin, 'zwischen' included."""
        return self.start if self.outer is None else self.outer

    @property
    def bare(self) -> bool:
        """Tell whether the figure stands alone, without scale, unit or counted noun."""
        return self.scale is None and self.unit is None and self.counted is None

    def scaled(self, bound: Decimal | None) -> Decimal | None:
        """Return a bound in the base unit."""
        if bound is None:
            return None
        factor = (self.scale or Decimal(1)) * (self.unit.factor if self.unit else Decimal(1))
        return bound if factor == 1 else (bound * factor).normalize() + 0

    @property
    def kind(self) -> str:
        """Return the kind the unit gives: money where only a scale stands, a count where a noun is counted."""
        if self.unit is not None:
            return self.unit.kind
        if self.counted is not None:
            return "quantity"
        return "amount" if self.scale is not None else "bare"
