"""Adds what ontology and rules imply to the facts of a policy, each inference with its rules and its claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import pyoxigraph as ox

from kgtool.graph.order import sorted_quads
from kgtool.graph.terms import Statement, boolean, day, integer
from kgtool.reason.amount import payments
from kgtool.reason.compile import compiled
from kgtool.reason.instance import relation
from kgtool.reason.lookup import Facts
from kgtool.reason.pattern import Triple, is_hidden, is_unnamed, term
from kgtool.reason.rule import conclusive_rules
from kgtool.reason.saturate import applications, close
from kgtool.reason.statement import Rule
from kgtool.reason.strata import Strata, lasting, strata
from kgtool.reason.support import facts_of
from kgtool.reason.weigh import AXIOM, Carried, weigh
from kgtool.resolve.payments import amount_statements
from kgtool.stated.nodes import nodes_of
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, PROV, RDF, RDFS, SKOS, Iris, coded


def infer(
    store: ox.Store, iris: Iris, policy: str = DEFAULT_POLICY, *, known: tuple[Rule, ...] | None = None
) -> list[ox.Quad]:
    """Return the inferred graph of a policy, sorted: the triples, and a kg:Inference node for each.

    `store` holds the ontology graph and the facts graph of the policy. What follows from the ontology alone has no
    claim behind it and is left out. `known` are the rules, those that come with kgtool where none are given.
    """
    known = conclusive_rules() if known is None else known
    axioms = axioms_of(store, iris)
    stated = facts_of(nodes_of(store, iris.policy_graph(policy, "facts")))
    return inferred_quads(conclusions(stated, axioms, known), iris, policy, known)


def conclusions(
    stated: dict[Triple, Carried], axioms: tuple[Triple, ...], known: tuple[Rule, ...]
) -> dict[Triple, Carried]:
    """Return what follows from facts and axioms by known rules, with what it carries.

    First comes what follows from background knowledge alone: it holds whatever is claimed, and what is claimed adds
    nothing to it. Then what follows from all facts, stratum by stratum: a rule asks the absence of what is inferred.
    """
    program = compiled(axioms, known)
    known_axioms = {triple: AXIOM for triple in axioms if relation(triple) in program.by_premise}
    facts = _Closing(known_axioms, {*stated, *axioms}, payments(axioms))
    facts.give({triple: carried for triple, carried in stated.items() if carried.background})
    # What background knowledge lacks may be among the claims, so what rules conclude from absence waits for these.
    found = facts.close(strata(lasting(program)), 0, None, background=True)
    new = facts.give(stated)
    parts = strata(program)
    for number in range(len(parts.programs)):
        found |= facts.close(parts, number, None if number else new, background=False)
    return found


class _Closing:
    """Facts that are closed under one stratum after the other, with what each carries."""

    def __init__(self, given: Mapping[Triple, Carried], fixed: set[Triple], paid: Collection[str]) -> None:
        self._facts = Facts(given)
        self._given = dict(given)
        self._fixed = fixed
        self._paid = paid

    def give(self, stated: Mapping[Triple, Carried]) -> list[Triple]:
        """Add facts with what they carry, and return those that are new."""
        self._given |= stated
        return [triple for triple in stated if self._facts.add(triple)]

    def close(
        self, parts: Strata, number: int, new: Sequence[Triple] | None, *, background: bool
    ) -> dict[Triple, Carried]:
        """Add what follows by a stratum beside what is fixed, and return it with what it carries; it is fixed then.

        What no day allows is no fact for the strata above.
        """
        stratum = parts.programs[number]
        added = close(self._facts, stratum, new)
        derivations = [
            one
            for one in applications(self._facts, stratum)
            if one.conclusion is not None
            and one.conclusion not in self._fixed
            and parts.place(one.conclusion) == number
        ]
        found = weigh(derivations, self._given.get, self._paid, background=background)
        self._given |= found
        self._fixed.update(found)
        for triple in added:
            if triple not in self._fixed:
                self._facts.remove(triple)
        return found


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


def inferred_quads(found: dict[Triple, Carried], iris: Iris, policy: str, known: Sequence[Rule]) -> list[ox.Quad]:
    """Return the quads of inferences with what they carry, and of the rules that concluded them, sorted."""
    graph = iris.policy_graph(policy, "inferred")
    used = {name for triple, carried in found.items() if is_stored(triple, carried) for name in carried.rules}
    statements = [*descriptions(iris, used, known)]
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


def descriptions(iris: Iris, used: Collection[str], known: Sequence[Rule]) -> Iterator[Statement]:
    """Say in words what each rule concludes that was applied."""
    for rule in known:
        if rule.name not in used:
            continue
        node = iris.rule(rule.name)
        yield node, RDF["type"], PROV["Plan"]
        for language, label in rule.label.items():
            yield node, RDFS["label"], ox.Literal(label, language=language)
            yield node, SKOS["definition"], ox.Literal(rule.sentence[language], language=language)
