"""A claim as a node: its type, roles, coded values, measures, time, speakers, evidence, rule and origin."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kgtool.claims import Claim
from kgtool.claims.identity import RULES
from kgtool.claims.slug import slug
from kgtool.documents.document import Document
from kgtool.graph.anonymity import is_anonymous
from kgtool.graph.measure_quads import measure_statements, time_statements
from kgtool.graph.row_quads import row_statements
from kgtool.graph.span_quads import span_statements
from kgtool.graph.terms import Statement, boolean, decimal, duration, integer
from kgtool.vocabulary.terms import KG, PROV, RDF, RDFS, Iris, coded

_TYPE = RDF["type"]


def _coded_values(node: NamedNode, claim: Claim) -> Iterator[Statement]:
    yield node, KG["modality"], coded("modality", claim.modality)
    yield node, KG["negated"], boolean(claim.negated)
    for field, value in (("exclusivity", claim.exclusivity), ("stage", claim.stage)):
        if value is not None:
            yield node, KG[field], coded(field, value)
    for instrument in claim.instrument:
        yield node, KG["instrument"], coded("instrument", instrument)
    if claim.jointly is not None:
        yield node, KG["jointly"], boolean(claim.jointly)
    if claim.cancellable is not None:
        yield node, KG["cancellable"], boolean(claim.cancellable)
    if claim.condition is not None:
        yield node, KG["condition"], Literal(claim.condition)
    if claim.duration is not None:
        yield node, KG["duration"], duration(claim.duration)


def _speakers(node: NamedNode, claim: Claim, known: frozenset[str], iris: Iris) -> Iterator[Statement]:
    """Yield whom the text names as its source: all of them, and each as a hop of the chain that leads to it."""
    for place, name in enumerate(claim.attribution, start=1):
        identity = slug(name)
        speaker = iris.entity(identity)
        hop = iris.part(node, f"hop-{place}")
        yield node, KG["attributedTo"], speaker
        yield node, KG["hop"], hop
        yield hop, _TYPE, KG["Hop"]
        yield hop, KG["hopNumber"], integer(place)
        yield hop, KG["speaker"], speaker
        yield hop, KG["anonymous"], boolean(is_anonymous(name))
        yield hop, RDFS["label"], Literal(name)
        yield speaker, _TYPE, KG["Speaker"]
        if identity not in known:
            yield speaker, RDFS["label"], Literal(name)


def _origin(node: NamedNode, claim: Claim, iris: Iris) -> Iterator[Statement]:
    rule = iris.rule(claim.rule)
    yield node, KG["rule"], rule
    yield rule, _TYPE, PROV["Plan"]
    yield rule, RDFS["label"], Literal(claim.rule)
    yield node, PROV["wasDerivedFrom"], iris.document(claim.document)
    # What the rules read as well keeps their words, so it is their reading that made it.
    alone = claim.readers[0] if claim.readers and RULES not in claim.readers else None
    yield node, PROV["wasGeneratedBy"], iris.extraction(claim.document, alone)


def claim_statements(claim: Claim, document: Document, known: frozenset[str], iris: Iris) -> Iterator[Statement]:
    """Yield the statements of a claim; `known` holds the slugs of the entities that have a label of their own."""
    node = iris.claim(claim.digest)
    yield node, _TYPE, KG["Claim"]
    yield node, _TYPE, KG[claim.type]
    for role, fillers in claim.roles:
        for filler in fillers:
            yield node, KG[role], iris.entity(filler)
    yield from _coded_values(node, claim)
    yield node, KG["confidence"], decimal(claim.confidence)
    if claim.in_return_for is not None:
        yield node, KG["inReturnFor"], iris.claim(claim.in_return_for.removeprefix("sha256:"))
    for number, measure in enumerate(claim.measures, start=1):
        yield from measure_statements(node, number, measure, iris)
    if claim.time is not None:
        yield from time_statements(node, claim.time, iris)
    yield from _speakers(node, claim, known, iris)
    for number, span in enumerate(claim.spans, start=1):
        yield from span_statements(node, number, span, document, iris)
    if claim.row is not None:
        yield from row_statements(node, claim.row, iris)
    yield from _origin(node, claim, iris)
