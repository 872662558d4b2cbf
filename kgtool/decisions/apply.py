"""Applies decisions to what was read of one document: a reader's word gives way to a person's, and nothing is lost.

Decisions are applied in the order of their moments, so the last word counts. Each looks for its claim among those that
are read now, in its own sentence only. A claim that it denies or corrects is set aside there; one that it holds, and
that no reader finds any more, stays as a claim of the person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kgtool.claims import Claim, Span
from kgtool.decisions.decision import Decision
from kgtool.decisions.matching import restates
from kgtool.decisions.places import Found, TextPlaces


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with what people decided about it: `by` is the last decision, None where there is none.

    `own` is the decision that the claim is there for, None where a reader found it; `aside` tells that it does not
    count. `replaces` is the claim that it corrects, with the spans in the corrected sentences.
    """

    claim: Claim
    by: Decision | None = None
    own: Decision | None = None
    aside: bool = False
    replaces: Claim | None = None


@dataclass
class _Desk:
    """The claims of one document while decisions are applied."""

    document: str
    sha256: str
    claims: list[Judged] = field(default_factory=list)

    def apply(self, decision: Decision, places: Sequence[Found]) -> None:
        """Apply a decision to what stands in its sentences."""
        told, wanted = decision.claim, decision.wanted
        assert told is not None
        here = list(self._in(places))
        denied = [] if decision.kind in ("accept", "add") else _meant(here, told, places)
        held = [] if wanted is None else _meant([one for one in here if one not in denied], wanted, places)
        # Where another correction of the same claim held until now, this one takes its place.
        over = [one for one in here if one.replaces and restates(one.replaces, told) and one not in held]
        for judged in (*denied, *(over if wanted is not None else ())):
            self._set_aside(judged, decision, places)
        if held:
            self._swap(held[0], replace(held[0], by=decision, aside=False))
        elif wanted is not None:
            self._add(decision, wanted, places, denied)

    def _in(self, places: Sequence[Found]) -> Iterator[Judged]:
        """Yield the claims of which a mention lies in one of the sentences."""
        for judged in self.claims:
            if stands_in(judged.claim, places):
                yield judged

    def _swap(self, old: Judged, *new: Judged) -> None:
        place = next(number for number, judged in enumerate(self.claims) if judged is old)
        self.claims[place : place + 1] = new

    def _set_aside(self, judged: Judged, decision: Decision, places: Sequence[Found]) -> None:
        """Set a claim aside where the decision's sentences carry it; what another sentence says stays."""
        if judged.aside:
            return
        here = tuple(span for span in judged.claim.spans if _within(span, places))
        there = tuple(span for span in judged.claim.spans if span not in here)
        aside = replace(judged, claim=replace(judged.claim, spans=here), by=decision, aside=True)
        stays = [replace(judged, claim=replace(judged.claim, spans=there))] if there else []
        self._swap(judged, *stays, aside)

    def _add(self, decision: Decision, wanted: Claim, places: Sequence[Found], denied: Sequence[Judged]) -> None:
        spans = tuple(sorted({Span(place.start, place.end) for place in places}))
        claim = replace(wanted, document=self.document, sha256=self.sha256, spans=spans)
        old = denied[0].claim if denied and decision.kind == "correct" else None
        if old is not None:
            old = replace(old, spans=tuple(span for span in old.spans if _within(span, places)))
        self.claims.append(Judged(claim, decision, own=decision, replaces=old))


def _meant(claims: Sequence[Judged], told: Claim, places: Sequence[Found]) -> list[Judged]:
    """Return the claims that a person meant: those that say just that, else those that say it and more.

    What a reader found and what counts go first, and what stands at the very place.
    """
    found = [judged for judged in claims if restates(judged.claim, told)]
    exact = [judged for judged in found if restates(told, judged.claim)]
    spots = {Span(place.start, place.end) for place in places}
    return sorted(
        exact or found,
        key=lambda one: (one.own is not None, one.aside, not spots & set(one.claim.spans), one.claim.digest),
    )


def _within(span: Span, places: Sequence[Found]) -> bool:
    return any(span.start < place.last and place.first < span.end for place in places)


def stands_in(claim: Claim, places: Sequence[Found]) -> bool:
    """Tell whether a mention of a claim lies in one of the places' sentences."""
    return any(_within(span, places) for span in claim.spans)


def judged_claims(
    claims: Sequence[Claim],
    decisions: Sequence[Decision],
    places: TextPlaces,
    sha256: str,
    is_fit: Callable[[Decision], bool],
) -> tuple[Judged, ...]:
    """Return the claims of one document with what was decided about them, the reader's own in their order.

    `decisions` are in the order of their moments; those whose sentences are not there, and those that are not
    fit for the text, are passed over. `sha256` is the digest of the document's file.
    """
    desk = _Desk(places.path, sha256, [Judged(claim) for claim in claims])
    for decision in decisions:
        found = places.found(decision) if decision.claim is not None else ()
        if found and is_fit(decision):
            desk.apply(decision, found)
    return tuple(desk.claims)
