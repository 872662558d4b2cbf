"""The index of lock-in of each customer to each provider, by dimension, after the FTC's staff report.

US Federal Trade Commission, Partnerships Between Cloud Service Providers and AI Developers, staff report, January 2025.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import pyoxigraph as ox

from kgtool.analyse.lock_in import stands_behind
from kgtool.analyse.lock_in_weights import LockInWeights, lock_in_weights
from kgtool.analyse.tie import Purchases, Spoken, returned, tie
from kgtool.graph.terms import Statement, decimal, integer
from kgtool.intervals.interval import ONE, ZERO, Interval, total
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.resolve.support import Support, is_joint
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, PROV, RDF, PolicyLayer, coded, slug_of

#: What a claim says of two: who pays or is tied, the other, and whether of several such pairs together.
_Pair = tuple[ox.NamedNode, ox.NamedNode, bool]
_CIRCULAR = "circularSpending"
_HUNDREDTH = Decimal("0.01")


@dataclass(slots=True)
class _Ties:
    """What the claims of a block say of one actor: by provider and dimension, by input, by payments to and fro."""

    spoken: dict[ox.NamedNode, dict[str, list[Spoken]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    inputs: dict[str, Purchases] = field(default_factory=lambda: defaultdict(Purchases))
    #: By the other, then by what comes in exchange.
    paid: dict[ox.NamedNode, dict[str, Support]] = field(default_factory=lambda: defaultdict(dict))
    received: dict[ox.NamedNode, dict[str, Support]] = field(default_factory=lambda: defaultdict(dict))


class LockInIndexes:
    """The ties of one customer to all its providers, one block each; nobody is tied to itself."""

    layer: PolicyLayer = "analysis"
    reads: Reads = "accepted"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[Key]:
        """Return a block for each actor whom the claim ties, or who pays or is paid by it."""
        if not claim.negated:
            actors = {tied for _, (tied, _, _) in _spoken(claim, ontology)}
            actors.update(side for _, (payer, payee, _) in _payments(claim, ontology) for side in (payer, payee))
            for actor in sorted(actors, key=str):
                yield "lock-in-index", actor.value

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield a kg:LockInIndex for each provider of the block's actor, with a kg:LockInPart a known dimension."""
        actor, data = ox.NamedNode(key[1]), lock_in_weights()
        ties = _ties(actor, claims, known.ontology)
        for provider in sorted(ties.spoken, key=str):
            spoken = ties.spoken[provider]
            if data.customers & spoken.keys():
                parts = dict(_parts(provider, ties, data))
                if parts:
                    yield from _index(actor, provider, parts, data, known)


def _ties(actor: ox.NamedNode, claims: Sequence[StatedClaim], ontology: Ontology) -> _Ties:
    ties = _Ties()
    for claim in claims:
        if claim.negated:
            continue
        for (dimension, one), (tied, holding, _) in _spoken(claim, ontology):
            if tied == actor:
                ties.spoken[holding][dimension].append(one)
                if one.input is not None:
                    ties.inputs[one.input].add(holding, one)
        for exchange, (payer, payee, joint) in _payments(claim, ontology):
            for side, other, flows in ((payer, payee, ties.paid), (payee, payer, ties.received)):
                if side == actor:
                    flows[other].setdefault(exchange, Support()).add(claim, joint=joint)
    return ties


def _parts(
    provider: ox.NamedNode, ties: _Ties, data: LockInWeights
) -> Iterator[tuple[str, tuple[Interval, set[ox.NamedNode]]]]:
    """Yield each dimension in which something is known of the tie, its value and the claims."""
    for dimension in data.weights:
        spoken = ties.spoken[provider].get(dimension, [])
        value = tie(provider, spoken, ties.inputs, data)
        if value is not None:
            yield dimension, (value, {one.claim.iri for one in spoken})
    paid, received = ties.paid.get(provider), ties.received.get(provider)
    if paid and received and _CIRCULAR in data.weights:
        claims = {claim for side in (paid, received) for support in side.values() for claim in support.claims}
        unit = _unit([*paid.values(), *received.values()])
        yield _CIRCULAR, (returned(_amount(paid, unit), _amount(received, unit), data.floor), claims)


def _unit(supports: Iterable[Support]) -> str | None:
    """Return the one currency of all amounts, None where there is none or more than one."""
    units = {unit for support in supports if (unit := support.unit) is not None}
    return units.pop() if len(units) == 1 else None


def _amount(supports: Mapping[str, Support], unit: str | None) -> Interval | None:
    amounts = [amount for _, one in sorted(supports.items()) if unit and (amount := one.amount) is not None]
    return total(amounts) if amounts else None


def _spoken(claim: StatedClaim, ontology: Ontology) -> Iterator[tuple[tuple[str, Spoken], _Pair]]:
    """Yield each dimension that a claim speaks for with how it is read, and whom it ties to whom."""
    for name in claim.types:
        for one in ontology.claim_types[name].speaks_for:
            for pair in _pairs(claim, one.tied_role, one.holding_role, ontology):
                yield (one.dimension, Spoken(claim, name, one.read, one.input, pair[2])), pair


def _payments(claim: StatedClaim, ontology: Ontology) -> Iterator[tuple[str, _Pair]]:
    """Yield what comes in exchange, who pays and who is paid by a claim."""
    for name in claim.types:
        kind = ontology.claim_types[name]
        if kind.flow_from is not None and kind.flow_to is not None:
            for pair in _pairs(claim, kind.flow_from, kind.flow_to, ontology):
                yield str(kind.in_exchange), pair


def _pairs(claim: StatedClaim, tied_role: str, holding_role: str, ontology: Ontology) -> Iterator[_Pair]:
    joint = is_joint(claim, tied_role, holding_role)
    for tied in claim.fillers(tied_role):
        for holding in claim.fillers(holding_role):
            pair = stands_behind(tied, claim, ontology), stands_behind(holding, claim, ontology)
            if pair[0] != pair[1]:
                yield (*pair, joint)


def _index(
    actor: ox.NamedNode,
    provider: ox.NamedNode,
    parts: Mapping[str, tuple[Interval, set[ox.NamedNode]]],
    data: LockInWeights,
    known: Known,
) -> Iterator[Statement]:
    node = known.iris.finding("lock-in-index", slug_of(actor), slug_of(provider), policy=known.policy)
    unknown = Interval(ZERO, ONE)
    values = {dimension: parts[dimension][0] if dimension in parts else unknown for dimension in data.weights}
    weight = sum(data.weights.values(), ZERO)
    least, most = (
        sum((data.weights[name] * end for name, end in ends.items()), ZERO) / weight
        for ends in ({n: v.min for n, v in values.items()}, {n: v.max for n, v in values.items()})
    )
    yield node, RDF["type"], KG["LockInIndex"]
    yield node, KG["dependent"], actor
    yield node, KG["dependsOn"], provider
    yield node, KG["indexMin"], decimal(least.quantize(_HUNDREDTH, ROUND_FLOOR))
    yield node, KG["indexMax"], decimal(most.quantize(_HUNDREDTH, ROUND_CEILING))
    yield node, KG["dimensionsKnown"], integer(len(parts))
    yield from _support(node, {claim for _, claims in parts.values() for claim in claims})
    for dimension, (value, claims) in parts.items():
        part = known.iris.part(node, dimension)
        yield node, KG["lockInPart"], part
        yield part, RDF["type"], KG["LockInPart"]
        yield part, KG["dimension"], coded("dimension", dimension)
        yield part, KG["tieMin"], decimal(value.min.quantize(_HUNDREDTH, ROUND_FLOOR))
        yield part, KG["tieMax"], decimal(value.max.quantize(_HUNDREDTH, ROUND_CEILING))
        yield from _support(part, claims)


def _support(node: ox.NamedNode, claims: set[ox.NamedNode]) -> Iterator[Statement]:
    for claim in sorted(claims, key=str):
        yield node, PROV["wasDerivedFrom"], claim
    yield node, KG["claimCount"], integer(len(claims))
