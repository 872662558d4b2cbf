"""What changes in the inferred graph of a policy where some facts changed: only what these touch is looked at.

It is found stratum by stratum (`kgtool.reason.strata`), so that a rule which asks for an absence meets what is settled.
In each, first all that may follow from a changed triple is found, by running the rules from it over what held and what
holds now. None of that is believed any more; then each of it is concluded again from what does hold, which is what
rules make of all facts, as what an inference carries does not depend on the order of the work. The result is the same,
byte for byte, as the difference to what `kgtool.reason.infer` makes of all facts. (Delete and rederive: Gupta, Mumick
and Subrahmanian, 1993.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from kgtool.graph.order import sorted_quads
from kgtool.reason.amount import payments
from kgtool.reason.before import NodesBefore, NodesNow
from kgtool.reason.compile import Program, compiled
from kgtool.reason.course import Course
from kgtool.reason.infer import axioms_of, descriptions, inference, is_stored
from kgtool.reason.instance import Derivation, Instance
from kgtool.reason.lookup import AskedOnce, Together
from kgtool.reason.pattern import Triple, is_hidden
from kgtool.reason.proof import derivations_by
from kgtool.reason.remembered import Remembered
from kgtool.reason.rule import conclusive_rules
from kgtool.reason.statement import Rule
from kgtool.reason.stored import PolicyFacts
from kgtool.reason.strata import absent_relations, strata
from kgtool.reason.touched import Spreading, Touched, changed_facts, of_background
from kgtool.reason.unnamed import WithUnnamed
from kgtool.reason.weigh import Carried, weigh
from kgtool.resolve.changed import Difference
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, Iris


def changed_inferences(
    store: ox.Store,
    removed: Sequence[ox.Quad],
    added: Sequence[ox.Quad],
    iris: Iris,
    policy: str = DEFAULT_POLICY,
    *,
    known: tuple[Rule, ...] | None = None,
) -> Difference:
    """Return how the inferred graph of a policy changes.

    `store` holds the ontology, the facts as they are now, and the inferences as they were before; `removed` and `added`
    are the quads in which the facts graph differs from the one that these were made of. `known` are the rules, those
    that come with kgtool where none are given.
    """
    known = conclusive_rules() if known is None else known
    axioms = axioms_of(store, iris)
    program, paid = compiled(axioms, known), payments(axioms)
    graph = iris.policy_graph(policy, "facts")
    nodes = NodesNow(store, graph)
    now = Remembered(store, iris, policy, nodes)
    before = Remembered(store, iris, policy, NodesBefore(nodes, removed, added))
    facts = changed_facts((*removed, *added), now, before)
    course = Course(AskedOnce(PolicyFacts(store, iris, policy)))
    found: dict[Triple, Carried | None] = {}
    background = of_background(program, now)
    for number in range(len(strata(program).programs)):
        touched = Spreading(program, background, number, course, now, before).touched_by(facts)
        follows = _concluded(touched, program, course, now, paid)
        for triple in touched.all():
            found[triple] = _stored(triple, follows.get(triple))
            new = now.fact(triple) or (follows if is_hidden(triple) else found).get(triple)
            course.settle(triple, before.fact(triple) or now.inference(triple), new, touched.kind(triple))
    changes = _changes(found, now, iris, policy)
    described = _descriptions(store, changes, iris, iris.policy_graph(policy, "inferred"), known)
    return Difference(
        sorted_quads([*changes.removed, *described.removed]), sorted_quads([*changes.added, *described.added])
    )


def _stored(triple: Triple, carried: Carried | None) -> Carried | None:
    """Return what an inference carries that is written, None for another."""
    return carried if carried is not None and is_stored(triple, carried) else None


@dataclass(slots=True)
class _Derivations:
    """The ways in which touched triples follow, apart those that rest on the absence of something."""

    lasting: list[Derivation] = field(default_factory=list)
    by_absence: list[Derivation] = field(default_factory=list)

    def add(self, instance: Instance, derivation: Derivation) -> None:
        """Add an application of a rule."""
        (self.by_absence if absent_relations(instance) else self.lasting).append(derivation)


def _concluded(
    touched: Touched, program: Program, course: Course, now: Remembered, paid: Collection[str]
) -> dict[Triple, Carried]:
    """Return what follows now of what was touched, with what it carries.

    Touched triples are premises only where they are facts or follow again. What is said of an unnamed class is not
    stored, and is concluded here where it is asked for.
    """
    anything = WithUnnamed(Together(course.either, touched.triples, touched.named), program)
    pending = dict.fromkeys(touched.all())
    derivations = _Derivations()
    seen = set(pending)
    facts: dict[Triple, Carried | None] = {}
    while pending:
        triple, _ = pending.popitem()
        facts[triple] = now.fact(triple)
        if facts[triple] is not None:
            continue
        for instance in touched.rules(triple, program).concluding(triple):
            for derivation in derivations_by(instance, triple, anything, course.now):
                derivations.add(instance, derivation)
                for premise in derivation.premises:
                    if is_hidden(premise) and premise not in seen:
                        seen.add(premise)
                        pending[premise] = None
    return _weighed(derivations, facts, course, now, paid)


def _weighed(
    derivations: _Derivations,
    facts: dict[Triple, Carried | None],
    course: Course,
    now: Remembered,
    paid: Collection[str],
) -> dict[Triple, Carried]:
    """Weigh first what background knowledge gives alone, as `kgtool.reason.infer` does, then the rest."""

    def given(triple: Triple) -> Carried | None:
        if triple in facts:
            return facts[triple]
        return course.settled[triple] if triple in course.settled else now(triple)

    def background(triple: Triple) -> Carried | None:
        found = given(triple)
        return found if found is not None and found.background else None

    first = weigh(derivations.lasting, background, paid)
    every = (*derivations.lasting, *derivations.by_absence)
    rest = [derivation for derivation in every if derivation.conclusion not in first]
    return {**weigh(rest, lambda triple: first.get(triple) or given(triple), paid, background=False), **first}


def _changes(found: Mapping[Triple, Carried | None], now: Remembered, iris: Iris, policy: str) -> Difference:
    graph = iris.policy_graph(policy, "inferred")
    before: dict[ox.Quad, None] = {}
    after: dict[ox.Quad, None] = {}
    for triple, carried in found.items():
        old = now.inference(triple)
        if old != carried:
            # Of popular inferences thousands of claims stay.
            kept = old.claims & carried.claims if old is not None and carried is not None else frozenset()
            for own, quads in ((old, before), (carried, after)):
                if own is not None:
                    less = replace(own, claims=own.claims - kept)
                    quads.update(dict.fromkeys(_quads(triple, less, iris, policy, graph)))
    return Difference([quad for quad in before if quad not in after], [quad for quad in after if quad not in before])


def _quads(triple: Triple, carried: Carried, iris: Iris, policy: str, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return (ox.Quad(*statement, graph) for statement in inference(iris, policy, triple, carried))


def _descriptions(
    store: ox.Store, changes: Difference, iris: Iris, graph: ox.NamedNode, known: Sequence[Rule]
) -> Difference:
    """Return the descriptions of rules that nothing was concluded by before, or that nothing is any more."""

    def names(quads: Iterable[ox.Quad]) -> set[str]:
        base = len(iris.rule("").value)
        return {str(quad.object)[base + 1 : -1] for quad in quads if quad.predicate == KG["byRule"]}

    def quads(used: Iterable[str]) -> Iterator[ox.Quad]:
        return (ox.Quad(*statement, graph) for statement in descriptions(iris, set(used), known))

    gone, removed, added = set(changes.removed), names(changes.removed), names(changes.added)
    unused = [name for name in removed - added if all(quad in gone for quad in _by(store, name, iris, graph))]
    first = [name for name in added if not any(True for _ in _by(store, name, iris, graph))]
    return Difference(list(quads(unused)), list(quads(first)))


def _by(store: ox.Store, name: str, iris: Iris, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return iter(store.quads_for_pattern(None, KG["byRule"], iris.rule(name), graph))
