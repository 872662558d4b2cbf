from __future__ import annotations

from dataclasses import replace

import pytest

from kgtool.explain.ways import Ways, ways
from kgtool.reason.pattern import TYPE, Triple
from kgtool.reason.proof import Proof
from kgtool.vocabulary.terms import KG
from tests.reason.graph import explains, inferred_store, inferred_triples
from tests.resolve.claim_graph import Corpus, entity

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
CORPUS = (
    Corpus()
    .say("Investment", "Microsoft investiert in Anthropic", investor="microsoft", investee="anthropic")
    .say("CloudCommitment", "Anthropic kauft bei Microsoft", customer="anthropic", provider="microsoft")
    .say("ChipPurchase", "Microsoft kauft bei Nvidia", buyer="microsoft", supplier="nvidia")
    .say("CloudUse", "OpenAI nutzt nur Azure", customer="openai", provider="microsoft", exclusivity="exclusive")
    .say("Competition", "Rivalen", competitors="openai anthropic")
)
STORE = inferred_store(CORPUS)
EXPLAINER = explains(STORE)


def triple(subject: str, predicate: str, value: str) -> Triple:
    return str(entity(subject)), str(KG[predicate]), str(entity(value))


def rules_of(proof: Proof) -> list[str]:
    """Give the rules of a proof, from its conclusion down."""
    if proof.derivation is None:
        return []
    return [proof.derivation.rule, *(name for premise in proof.premises for name in rules_of(premise))]


def test_every_inference_has_a_proof_that_replays() -> None:
    triples = inferred_triples(STORE)
    assert len(triples) == 48
    for one in triples:
        proof = EXPLAINER.shortest(one)
        assert proof is not None, one
        assert EXPLAINER.replay(proof)


def test_the_depth_of_an_inference_is_that_of_its_shortest_proof() -> None:
    for one in inferred_triples(STORE):
        proof = EXPLAINER.shortest(one)
        assert proof is not None
        ask = f"SELECT ?depth {{ GRAPH ?g {{ ?i {KG['proofDepth']} ?depth ; <{RDF}subject> {one[0]} ; "
        ask += f"<{RDF}predicate> {one[1]} ; <{RDF}object> {one[2]} }} }}"
        assert [row["depth"].value for row in STORE.query(ask)] == [str(proof.depth)]  # type: ignore[union-attr]


def test_a_proof_goes_down_to_the_facts() -> None:
    proof = EXPLAINER.shortest(triple("microsoft", "suppliesInvestee", "anthropic"))
    assert proof is not None
    assert rules_of(proof) == ["supplies-investee", "prp-inv2", "prp-spo1"]
    assert proof.leaves == (
        triple("microsoft", "investsIn", "anthropic"),
        triple("anthropic", "buysComputeFrom", "microsoft"),
    )
    assert (proof.depth, proof.size) == (3, 3)


def test_a_class_without_a_name_is_a_step_of_the_proof() -> None:
    proof = EXPLAINER.shortest((str(entity("openai")), TYPE, str(KG["SingleCloudLab"])))
    assert proof is not None
    assert rules_of(proof) == [
        "cax-eqc2", "cls-int1", "cls-svf1", "prp-inv2", "cax-eqc2", "cls-int1", "cls-svf1", "cls-oo",
    ]  # fmt: skip


def test_a_step_names_the_axioms_that_make_it() -> None:
    steps = EXPLAINER.derivations(triple("anthropic", "competesWith", "openai"))
    assert [(step.rule, step.premises, step.axioms) for step in steps] == [
        (
            "prp-symp",
            (triple("openai", "competesWith", "anthropic"),),
            ((str(KG["competesWith"]), TYPE, "<http://www.w3.org/2002/07/owl#SymmetricProperty>"),),
        )
    ]


def test_no_proof_rests_on_its_own_conclusion_and_the_shortest_comes_first() -> None:
    def above(proof: Proof, path: tuple[Triple, ...] = ()) -> None:
        assert proof.conclusion not in path
        for premise in proof.premises:
            above(premise, (*path, proof.conclusion))

    one = triple("microsoft", "sellsTo", "anthropic")
    found = ways(EXPLAINER, one, 100)
    assert found.complete
    proofs = list(found.proofs)
    assert len(proofs) == len(set(proofs)) > 0
    assert [proof.depth for proof in proofs] == sorted(proof.depth for proof in proofs)
    assert proofs[0] == EXPLAINER.shortest(one)
    for proof in proofs:
        above(proof)
        assert EXPLAINER.replay(proof)


def test_a_fact_is_its_own_proof_and_what_does_not_hold_has_none() -> None:
    fact = triple("microsoft", "investsIn", "anthropic")
    assert EXPLAINER.shortest(fact) == Proof(fact)
    assert ways(EXPLAINER, fact, 100) == Ways((Proof(fact),), complete=True)
    assert EXPLAINER.shortest(triple("nvidia", "investsIn", "anthropic")) is None
    assert ways(EXPLAINER, triple("nvidia", "investsIn", "anthropic"), 100) == Ways((), complete=True)


@pytest.mark.parametrize("change", ["rule", "premise", "axiom", "conclusion", "leaf"])
def test_a_proof_that_was_tampered_with_does_not_replay(change: str) -> None:
    proof = EXPLAINER.shortest(triple("anthropic", "buysFrom", "microsoft"))
    assert proof is not None
    assert proof.derivation is not None
    step, other = proof.derivation, triple("openai", "buysComputeFrom", "nvidia")
    changed = {
        "rule": replace(proof, derivation=replace(step, rule="prp-symp")),
        "premise": replace(proof, derivation=replace(step, premises=(other,)), premises=(Proof(other),)),
        "axiom": replace(proof, derivation=replace(step, axioms=((step.axioms[0][0], TYPE, step.axioms[0][2]),))),
        "conclusion": replace(proof, conclusion=other, derivation=replace(step, conclusion=other)),
        "leaf": Proof(proof.conclusion),
    }[change]
    assert EXPLAINER.replay(proof)
    assert not EXPLAINER.replay(changed)
