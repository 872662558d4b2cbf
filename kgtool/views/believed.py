"""Which claims a view believes, and why it leaves out the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.resolve.left_out import UNSAID, closes, unsaid
from kgtool.stated.claim import StatedClaim
from kgtool.stated.rung import at_least, rung
from kgtool.views.time import endings, held
from kgtool.views.view import View
from kgtool.vocabulary.ontology import Ontology

#: Why a claim was left out; the words are `left_out_…` in data/messages.
REASONS = (*UNSAID, "doubted", "undated-document", "issued-later", "below-rung", "not-then", "policy")
#: What is kept although its time is not known.
UNDATED = "undated"

#: A claim that does not count, and the reason, one of REASONS.
LeftOut: TypeAlias = "tuple[StatedClaim, str]"


@dataclass(frozen=True)
class Believed:
    """The claims of a view: those that count, those that only say that something is over, and those left out.

    `undated` is how many of those that count have no time although the view is of a day.
    """

    counting: tuple[StatedClaim, ...]
    closing: tuple[StatedClaim, ...]
    left_out: tuple[LeftOut, ...]
    undated: int = 0

    @property
    def heard(self) -> tuple[StatedClaim, ...]:
        """Return what is denied or supposed: it does not count, but may contradict what does."""
        return (*self.closing, *(claim for claim, reason in self.left_out if reason in UNSAID))

    def only(self, iris: Collection[ox.NamedNode]) -> Believed:
        """Return what is believed where there are no other claims than these."""
        return Believed(
            tuple(claim for claim in self.counting if claim.iri in iris),
            tuple(claim for claim in self.closing if claim.iri in iris),
            tuple((claim, reason) for claim, reason in self.left_out if claim.iri in iris),
        )

    def by_reason(self) -> Mapping[str, int]:
        """Return how many claims were left out for each reason that occurs, in the order of REASONS."""
        counts = Counter(reason for _, reason in self.left_out)
        return {reason: counts[reason] for reason in REASONS if counts[reason]}


def believed(
    claims: Iterable[StatedClaim], view: View, doubted: Collection[ox.NamedNode], ontology: Ontology
) -> Believed:
    """Return what a view believes of all claims, before its policy chooses among them."""
    reasons = {claim: _unknown(claim, view, doubted) for claim in claims}
    ended = endings(claim for claim, reason in reasons.items() if reason is None)
    counting, closing, left_out, undated = [], [], [], 0
    for claim, unknown in reasons.items():
        held_then = held(claim, view.on, ended, ontology) if view.on is not None else "held"
        reason = unknown or unsaid(claim) or _below(claim, view) or (held_then if held_then == "not-then" else None)
        if reason is None:
            counting.append(claim)
            undated += held_then == UNDATED
        elif reason == "negated" and _closes(claim, view):
            closing.append(claim)
        else:
            left_out.append((claim, reason))
    return Believed(tuple(counting), tuple(closing), tuple(left_out), undated)


def chosen(found: Believed, accepted: Collection[ox.NamedNode]) -> Believed:
    """Return what is still believed where only some claims are accepted by the policy."""
    out = tuple((claim, "policy") for claim in found.counting if claim.iri not in accepted)
    counting = tuple(claim for claim in found.counting if claim.iri in accepted)
    return replace(found, counting=counting, left_out=(*found.left_out, *out))


def _unknown(claim: StatedClaim, view: View, doubted: Collection[ox.NamedNode]) -> str | None:
    """Return why a claim is not believed, or not known yet, whatever it says."""
    if claim.iri in doubted:
        return "doubted"
    if view.as_of is None:
        return None
    if claim.source.issued is None:
        return "undated-document"
    return "issued-later" if claim.source.issued > view.as_of else None


def _below(claim: StatedClaim, view: View) -> str | None:
    return None if view.rung is None or at_least(rung(claim), view.rung) else "below-rung"


def _closes(claim: StatedClaim, view: View) -> bool:
    """Tell whether a denied claim says that something is over, on the day of the view where it has one."""
    if not closes(claim):
        return False
    when = claim.end or claim.start or claim.source.issued
    return view.on is None or (when is not None and when <= view.on)
