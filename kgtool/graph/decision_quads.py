"""What people decided about the claims of a document: each decision as an activity of a person, and what it set aside.

A claim that does not count is no kg:Claim any more but a kg:SetAside under the same IRI: its evidence, its reader and
its rule, and as a record (`claims.md`) all that it said. As it has neither roles nor measures, nothing that asks for
what texts say ever meets it. A correction is a revision of it (PROV-O). A decision that was taken back stays with
who did so and why: no claim and no name leads to it any more, but it leads to the claim that it was about.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal

from kgtool.claims.record import to_record
from kgtool.decisions.apply import Judged
from kgtool.decisions.decided import Decided
from kgtool.decisions.decision import Decision
from kgtool.documents.document import Document
from kgtool.graph.terms import Statement
from kgtool.vocabulary.terms import KG, PROV, RDF, RDFS, XSD, Iris, coded

_TYPE = RDF["type"]


#: What a claim that is set aside keeps of itself.
_KEPT = frozenset({KG["evidence"], KG["confidence"], KG["rule"], PROV["wasDerivedFrom"], PROV["wasGeneratedBy"]})
#: The parts of a claim that say what it says; the evidence is another.
_SAYING = ("measure-", "time", "hop-", "row", "cell-")


def as_decided(statements: Iterable[Statement], judged: Judged, iris: Iris) -> Iterator[Statement]:
    """Yield the statements of a claim as they stand after the decisions about it."""
    node = iris.claim(judged.claim.digest)
    for subject, predicate, value in _set_aside(statements, judged, iris) if judged.aside else statements:
        if judged.own is not None and (subject, predicate) == (node, PROV["wasGeneratedBy"]):
            yield subject, predicate, iris.decision(judged.own.id)
        else:
            yield subject, predicate, value
    if judged.by is not None:
        yield node, KG["decidedBy"], iris.decision(judged.by.id)
    if judged.replaces is not None:
        yield node, PROV["wasRevisionOf"], iris.claim(judged.replaces.digest)


def _set_aside(statements: Iterable[Statement], judged: Judged, iris: Iris) -> Iterator[Statement]:
    """Yield what is left of a claim that does not count."""
    node = iris.claim(judged.claim.digest)
    gone = (*(iris.part(node, part).value for part in _SAYING), iris.entity("").value)
    yield node, _TYPE, KG["SetAside"]
    yield node, KG["setAsideType"], KG[judged.claim.type]
    record = to_record(judged.claim)
    yield node, KG["setAsideRecord"], Literal(json.dumps(record, ensure_ascii=False, sort_keys=True))
    for subject, predicate, value in statements:
        if predicate in _KEPT or predicate in PROV if subject == node else not subject.value.startswith(gone):
            yield subject, predicate, value


def decision_statements(decided: Decided, document: Document, iris: Iris) -> Iterator[Statement]:
    """Yield the decisions that the claims and names of a document have, each with who, when and why."""
    made = {one.id: one for judged in decided.judged for one in (judged.by, judged.own) if one is not None}
    for decision in made.values():
        yield from _decision(decision, document, iris)
    for joined in decided.names:
        yield from _decision(joined.decision, document, iris)
        node, keep = iris.decision(joined.decision.id), iris.entity(joined.keep)
        yield node, KG["joins"], keep
        yield keep, KG["joinedBy"], node
        if joined.decision.names is not None:
            yield keep, KG["joinedSlug"], Literal(joined.decision.names.other)
    for undone in decided.undone:
        node = iris.decision(undone.withdrawn.decision.id)
        yield from _decision(undone.withdrawn.decision, document, iris)
        for claim in undone.claims:
            yield node, KG["hadDecided"], iris.claim(claim.digest)
        for line in undone.withdrawn.by:
            yield from _decision(line, document, iris)
            yield node, KG["withdrawnBy"], iris.decision(line.id)


def _decision(decision: Decision, document: Document, iris: Iris) -> Iterator[Statement]:
    node = iris.decision(decision.id)
    person = iris.reviewer(decision.who)
    for kind in (KG["Decision"], PROV["Activity"]):
        yield node, _TYPE, kind
    yield node, KG["decisionKind"], coded("decision", decision.kind)
    yield node, KG["decisionReason"], Literal(decision.why)
    yield node, PROV["endedAtTime"], _moment(decision.when)
    yield node, PROV["used"], iris.document(document.path)
    yield node, PROV["wasAssociatedWith"], person
    yield person, _TYPE, PROV["Person"]
    yield person, RDFS["label"], Literal(decision.who)
    if decision.names is not None:
        yield node, KG["keptSlug"], Literal(decision.names.keep)
        yield node, KG["givenUpSlug"], Literal(decision.names.other)


def _moment(when: str) -> Literal:
    return Literal(when, datatype=XSD["dateTime"])
