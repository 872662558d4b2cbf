"""Entries of the ledger as resources of the analysis graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pyoxigraph as ox

from kgtool.graph.terms import Statement, day, integer
from kgtool.resolve.blocks import Key, Known
from kgtool.resolve.counted import origins_counted
from kgtool.rivals.entry import Entry, Side
from kgtool.rivals.reading import Reading
from kgtool.rivals.sentence import sentence, side_words
from kgtool.rivals.wording import LANGUAGES, severity
from kgtool.vocabulary.terms import KG, PROV, RDF, coded

_DIGITS = 16


def entry_statements(entry: Entry, key: Key, known: Known) -> Iterator[Statement]:
    """Yield a kg:Contradiction with its sides; its name holds what is read, so that it stays as texts repeat it."""
    node = known.iris.contradiction(entry.kind, _digest(entry, key), policy=known.policy)
    first, *rest = entry.kind.split("-")
    yield node, RDF["type"], KG["Contradiction"]
    yield node, KG["contradictionKind"], coded("contradiction", first + "".join(word.capitalize() for word in rest))
    yield node, KG["severity"], coded("severity", severity(entry.rule))
    yield node, KG["byRule"], known.iris.rule(f"rivals/{entry.rule}")
    for thing in (*entry.subject.about, *entry.deals):
        yield node, KG["about"], thing
    for language in LANGUAGES:
        yield node, KG["sentence"], ox.Literal(sentence(entry, known, language), language=language)
    claims = {claim.iri for side in entry.sides for claim in side.claims}
    for claim in sorted(claims, key=lambda iri: iri.value):
        yield node, PROV["wasDerivedFrom"], claim
    yield node, KG["claimCount"], integer(len(claims))
    for number, side in enumerate(entry.sides, start=1):
        part = known.iris.part(node, f"side-{number}")
        yield node, KG["side"], part
        yield from _side(side, number, part, known)


def _side(side: Side, number: int, node: ox.NamedNode, known: Known) -> Iterator[Statement]:
    yield node, RDF["type"], KG["Side"]
    yield node, KG["sideNumber"], integer(number)
    yield node, KG["words"], ox.Literal(side_words(side))
    if side.latest is not None:
        yield node, KG["latest"], day(side.latest)
    yield node, KG["originCount"], integer(origins_counted(side.claims, known))
    for claim in side.claims:
        yield node, PROV["wasDerivedFrom"], claim.iri


def _digest(entry: Entry, key: Key) -> str:
    read = sorted(_read(reading) for side in entry.sides for reading in side.readings)
    return hashlib.sha256("\n".join((entry.rule, *key, *read)).encode()).hexdigest()[:_DIGITS]


def _read(reading: Reading) -> str:
    """Write what a reading says, whoever says it."""
    measure, claim = reading.measure, reading.first
    figure = (
        () if measure is None else (measure.kind, measure.min, measure.max, measure.unit, measure.per, measure.hedge)
    )
    told = (claim.exclusivity, claim.negated, claim.stage, claim.modality, *reading.period, claim.duration)
    place = (reading.at, reading.offered, reading.turned, reading.joint, reading.scope, *reading.segment)
    return " ".join(map(str, (*figure, *told, *place)))
