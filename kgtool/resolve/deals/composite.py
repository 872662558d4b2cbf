"""Deals of several parts: what partners announce together, or what one side gives and the other returns.

A second stage over the deals of all blocks, as they stand in the facts graph. Two deals are parts of one where a claim
says that one is given in return for the other, or where a text tells of both, gives the volume of what their parties
agreed ('insgesamt 45 Milliarden') or names three or more partners of one agreement, and all their parties are among
those named; and where a text gives a sum that their payers pay together.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from kgtool.graph.terms import Statement, integer
from kgtool.resolve.blocks import Known
from kgtool.resolve.payments import amount_statements
from kgtool.resolve.support import StatedAmount, Support, pairs
from kgtool.stated.claim import StatedClaim
from kgtool.stated.rung import RUNGS
from kgtool.vocabulary.terms import DCTERMS, KG, PROV, RDF, RDFS, coded, slug_of

#: The claim types whose claims may frame deals as one.
FRAMING = ("DealVolume", "Partnership")
#: Partners of one agreement are as many as this where their number alone makes what they do one deal.
_SEVERAL = 3
_RUNGS = {coded("stage", name): name for name in RUNGS}


@dataclass(slots=True)
class Told:
    """The deals of a facts graph as far as their composition needs them; each index is by IRI."""

    parties: dict[ox.NamedNode, set[ox.NamedNode]] = field(default_factory=lambda: defaultdict(set))
    rungs: dict[ox.NamedNode, str] = field(default_factory=dict)
    claims: dict[ox.NamedNode, set[ox.NamedNode]] = field(default_factory=lambda: defaultdict(set))
    of_claim: dict[ox.NamedNode, set[ox.NamedNode]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of_quads(cls, quads: Iterable[ox.Quad]) -> Told:
        """Take the deals out of the quads of a facts graph that have no composite deals yet."""
        told = cls()
        matches: dict[ox.NamedNode, ox.NamedNode] = {}
        for quad in quads:
            subject, value = quad.subject, quad.object
            assert isinstance(subject, ox.NamedNode)
            if not isinstance(value, ox.NamedNode):
                continue
            if quad.predicate == KG["party"]:
                told.parties[subject].add(value)
            elif quad.predicate == KG["rung"] and value in _RUNGS:
                told.rungs[subject] = _RUNGS[value]
            elif quad.predicate == KG["match"]:
                matches[value] = subject
        for quad in quads:
            subject, value = quad.subject, quad.object
            if quad.predicate == KG["claim"] and isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode):
                told.tell(matches[subject], value)
        return told

    def tell(self, deal: ox.NamedNode, claim: ox.NamedNode) -> None:
        """Note that a claim tells of a deal."""
        self.claims[deal].add(claim)
        self.of_claim[claim].add(deal)


@dataclass(frozen=True, eq=False)
class _Composite:
    parts: tuple[ox.NamedNode, ...]
    framing: tuple[StatedClaim, ...]


def is_framing(claim: StatedClaim) -> bool:
    """Tell whether a claim may join deals: it frames some as one, or says that it is given in return."""
    return bool(_framed(claim)) or claim.in_return_for is not None or is_joint_sum(claim)


def is_joint_sum(claim: StatedClaim) -> bool:
    """Tell whether a claim gives a sum that several pay or get together."""
    return claim.jointly is True and not claim.negated and bool(claim.amounts)


def shared_among(claim: StatedClaim, known: Known) -> Iterator[tuple[str, list[str]]]:
    """Yield for each pair of payer and payee of a joint sum the claim type and both slugs."""
    for name in claim.types:
        kind = known.ontology.claim_types[name]
        if kind.deal_from is not None and kind.deal_to is not None and is_joint_sum(claim):
            for payer, payee in pairs(claim, kind.deal_from, kind.deal_to):
                yield name, [slug_of(payer), slug_of(payee)]


def _sharing(claim: StatedClaim, told: Told, known: Known) -> list[ox.NamedNode]:
    """Return the deals that a joint sum is made of: of each pair the one deal that there is."""
    parts = []
    for name, sides in shared_among(claim, known):
        first, second = (known.iris.deal(name, sides, number, policy=known.policy) for number in (1, 2))
        if first in told.parties and second not in told.parties:
            parts.append(first)
    return parts if len(parts) > 1 else []


def told_by_document(claims: Iterable[StatedClaim]) -> dict[str, set[ox.NamedNode]]:
    """Return which claims stand in which document, by its IRI."""
    found: dict[str, set[ox.NamedNode]] = defaultdict(set)
    for claim in claims:
        found[claim.source.iri.value].add(claim.iri)
    return found


def composites(
    claims: Iterable[StatedClaim], stated: Mapping[str, Collection[ox.NamedNode]], told: Told, known: Known
) -> list[ox.Quad]:
    """Return the deals of several parts, and what each part is given in return for.

    Of the claims those count that are framing; `stated` are all the claims of their documents, by document.
    """
    framing = [claim for claim in claims if is_framing(claim)]
    by_document = {
        document: {deal for claim in beside for deal in told.of_claim.get(claim, ())}
        for document, beside in stated.items()
    }
    returned = sorted(_returns(framing, told), key=str)
    statements: list[Statement] = [(node, KG["givenFor"], given) for node, given in returned]
    for composite in _joined(framing, by_document, returned, told, known):
        statements.extend(_statements(composite, told, known))
    graph = known.iris.policy_graph(known.policy, "facts")
    return [ox.Quad(subject, predicate, value, graph) for subject, predicate, value in statements]


def _returns(claims: Iterable[StatedClaim], told: Told) -> set[tuple[ox.NamedNode, ox.NamedNode]]:
    """Return the pairs of deals of which a claim says that the first is given in return for the second."""
    return {
        (node, given)
        for claim in claims
        if claim.in_return_for is not None and not claim.negated
        for node in told.of_claim.get(claim.iri, ())
        for given in told.of_claim.get(claim.in_return_for, ())
        if node != given
    }


def _joined(
    claims: Sequence[StatedClaim],
    by_document: Mapping[str, set[ox.NamedNode]],
    returned: Sequence[tuple[ox.NamedNode, ox.NamedNode]],
    told: Told,
    known: Known,
) -> list[_Composite]:
    group: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    framing: dict[ox.NamedNode, set[StatedClaim]] = defaultdict(set)

    def join(one: ox.NamedNode, other: ox.NamedNode) -> None:
        merged = group.get(one, {one}) | group.get(other, {other})
        for node in merged:
            group[node] = merged

    for node, given in returned:
        join(node, given)
    for claim in sorted(claims, key=lambda claim: claim.iri.value):
        partners = _framed(claim)
        deals = by_document[claim.source.iri.value]
        framed = [deal for deal in deals if partners and told.parties[deal] <= partners]
        parts = sorted([*framed, *_sharing(claim, told, known)], key=str)
        for part in parts:
            framing[part].add(claim)
            join(parts[0], part)
    groups = {min(nodes, key=str): nodes for nodes in group.values() if len(nodes) > 1}
    return [
        _Composite(
            tuple(sorted(nodes, key=str)),
            tuple(sorted({claim for node in nodes for claim in framing[node]}, key=lambda claim: claim.iri.value)),
        )
        for _, nodes in sorted(groups.items(), key=lambda entry: entry[0].value)
    ]


def _framed(claim: StatedClaim) -> frozenset[ox.NamedNode]:
    """Return whose deals a claim frames as one; nobody's where it does not."""
    if claim.negated:
        return frozenset()
    if "DealVolume" in claim.types:
        return frozenset(claim.fillers("participants"))
    partners = frozenset(claim.fillers("partners"))
    return partners if "Partnership" in claim.types and len(partners) >= _SEVERAL else frozenset()


def _statements(composite: _Composite, told: Told, known: Known) -> Iterator[Statement]:
    parties = sorted({side for part in composite.parts for side in told.parties[part]}, key=str)
    digest = hashlib.sha256("\n".join(node.value for node in composite.parts).encode()).hexdigest()[:16]
    node = known.iris.composite_deal([slug_of(side) for side in parties], digest, policy=known.policy)
    yield node, RDF["type"], KG["Deal"]
    for side in parties:
        yield node, KG["party"], side
    names = ", ".join(known.label(side) for side in parties)
    yield node, RDFS["label"], ox.Literal(f"Geschäft von {names}", language="de")
    yield node, RDFS["label"], ox.Literal(f"Deal of {names}", language="en")
    for part in composite.parts:
        yield node, DCTERMS["hasPart"], part
        yield part, DCTERMS["isPartOf"], node
    rungs = [told.rungs[part] for part in composite.parts if part in told.rungs]
    yield node, KG["rung"], coded("stage", min(rungs, key=RUNGS.index, default="rumoured"))
    volume = Support()
    volumes = [claim for claim in composite.framing if not is_joint_sum(claim) or "DealVolume" in claim.types]
    for claim in volumes or composite.framing:
        volume.amounts.extend(
            StatedAmount(measure.bounds, measure.unit, measure.per, measure.words) for measure in claim.amounts
        )
    yield from amount_statements(node, volume.amount, volume.unit, volume.incomparable)
    claims = {claim for part in composite.parts for claim in told.claims[part]}
    claims |= {claim.iri for claim in composite.framing}
    for claim_iri in sorted(claims, key=str):
        yield node, PROV["wasDerivedFrom"], claim_iri
    yield node, KG["claimCount"], integer(len(claims))
