"""A deal: what the claims of one transaction say together of its amount, its rung and its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pyoxigraph as ox

from kgtool.intervals.interval import Interval, hull
from kgtool.resolve.blocks import Key, Known
from kgtool.resolve.deals.cluster import Cluster, clusters
from kgtool.resolve.deals.reading import readings
from kgtool.resolve.support import Support, is_joint
from kgtool.stated.claim import StatedClaim
from kgtool.stated.rung import ASIDE, RUNGS, rung
from kgtool.vocabulary.claim_types import ClaimType


@dataclass(frozen=True, eq=False)
class Deal:
    """A transaction of one type between a payer and a payee (None where the type has none, or the texts name none).

    `ending` are the claims that say that it ended or was cancelled; they carry no figure of it.
    """

    type: str
    payer: ox.NamedNode
    payee: ox.NamedNode | None
    cluster: Cluster
    ending: tuple[StatedClaim, ...]
    roles: tuple[str, ...]

    @property
    def claims(self) -> tuple[StatedClaim, ...]:
        """Return the claims that tell of the deal, sorted by IRI."""
        return self.cluster.claims

    @cached_property
    def support(self) -> Support:
        """Return what the claims say of the amount."""
        support = Support()
        for claim in self.claims:
            support.add(claim, joint=len(self.roles) == 2 and is_joint(claim, *self.roles))
        return support

    def arithmetic(self, unit: str) -> Interval | None:
        """Return what sums take the deal for: the hull of its amounts in a currency, each read with its hedge."""
        return hull(
            measure.interval()
            for claim in self.claims
            for measure in claim.amounts
            if measure.unit == unit and measure.per is None
        )

    @property
    def rung(self) -> str:
        """Return how far the deal has come: the highest rung that a text puts it on, unless a later one ends it."""
        known = [reached(claim) for claim in self.claims]
        told = max((day for claim in self.claims if (day := _told(claim))), default=None)
        for claim in sorted(self.ending, key=lambda claim: (_told(claim) or date.min, claim.iri.value), reverse=True):
            if told is None or (_told(claim) or date.max) >= told:
                return claim.stage or "ended"
        return max((found for found in known if found), key=RUNGS.index, default="rumoured")

    @property
    def start(self) -> date | None:
        """Return the first day that a text gives the deal."""
        return min((claim.start for claim in self.claims if claim.start), default=None)

    @property
    def end(self) -> date | None:
        """Return the last day that a text gives the deal."""
        return max((claim.end for claim in self.claims if claim.end), default=None)

    @cached_property
    def scopes(self) -> frozenset[str | None]:
        """Return the parts that its figures play."""
        return frozenset(reading.scope for reading in self.cluster.readings if reading.figures)


def reached(claim: StatedClaim) -> str | None:
    """Return the rung that a claim puts its deal on; money that went 'bislang' or 'zunächst' has gone."""
    found = rung(claim)
    if found == "ended" and not claim.negated:
        return "delivered"
    return found if found in RUNGS else None


def _told(claim: StatedClaim) -> date | None:
    return claim.source.issued or claim.start


def deal_keys(claim: StatedClaim, types: Mapping[str, ClaimType]) -> list[Key]:
    """Return the blocks that a claim enters: one for each pair of a payer and a payee, by claim type."""
    keys: list[Key] = []
    for name in claim.types:
        kind = types[name]
        if kind.deal_from is None:
            continue
        payees = claim.fillers(kind.deal_to) if kind.deal_to else ()
        for payer in claim.fillers(kind.deal_from):
            for payee in payees or (None,):
                if payer != payee:
                    keys.append(("deal", name, payer.value, payee.value if payee else ""))
    return keys


def deals_of(key: Key, claims: Sequence[StatedClaim], known: Known) -> tuple[Deal, ...]:
    """Return the deals of a block, the earliest told first: those of one type between one payer and one payee."""
    if key not in known.memo:
        known.memo[key] = fresh_deals(key, claims, known)
    return known.memo[key]  # type: ignore[return-value]


def fresh_deals(key: Key, claims: Sequence[StatedClaim], known: Known) -> tuple[Deal, ...]:
    """Return the deals of these claims, whatever other claims the block has: as `deals_of`, but nothing is kept."""
    _, name, payer, payee = key
    kind = known.ontology.claim_types[name]
    roles = tuple(role for role in (kind.deal_from, kind.deal_to) if role is not None)
    telling = [claim for claim in claims if not claim.negated]
    ending = tuple(claim for claim in claims if claim.negated and claim.stage in ASIDE)
    own = [claim for claim in telling if not (len(roles) == 2 and is_joint(claim, *roles))]
    judged = {claim for pair in known.verdicts for claim in pair}
    found = clusters(readings(own, roles, judged), known.verdicts)
    if not found:
        # Only amounts of several together are told: they bound this pair from above.
        found = clusters(readings(telling, roles, judged), known.verdicts)
    other = ox.NamedNode(payee) if payee else None
    deals = [Deal(name, ox.NamedNode(payer), other, cluster, _ending(cluster, ending), roles) for cluster in found]
    return tuple(sorted(deals, key=_order))


def _ending(cluster: Cluster, ending: tuple[StatedClaim, ...]) -> tuple[StatedClaim, ...]:
    """Return the claims that end this deal: those of the same thing, where the texts name one."""
    told = [reading.features for reading in cluster.readings]
    return tuple(
        claim
        for claim in ending
        if all(
            not (role in features and features[role].isdisjoint(fillers))
            for features in told
            for role, fillers in claim.roles.items()
        )
    )


def _order(deal: Deal) -> tuple[str, str]:
    days = [day for claim in deal.claims if (day := claim.start or claim.source.issued)]
    return min(days, default=date.max).isoformat(), deal.claims[0].iri.value
