"""The ledger of a text under the claims of any reader: which figures, times and names these take, and what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgtool.claims import Claim
from kgtool.claims.claim import Span
from kgtool.extract.reading import NAME, TIME, Covered
from kgtool.readers.verify.ground import Ground

#: The reason of what the rules have a claim for, and the reader that reads has none.
UNREAD = "unread"


def covered(on: Ground, claims: Sequence[Claim]) -> list[Covered]:
    """Return the items of a ledger, in the order of the text, as the claims of a reader take them.

    The rules' ledger says what there is; where the claims hold those of the rules, what these take stays taken.
    """
    kept = {claim.rule for claim in claims} & {claim.rule for claim in on.reading.claims}
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        for span in claim.spans:
            for start in _sentences(on, span):
                by_sentence.setdefault(start, []).append(claim)
    return [_entered(on, item, by_sentence, kept) for item in on.items]


def _sentences(on: Ground, span: Span) -> list[int]:
    return [one.start for one in on.sentences if one.start < span.end and span.start < one.end]


def _entered(on: Ground, item: Covered, claims: dict[int, list[Claim]], kept: set[str]) -> Covered:
    around = on.sentence_of(Span(item.start, item.end))
    near = claims.get(around.start, ()) if around is not None else ()
    taking = next((claim for claim in near if _takes(claim, item)), None)
    if item.status == "claimed" and item.rule in kept:
        return item
    if taking is not None:
        return replace(item, status="claimed", reason=None, rule=taking.rule, roles=())
    if item.status == "claimed":
        return replace(item, status="open", reason=UNREAD, roles=())
    return item


def _takes(claim: Claim, item: Covered) -> bool:
    """Tell whether a claim of the same sentence holds an item."""
    if item.kind == NAME:
        return any(item.entity in slugs for _, slugs in claim.roles)
    if item.kind == TIME:
        return claim.time is not None and _share(claim.time.text, item.text)
    return any(_share(measure.text, item.text) for measure in claim.measures)


def _share(one: str, other: str) -> bool:
    return bool(one) and bool(other) and (one in other or other in one)
