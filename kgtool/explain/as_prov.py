"""Explanations as RDF in PROV-O: each step of inference is an activity that used its premises by the rule as its plan.

PROV-O, section 3.3: the plan stands at a qualified association. Claims come with the words that carry them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pyoxigraph as ox

from kgtool import __version__
from kgtool.explain.case import Case
from kgtool.explain.explained import Explained
from kgtool.explain.step import AppliedRule, Step
from kgtool.graph.rdf_io import write_rdf
from kgtool.graph.terms import Statement
from kgtool.reason.pattern import is_unnamed, term
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.terms import DCTERMS, KG, OA, PROV, RDF, RDFS, SKOS

_OF_CLAIM = (KG["modality"], KG["attributedTo"], KG["evidence"])
_CLASSES = {"inference": KG["Inference"], "fact": KG["Fact"]}


def as_turtle(case: Case, explained: Explained) -> str:
    """Return explanations as Turtle."""
    quads = {ox.Quad(*statement) for statement in statements(case, explained)}
    return write_rdf(quads, "turtle", case.iris.prefixes()).decode()


def statements(case: Case, explained: Explained) -> Iterator[Statement]:
    """Yield what PROV says of explanations; the same may come more than once."""
    for top in explained.steps:
        for step in top.walk():
            yield from _step(case, step)
            for claim in step.claims:
                yield step.node, PROV["wasDerivedFrom"], claim.iri
                yield from _claim(case, claim)


def _step(case: Case, step: Step) -> Iterator[Statement]:
    node = step.node
    yield node, RDF["type"], PROV["Entity"]
    yield node, RDFS["label"], ox.Literal(step.words, language=case.language)
    if step.triple is not None:
        yield node, RDF["type"], _CLASSES.get(step.kind, RDF["Statement"])
        for name, word in zip(("subject", "predicate", "object"), step.triple, strict=True):
            value = term(word)
            if not is_unnamed(word) and not isinstance(value, ox.BlankNode):
                yield node, RDF[name], value
    for part in step.parts:
        yield node, PROV["wasDerivedFrom"], part.node
    if step.rule is not None:
        yield from _activity(case, step, step.rule)


def _activity(case: Case, step: Step, rule: AppliedRule) -> Iterator[Statement]:
    used = " ".join([rule.name, *(part.node.value for part in step.parts)])
    activity = case.iris.part(step.node, f"step-{hashlib.sha256(used.encode()).hexdigest()[:8]}")
    association = case.iris.part(step.node, f"{activity.value.rsplit('-', 1)[-1]}-plan")
    yield step.node, PROV["wasGeneratedBy"], activity
    yield step.node, KG["byRule"], rule.iri
    yield activity, RDF["type"], PROV["Activity"]
    for part in step.parts:
        yield activity, PROV["used"], part.node
    yield activity, PROV["qualifiedAssociation"], association
    yield association, RDF["type"], PROV["Association"]
    yield association, PROV["agent"], case.iris.software(__version__)
    yield association, PROV["hadPlan"], rule.iri
    yield rule.iri, RDF["type"], PROV["Plan"]
    yield rule.iri, RDFS["label"], ox.Literal(rule.label, language=case.language)
    yield rule.iri, SKOS["definition"], ox.Literal(rule.sentence, language=case.language)


def _claim(case: Case, claim: StatedClaim) -> Iterator[Statement]:
    """Yield the evidence of a claim as its document's graph has it, and the document."""
    yield claim.iri, RDF["type"], KG["Claim"]
    yield claim.iri, PROV["wasDerivedFrom"], claim.source.iri
    yield claim.source.iri, DCTERMS["identifier"], ox.Literal(claim.source.path)
    for quad in case.store.quads_for_pattern(claim.iri, None, None, None):
        if quad.predicate in _OF_CLAIM and isinstance(quad.object, ox.NamedNode):
            yield claim.iri, quad.predicate, quad.object
            if quad.predicate == KG["evidence"]:
                yield from _span(case.store, quad.object)


def _span(store: ox.Store, span: ox.NamedNode) -> Iterator[Statement]:
    for quad in store.quads_for_pattern(span, OA["hasSelector"], None, None):
        if isinstance(quad.object, ox.NamedNode):
            yield span, quad.predicate, quad.object
            for part in store.quads_for_pattern(quad.object, None, None, None):
                if isinstance(part.object, ox.NamedNode | ox.Literal):
                    yield quad.object, part.predicate, part.object
