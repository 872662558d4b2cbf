"""What each actor pays and receives, and the difference, as intervals in one currency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kgtool.graph.terms import Statement, decimal, integer
from kgtool.intervals.interval import Interval, total
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.resolve.deals.deal import fresh_deals
from kgtool.resolve.payments import amount_of_deals
from kgtool.resolve.support import Support, is_joint, pairs
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, PROV, RDF, PolicyLayer, slug_of

#: Claim type, payer, payee.
_Payment = tuple[str, str, str]


class Balances:
    """The payments to and from one actor, a block each."""

    layer: PolicyLayer = "analysis"
    reads: Reads = "accepted"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[Key]:
        """Return the blocks of payer and payee of each payment that a claim tells of."""
        for _, payer, payee in _payments(claim, ontology):
            yield "balance", payer
            yield "balance", payee

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield a kg:Balance for each currency in which amounts of the actor are known.

        Each is a sum of intervals, so it holds whatever the true amounts are within theirs; a side of which no amount
        is known is 0, as nothing is known to be paid.
        """
        actor = key[1]
        told: dict[_Payment, list[StatedClaim]] = defaultdict(list)
        for claim in claims:
            for payment in _payments(claim, known.ontology):
                if actor in payment[1:]:
                    told[payment].append(claim)
        sides: dict[str, tuple[list[Interval], list[Interval]]] = defaultdict(lambda: ([], []))
        resting: dict[str, set[ox.NamedNode]] = defaultdict(set)
        for payment, stating in told.items():
            amount = _amount(payment, stating, known)
            if amount is not None:
                interval, unit = amount
                sides[unit][0 if payment[1] == actor else 1].append(interval)
                resting[unit].update(claim.iri for claim in stating)
        for unit in sorted(sides):
            paid, received = (total(side) for side in sides[unit])
            yield from _balance(ox.NamedNode(actor), unit, paid, received, resting[unit], known)


def _payments(claim: StatedClaim, ontology: Ontology) -> Iterator[_Payment]:
    for name in claim.types:
        kind = ontology.claim_types[name]
        if not claim.negated and kind.flow_from is not None and kind.flow_to is not None:
            for payer, payee in pairs(claim, kind.flow_from, kind.flow_to):
                yield name, payer.value, payee.value


def _amount(payment: _Payment, claims: Sequence[StatedClaim], known: Known) -> tuple[Interval, str] | None:
    kind = known.ontology.claim_types[payment[0]]
    assert kind.flow_from is not None
    assert kind.flow_to is not None
    support = Support()
    for claim in claims:
        support.add(claim, joint=is_joint(claim, kind.flow_from, kind.flow_to))
    if support.unit is None or support.amount is None:
        return None
    deals = fresh_deals(("deal", *payment), claims, known) if kind.deal_from == kind.flow_from else ()
    return amount_of_deals(deals, support.unit) or support.amount, support.unit


def _balance(
    actor: ox.NamedNode, unit: str, paid: Interval, received: Interval, claims: set[ox.NamedNode], known: Known
) -> Iterator[Statement]:
    node = known.iris.balance(slug_of(actor), unit, policy=known.policy)
    yield node, RDF["type"], KG["Balance"]
    yield node, KG["balanceOf"], actor
    yield node, KG["unit"], ox.Literal(unit)
    for name, interval in (("paid", paid), ("received", received), ("balance", received - paid)):
        if interval.known_min is not None:
            yield node, KG[f"{name}Min"], decimal(interval.min)
        if interval.known_max is not None:
            yield node, KG[f"{name}Max"], decimal(interval.max)
    for claim in sorted(claims, key=lambda claim: claim.value):
        yield node, PROV["wasDerivedFrom"], claim
    yield node, KG["claimCount"], integer(len(claims))
