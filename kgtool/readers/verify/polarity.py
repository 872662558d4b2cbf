"""Whether something is denied, asked or only imagined: a reader has to see it where the rules do."""

from __future__ import annotations

from kgtool.claims.claim import Span
from kgtool.extract.lexicon import lexicon
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.voice import asks_for_something
from kgtool.readers.verify.places import Place
from kgtool.readers.verify.rejected import RejectedError


def check_polarity(place: Place, claim_type: str) -> None:
    """Raise RejectedError where reader and rules differ in that a claim is denied, asked or hypothetical."""
    raw, sentence = place.raw, place.sentence
    imagined = raw.modality == "hypothetical"
    if sentence.tokens[-1].text == "?" and not imagined:
        raise RejectedError("question", raw.evidence, place.evidence)
    if asks_for_something(sentence.tokens, lexicon()):
        raise RejectedError("question", raw.evidence, place.evidence)
    heard = _heard(place)
    if heard is None:
        return
    scope, trigger = heard
    verb = scope.clause.verb
    verbal = verb is not None and bool(set(trigger) & set(scope.indexes)) and _is_verb(place, trigger)
    voice = sentence.hearing.hear(scope, trigger, verbal, sentence.scopes, claim_type)
    if voice.negated != raw.negated and raw.stage not in ("ended", "cancelled"):
        raise RejectedError("negation", raw.evidence, place.evidence)
    if (voice.modality == "hypothetical") != imagined:
        raise RejectedError("hypothesis", raw.evidence, place.evidence)


def _heard(place: Place) -> tuple[Scope, tuple[int, int]] | None:
    """Return the clause that carries a claim and the positions of its trigger, else of its first figure or words."""
    sentence = place.sentence
    quotes = [place.raw.trigger or "", *(measure.quote for measure in place.raw.measures)]
    spans = [span for quote in quotes if quote.strip() for span in place.quoted(quote)[:1]]
    for span in [*spans, place.evidence]:
        positions = sentence.positions(span)
        for scope in sentence.scopes:
            inside = [position for position in positions if position in set(scope.indexes)]
            if inside:
                return scope, (inside[0], inside[-1])
    return None


def _is_verb(place: Place, trigger: tuple[int, int]) -> bool:
    """Tell whether a trigger is written small, as verbs are, rather than a noun that tells of a deed."""
    words = [token for token in place.sentence.tokens[trigger[0] : trigger[1] + 1] if token.kind == "word"]
    return bool(words) and all(not token.capital for token in words)


def span_of(place: Place) -> Span:
    """Return the shortest stretch of the text that holds what was checked: the evidence without outer signs."""
    text = place.ground.document.text
    start, end = place.evidence.start, place.evidence.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".;,"):
        end -= 1
    return Span(start, end)
