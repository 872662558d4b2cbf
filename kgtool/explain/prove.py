"""Makes of proofs and facts the steps of an explanation, with words and claims."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.errors import KgtoolError
from kgtool.explain.case import Case
from kgtool.explain.step import AppliedRule, Step
from kgtool.explain.words import words
from kgtool.reason.amount import Amount
from kgtool.reason.instance import Derivation
from kgtool.reason.pattern import Triple, term
from kgtool.reason.proof import Proof
from kgtool.resolve.money_words import money_words
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.terms import KG, RDF, Iris, slug_of


class NotHeldError(KgtoolError):
    """What is to be explained does not hold in the graph."""

    code = "KG620"

    def __init__(self, sentence: str) -> None:
        super().__init__(f"'{sentence}' does not hold here.", "Ask 'kgtool why-not' with the same words.")


_PROPERTIES = ("rung", "firstDay", "lastDay")


def proof_step(case: Case, proof: Proof) -> Step:
    """Return a proof as an explanation: each conclusion with its rule, each fact with its claims."""
    if proof.derivation is None:
        return fact_step(case, proof.conclusion)
    node = triple_node(case.iris, case.policy, proof.conclusion)
    rung, first, last = standing(case, node, case.graph("inferred"))
    amount = carried_amount(case, node, case.graph("inferred"))
    return Step(
        kind="inference",
        words=case.naming.sentence(proof.conclusion),
        node=node,
        triple=proof.conclusion,
        rule=applied(case, proof.derivation),
        parts=tuple(proof_step(case, premise) for premise in proof.premises),
        rung=rung,
        first=first,
        last=last,
        amount=amount,
    )


def triple_step(case: Case, triple: Triple) -> Step:
    """Return the explanation of a triple by its shortest proof; what does not hold is a NotHeldError."""
    proof = case.explainer.shortest(triple)
    if proof is None:
        raise NotHeldError(case.naming.sentence(triple))
    return proof_step(case, proof)


def applied(case: Case, derivation: Derivation) -> AppliedRule:
    """Return the rule of a derivation in words."""
    rule = case.rules[derivation.rule]
    main = [axiom for axiom in derivation.axioms[:1] if case.naming.has_axiom_words(axiom)]
    return AppliedRule(
        iri=case.iris.rule(rule.name),
        name=rule.name,
        label=rule.label[case.language],
        sentence=rule.sentence[case.language],
        axioms=tuple(case.naming.axiom(axiom, derivation.axioms) for axiom in main),
    )


def fact_step(case: Case, triple: Triple) -> Step:
    """Return what is stated, with the claims that state it, or that name what it is about."""
    subject, predicate, value = triple
    ends, facts = (term(subject), term(value)), case.graph("facts")
    sentence = case.naming.sentence(triple)
    if predicate[1:-1].startswith(KG.iri) and all(isinstance(end, ox.NamedNode) for end in ends):
        node = fact_node(case, predicate, *ends)
        if (claims := _claims(case, node, facts)) and _is_a(case, node, "Fact", facts):
            rung, first, last = standing(case, node, facts)
            paid = carried_amount(case, node, facts)
            return Step("fact", sentence, node, triple, None, (), claims, rung, first, last, amount=paid)
    node = triple_node(case.iris, case.policy, triple)
    if not isinstance(ends[0], ox.NamedNode):
        return Step("axiom", sentence, node, triple)
    claims = _claims(case, ends[0], facts)
    if _is_a(case, ends[0], "Flow", facts):
        rung, first, last = standing(case, ends[0], facts)
        return Step("fact", sentence, node, triple, claims=claims, rung=rung, first=first, last=last)
    if not claims:
        return Step("axiom", sentence, node, triple)
    # What no data file lists is known from the texts alone that name it.
    alone = next(iter(case.store.quads_for_pattern(ends[0], KG["provisional"], None, facts)), None) is not None
    details = (words(case.language, "provisional"),) if alone else ()
    return Step("background", sentence, node, triple, claims=claims, details=details)


def fact_node(case: Case, predicate: str, subject: object, value: object) -> ox.NamedNode:
    """Return the resource that stands for a stated relation between two entities."""
    assert isinstance(subject, ox.NamedNode)
    assert isinstance(value, ox.NamedNode)
    name = predicate[1:-1].removeprefix(KG.iri)
    return case.iris.fact(name, slug_of(subject), slug_of(value), policy=case.policy)


def triple_node(iris: Iris, policy: str, triple: Triple) -> ox.NamedNode:
    """Return the resource that stands for a triple, of those that are never stored too."""
    subject, predicate, value = (term(part) for part in triple)
    first = subject if isinstance(subject, ox.NamedNode) else ox.NamedNode(f"urn:unnamed:{_word(subject)}")
    last = ox.NamedNode(f"urn:unnamed:{_word(value)}") if isinstance(value, ox.BlankNode) else value
    assert isinstance(predicate, ox.NamedNode)
    return iris.inference(first, predicate, last, policy=policy)


def _word(node: ox.BlankNode | ox.Literal) -> str:
    return node.value


def standing(case: Case, node: ox.NamedNode, graph: ox.NamedNode) -> tuple[str | None, str | None, str | None]:
    """Return the rung in words, the first and the last day of a resource, None where the graph says nothing."""
    found: list[str | None] = []
    for name in _PROPERTIES:
        values = [quad.object for quad in case.store.quads_for_pattern(node, KG[name], None, graph)]
        text = min((str(value) for value in values), default=None)
        found.append(None if text is None else case.naming.name(text))
    rung, first, last = found
    return rung, first, last


def carried_amount(case: Case, node: ox.NamedNode, graph: ox.NamedNode) -> str | None:
    """Return in words the amount that a fact or an inference carries, None where the graph says nothing."""
    said: dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]] = {}
    for name in ("min", "max", "unit"):
        for quad in case.store.quads_for_pattern(node, KG[name], None, graph):
            if isinstance(quad.object, ox.Literal):
                said[KG[name]] = [quad.object]
    amount = Amount.of(said)
    if amount is None:
        return None
    return money_words(amount.interval.known_min, amount.interval.known_max, amount.unit, case.language)


def _claims(case: Case, node: ox.NamedNode, graph: ox.NamedNode) -> tuple[StatedClaim, ...]:
    return case.behind.claims(case.behind.derived(node, graph))


def _is_a(case: Case, node: ox.NamedNode, name: str, graph: ox.NamedNode) -> bool:
    return next(iter(case.store.quads_for_pattern(node, RDF["type"], KG[name], graph)), None) is not None
