"""Drafts: bindings become claims, with measures, time, voice, exclusivity and the span that carries them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kgtool.claims import Claim, Measure, Span
from kgtool.documents.document import Document
from kgtool.extract.bind import Binding
from kgtool.extract.dating import Periods, dated
from kgtool.extract.fit import Figure, declines
from kgtool.extract.times import TimeMention
from kgtool.extract.tokens import Token
from kgtool.extract.voice import Hearing, exclusivity, instruments
from kgtool.vocabulary.ontology import Ontology


@dataclass(slots=True)
class Sentence:
    """What the reader knows of one sentence when it writes claims down."""

    tokens: Sequence[Token]
    times: Sequence[TimeMention]
    hearing: Hearing
    currency: str | None
    periods: Periods
    start: int
    end: int


def draft(binding: Binding, sentence: Sentence, document: Document, ontology: Ontology) -> Claim:
    """Write one claim down."""
    match = binding.match
    claim_type = ontology.claim_types[match.rule.type]
    voice = sentence.hearing.hear(match.scope, match.trigger, match.verbal)
    fixed = match.rule.fixed
    roles = {role: filler.slugs for role, filler in binding.roles.items()}
    for role, slugs in match.companions.items():
        roles.setdefault(role, slugs)
    # 'Technikchefin Jansens sagt': that she leads is what the text knows, not what she says
    people = {entity.label for slug in roles.get("person", ()) if (entity := sentence.hearing.entities.get(slug))}
    said = fixed.get("exclusivity")
    exclusive = str(said) if said else exclusivity(match.scope) if claim_type.exclusivity_applies else None
    measures = tuple(_measure(f, binding, sentence) for f in binding.figures)
    return Claim(
        document=document.path,
        sha256=document.sha256,
        type=match.rule.type,
        roles=tuple(sorted(roles.items())),
        spans=(_span(binding, sentence),),
        rule=match.rule.id,
        confidence=_confidence(binding),
        measures=measures,
        modality=str(fixed.get("modality") or voice.modality),
        negated=bool(fixed.get("negated", voice.negated)),
        exclusivity=exclusive,
        time=dated(binding, sentence.tokens, sentence.times, sentence.periods, ontology),
        attribution=() if "person" in roles and set(voice.attribution) <= people else voice.attribution,
        stage=str(fixed["stage"]) if "stage" in fixed else voice.stage,
        instrument=instruments(match.scope) if match.rule.type == "Investment" else (),
        jointly=_jointly(roles, measures, claim_type.roles),
    )


def _measure(figure: Figure, binding: Binding, sentence: Sentence) -> Measure:
    q = figure.quantity
    kind = q.kind
    low, high = q.min, q.max
    if kind == "amount" and "amount" not in binding.match.rule.measures:
        kind = "quantity"
    if kind == "share" and "share" not in binding.match.rule.measures:
        kind = "growth"
    if kind == "growth" and declines(binding.match):
        low, high = (-abs(high) if high is not None else None), (-abs(low) if low is not None else None)
    unit, assumed = ("1" if kind == "quantity" else q.unit), False
    if unit is None:
        unit, assumed = (sentence.currency, False) if sentence.currency else ("USD", True)
    return Measure(
        kind=kind,
        min=low,
        max=high,
        unit=unit,
        text=q.text,
        per=q.per,
        hedge=q.hedge,
        scope=q.scope,
        of=binding.match.rule.of if kind in ("share", "ratio") else None,
        assumed=assumed,
    )


def _span(binding: Binding, sentence: Sentence) -> Span:
    first, last = binding.match.trigger
    starts, ends = [sentence.tokens[first].start], [sentence.tokens[last].end]
    for filler in binding.roles.values():
        if filler.span is not None:
            starts.append(sentence.tokens[filler.span[0]].start)
            ends.append(sentence.tokens[filler.span[1]].end)
    for figure in binding.figures:
        starts.append(figure.quantity.start)
        ends.append(figure.quantity.end)
    return Span(max(min(starts), sentence.start), min(max(ends), sentence.end))


def _confidence(binding: Binding) -> Decimal:
    """Return the share of what the claim rests on that stands in the clause itself, between 0.5 and 0.95."""
    inherited = sum(filler.nominal is None for filler in binding.roles.values())
    referred = sum(
        filler.nominal is not None
        and any(m.form in ("pronoun", "description", "possessive") for m in filler.nominal.mentions)
        for filler in binding.roles.values()
    )
    value = Decimal("0.95") - Decimal("0.15") * inherited - Decimal("0.10") * referred
    return max(value, Decimal("0.50"))


def _jointly(
    roles: Mapping[str, tuple[str, ...]], measures: tuple[Measure, ...], known: Mapping[str, object]
) -> bool | None:
    """Return whether a measure is said of several fillers together; None where the question does not arise."""
    if not measures or not any(len(slugs) > 1 for slugs in roles.values()):
        return None
    return True


def merge(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Join what a document says twice into one claim with several spans, in the order of the first."""
    found: dict[object, Claim] = {}
    for claim in claims:
        key = (
            claim.type,
            tuple((role, tuple(sorted(slugs))) for role, slugs in claim.roles),
            tuple((m.kind, m.min, m.max, m.unit, m.per, m.hedge) for m in claim.measures),
            claim.modality,
            claim.negated,
            claim.exclusivity,
            claim.time and (claim.time.start, claim.time.end),
        )
        other = found.get(key)
        if other is None:
            found[key] = claim
        else:
            spans = tuple(sorted({*other.spans, *claim.spans}))
            kept = {name: getattr(other, name) for name in Claim.__dataclass_fields__}
            kept["spans"] = spans
            kept["attribution"] = tuple(dict.fromkeys([*other.attribution, *claim.attribution]))
            found[key] = Claim(**kept)
    return tuple(found.values())
