"""Lock-in: who depends on whom for cloud, chips, models, capital or revenue, by the ontology's `kg:lockInKind`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from urllib.parse import quote

import pyoxigraph as ox

from kgtool.graph.terms import Statement, decimal
from kgtool.intervals.concentration import HUNDRED, share_of_total
from kgtool.intervals.interval import Interval, hull, total
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.resolve.payments import amount_statements, support_statements
from kgtool.resolve.support import Support, is_joint, pairs
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, RDF, PolicyLayer, slug_of

_HUNDREDTH = Decimal("0.01")


class LockIns:
    """The ties of one actor in one kind of dependence, one block each; nobody is tied to itself."""

    layer: PolicyLayer = "analysis"
    reads: Reads = "accepted"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[Key]:
        """Return a block for each kind of dependence and each actor who depends by the claim."""
        for kind, actor, _, _ in _ties(claim, ontology):
            yield "lock-in", kind, actor.value

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield a kg:LockIn resource for each provider that the actor of the block depends on."""
        _, kind, actor = key
        supports: dict[ox.NamedNode, Support] = {}
        for claim in claims:
            for found, depending, provider, joint in _ties(claim, known.ontology):
                if (found, depending.value) == (kind, actor) and not claim.negated:
                    supports.setdefault(provider, Support()).add(claim, joint=joint)
        parts = _parts(supports)
        for provider, support in supports.items():
            yield from _tie(kind, ox.NamedNode(actor), provider, support, parts.get(provider), known)


def _ties(claim: StatedClaim, ontology: Ontology) -> Iterator[tuple[str, ox.NamedNode, ox.NamedNode, bool]]:
    """Yield kind, who depends, on whom, and whether the measures are said of several such pairs together."""
    for name in claim.types:
        lock_in = ontology.claim_types[name].lock_in
        if lock_in is None:
            continue
        joint = is_joint(claim, lock_in.actor_role, lock_in.provider_role)
        for depending, depended in pairs(claim, lock_in.actor_role, lock_in.provider_role):
            actor, provider = (stands_behind(entity, claim, ontology) for entity in (depending, depended))
            if actor != provider:
                yield lock_in.kind, actor, provider, joint


def stands_behind(entity: ox.NamedNode, claim: StatedClaim, ontology: Ontology) -> ox.NamedNode:
    """Return the owner of a product or platform as the claim's document knows it, else the entity."""
    described = claim.source.entities.get(entity)
    if described is None:
        return entity
    owners = [owner for predicate, owner in described.owners if predicate == KG["ownedBy"]]
    kinds = (KG.local_name(kind) for kind in described.types if kind in KG)
    return owners[0] if owners and any(ontology.is_a(kind, "Product") for kind in kinds) else entity


def _tie(
    kind: str, actor: ox.NamedNode, provider: ox.NamedNode, support: Support, part: Interval | None, known: Known
) -> Iterator[Statement]:
    slugs = [slug_of(entity) for entity in (actor, provider)]
    path = "/".join(quote(name, safe="") for name in ("lock-in", known.policy, kind, *slugs))
    node = ox.NamedNode(known.iris.base + path)
    yield node, RDF["type"], KG["LockIn"]
    yield node, KG["lockInKind"], ox.Literal(kind)
    yield node, KG["dependent"], actor
    yield node, KG["dependsOn"], provider
    yield from amount_statements(node, support.amount, support.unit, support.incomparable)
    yield from support_statements(node, support)
    share = (hull(support.shares) if kind == "revenue" else None) or part
    if share is not None and share.known_max is not None:
        yield node, KG["shareMin"], decimal(share.min)
        yield node, KG["shareMax"], decimal(share.max)


def _parts(supports: Mapping[ox.NamedNode, Support]) -> dict[ox.NamedNode, Interval]:
    """Return each provider's part of what the actor is known to have committed, in percent, where all compare."""
    told = {provider: support for provider, support in supports.items() if support.counting}
    if len({support.unit for support in told.values()}) != 1 or any(s.incomparable for s in told.values()):
        return {}
    amounts = {provider: amount for provider, support in told.items() if (amount := support.amount)}
    return dict(_shares(amounts))


def _shares(amounts: Mapping[ox.NamedNode, Interval]) -> Iterator[tuple[ox.NamedNode, Interval]]:
    """Yield what part of the sum each amount is at least and at most; none where an amount has no upper bound."""
    if not all(amount.bounded for amount in amounts.values()):
        return
    for provider, amount in amounts.items():
        if amount.max > 0:
            others = total(other for key, other in amounts.items() if key != provider)
            share = share_of_total(amount, others)
            least = share.min if len(amounts) > 1 else HUNDRED
            yield provider, Interval(least.quantize(_HUNDREDTH), share.max.quantize(_HUNDREDTH))
