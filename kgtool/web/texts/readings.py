"""How a claim was read, in the words of a page: type, roles, measures, how sure, who says so, when, by which rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.report.wording import day
from kgtool.resolve.money_words import money_words
from kgtool.stated.claim import StatedClaim, StatedMeasure
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, coded, slug_of
from kgtool.web.pages.wording import words
from kgtool.web.texts.families import look
from kgtool.web.texts.rules import RuleWords, rule_words

#: Returns where an IRI leads, None where nowhere.
Link: TypeAlias = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Named:
    """What somebody or something is called, and where that leads."""

    name: str
    link: str | None


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """A measure: its kind, the text's words, what they are read as, and what is said of it."""

    kind: str
    words: str
    read: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownReading:
    """A claim as a page shows it; `number` counts the claims of its text from 1, `link` leads to its own page."""

    number: int
    link: str | None
    look: str
    kind: str
    quotes: tuple[str, ...]
    roles: tuple[tuple[str, tuple[Named, ...]], ...]
    measures: tuple[ShownMeasure, ...]
    stands: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, str], ...]
    hops: tuple[Named, ...]
    rule: RuleWords
    start: int

    @property
    def short(self) -> str:
        """Return who and how much in one line: `Microsoft · Anthropic · bis zu 5 Milliarden Dollar`."""
        names = dict.fromkeys(filler.name for _, fillers in self.roles for filler in fillers)
        return " · ".join([*names, *(measure.words for measure in self.measures)])


def shown_reading(claim: StatedClaim, number: int, language: str, link: Link, *, own: bool = True) -> ShownReading:
    """Return how a claim was read; `own` tells that it has a page of its own."""
    ontology = load_ontology()
    kind = claim.types[0]
    known = ontology.claim_types[kind].roles
    roles = [
        (name, claim.roles[name]) for name in (*known, *sorted(set(claim.roles) - set(known))) if name in claim.roles
    ]
    return ShownReading(
        number=number,
        link=link(claim.iri.value) if own else None,
        look=look(kind),
        kind=", ".join(ontology.label(name, language) for name in claim.types),
        quotes=tuple(" ".join(quote.exact.split()) for quote in claim.quotes),
        roles=tuple(
            (
                ontology.label(name, language),
                tuple(Named(_name(claim, filler), link(filler.value)) for filler in fillers),
            )
            for name, fillers in roles
        ),
        measures=tuple(_measure(measure, language) for measure in claim.measures),
        stands=tuple(_stands(claim, language)),
        said=tuple(_said(claim, language)),
        hops=tuple(Named(hop.words or slug_of(hop.speaker), link(hop.speaker.value)) for hop in claim.hops),
        rule=rule_words(claim.rule or "–"),
        start=claim.quotes[0].start if claim.quotes else 0,
    )


def _name(claim: StatedClaim, entity: ox.NamedNode) -> str:
    described = claim.source.entities.get(entity)
    return described.labels[0] if described and described.labels else slug_of(entity)


def _label(field: str, value: str, language: str) -> str:
    return load_ontology().label(KG.local_name(coded(field, value)), language)


def _stands(claim: StatedClaim, language: str) -> Iterator[tuple[str, str]]:
    """Yield how the claim stands (asserted, planned, denied …), each with what that means."""
    for field, value in (("modality", claim.modality), ("stage", claim.stage), ("exclusivity", claim.exclusivity)):
        if value is not None:
            term = KG.local_name(coded(field, value))
            yield _label(field, value, language), load_ontology().definition(term, language) or ""
    if claim.negated:
        yield words(language, "reading.denied"), words(language, "reading.denied_means")


def _measure(measure: StatedMeasure, language: str) -> ShownMeasure:
    """Return a measure in words; a unit of 1 is not shown."""
    shown = money_words(measure.min, measure.max, measure.unit, language).removesuffix(" 1")
    if measure.per is not None:
        shown = words(language, f"reading.per_{measure.per}", value=shown)
    notes = [_label("hedge", measure.hedge, language)] if measure.hedge not in (None, "exact") else []
    notes += [_label(name, value, language) for name, value in (("scope", measure.scope), ("of", measure.of)) if value]
    if measure.assumed:
        notes.append(words(language, "reading.assumed"))
    return ShownMeasure(_label("kind", measure.kind, language), measure.words, shown, tuple(notes))


def _said(claim: StatedClaim, language: str) -> Iterator[tuple[str, str]]:
    """Yield what else the claim says, each with a label."""
    if claim.start or claim.end or claim.time_words:
        span = _days(claim.start, claim.end, language)
        quoted = f"„{claim.time_words}“" if claim.time_words else ""
        yield words(language, "reading.time"), " = ".join(part for part in (quoted, span) if part)
    if claim.duration:
        yield words(language, "reading.duration"), claim.duration
    if claim.condition:
        yield words(language, "reading.condition"), f"„{claim.condition}“"
    if claim.instruments:
        found = ", ".join(_label("instrument", value, language) for value in claim.instruments)
        yield words(language, "reading.instruments"), found
    if claim.jointly is False:
        yield words(language, "reading.jointly"), words(language, "reading.each")
    if claim.cancellable is not None:
        yield (
            words(language, "reading.cancellable"),
            words(language, "reading.yes" if claim.cancellable else "reading.no"),
        )


def _days(start: date | None, end: date | None, language: str) -> str:
    if start is not None and start == end:
        return day(start, language)
    first = words(language, "reading.from", day=day(start, language)) if start else ""
    last = words(language, "reading.to", day=day(end, language)) if end else ""
    return " ".join(part for part in (first, last) if part)
