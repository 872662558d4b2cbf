"""Origins as resources of the analysis graph: one block for each thing that claims speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import pyoxigraph as ox

from kgtool.graph.terms import Statement, boolean, day, integer
from kgtool.origins.figures import rounded_signatures
from kgtool.origins.naming import chain_words, origin_words
from kgtool.origins.origin import Chain, Origin
from kgtool.origins.thresholds import LANGUAGES
from kgtool.origins.tracing import origins_of
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.claim_types import ClaimType
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, PROV, RDF, RDFS, Iris, PolicyLayer, coded

#: Roles that tell no figure from another: what it is compared with.
_ASIDE = frozenset({"reference"})


class Origins:
    """What claims of one type about the same entities go back to."""

    layer: PolicyLayer = "analysis"
    reads: Reads = "accepted"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[Key]:
        """Return a block for each type of the claim, with the entities of the roles that tell facts apart."""
        for name in claim.types:
            words = [
                word
                for role in telling_roles(ontology.claim_types[name])
                if claim.fillers(role)
                for word in (role, *(filler.value for filler in claim.fillers(role)))
            ]
            if words:
                yield ("origin", name, *words)

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield each origin of a block with its chains."""
        origins = origins_of(claims)
        counts = _agreeing(origins, claims)
        for origin, count in zip(origins, counts, strict=True):
            node = known.iris.origin(key, origin.claims[0].iri, policy=known.policy)
            yield node, KG["agreeingOrigins"], integer(count)
            yield from _origin(origin, node, known.iris)


def telling_roles(kind: ClaimType) -> tuple[str, ...]:
    """Return the roles that tell a fact from others of its type: of a figure all, else who deals with whom."""
    sides = {kind.deal_from, kind.deal_to, kind.flow_from, kind.flow_to}
    return tuple(
        name
        for name, role in kind.roles.items()
        if role.required or name in sides or (kind.parent == "FigureClaim" and name not in _ASIDE)
    )


def _agreeing(origins: Sequence[Origin], claims: Sequence[StatedClaim]) -> list[int]:
    """Return for each origin how many of the block, with itself, state a figure of its own; without figures all do."""
    signatures = dict(zip(claims, rounded_signatures(claims), strict=True))
    having: dict[object, set[int]] = defaultdict(set)
    entries: list[set[object]] = []
    for place, origin in enumerate(origins):
        own: set[object] = {
            (slot, value)
            for claim in origin.claims
            for slot, values in signatures[claim].items()
            for value in values
            if isinstance(slot, tuple)
        }
        entries.append(own)
        for entry in own:
            having[entry].add(place)
    bare = sum(not own for own in entries)
    return [max((len(having[entry]) for entry in own), default=bare) for own in entries]


def _origin(origin: Origin, node: ox.NamedNode, iris: Iris) -> Iterator[Statement]:
    yield node, RDF["type"], KG["Origin"]
    yield node, KG["originKind"], coded("originKind", origin.kind)
    for language in LANGUAGES:
        yield node, RDFS["label"], ox.Literal(origin_words(origin, language), language=language)
    if origin.source is not None:
        yield node, KG["source"], origin.source
    if origin.first is not None:
        yield node, KG["firstTold"], day(origin.first)
    earliest = min(origin.claims, key=lambda claim: (claim.source.issued or date.max, claim.iri.value))
    yield node, KG["example"], earliest.iri
    yield node, KG["articles"], ox.Literal(", ".join(sorted({claim.source.path for claim in origin.claims})))
    for language in LANGUAGES:
        ways = sorted({chain_words(chain, language) for chain in origin.chains})
        yield node, KG["chainWords"], ox.Literal("; ".join(ways), language=language)
    yield node, KG["documentCount"], integer(len(origin.documents))
    yield node, KG["claimCount"], integer(len(origin.claims))
    told: dict[Chain, list[StatedClaim]] = defaultdict(list)
    for claim, chain in zip(origin.claims, origin.chains, strict=True):
        yield node, PROV["wasDerivedFrom"], claim.iri
        told[chain].append(claim)
    for number, (chain, claims) in enumerate(told.items(), start=1):
        part = iris.part(node, f"chain-{number}")
        yield node, KG["chain"], part
        yield from _chain(chain, claims, part, iris)


def _chain(chain: Chain, claims: Sequence[StatedClaim], node: ox.NamedNode, iris: Iris) -> Iterator[Statement]:
    yield node, RDF["type"], KG["Chain"]
    for language in LANGUAGES:
        yield node, RDFS["label"], ox.Literal(chain_words(chain, language), language=language)
    for claim in claims:
        yield node, PROV["wasDerivedFrom"], claim.iri
    for number, hop in enumerate(chain.hops, start=1):
        part = ox.NamedNode(f"{node.value}-hop-{number}")
        yield node, KG["hop"], part
        yield part, RDF["type"], KG["Hop"]
        yield part, KG["hopNumber"], integer(number)
        yield part, KG["speaker"], hop.speaker
        yield part, KG["anonymous"], boolean(hop.anonymous)
        yield part, RDFS["label"], ox.Literal(hop.words)
