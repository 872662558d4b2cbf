"""How concentrated a market is by the shares that texts state, as an interval (Herfindahl-Hirschman index)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import pyoxigraph as ox

from kgtool.graph.terms import Statement, day, decimal, integer
from kgtool.intervals.concentration import HUNDRED, herfindahl
from kgtool.intervals.interval import Interval, hull, total
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, PROV, RDF, PolicyLayer, slug_of

_SHARE = "MarketShare"
#: First and last day of a share, either open.
_Period = tuple[date | None, date | None]


class Concentrations:
    """The shares of one market, a block each."""

    layer: PolicyLayer = "analysis"
    reads: Reads = "accepted"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[Key]:
        """Return the block of the market whose share a claim states."""
        if _SHARE in claim.types and not claim.negated:
            for market in claim.fillers("market"):
                yield "concentration", market.value

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield a kg:Concentration for each period of which shares of single firms are stated.

        A firm's share is the hull of what texts say. A share of several together says nothing of each and is left out,
        as is a period whose shares come to more than 100 percent: the Rechenprobe tells of it.
        """
        market = ox.NamedNode(key[1])
        told: dict[_Period, dict[ox.NamedNode, list[tuple[StatedClaim, Interval]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for claim in claims:
            firms = claim.fillers("organisation")
            if len(firms) != 1 and claim.jointly is not False:
                continue
            for measure in claim.measures:
                if measure.kind == "share" and measure.scope in (None, "level", "total"):
                    for firm in firms:
                        told[claim.start, claim.end][firm].append((claim, measure.interval()))
        for period in sorted(told, key=str):
            shares = {firm: hull(interval for _, interval in found) for firm, found in told[period].items()}
            known_shares = [share for share in shares.values() if share is not None]
            if total(known_shares).min <= HUNDRED:
                stating = {claim.iri for found in told[period].values() for claim, _ in found}
                yield from _concentration(market, period, known_shares, stating, known)


def _concentration(
    market: ox.NamedNode, period: _Period, shares: Sequence[Interval], claims: set[ox.NamedNode], known: Known
) -> Iterator[Statement]:
    start, end = period
    index = herfindahl(shares)
    when = f"{start or ''}--{end or ''}"
    node = known.iris.concentration(slug_of(market), when, policy=known.policy)
    yield node, RDF["type"], KG["Concentration"]
    yield node, KG["concentrationOf"], market
    yield node, KG["firms"], integer(len(shares))
    yield node, KG["hhiMin"], decimal(index.min)
    yield node, KG["hhiMax"], decimal(index.max)
    if start is not None:
        yield node, KG["periodStart"], day(start)
    if end is not None:
        yield node, KG["periodEnd"], day(end)
    for claim in sorted(claims, key=lambda claim: claim.value):
        yield node, PROV["wasDerivedFrom"], claim
    yield node, KG["claimCount"], integer(len(claims))
