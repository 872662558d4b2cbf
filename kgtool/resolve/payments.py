"""Flows: who pays whom, and what comes back, by the ontology's `kg:flowFrom` and `kg:flowTo`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kgtool.graph.terms import Statement, boolean, decimal, integer
from kgtool.intervals.interval import INFINITY, Interval
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.resolve.counted import origins_counted
from kgtool.resolve.deals.deal import Deal, deals_of
from kgtool.resolve.deals.relate import relations
from kgtool.resolve.notes import notes
from kgtool.resolve.support import StatedAmount, Support, is_joint, pairs
from kgtool.stated.claim import StatedClaim
from kgtool.stated.standing import standing_statements
from kgtool.vocabulary.claim_types import ClaimType
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, PROV, RDF, PolicyLayer, slug_of


class Flows:
    """The payments of one claim type between a payer and a payee; an entity never pays itself."""

    layer: PolicyLayer = "facts"
    reads: Reads = "counting"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[Key]:
        """Return a block for each pair of a payer and a payee."""
        for name in claim.types:
            kind = ontology.claim_types[name]
            if kind.flow_from is not None and kind.flow_to is not None:
                for payer, payee in pairs(claim, kind.flow_from, kind.flow_to):
                    yield "flow", name, payer.value, payee.value

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield the kg:Flow of a block: its sides, what compares of its amount, the deals it consists of."""
        _, name, payer, payee = key
        telling = [claim for claim in claims if not claim.negated]
        if not telling:
            return
        kind, paid = known.ontology.claim_types[name], payment(name, payer, payee, claims, known)
        support = paid.support
        sides = [slug_of(ox.NamedNode(side)) for side in (payer, payee)]
        flow = known.iris.flow(name, *sides, policy=known.policy)
        yield flow, RDF["type"], KG["Flow"]
        yield flow, KG["from"], ox.NamedNode(payer)
        yield flow, KG["to"], ox.NamedNode(payee)
        yield from _kind(flow, name, kind)
        for number in range(1, len(paid.deals) + 1):
            yield flow, KG["deal"], known.iris.deal(name, sides, number, policy=known.policy)
        yield from amount_statements(flow, paid.amount, support.unit, support.incomparable)
        yield from support_statements(flow, support)
        yield flow, KG["originCount"], integer(origins_counted(telling, known))
        yield from _cancellable(flow, telling)
        yield from standing_statements(flow, telling, known.ontology)


def _cancellable(flow: ox.NamedNode, claims: Sequence[StatedClaim]) -> Iterator[Statement]:
    """Yield whether a flow can be called off: where all its claims say so; nothing where none says anything.

    A claim that leaves it open may be of a payment that nobody can call off, and then the flow stays.
    """
    said = [claim.cancellable for claim in claims]
    if any(one is not None for one in said):
        yield flow, KG["cancellable"], boolean(all(said))


@dataclass(frozen=True, slots=True)
class Payment:
    """What claims of one type say of the money between two: the deals, the claims that tell of them, what compares."""

    deals: tuple[Deal, ...]
    support: Support
    amount: Interval | None


def sides_of(kind: ClaimType) -> tuple[str | None, str | None]:
    """Return the roles of who pays and who is paid, or of the sides of a deal that is no payment between them."""
    return (kind.deal_from, kind.deal_to) if kind.flow_from is None else (kind.flow_from, kind.flow_to)


def payment(name: str, payer: str, payee: str, claims: Sequence[StatedClaim], known: Known) -> Payment:
    """Return what all claims of a type between two, given by their IRIs, say of the money; both sides have a role."""
    kind = known.ontology.claim_types[name]
    source, target = sides_of(kind)
    assert source is not None
    assert target is not None
    support = Support()
    for claim in claims:
        if not claim.negated:
            support.add(claim, joint=is_joint(claim, source, target))
    deals = deals_of(("deal", name, payer, payee), claims, known) if kind.deal_from == source else ()
    amount = None if support.unit is None else amount_of_deals(deals, support.unit)
    return Payment(deals, support, amount or support.amount)


def amount_of_deals(deals: Sequence[Deal], unit: str) -> Interval | None:
    """Return what several deals come to in a currency; None where none has an amount in it.

    As two of them may be one deal told differently, the sum is an upper bound and the largest deal a lower one, but
    for tranches that a text adds to another ('weitere 4'). Parts, rates and what a total covers do not count twice.
    """
    inner = _covered(deals)
    counted = [
        (deal, amount)
        for deal in deals
        if deal.support.unit == unit and deal not in inner and (amount := deal.support.amount) is not None
    ]
    if not counted:
        return None
    if len(counted) > 1:
        counted = [(deal, deal.arithmetic(unit) or amount) for deal, amount in counted]
    added = [amount for deal, amount in counted if "increment" in deal.scopes]
    base = [amount for deal, amount in counted if "increment" not in deal.scopes]
    least = max((amount.min for amount in base), default=Decimal(0)) + sum((a.min for a in added), Decimal(0))
    highs = [amount.max for _, amount in counted]
    most = INFINITY if INFINITY in highs else sum(highs, Decimal(0))
    return Interval(least, most)


def _covered(deals: Sequence[Deal]) -> set[Deal]:
    """Return the deals that another one covers: the parts of a total, a rate of it, a former level."""
    covered = {deal for deal in deals if deal.scopes == {"former"}}
    for deal, relation, other in relations(deals):
        covered.add(deal if relation == "partOf" else other)
    return covered


def _kind(flow: ox.NamedNode, name: str, kind: ClaimType) -> Iterator[Statement]:
    yield flow, KG["flowType"], KG[name]
    if kind.in_exchange is not None:
        yield flow, KG["inExchange"], kind.in_exchange


def amount_statements(
    node: ox.NamedNode, amount: Interval | None, unit: str | None, incomparable: Iterable[StatedAmount] = ()
) -> Iterator[Statement]:
    """Yield an amount of money, and the notes on those that do not compare with it."""
    if amount is not None and unit is not None:
        yield node, KG["min"], decimal(amount.min)
        yield node, KG["unit"], ox.Literal(unit)
        if amount.known_max is None:
            yield node, KG["unboundedMax"], boolean(True)
        else:
            yield node, KG["max"], decimal(amount.max)
    for note in notes(incomparable):
        yield node, KG["note"], note


def support_statements(node: ox.NamedNode, support: Support) -> Iterator[Statement]:
    """Yield the claims behind a node, their number, and the strongest exclusivity they state."""
    for claim in support.sorted_claims:
        yield node, PROV["wasDerivedFrom"], claim
    yield node, KG["claimCount"], integer(len(support.claims))
    if support.strongest_exclusivity is not None:
        yield node, KG["exclusivity"], support.strongest_exclusivity
