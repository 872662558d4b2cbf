"""On how many independent origins claims rest, counted once for all that rests on the same claims."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.origins.tracing import origin_count
from kgtool.resolve.blocks import Known
from kgtool.stated.claim import StatedClaim


def origins_counted(claims: Sequence[StatedClaim], known: Known) -> int:
    """Return the number of origins of claims: a flow, its deal and its fact often rest on the same."""
    if len(claims) < 2:
        return len(claims)
    key = ("origin-count", *sorted(claim.iri.value for claim in claims))
    found = known.memo.get(key)
    if not isinstance(found, int):
        found = known.memo[key] = origin_count(claims)
    return found
