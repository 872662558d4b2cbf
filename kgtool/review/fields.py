"""Corrections of a claim's fields, as a person writes them: `modality=planned`, `investor=Nvidia`.

Roles take names, figures and times take the words of the sentence, which our own grammar reads; an empty value takes a
field away. Nothing is written that the text does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kgtool.claims import Claim, Entity, Measure, TimeSpan
from kgtool.claims.claim import EXCLUSIVITIES, KINDS, MODALITIES, STAGES
from kgtool.claims.slug import slug
from kgtool.decisions.faults import UnfitDecisionError
from kgtool.documents import Document
from kgtool.extract.names.gazetteer import gazetteer
from kgtool.extract.quantities import Quantity, quantities
from kgtool.extract.times import times
from kgtool.extract.view import view
from kgtool.vocabulary.ontology import load_ontology

_CODES = {"modality": MODALITIES, "stage": STAGES, "exclusivity": EXCLUSIVITIES}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A document and the stretch of it that a claim is of, in code points."""

    document: Document
    first: int
    last: int


def corrected(
    claim: Claim, changes: Sequence[str], at: Sentence, known: Sequence[Entity]
) -> tuple[Claim, list[Entity]]:
    """Return a claim with fields changed, and the entities that it newly names; raises UnfitDecisionError."""
    new: list[Entity] = []
    told = claim
    for change in changes:
        name, equals, value = change.partition("=")
        if not equals:
            raise UnfitDecisionError("no_field", written=change)
        told = _changed(told, name.strip(), value.strip(), at, (*known, *new), new.append)
    if told == claim:
        raise UnfitDecisionError("no_change")
    return told, new


def _changed(
    claim: Claim, name: str, value: str, at: Sentence, known: Sequence[Entity], add: Callable[[Entity], None]
) -> Claim:
    types = load_ontology().claim_types
    if name == "type":
        if value not in types:
            raise UnfitDecisionError("unknown_type", written=value, known=types)
        for role, _ in claim.roles:
            if role not in types[value].roles:
                raise UnfitDecisionError("unfit_type", written=value, role=role)
        return replace(claim, type=value)
    if name in _CODES:
        return _coded(claim, name, value)
    if name == "negated":
        if value not in ("true", "false"):
            raise UnfitDecisionError("unknown_code", written=value, known=("true", "false"), field=name)
        return replace(claim, negated=value == "true")
    if name == "time":
        return replace(claim, time=_time(value, at) if value else None)
    if name in KINDS:
        others = tuple(measure for measure in claim.measures if measure.kind != name)
        return replace(claim, measures=(*others, _measure(name, value, at)) if value else others)
    if name in types[claim.type].roles:
        return _filled(claim, name, value, at, known, add)
    fields = ("type", *_CODES, "negated", "time", *KINDS, *types[claim.type].roles)
    raise UnfitDecisionError("unknown_field", written=name, known=fields, type=claim.type)


def _coded(claim: Claim, name: str, value: str) -> Claim:
    if value not in _CODES[name] and not (value == "" and name != "modality"):
        raise UnfitDecisionError("unknown_code", written=value, known=_CODES[name], field=name)
    if name == "modality":
        return replace(claim, modality=value)
    return replace(claim, stage=value or None) if name == "stage" else replace(claim, exclusivity=value or None)


def _filled(
    claim: Claim, role: str, value: str, at: Sentence, known: Sequence[Entity], add: Callable[[Entity], None]
) -> Claim:
    names = [part.strip() for part in value.split(",") if part.strip()]
    kind = load_ontology().claim_types[claim.type].roles[role]
    if not names and kind.required:
        raise UnfitDecisionError("role_missing", type=claim.type, role=role)
    slugs = tuple(_slug(name, kind.ranges[0], at, known, add) for name in names)
    others = tuple((one, fillers) for one, fillers in claim.roles if one != role)
    return replace(claim, roles=tuple(sorted((*others, (role, slugs)) if slugs else others)))


def _slug(name: str, kind: str, at: Sentence, known: Sequence[Entity], add: Callable[[Entity], None]) -> str:
    """Return the slug that a name means: of the document's own entities, of known ones, or a new one of the text."""
    listed = gazetteer()
    for entity in known:
        if name in (entity.slug, entity.label):
            return entity.slug
    found = name if name in listed.entities else next((one.slug for one in listed.names if one.text == name), None)
    if found is not None:
        add(listed.entities[found])
        return found
    if name not in at.document.text:
        raise UnfitDecisionError("nobody_known", written=name)
    add(Entity(slug(name), name, (kind,), provisional=True))
    return slug(name)


def figures(at: Sentence) -> tuple[Quantity, ...]:
    """Return the figures of the sentence."""
    return quantities(view(at.document.text), at.first, at.last)


def _measure(kind: str, words: str, at: Sentence) -> Measure:
    start = at.document.text.find(words, at.first, at.last)
    if start < 0:
        raise UnfitDecisionError("not_in_sentence", written=words)
    end = start + len(words)
    inside = [one for one in figures(at) if start <= one.core[0] and one.core[1] <= end and _fits(one, kind)]
    if len(inside) != 1:
        raise UnfitDecisionError("no_figure", written=words, kind=kind)
    one = inside[0]
    unit = "1" if kind == "quantity" else one.unit
    assumed = unit is None
    return Measure(kind, one.min, one.max, unit or "USD", one.text, one.per, one.hedge, one.scope, assumed=assumed)


def _fits(one: Quantity, kind: str) -> bool:
    return one.kind == kind or (one.kind, kind) == ("share", "growth")


def _time(words: str, at: Sentence) -> TimeSpan:
    start = at.document.text.find(words, at.first, at.last)
    found = [
        mention
        for mention in times(view(at.document.text), at.first, at.last, issued=at.document.issued)
        if start >= 0 and mention.start < start + len(words) and start < mention.end and mention.value.start is not None
    ]
    if len(found) != 1:
        raise UnfitDecisionError("no_time", written=words)
    return replace(found[0].value, text=at.document.text[found[0].start : found[0].end])
