"""Makes decisions: what a person says about an entry of the queue, tied to the words that he saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgtool.claims import Claim, Entity, Span
from kgtool.decisions.decision import Decision, SameName
from kgtool.decisions.faults import UnfitDecisionError, gate_words
from kgtool.readers.protocol import Identity
from kgtool.readers.raw import RawClaim
from kgtool.readers.verify import verified
from kgtool.review.fields import Sentence, corrected
from kgtool.review.queue import Entry
from kgtool.review.told import Seen


@dataclass(frozen=True, slots=True)
class Word:
    """Who decides, when (UTC, `2026-11-23T09:15:00Z`) and why."""

    who: str
    when: str
    why: str

    def __post_init__(self) -> None:
        if not self.why.strip():
            raise UnfitDecisionError("no_reason")
        if not self.who.strip():
            raise UnfitDecisionError("nobody")


def judge(kind: str, entry: Entry, seen: Seen, word: Word) -> Decision:
    """Return the decision that accepts or rejects a claim."""
    return _decision(kind, entry.claim, None, entry.entities, seen, word)


def correct(entry: Entry, changes: Sequence[str], seen: Seen, word: Word) -> Decision:
    """Return the decision that a claim is right but for some fields; raises UnfitDecisionError."""
    mention = seen.places.mention(entry.claim.spans[0].start, entry.claim.spans[0].end)
    at = Sentence(seen.document, mention.at, mention.at + len(mention.sentence))
    told, new = corrected(entry.claim, changes, at, entry.entities)
    return _decision("correct", entry.claim, told, (*entry.entities, *new), seen, word)


def add(raw: RawClaim, seen: Seen, word: Word) -> Decision:
    """Return the decision that a claim is missing; it passes the gate like the word of any other reader.

    Raises UnfitDecisionError with what the gate has against it, also where of another reader it would keep the claim
    and take our own figure or time: a person can say it again.
    """
    found = verified(seen.document, [raw], Identity("person", "1"))
    if len(found.claims) != 1 or found.rejections:
        against = [(one.reason, one.words) for one in found.rejections]
        raise UnfitDecisionError("gate", against=gate_words(against))
    claim = replace(found.claims[0], rule="person.add")
    return _decision("add", claim, None, found.entities, seen, word)


def same(keep: str, other: str, word: Word) -> Decision:
    """Return the decision that two slugs are one; `kgtool.review.naming` finds them."""
    return Decision("same", word.who, word.when, word.why, "", "", names=SameName(keep, other))


def _decision(
    kind: str, claim: Claim, told: Claim | None, entities: Sequence[Entity], seen: Seen, word: Word
) -> Decision:
    if not claim.spans:
        raise UnfitDecisionError("nowhere")
    mentions = tuple(seen.places.mention(span.start, span.end) for span in claim.spans)
    spans = tuple(Span(one.start, one.end) for one in mentions)
    named = {slug for one in (claim, told) if one for _, slugs in one.roles for slug in slugs}
    known = {entity.slug: entity for entity in entities if entity.slug in named}

    def of_text(one: Claim) -> Claim:
        return replace(one, document=seen.document.path, sha256=seen.places.digest, spans=spans, row=None)

    return Decision(
        kind, word.who, word.when, word.why, seen.document.path, seen.places.digest, mentions, of_text(claim),
        None if told is None else replace(of_text(told), rule="person.correct", confidence=claim.confidence),
        tuple(known[slug] for slug in sorted(known)),
    )  # fmt: skip
