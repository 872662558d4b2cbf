"""Where a raw claim stands: the evidence within one sentence, and the quotes that lie in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgtool.claims.claim import Span
from kgtool.readers.raw import RawClaim
from kgtool.readers.verify.ground import Ground, Heard
from kgtool.readers.verify.rejected import RejectedError


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim's evidence stands, and the sentence around it."""

    ground: Ground
    raw: RawClaim
    evidence: Span
    sentence: Heard

    def quoted(self, quote: str) -> list[Span]:
        """Return where a quote stands within the evidence."""
        return list(self.ground.quotable.find(quote, self.evidence.start, self.evidence.end))


def places(ground: Ground, raw: RawClaim) -> tuple[Place, ...]:
    """Return where the evidence of a claim stands with its figures and trigger in it, the stretch that was read first.

    Raises RejectedError where it stands nowhere, goes beyond a sentence, or lacks a figure or the trigger.
    """
    if not raw.evidence.strip():
        raise RejectedError("quote_empty")
    found = list(ground.quotable.find(raw.evidence))
    if not found:
        raise RejectedError("quote_not_in_text", raw.evidence)
    if raw.within is not None:
        near = [span for span in found if raw.within.start <= span.start and span.end <= raw.within.end]
        found = near or found
    whole = [
        Place(ground, raw, span, sentence)
        for span in found
        if (sentence := ground.sentence_of(_trimmed(ground, span))) is not None
    ]
    if not whole:
        raise RejectedError("evidence_too_long", raw.evidence, found[0])
    fault: RejectedError | None = None
    kept = []
    for place in whole:
        missing = next(_missing(place), None)
        if missing is None:
            kept.append(place)
        else:
            fault = fault or missing
    if not kept:
        assert fault is not None
        raise fault
    return tuple(kept)


def _missing(place: Place) -> Iterator[RejectedError]:
    """Yield what is not in the evidence and has to be."""
    for measure in place.raw.measures:
        if not measure.quote.strip():
            yield RejectedError("quote_empty", "", place.evidence)
        elif not place.quoted(measure.quote):
            yield _absent(place, measure.quote, "figure_outside")
    trigger = place.raw.trigger
    if trigger is not None and trigger.strip() and not place.quoted(trigger):
        yield _absent(place, trigger, "trigger_outside")


def _absent(place: Place, quote: str, reason: str) -> RejectedError:
    """Return what is wrong with a quote that the evidence lacks: it stands elsewhere, or nowhere."""
    elsewhere = next(place.ground.quotable.find(quote), None)
    return RejectedError("quote_not_in_text" if elsewhere is None else reason, quote, elsewhere)


def _trimmed(ground: Ground, span: Span) -> Span:
    """Return a stretch without the signs at its ends, which may lie outside of the sentence's words."""
    text = ground.document.text
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)
