"""Adds what ontology and rules imply to the facts of a policy, each inference with its rules and its claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import pyoxigraph as ox

from kgtool.graph.order import sorted_quads
from kgtool.graph.terms import Statement, boolean, day, integer
from kgtool.reason.amount import payments
from kgtool.reason.compile import Program, compiled
from kgtool.reason.instance import relation
from kgtool.reason.lookup import Facts
from kgtool.reason.pattern import Triple, is_hidden, is_unnamed, term
from kgtool.reason.rule import conclusive_rules, rules
from kgtool.reason.saturate import applications, saturate
from kgtool.reason.strata import absent_relations
from kgtool.reason.support import facts_of
from kgtool.reason.weigh import AXIOM, Carried, weigh
from kgtool.resolve.payments import amount_statements
from kgtool.stated.nodes import nodes_of
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, PROV, RDF, RDFS, SKOS, Iris, coded


def infer(store: ox.Store, iris: Iris, policy: str = DEFAULT_POLICY) -> list[ox.Quad]:
    """Return the inferred graph of a policy, sorted: the triples, and a kg:Inference node for each.

    `store` holds the ontology graph and the facts graph of the policy. What follows from the ontology alone has no
    claim behind it and is left out.
    """
    axioms = axioms_of(store, iris)
    stated = facts_of(nodes_of(store, iris.policy_graph(policy, "facts")))
    return inferred_quads(conclusions(stated, axioms), iris, policy)


def conclusions(stated: dict[Triple, Carried], axioms: tuple[Triple, ...]) -> dict[Triple, Carried]:
    """Return what follows from facts and axioms, with what it carries.

    First comes what follows from background knowledge alone: it holds whatever is claimed, and what is claimed adds
    nothing to it. Then what follows from all facts.
    """
    program = compiled(axioms, conclusive_rules())
    fixed, paid = {*stated, *axioms}, payments(axioms)
    given = {triple: AXIOM for triple in axioms if relation(triple) in program.by_premise}
    given |= {triple: carried for triple, carried in stated.items() if carried.background}
    facts = Facts(given)
    # What background knowledge lacks may be among the claims, so what rules conclude from absence waits for these.
    lasting = Program(tuple(one for one in program.instances if not absent_relations(one)))
    background = _following(facts, lasting, given, fixed, paid)
    given |= background
    given |= stated
    more = [triple for triple in stated if facts.add(triple)]
    new = more if len(lasting.instances) == len(program.instances) else None
    return {**background, **_following(facts, program, given, fixed | set(background), paid, new)}


def _following(
    facts: Facts,
    program: Program,
    given: dict[Triple, Carried],
    fixed: set[Triple],
    paid: Collection[str],
    new: Sequence[Triple] | None = None,
) -> dict[Triple, Carried]:
    """Close the facts, and return what follows beside what is fixed, with what it carries."""
    saturate(facts, program, new)
    return weigh([one for one in applications(facts, program) if one.conclusion not in fixed], given.get, paid)


def axioms_of(store: ox.Store, iris: Iris) -> tuple[Triple, ...]:
    """Return the ontology's triples between resources, sorted; labels and definitions are nothing to reason with."""
    return tuple(
        sorted(
            (str(quad.subject), str(quad.predicate), str(quad.object))
            for quad in store.quads_for_pattern(None, None, None, iris.ontology_graph)
            if not isinstance(quad.object, ox.Literal)
        )
    )


def is_stored(triple: Triple, carried: Carried) -> bool:
    """Tell whether an inference is written: it has a claim behind it, and says something of what has a name."""
    subject, _, value = triple
    return bool(carried.claims) and subject[0] == "<" and not is_hidden(triple) and not is_unnamed(value)


def inferred_quads(found: dict[Triple, Carried], iris: Iris, policy: str) -> list[ox.Quad]:
    """Return the quads of inferences with what they carry, and of the rules that concluded them, sorted."""
    graph = iris.policy_graph(policy, "inferred")
    used = {name for triple, carried in found.items() if is_stored(triple, carried) for name in carried.rules}
    statements = [*descriptions(iris, used)]
    for triple, carried in found.items():
        if is_stored(triple, carried):
            statements.extend(inference(iris, policy, triple, carried))
    return sorted_quads(ox.Quad(subject, predicate, value, graph) for subject, predicate, value in statements)


def inference(iris: Iris, policy: str, triple: Triple, carried: Carried) -> Iterator[Statement]:
    """Yield an inferred triple, and the kg:Inference node that says what it carries."""
    subject, predicate, value = (term(part) for part in triple)
    assert isinstance(subject, ox.NamedNode)
    assert isinstance(predicate, ox.NamedNode)
    assert not isinstance(value, ox.BlankNode)
    node = iris.inference(subject, predicate, value, policy=policy)
    yield subject, predicate, value
    yield node, RDF["type"], KG["Inference"]
    yield node, RDF["subject"], subject
    yield node, RDF["predicate"], predicate
    yield node, RDF["object"], value
    for name in carried.rules:
        yield node, KG["byRule"], iris.rule(name)
    for claim in carried.claims:
        yield node, PROV["wasDerivedFrom"], claim
    yield node, KG["proofDepth"], integer(carried.depth)
    standing = carried.standing
    if carried.background:
        yield node, KG["background"], boolean(True)
    if standing.rung_name is not None:
        yield node, KG["rung"], coded("stage", standing.rung_name)
    if standing.first_day is not None:
        yield node, KG["firstDay"], day(standing.first_day)
    if standing.last_day is not None:
        yield node, KG["lastDay"], day(standing.last_day)
    if (amount := carried.amount) is not None:
        yield from amount_statements(node, amount.interval, amount.unit)


def descriptions(iris: Iris, used: Collection[str]) -> Iterator[Statement]:
    """Say in words what each rule concludes that was applied."""
    for rule in rules():
        if rule.name not in used:
            continue
        node = iris.rule(rule.name)
        yield node, RDF["type"], PROV["Plan"]
        for language, label in rule.label.items():
            yield node, RDFS["label"], ox.Literal(label, language=language)
            yield node, SKOS["definition"], ox.Literal(rule.sentence[language], language=language)
