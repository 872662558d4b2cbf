"""What an origin is, once its claims are known: its kind, who stands at its beginning, and the chains from there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from kgtool.origins.origin import Chain, Origin, OriginKind
from kgtool.origins.voices import named_voices, own_voice, voice
from kgtool.stated.claim import Source, StatedClaim


def origin_of(claims: Sequence[StatedClaim]) -> Origin:
    """Return the origin that these claims share."""
    chains = _chains(claims)
    issuer = _issuer(claims)
    return Origin(_kind(claims, chains, issuer), _source(claims, chains) or issuer, tuple(claims), chains)


def _chains(claims: Sequence[StatedClaim]) -> tuple[Chain, ...]:
    """Return the chain of each claim, lengthened where another text is by the one that it ends with."""
    told: dict[str, StatedClaim] = {}
    for claim in claims:
        if claim.hops and (own_voice(claim) not in told or len(claim.hops) > len(told[own_voice(claim)].hops)):
            told[own_voice(claim)] = claim
    return tuple(_chain(claim, told) for claim in claims)


def _chain(claim: StatedClaim, told: Mapping[str, StatedClaim]) -> Chain:
    hops = list(claim.hops)
    seen = {own_voice(claim), *named_voices(claim)}
    while hops and not hops[-1].anonymous and (further := told.get(voice(hops[-1].speaker))) is not None:
        if seen & set(named_voices(further)) - {voice(hops[-1].speaker)}:
            break
        seen |= set(named_voices(further))
        hops += further.hops
    return Chain(claim.source.publisher or claim.source.iri, _name(claim.source), tuple(hops))


def _name(source: Source) -> str:
    """Return what a reader knows a text by: its publisher, else its path."""
    known = None if source.publisher is None else source.entities.get(source.publisher)
    return known.labels[0] if known is not None and known.labels else source.path


def _issuer(claims: Sequence[StatedClaim]) -> ox.NamedNode | None:
    """Return who is spoken of and publishes one of the texts himself: then it is an announcement of his."""
    for claim in claims:
        publisher = claim.source.publisher
        if publisher is not None and voice(publisher) in {voice(actor) for actor in claim.actors}:
            return publisher
    return None


def _kind(claims: Sequence[StatedClaim], chains: Sequence[Chain], issuer: ox.NamedNode | None) -> OriginKind:
    if issuer is not None or any(named_voices(claim) for claim in claims):
        return "named"
    if len({own_voice(claim) for claim in claims}) > 1:
        return "copy"
    return "anonymous" if any(chain.anonymous for chain in chains) else "text"


def _source(claims: Sequence[StatedClaim], chains: Sequence[Chain]) -> ox.NamedNode | None:
    """Return the last named source of most chains, else who publishes all of the texts; None where neither is known."""
    ends = [named[-1] for chain in chains if (named := [hop.speaker for hop in chain.hops if not hop.anonymous])]
    counts = Counter(ends)
    if counts:
        return min(counts, key=lambda end: (-counts[end], end.value))
    publishers = {claim.source.publisher for claim in claims}
    return publishers.pop() if len(publishers) == 1 else None
