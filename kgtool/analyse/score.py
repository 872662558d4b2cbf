"""The score of a circular flow: five parts from 0 to 1, and their weighted mean.

- firmness: how far the least firm payment has come (rumoured 1/4, planned 2/4, agreed 3/4, delivered 1; else 0).
- independence: n / (n + 1), where each payment is told of by n independent origins at least.
- statedPart: the part of its payments of which an amount is known.
- evenness: the least narrowest amount over the greatest widest one; 0 where that is not known.
- shortness: 2 / length.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import pyoxigraph as ox

from kgtool.analyse.circle import Circle
from kgtool.graph.terms import Statement, decimal, integer
from kgtool.intervals.interval import ONE, ZERO
from kgtool.stated.rung import RUNGS
from kgtool.vocabulary.terms import KG, coded

#: What each part weighs; the sum is 1.
WEIGHTS: Mapping[str, Decimal] = {
    "firmness": Decimal("0.3"),
    "independence": Decimal("0.2"),
    "statedPart": Decimal("0.2"),
    "evenness": Decimal("0.1"),
    "shortness": Decimal("0.2"),
}
_PLACES = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Scored:
    """A circle's rung, independent origins and evenness, and the parts of its score by name, each from 0 to 1."""

    rung: str | None
    origins: int
    evenness_max: Decimal
    parts: Mapping[str, Decimal]

    def score(self, weights: Mapping[str, Decimal] = WEIGHTS) -> Decimal:
        """Return the weighted mean of the parts, to three places."""
        mean = sum((weights[name] * part for name, part in self.parts.items()), ZERO) / sum(weights.values())
        return mean.quantize(_PLACES)


def scored(circle: Circle) -> Scored:
    """Return the score of a circle in its parts."""
    rungs = [edge.rung for edge in circle.edges]
    lacking = next((rung for rung in rungs if rung not in RUNGS), None)
    aside = any(rung not in RUNGS for rung in rungs)
    weakest = lacking if aside else min((rung for rung in rungs if rung), key=RUNGS.index)
    origins = min(edge.origins for edge in circle.edges)
    length = len(circle.slugs)
    least, most = _evenness(circle)
    parts = {
        "firmness": Decimal(RUNGS.index(weakest) + 1) / len(RUNGS) if weakest in RUNGS else ZERO,
        "independence": Decimal(origins) / (origins + 1),
        "statedPart": Decimal(sum(edge.has_amount for edge in circle.edges)) / length,
        "evenness": least,
        "shortness": Decimal(2) / length,
    }
    return Scored(weakest, origins, most, {name: part.quantize(_PLACES) for name, part in parts.items()})


def score_statements(node: ox.NamedNode, found: Scored) -> Iterator[Statement]:
    """Yield the score of a circle, and each part of it."""
    if found.rung is not None:
        yield node, KG["weakestRung"], coded("stage", found.rung)
    yield node, KG["fewestOrigins"], integer(found.origins)
    for name, part in found.parts.items():
        yield node, KG[name], decimal(part)
    yield node, KG["evennessMax"], decimal(found.evenness_max)
    yield node, KG["circleScore"], decimal(found.score())


def _evenness(circle: Circle) -> tuple[Decimal, Decimal]:
    """Return what part of the widest amount the narrowest is, at least and at most; 0 to 1 where one is unknown."""
    amounts = [edge.amounts[circle.unit] for edge in circle.edges if circle.unit in edge.amounts]
    if len(amounts) < len(circle.edges):
        return ZERO, ONE
    widest, narrowest = max(amount.max for amount in amounts), min(amount.min for amount in amounts)
    least = narrowest / widest if widest.is_finite() and widest > 0 else ZERO
    high, low = min(amount.max for amount in amounts), max(amount.min for amount in amounts)
    most = min(high / low, ONE) if low > 0 and high.is_finite() else ONE
    return least.quantize(_PLACES, ROUND_FLOOR), most.quantize(_PLACES, ROUND_CEILING)
