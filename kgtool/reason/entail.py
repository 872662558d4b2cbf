"""Whether an ontology is consistent, and whether it entails another, by the rules of OWL 2 RL.

The rules conclude facts, not axioms. An axiom is therefore put to the test on individuals that nothing else is said of
(OWL 2 Profiles, theorem PR1, on the axiom's instances): a class lies below another where whatever is assumed to be in
the one is concluded to be in the other. What denies something is tested by assuming it, which has to end in a clash.
Declarations, annotations and class expressions that no axiom uses say nothing under the direct semantics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kgtool.reason.compile import Program, compiled
from kgtool.reason.instance import Clash, Derivation
from kgtool.reason.literals import probes
from kgtool.reason.lookup import Facts
from kgtool.reason.pattern import SAME, TYPE, Triple, is_schema, is_unnamed
from kgtool.reason.proof import Explainer, Proof
from kgtool.reason.saturate import applications, saturate
from kgtool.vocabulary.terms import OWL, RDF, RDFS, XSD

_DIFFERENT, _COMPLEMENT, _INVERSE = (str(OWL[name]) for name in ("differentFrom", "complementOf", "inverseOf"))
_EQUIVALENT_CLASS, _EQUIVALENT_PROPERTY = (str(OWL[name]) for name in ("equivalentClass", "equivalentProperty"))
_BELOW, _PROPERTY_BELOW, _DOMAIN, _RANGE = (
    str(RDFS[name]) for name in ("subClassOf", "subPropertyOf", "domain", "range")
)
_FIRST, _REST = str(RDF["first"]), str(RDF["rest"])
_NOTES = {str(RDFS[name]) for name in ("comment", "label", "seeAlso", "isDefinedBy")}
#: Individuals that nothing is said of.
_F, _G, _H = "<urn:fresh:f>", "<urn:fresh:g>", "<urn:fresh:h>"


@dataclass(frozen=True, slots=True)
class Task:
    """What has to follow for an axiom to hold: the goal where all of `assumed` does; a clash where there is no goal."""

    assumed: tuple[Triple, ...]
    goal: Triple | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A task that was done: its proof, or the proofs of the premises of a clash."""

    task: Task
    proof: Proof | None
    clash: Clash | None = None
    premises: tuple[Proof, ...] = ()


class Closed:
    """Triples of an ontology with all that follows, where what follows may be axioms too."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.stated = Facts(triples)
        self.known = Facts(self.stated.triples(None, None, None))
        self.program: Program = self._close()

    def _close(self) -> Program:
        while True:
            program = compiled(tuple(sorted(self.known.triples(None, None, None))))
            if not any(is_schema(triple) for triple in saturate(self.known, program)):
                return program

    @cached_property
    def explainer(self) -> Explainer:
        """Return what proves the triples."""
        return Explainer(self.known, self.stated, self.program)

    def clashes(self) -> Iterator[Clash]:
        """Yield what cannot all be true, in the order of the rules."""
        for found in applications(self.known, self.program):
            if found.conclusion is None:
                yield Clash(found.rule, found.premises, found.axioms)

    def show(self, task: Task) -> Shown | None:
        """Prove the goal of a task, whose assumptions are among the triples; None where it does not follow."""
        if task.goal is not None:
            proof = self.explainer.shortest(task.goal)
            return None if proof is None else Shown(task, proof)
        clash = next(self.clashes(), None)
        if clash is None:
            return None
        proofs = tuple(self.explainer.shortest(premise) for premise in clash.premises)
        return Shown(task, None, clash, tuple(proof for proof in proofs if proof is not None))

    def replay(self, shown: Shown) -> bool:
        """Tell whether what was shown is allowed by the rules, step by step."""
        if shown.proof is not None:
            return shown.proof.conclusion == shown.task.goal and self.explainer.replay(shown.proof)
        if shown.clash is None or shown.clash.premises != tuple(proof.conclusion for proof in shown.premises):
            return False
        step = Derivation(shown.clash.rule, None, shown.clash.premises, shown.clash.axioms)
        return self.explainer.allows(step) and all(self.explainer.replay(proof) for proof in shown.premises)


def entailed(premise: Sequence[Triple], conclusion: Sequence[Triple]) -> list[tuple[Closed, Shown]] | None:
    """Return how each axiom of the conclusion follows, with the triples it was shown on; None where one does not."""
    result = []
    for task in tasks(conclusion, premise):
        closed = Closed([*premise, *task.assumed])
        shown = closed.show(task)
        if shown is None:
            return None
        result.append((closed, shown))
    return result


def tasks(conclusion: Sequence[Triple], premise: Sequence[Triple] = ()) -> Iterator[Task]:
    """Yield what has to follow for all of these axioms to hold, none for one that says nothing."""
    facts = Facts(conclusion)
    annotations = _NOTES | {
        s for s, p, o in (*conclusion, *premise) if (p, o) == (TYPE, str(OWL["AnnotationProperty"]))
    }
    for triple in conclusion:
        subject, predicate, value = triple
        if predicate == TYPE and is_unnamed(value):
            for _, _, other in facts.triples(value, _COMPLEMENT, None):
                yield Task(((subject, TYPE, other),), None)
        elif predicate == TYPE and value == str(OWL["AllDifferent"]):
            yield from _all_different(subject, facts)
        elif predicate == TYPE and value in _PROPERTY_KINDS:
            yield _PROPERTY_KINDS[value](subject)
        elif predicate in _AXIOMS:
            yield from _AXIOMS[predicate](subject, value)
        elif not (is_schema(triple) or is_unnamed(subject) or value in _SAYING_NOTHING or predicate in annotations):
            yield Task((), triple)


_SAYING_NOTHING = {str(OWL["NamedIndividual"]), str(OWL["Thing"])}


def _all_different(node: str, facts: Facts) -> Iterator[Task]:
    members: list[str] = []
    cells = [
        cell for word in ("members", "distinctMembers") for _, _, cell in facts.triples(node, str(OWL[word]), None)
    ]
    while cells:
        cell = cells.pop()
        members += [value for _, _, value in facts.triples(cell, _FIRST, None)]
        cells += [rest for _, _, rest in facts.triples(cell, _REST, None)]
    for at, one in enumerate(members):
        for other in members[at + 1 :]:
            yield Task(((one, SAME, other),), None)


def _range(name: str, kind: str) -> Iterator[Task]:
    """Yield the tasks of a range; that of a datatype is tested on values of all kinds outside it."""
    if not kind.startswith(f"<{XSD.iri}"):
        yield Task(((_F, name, _G),), (_G, TYPE, kind))
        return
    for literal in probes(kind):
        yield Task(((_F, name, literal),), None)


#: What kinds of properties have to show on fresh individuals.
_PROPERTY_KINDS: dict[str, Callable[[str], Task]] = {
    str(OWL["TransitiveProperty"]): lambda p: Task(((_F, p, _G), (_G, p, _H)), (_F, p, _H)),
    str(OWL["SymmetricProperty"]): lambda p: Task(((_F, p, _G),), (_G, p, _F)),
    str(OWL["FunctionalProperty"]): lambda p: Task(((_F, p, _G), (_F, p, _H)), (_G, SAME, _H)),
    str(OWL["InverseFunctionalProperty"]): lambda p: Task(((_G, p, _F), (_H, p, _F)), (_G, SAME, _H)),
    str(OWL["IrreflexiveProperty"]): lambda p: Task(((_F, p, _F),), None),
    str(OWL["AsymmetricProperty"]): lambda p: Task(((_F, p, _G), (_G, p, _F)), None),
}

#: What axioms between two terms have to show.
_AXIOMS: dict[str, Callable[[str, str], Iterable[Task]]] = {
    _DIFFERENT: lambda a, b: [Task(((a, SAME, b),), None)],
    _BELOW: lambda c, d: [Task(((_F, TYPE, c),), (_F, TYPE, d))],
    _EQUIVALENT_CLASS: lambda c, d: [Task(((_F, TYPE, c),), (_F, TYPE, d)), Task(((_F, TYPE, d),), (_F, TYPE, c))],
    _PROPERTY_BELOW: lambda p, q: [Task(((_F, p, _G),), (_F, q, _G))],
    _EQUIVALENT_PROPERTY: lambda p, q: [Task(((_F, p, _G),), (_F, q, _G)), Task(((_F, q, _G),), (_F, p, _G))],
    _INVERSE: lambda p, q: [Task(((_F, p, _G),), (_G, q, _F)), Task(((_F, q, _G),), (_G, p, _F))],
    _DOMAIN: lambda p, c: [Task(((_F, p, _G),), (_F, TYPE, c))],
    _RANGE: _range,
    str(OWL["disjointWith"]): lambda c, d: [Task(((_F, TYPE, c), (_F, TYPE, d)), None)],
    str(OWL["propertyDisjointWith"]): lambda p, q: [Task(((_F, p, _G), (_F, q, _G)), None)],
}
