"""What changes in the inferred graph of a policy where some facts changed: only what these touch is looked at.

First all that may follow from a changed triple is found, by running the rules from it over what held and what holds
now. None of that is believed any more; then each of it is concluded again from what does hold, which is what rules make
of all facts, as what an inference carries does not depend on the order of the work. The result is the same, byte for
byte, as the difference to what `kgtool.reason.infer` makes of all facts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import pyoxigraph as ox

from kgtool.graph.order import sorted_quads
from kgtool.reason.amount import payments
from kgtool.reason.before import NodesBefore, NodesNow
from kgtool.reason.compile import Program, compiled
from kgtool.reason.infer import axioms_of, descriptions, infer, inference, is_stored
from kgtool.reason.instance import Derivation
from kgtool.reason.lookup import Facts, Lookup, Together
from kgtool.reason.pattern import Triple, is_hidden
from kgtool.reason.proof import derivations_by
from kgtool.reason.remembered import Remembered
from kgtool.reason.rule import conclusive_rules
from kgtool.reason.stored import PolicyFacts
from kgtool.reason.strata import absent_relations
from kgtool.reason.touched import Touched, changed_facts, touched_by
from kgtool.reason.unnamed import WithUnnamed
from kgtool.reason.weigh import Carried, weigh
from kgtool.resolve.changed import Difference
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, Iris


def changed_inferences(
    store: ox.Store, removed: Sequence[ox.Quad], added: Sequence[ox.Quad], iris: Iris, policy: str = DEFAULT_POLICY
) -> Difference:
    """Return how the inferred graph of a policy changes.

    `store` holds the ontology, the facts as they are now, and the inferences as they were before; `removed` and `added`
    are the quads in which the facts graph differs from the one that these were made of.
    """
    axioms = axioms_of(store, iris)
    program = compiled(axioms, conclusive_rules())
    if any(absent_relations(instance) for instance in program.instances):
        return _anew(store, iris, policy)
    graph = iris.policy_graph(policy, "facts")
    now = Remembered(store, iris, policy, NodesNow(store, graph))
    before = Remembered(store, iris, policy, NodesBefore(store, graph, removed, added))
    known = PolicyFacts(store, iris, policy)
    touched = touched_by(changed_facts((*removed, *added), now, before), program, known, now)
    found = _concluded(touched, program, known, now, payments(axioms))
    return _difference(store, touched.triples, found, now, iris, policy)


def _concluded(
    touched: Touched, program: Program, known: Lookup, now: Remembered, paid: Collection[str]
) -> dict[Triple, Carried]:
    """Return what follows now of what was touched, with what it carries.

    Touched triples are premises only where they are facts or follow again. What is said of an unnamed class is not
    stored, and is concluded here where it is asked for.
    """
    anything = WithUnnamed(Together(known, touched.triples), program)
    pending = dict.fromkeys(touched.triples.triples(None, None, None))
    derivations: list[Derivation] = []
    seen = set(pending)
    facts: dict[Triple, Carried | None] = {}
    while pending:
        triple, _ = pending.popitem()
        facts[triple] = now.fact(triple)
        if facts[triple] is not None:
            continue
        for instance in touched.rules(triple, program).concluding(triple):
            for derivation in derivations_by(instance, triple, anything):
                derivations.append(derivation)
                for premise in derivation.premises:
                    if is_hidden(premise) and premise not in seen:
                        seen.add(premise)
                        pending[premise] = None
    return _weighed(derivations, facts, now, paid)


def _weighed(
    derivations: Sequence[Derivation], facts: dict[Triple, Carried | None], now: Remembered, paid: Collection[str]
) -> dict[Triple, Carried]:
    """Weigh first what background knowledge gives alone, as `kgtool.reason.infer` does, then the rest."""

    def given(triple: Triple) -> Carried | None:
        return facts[triple] if triple in facts else now(triple)

    def background(triple: Triple) -> Carried | None:
        found = given(triple)
        return found if found is not None and found.background else None

    first = weigh(derivations, background, paid)
    rest = [derivation for derivation in derivations if derivation.conclusion not in first]
    return {**weigh(rest, lambda triple: first.get(triple) or given(triple), paid), **first}


def _difference(
    store: ox.Store, touched: Facts, found: dict[Triple, Carried], now: Remembered, iris: Iris, policy: str
) -> Difference:
    graph = iris.policy_graph(policy, "inferred")
    before: set[ox.Quad] = set()
    after: set[ox.Quad] = set()
    for triple in touched.triples(None, None, None):
        carried = found.get(triple)
        if carried is not None and not is_stored(triple, carried):
            carried = None
        old = now.inference(triple)
        if old != carried:
            before.update(() if old is None else _quads(triple, old, iris, policy, graph))
            after.update(() if carried is None else _quads(triple, carried, iris, policy, graph))
    gone, new = before - after, after - before
    described = _descriptions(store, gone, new, iris, graph)
    return Difference(sorted_quads([*gone, *described.removed]), sorted_quads([*new, *described.added]))


def _quads(triple: Triple, carried: Carried, iris: Iris, policy: str, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return (ox.Quad(*statement, graph) for statement in inference(iris, policy, triple, carried))


def _descriptions(
    store: ox.Store, gone: set[ox.Quad], new: set[ox.Quad], iris: Iris, graph: ox.NamedNode
) -> Difference:
    """Return the descriptions of rules that nothing was concluded by before, or that nothing is any more."""

    def names(quads: Iterable[ox.Quad]) -> set[str]:
        base = len(iris.rule("").value)
        return {str(quad.object)[base + 1 : -1] for quad in quads if quad.predicate == KG["byRule"]}

    def others(name: str) -> bool:
        quads = store.quads_for_pattern(None, KG["byRule"], iris.rule(name), graph)
        return any(quad not in gone for quad in quads)

    def quads(used: Iterable[str]) -> Iterator[ox.Quad]:
        return (ox.Quad(*statement, graph) for statement in descriptions(iris, set(used)))

    unused = [name for name in names(gone) - names(new) if not others(name)]
    first = [name for name in names(new) if not any(True for _ in _by(store, name, iris, graph))]
    return Difference(list(quads(unused)), list(quads(first)))


def _by(store: ox.Store, name: str, iris: Iris, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return iter(store.quads_for_pattern(None, KG["byRule"], iris.rule(name), graph))


def _anew(store: ox.Store, iris: Iris, policy: str) -> Difference:
    """Return the difference where a rule asks what is absent: all is inferred again."""
    quads = infer(store, iris, policy)
    before = set(store.quads_for_pattern(None, None, None, iris.policy_graph(policy, "inferred")))
    return Difference(sorted_quads(before - set(quads)), [quad for quad in quads if quad not in before])
