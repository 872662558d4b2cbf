"""The verifier: raw claims of any reader become claims, or stated rejections, and nothing in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from kgtool.claims import Claim, Entity, TimeSpan
from kgtool.claims.claim import EXCLUSIVITIES, MODALITIES, OF, STAGES
from kgtool.claims.rejection import Rejection
from kgtool.documents.document import Document
from kgtool.extract.draft import merge
from kgtool.extract.reading import named_in
from kgtool.extract.times import times
from kgtool.readers.protocol import Identity
from kgtool.readers.raw import RawClaim, Unanswered
from kgtool.readers.verify.figures import measure_of
from kgtool.readers.verify.fillers import is_implied, roles_of
from kgtool.readers.verify.finished import FinishedClaims
from kgtool.readers.verify.ground import Ground, ground
from kgtool.readers.verify.joining import joined
from kgtool.readers.verify.places import Place, places
from kgtool.readers.verify.polarity import check_polarity, span_of
from kgtool.readers.verify.quotes import seen
from kgtool.readers.verify.rejected import RejectedError
from kgtool.vocabulary.claim_types import ClaimType
from kgtool.vocabulary.ontology import load_ontology

#: How sure a claim is of which its reader does not say it.
_CONFIDENCE = Decimal("0.70")


@dataclass(frozen=True, slots=True)
class Verified:
    """What passed and what did not: claims in the order of the text, the entities they name, and the rejections."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    rejections: tuple[Rejection, ...]


def verified(
    document: Document,
    raws: Iterable[RawClaim | Claim | Entity | Unanswered],
    identity: Identity,
    on: Ground | None = None,
) -> Verified:
    """Check what a reader says of a document; `on` is the document as the rules see it, where that is at hand.

    Every quote stands in the text and every number in its quote, or the claim is among the rejections.
    """
    on = (on or ground(document)).fresh()
    finished = FinishedClaims(document)
    claims: list[Claim] = []
    ready: list[Claim] = []
    rejections: list[Rejection] = []
    known = dict(on.entities)
    for raw in raws:
        if isinstance(raw, Entity):
            rejections += _introduced(on, raw, known, identity)
            continue
        if isinstance(raw, Unanswered):
            rejections.append(Rejection(raw.reason, identity.name, "", "", raw.words, raw.within))
            continue
        try:
            found, remarks = _passed(on, raw, identity, finished)
        except RejectedError as fault:
            kind, evidence = _said(document, raw)
            rejections.append(Rejection(fault.reason, identity.name, kind, evidence, fault.words, fault.span))
            continue
        (ready if isinstance(raw, Claim) else claims).extend(found)
        kind, evidence = _said(document, raw)
        span = found[0].spans[0]
        rejections.extend(
            Rejection(reason, identity.name, kind, evidence, words, span, kept=True)
            for reason, words in dict.fromkeys(remarks)
        )
    merged = joined([*ready, *merge(sorted(claims, key=lambda claim: claim.spans[0]))])
    return Verified(merged, named_in(merged, {**on.entities, **known}), tuple(rejections))


def _introduced(on: Ground, entity: Entity, known: dict[str, Entity], identity: Identity) -> list[Rejection]:
    """Add whom a finished claim names to those known, where the rules list nobody and the text has his name."""
    listed = known.get(entity.slug)
    if listed is not None and not listed.provisional:
        return []
    text = seen(on.document.text)
    if listed is None and not all(seen(word) in text for word in entity.label.split()):
        return [Rejection("name_not_in_text", identity.name, "", "", entity.label)]
    known[entity.slug] = replace(entity, provisional=True)
    return []


def _passed(
    on: Ground, raw: RawClaim | Claim, identity: Identity, finished: FinishedClaims
) -> tuple[list[Claim], list[tuple[str, str]]]:
    if isinstance(raw, RawClaim):
        return _checked(on, raw, identity)
    finished.check(raw)
    return [raw], []


def _said(document: Document, raw: RawClaim | Claim) -> tuple[str, str]:
    """Return the type and the words of what a reader said."""
    if isinstance(raw, RawClaim):
        return raw.type, raw.evidence
    span = raw.spans[0]
    return raw.type, document.text[span.start : span.end]


def _checked(on: Ground, raw: RawClaim, identity: Identity) -> tuple[list[Claim], list[tuple[str, str]]]:
    """Return a claim for each place where its evidence stands, with remarks; RejectedError where it does not pass."""
    claim_type = load_ontology().claim_types.get(raw.type)
    if claim_type is None or claim_type.only_from_tables:
        raise RejectedError("unknown_type", raw.type)
    _check_codes(raw)
    found: list[Claim] = []
    remarks: list[tuple[str, str]] = []
    for place in places(on, raw):
        claim, told = _claim(place, claim_type, identity)
        found.append(claim)
        remarks += told
    if len({replace(claim, spans=found[0].spans) for claim in found}) > 1:
        # The same words mean something else at each place, and the reader does not say which it read.
        raise RejectedError("ambiguous", raw.evidence, found[0].spans[0])
    return found, remarks


def _check_codes(raw: RawClaim) -> None:
    for value, known in ((raw.modality, MODALITIES), (raw.exclusivity, EXCLUSIVITIES), (raw.stage, STAGES)):
        if value is not None and value not in known:
            raise RejectedError("unknown_code", value)
    for measure in raw.measures:
        if measure.of is not None and measure.of not in OF:
            raise RejectedError("unknown_code", measure.of)


def _claim(place: Place, claim_type: ClaimType, identity: Identity) -> tuple[Claim, list[tuple[str, str]]]:
    raw, document = place.raw, place.ground.document
    remarks: list[tuple[str, str]] = []
    measures = []
    for given in raw.measures:
        measure, told = measure_of(place, given, claim_type)
        measures.append(measure)
        remarks += [(code, given.quote) for code in told]
    check_polarity(place, claim_type.name)
    if raw.exclusivity is not None and not claim_type.exclusivity_applies:
        remarks.append(("exclusivity_unfit", raw.exclusivity))
    time = None
    if raw.time is not None and raw.time.strip():
        time = _time(place, raw.time)
        remarks += [("time_unread", raw.time)] if time is None else []
    speakers = list(_speakers(place, remarks))
    remarks += [("filler_implied", filler.name or "") for filler in raw.fillers if is_implied(filler)]
    claim = Claim(
        document=document.path,
        sha256=document.sha256,
        type=claim_type.name,
        roles=roles_of(place, claim_type),
        spans=(span_of(place),),
        rule=f"reader:{identity.name}",
        confidence=_confidence(raw.confidence),
        measures=tuple(dict.fromkeys(measures)),
        modality=raw.modality,
        negated=raw.negated,
        exclusivity=raw.exclusivity if claim_type.exclusivity_applies else None,
        time=time,
        attribution=tuple(dict.fromkeys(speakers)),
        stage=raw.stage,
        readers=(identity.name,),
    )
    return claim, remarks


def _time(place: Place, quote: str) -> TimeSpan | None:
    """Return the time that a quote of the sentence, or of what was read with it, names by our own grammar."""
    on = place.ground
    stretches = [(place.sentence.start, place.sentence.end)]
    stretches += [(place.raw.within.start, place.raw.within.end)] if place.raw.within else []
    text = seen(on.document.text)
    for start, end in stretches:
        for span in on.quotable.find(quote, start, end):
            for mention in times(text, start, end, issued=on.document.issued):
                if mention.start < span.end and span.start < mention.end and mention.value.start is not None:
                    return replace(mention.value, text=on.document.text[mention.start : mention.end])
    return None


def _speakers(place: Place, remarks: list[tuple[str, str]]) -> Iterator[str]:
    """Yield who says it, as the text names him; words that stand nowhere are remarked and left out."""
    on = place.ground
    for quote in place.raw.attribution:
        span = next(on.quotable.find(quote), None) if quote.strip() else None
        if span is None:
            remarks.append(("speaker_not_in_text", quote))
            continue
        sentence = on.sentence_of(span)
        mentions = sentence.mentions_in(span) if sentence is not None else []
        slugs = [slug for mention in mentions for slug in mention.slugs if slug in on.entities]
        yield on.entities[slugs[0]].label if slugs else on.document.text[span.start : span.end]


def _confidence(given: str | None) -> Decimal:
    try:
        value = _CONFIDENCE if given is None else Decimal(given)
    except InvalidOperation:
        return _CONFIDENCE
    if not value.is_finite():
        return _CONFIDENCE
    return min(max(value, Decimal(0)), Decimal(1)).quantize(Decimal("0.01"))
