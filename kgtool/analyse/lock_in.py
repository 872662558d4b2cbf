"""Lock-in: who depends on whom for cloud, chips, models, capital or revenue, by the ontology's `kg:lockInKind`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias
from urllib.parse import quote

import pyoxigraph as ox

from kgtool.analyse.payments import slug_of
from kgtool.graph.terms import Statement, decimal
from kgtool.intervals.interval import Interval, hull
from kgtool.resolve.payments import amount_statements, support_statements
from kgtool.resolve.support import Support, is_joint, pairs
from kgtool.stated.claim import StatedClaim
from kgtool.stated.nodes import Nodes, named
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, RDF, Iris

#: Kind, who depends, on whom.
Tie: TypeAlias = "tuple[str, ox.NamedNode, ox.NamedNode]"

_PERCENT = Decimal(100)
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Owners:
    """Who stands behind a product or platform, from the facts graph; any other entity stands for itself."""

    nodes: Nodes
    ontology: Ontology

    def actor(self, entity: ox.NamedNode) -> ox.NamedNode:
        """Return the owner of a product, or the entity."""
        node = self.nodes.get(entity, {})
        kinds = [KG.local_name(kind) for kind in named(node, RDF["type"]) if kind in KG]
        owners = named(node, KG["ownedBy"])
        return owners[0] if owners and any(self.ontology.is_a(kind, "Product") for kind in kinds) else entity


class LockIns:
    """Gathers the claims behind each tie of an actor to a provider."""

    def __init__(self, ontology: Ontology, owners: Owners) -> None:
        self._types = ontology.claim_types
        self._owners = owners
        self._support: dict[Tie, Support] = {}

    def add(self, claim: StatedClaim) -> None:
        """Take in a claim: one tie for each pair of an actor and a provider; nobody is tied to itself."""
        for name in claim.types:
            lock_in = self._types[name].lock_in
            if lock_in is None:
                continue
            joint = is_joint(claim, lock_in.actor_role, lock_in.provider_role)
            for depending, depended in pairs(claim, lock_in.actor_role, lock_in.provider_role):
                actor, provider = self._owners.actor(depending), self._owners.actor(depended)
                if actor != provider:
                    self._support.setdefault((lock_in.kind, actor, provider), Support()).add(claim, joint=joint)

    def statements(self, iris: Iris, policy: str) -> Iterator[Statement]:
        """Yield a kg:LockIn resource for each tie."""
        parts = self._parts()
        for tie, support in self._support.items():
            kind, actor, provider = tie
            slugs = [slug_of(self._owners.nodes, entity) for entity in (actor, provider)]
            path = "/".join(quote(name, safe="") for name in ("lock-in", policy, kind, *slugs))
            node = ox.NamedNode(iris.base + path)
            yield node, RDF["type"], KG["LockIn"]
            yield node, KG["lockInKind"], ox.Literal(kind)
            yield node, KG["dependent"], actor
            yield node, KG["dependsOn"], provider
            yield from amount_statements(node, support.amount, support.unit, support.incomparable)
            yield from support_statements(node, support)
            share = hull(support.shares) if kind == "revenue" else None
            share = share or parts.get(tie)
            if share is not None and share.known_max is not None:
                yield node, KG["shareMin"], decimal(share.min)
                yield node, KG["shareMax"], decimal(share.max)

    def _parts(self) -> dict[Tie, Interval]:
        """Return each provider's part of what its actor is known to have committed in this kind, in percent."""
        by_actor: dict[tuple[str, ox.NamedNode], list[Tie]] = defaultdict(list)
        for tie, support in self._support.items():
            if support.counting:
                by_actor[tie[0], tie[1]].append(tie)
        found: dict[Tie, Interval] = {}
        for ties in by_actor.values():
            if self._all_compare(ties):
                found.update(_shares({tie: amount for tie in ties if (amount := self._support[tie].amount)}))
        return found

    def _all_compare(self, ties: list[Tie]) -> bool:
        supports = [self._support[tie] for tie in ties]
        return len({support.unit for support in supports}) == 1 and not any(s.incomparable for s in supports)


def _shares(amounts: Mapping[Tie, Interval]) -> Iterator[tuple[Tie, Interval]]:
    """Yield what part of the sum each amount is at least and at most; none where an amount has no upper bound."""
    highs = {tie: amount.max for tie, amount in amounts.items() if amount.bounded}
    if len(highs) < len(amounts):
        return
    for tie, amount in amounts.items():
        high = highs[tie]
        others_low = sum((other.min for key, other in amounts.items() if key != tie), Decimal(0))
        others_high = sum((other for key, other in highs.items() if key != tie), Decimal(0))
        if high > 0:
            least = _percent(amount.min, amount.min + others_high) if len(amounts) > 1 else _PERCENT
            yield tie, Interval(least, _percent(high, high + others_low))


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole * _PERCENT).quantize(_HUNDREDTH) if whole else Decimal(0)
