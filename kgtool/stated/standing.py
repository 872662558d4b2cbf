"""How far what several claims say has come, and from when to when it holds by them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from pyoxigraph import NamedNode

from kgtool.graph.terms import Statement, day
from kgtool.stated.claim import StatedClaim
from kgtool.stated.rung import ASIDE, RUNGS, rung
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, coded


def is_event(claim: StatedClaim, ontology: Ontology) -> bool:
    """Tell whether a claim is of something that happened and stays so, not of what lasts for a time."""
    kinds = [ontology.claim_types[name] for name in claim.types]
    if any(kind.over_period for kind in kinds):
        return False
    if claim.start is not None and claim.start == claim.end:
        return True
    done = claim.stage in ("agreed", "delivered")
    return any(kind.parent == "FlowClaim" or (kind.parent == "RelationClaim" and done) for kind in kinds)


def highest_rung(claims: Collection[StatedClaim]) -> str | None:
    """Return the highest rung that a claim puts it on; one aside of them only where no claim knows a rung."""
    known = {found for claim in claims if (found := rung(claim)) is not None}
    return next((name for name in (*reversed(RUNGS), *ASIDE) if name in known), None)


def days(claims: Collection[StatedClaim], ontology: Ontology) -> tuple[date | None, date | None]:
    """Return the first and the last day on which it holds by one of the claims; None where that is open.

    What happened holds from its first day on until a claim says that it ended; what lasts holds within its time. What a
    claim gives no time holds at any.
    """
    ended = [claim.end or claim.start or claim.source.issued for claim in claims if claim.stage in ASIDE]
    last_told = max((when for when in ended if when is not None), default=None)
    firsts, lasts = [], []
    for claim in claims:
        over = claim.stage in ASIDE or not is_event(claim, ontology)
        firsts.append(claim.start)
        # Who says when something ends does not say that it began then.
        lasts.append(claim.end if over else last_told)
        if claim.stage in ASIDE and claim.end is None:
            firsts[-1], lasts[-1] = None, claim.start or claim.source.issued
    first = None if None in firsts else min((when for when in firsts if when is not None), default=None)
    last = None if None in lasts else max((when for when in lasts if when is not None), default=None)
    return (first, last) if first is None or last is None or first <= last else (first, None)


def standing_statements(node: NamedNode, claims: Collection[StatedClaim], ontology: Ontology) -> Iterator[Statement]:
    """Yield rung and days of what these claims say of a node."""
    found = highest_rung(claims)
    if found is not None:
        yield node, KG["rung"], coded("stage", found)
    first, last = days(claims, ontology)
    if first is not None:
        yield node, KG["firstDay"], day(first)
    if last is not None:
        yield node, KG["lastDay"], day(last)
