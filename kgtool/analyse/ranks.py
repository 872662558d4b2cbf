"""How far the order of circles by their score hangs on the weights of its parts: Kendall's tau (1938, 1945)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from kgtool.analyse.circle import circle_of
from kgtool.analyse.cycles import Cycle
from kgtool.analyse.payments import PaymentGraph
from kgtool.analyse.score import WEIGHTS, Scored, scored
from kgtool.graph.terms import Statement, decimal, integer
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris

#: Of this many shortest circles, this many with the highest scores are compared.
LOOKED_AT, COMPARED = 1_000, 100
_PLACES = Decimal("0.001")


def kendall(one: Sequence[Decimal], other: Sequence[Decimal]) -> Decimal | None:
    """Return Kendall's tau-b of two rankings of the same things; None where one of them ranks nothing.

    >>> kendall([Decimal(1), Decimal(2), Decimal(3)], [Decimal(1), Decimal(3), Decimal(2)])
    Decimal('0.333')
    """
    agreeing = ties_one = ties_other = 0
    for (one_a, other_a), (one_b, other_b) in combinations(zip(one, other, strict=True), 2):
        first, second = (one_a > one_b) - (one_a < one_b), (other_a > other_b) - (other_a < other_b)
        agreeing += first * second
        ties_one += first != 0
        ties_other += second != 0
    if not ties_one or not ties_other:
        return None
    return (Decimal(agreeing) / (Decimal(ties_one) * ties_other).sqrt()).quantize(_PLACES)


def sensitivities(found: Sequence[Scored]) -> Mapping[str, tuple[Decimal | None, Decimal | None]]:
    """Return for each part of the score tau between the order and that without the part, or with it doubled."""
    scores = [entry.score() for entry in found]
    taus: dict[str, tuple[Decimal | None, Decimal | None]] = {}
    for name, weight in WEIGHTS.items():
        without, doubled = (
            kendall(scores, [entry.score({**WEIGHTS, name: changed}) for entry in found])
            for changed in (Decimal(0), 2 * weight)
        )
        taus[name] = without, doubled
    return taus


def rank_statements(cycles: Sequence[Cycle], graph: PaymentGraph, iris: Iris, policy: str) -> Iterator[Statement]:
    """Yield a kg:RankSensitivity for each part of the score, of the circles with the highest scores."""
    looked_at = [(cycle, scored(circle_of(graph, cycle))) for cycle in cycles[:LOOKED_AT]]
    best = sorted(looked_at, key=lambda entry: (-entry[1].score(), len(entry[0]), entry[0]))[:COMPARED]
    if len(best) < 2:
        return
    for name, (without, doubled) in sensitivities([entry for _, entry in best]).items():
        node = iris.finding("rank-sensitivity", name, policy=policy)
        yield node, RDF["type"], KG["RankSensitivity"]
        yield node, KG["scorePart"], KG[name]
        yield node, KG["weight"], decimal(WEIGHTS[name])
        yield node, KG["circlesCompared"], integer(len(best))
        if without is not None:
            yield node, KG["tauWithout"], decimal(without)
        if doubled is not None:
            yield node, KG["tauDoubled"], decimal(doubled)
        for cycle, _ in best:
            yield node, PROV["wasDerivedFrom"], iris.circle(cycle, policy=policy)
