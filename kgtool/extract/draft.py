"""Drafts: bindings become claims, with measures, time, voice, exclusivity and the span that carries them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from kgtool.claims import Claim, Measure, Span, TimeSpan
from kgtool.documents.document import Document
from kgtool.extract.binding import Binding
from kgtool.extract.chronology import fiscal_starts
from kgtool.extract.consideration import in_return, settled
from kgtool.extract.dating import Moment, dated
from kgtool.extract.fit import Figure, below_zero, declines
from kgtool.extract.lasting import lasting
from kgtool.extract.lexicon import lexicon
from kgtool.extract.periods import Periods
from kgtool.extract.roles import Match
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.terms import condition, instruments, of_each
from kgtool.extract.times import TimeMention
from kgtool.extract.tokens import Token
from kgtool.extract.tranches import on_top
from kgtool.extract.voice import Hearing, exclusivity, voice_words
from kgtool.extract.wholes import of_funding, of_what
from kgtool.vocabulary.ontology import Ontology


@dataclass(slots=True)
class Sentence:
    """What the reader knows of one sentence when it writes claims down.

    `times` finds its times, given the first month of the fiscal year of whom it speaks; `told` are the claims so far.
    """

    tokens: Sequence[Token]
    scopes: Sequence[Scope]
    times: Callable[[int | None], Sequence[TimeMention]]
    hearing: Hearing
    currency: str | None
    periods: Periods
    told: Sequence[Claim] = ()


def draft(binding: Binding, sentence: Sentence, document: Document, ontology: Ontology) -> Claim:
    """Write one claim down."""
    match = binding.match
    claim_type = ontology.claim_types[match.rule.type]
    voice = sentence.hearing.hear(match.scope, match.trigger, match.verbal, sentence.scopes, match.rule.type)
    fixed = match.rule.fixed
    roles = {**match.companions, **{role: filler.slugs for role, filler in binding.roles.items()}}
    # 'Technikchefin Jansens sagt': that she leads is what the text knows, not what she says
    people = {entity.label for slug in roles.get("person", ()) if (entity := sentence.hearing.entities.get(slug))}
    said = fixed.get("exclusivity")
    exclusive = str(said) if said else exclusivity(match.scope) if claim_type.exclusivity_applies else None
    span = _span(binding, sentence)
    measured = tuple(_measure(f, binding, sentence) for f in binding.figures)
    measures = on_top(measured, binding, claim_type, span, sentence.told)
    modality = str(fixed.get("modality") or voice.modality)
    if modality == "planned" and _bygone(binding):
        modality = "asserted"
    times = sentence.times(_fiscal_start(roles))
    moment = Moment(sentence.tokens, sentence.scopes, times, sentence.periods)
    time = dated(binding, moment, modality, ontology)
    flows, dealt = claim_type.parent == "FlowClaim", claim_type.parent != "FigureClaim"
    return Claim(
        document=document.path,
        sha256=document.sha256,
        type=_type(binding),
        roles=tuple(sorted(roles.items())),
        spans=(span,),
        rule=match.rule.id,
        confidence=_confidence(binding),
        measures=measures,
        modality="planned" if modality == "asserted" and _ahead(time, match, document) else modality,
        negated=bool(fixed.get("negated", voice.negated)),
        exclusivity=exclusive,
        time=time,
        attribution=() if "person" in roles and set(voice.attribution) <= people else voice.attribution,
        stage=str(fixed["stage"]) if "stage" in fixed else _rung(voice.stage, modality),
        instrument=instruments(match.scope, match.rule.type, measures),
        jointly=_jointly(roles, measures, match.scope),
        condition=condition(match.scope, sentence.scopes, document.text) if flows else None,
        in_return_for=in_return(match.scope, sentence.scopes) if dealt else None,
        duration=lasting(binding, sentence.scopes, times),
    )


def _rung(stage: str | None, modality: str) -> str | None:
    """Return the rung that the words name; what is only planned was not delivered, whatever its verb's form."""
    return "planned" if stage == "delivered" and modality == "planned" else stage


def _type(binding: Binding) -> str:
    """Return the type of a claim: a profit below zero is a loss, as it is in a table."""
    rule = binding.match.rule
    return (
        "Loss" if rule.type == "Profit" and any(map(partial(below_zero, binding.match), binding.figures)) else rule.type
    )


def _ahead(time: TimeSpan | None, match: Match, document: Document) -> bool:
    """Tell whether a time reaches, or for what holds from then on begins, after the day of issue; no past one does."""
    verb = match.scope.clause.verb
    if time is None or document.issued is None or (verb is not None and (verb.preterite or verb.perfect)):
        return False
    if match.rule.type in voice_words()["beginning"]:
        return time.start is not None and time.start > document.issued
    return match.rule.type in voice_words()["forthcoming"] and time.end is not None and time.end > document.issued


def _bygone(binding: Binding) -> bool:
    """Tell whether a figure is the level of a period that is over: 'erwartet 19 Millionen, nach 15 im Vorjahr'."""
    if not any(figure.quantity.scope == "former" for figure in binding.figures):
        return False
    past = lexicon().grammar["bygone"]
    tokens = binding.match.scope.tokens
    return any(t.low in past for figure in binding.figures for t in tokens[max(figure.first - 4, 0) : figure.first + 8])


def _fiscal_start(roles: Mapping[str, tuple[str, ...]]) -> int | None:
    """Return the first month of the fiscal year of the organisation whose figure a claim gives, None for January."""
    whose = roles.get("organisation") or roles.get("spender") or ()
    return fiscal_starts().get(whose[0]) if len(whose) == 1 else None


def _measure(figure: Figure, binding: Binding, sentence: Sentence) -> Measure:
    q, rule = figure.quantity, binding.match.rule
    kind = q.kind
    low, high = q.min, q.max
    if kind == "amount" and "amount" not in rule.measures and "quantity" in rule.measures:
        kind = "quantity"
    at = (sentence.tokens, figure.last)
    if kind == "share" and "share" not in rule.measures and not of_funding(*at, rule.type):
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
        of=of_what(*at, rule.of, rule.type, kind),
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
    return Span(max(min(starts), sentence.tokens[0].start), min(max(ends), sentence.tokens[-1].end))


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


def _jointly(roles: Mapping[str, tuple[str, ...]], measures: tuple[Measure, ...], scope: Scope) -> bool | None:
    """Return whether a measure is said of several fillers together; None where the question does not arise."""
    if not measures or not any(len(slugs) > 1 for slugs in roles.values()):
        return None
    return not of_each(scope)


def _dated_twins(claims: Sequence[Claim]) -> list[Claim]:
    """Give a claim that the text dates elsewhere, and only once, that date: the title has none, the first line has."""
    found: dict[object, set[TimeSpan]] = {}
    for claim in claims:
        if claim.time is not None:
            found.setdefault(said(claim), set()).add(claim.time)
    dated_ones = []
    for claim in claims:
        times = found.get(said(claim), set()) if claim.time is None else set()
        days = {(t.start, t.end) for t in times}
        dated_ones.append(replace(claim, time=min(times, key=lambda t: t.text)) if len(days) == 1 else claim)
    return dated_ones


def said(claim: Claim) -> object:
    """Return what makes two claims the same but for their time."""
    return (
        claim.type,
        tuple((role, tuple(sorted(slugs))) for role, slugs in claim.roles),
        tuple((m.kind, m.min, m.max, m.unit, m.per, m.hedge) for m in claim.measures),
        claim.modality,
        claim.negated,
        claim.exclusivity,
    )


def merge(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Join what a document says twice into one claim with several spans, in the order of the first."""
    found: dict[object, Claim] = {}
    for claim in _dated_twins(claims):
        key = (said(claim), claim.time and (claim.time.start, claim.time.end))
        other = found.get(key)
        if other is None:
            found[key] = claim
        else:
            found[key] = replace(
                other,
                spans=tuple(sorted({*other.spans, *claim.spans})),
                attribution=tuple(dict.fromkeys([*other.attribution, *claim.attribution])),
            )
    return settled(tuple(found.values()))
