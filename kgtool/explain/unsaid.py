"""Claims that say something and do not count, and the types of claims that would say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.explain.case import Case
from kgtool.reason.pattern import Atom
from kgtool.resolve.left_out import unsaid
from kgtool.resolve.support import pairs
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.terms import KG, coded


@dataclass(frozen=True, slots=True, eq=False)
class Unsaid:
    """A claim that says something and does not count, with the code of the reason: `negated`, `hypothetical` …"""

    claim: StatedClaim
    reason: str


def unsaid_of(case: Case, atom: Atom) -> tuple[tuple[str, ...], tuple[Unsaid, ...]]:
    """Return the types of claims that would state a triple (labels), and the claims that say it and do not count."""
    name = atom[1][1:-1].removeprefix(KG.iri)
    kinds = [kind for kind in case.ontology.claim_types.values() if any(way.property == name for way in kind.direct)]
    if not kinds:
        return (), ()
    found = [
        entry
        for entry in left_out(case)
        for kind in kinds
        if kind.name in entry.claim.types
        for way in kind.direct
        if way.property == name and _says(entry.claim, way.from_role, way.to_role, atom)
    ]
    labels = tuple(case.ontology.label(kind.name, case.language) for kind in kinds)
    return labels, tuple({entry.claim.iri: entry for entry in found}.values())


def _says(claim: StatedClaim, from_role: str, to_role: str, atom: Atom) -> bool:
    return any(
        all(part[0] == "?" or part == str(term) for part, term in zip((atom[0], atom[2]), ends, strict=True))
        for ends in pairs(claim, from_role, to_role)
    )


def left_out(case: Case) -> tuple[Unsaid, ...]:
    """Return every claim that the policy leaves out, and those that deny or suppose something, read once."""
    if case.left_out is None:
        reasons = dict(_reasons(case))
        claims = case.behind.claims(reasons)
        case.left_out = tuple((claim, unsaid(claim) or reasons[claim.iri]) for claim in claims)
    return tuple(Unsaid(claim, reason) for claim, reason in case.left_out)


def _reasons(case: Case) -> Iterator[tuple[ox.NamedNode, str]]:
    """Yield the claims that do not count with their reasons: the denied, the supposed, those the analysis names."""
    store, graph = case.store, case.graph("analysis")
    yes = ox.Literal("true", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean"))
    for predicate, value in ((KG["negated"], yes), (KG["modality"], coded("modality", "hypothetical"))):
        for quad in store.quads_for_pattern(None, predicate, value, None):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject, "negated" if predicate == KG["negated"] else "hypothetical"
    for quad in store.quads_for_pattern(None, KG["claim"], None, graph):
        reason = next(iter(store.quads_for_pattern(quad.subject, KG["reason"], None, graph)), None)
        if isinstance(quad.object, ox.NamedNode) and reason is not None and isinstance(reason.object, ox.Literal):
            yield quad.object, reason.object.value
