"""Every inference of real texts has a proof, every proof replays, and every leaf has a claim or is background."""

from __future__ import annotations

from functools import partial

import pyoxigraph as ox
import pytest

from kgtool.explain.case import Case
from kgtool.explain.explained import explain
from kgtool.explain.ways import ways
from kgtool.reason.stored import PolicyFacts
from tests.explain.conftest import StoreOf
from tests.reason.graph import inferred_triples
from tests.resolve.claim_graph import IRIS, ONTOLOGY
from tests.timing import quickest

CORPORA = ("articles", "bundled", "planted")


@pytest.mark.parametrize("name", CORPORA)
def test_every_inference_has_proofs_that_replay(store_of: StoreOf, name: str) -> None:
    store = store_of(name)
    case = Case(store, IRIS, ontology=ONTOLOGY)
    for triple in inferred_triples(store):
        found = ways(case.explainer, triple, 3)
        assert found.proofs[0] == case.explainer.shortest(triple)
        assert all(case.explainer.replay(proof) for proof in found.proofs), triple


@pytest.mark.parametrize("name", CORPORA)
def test_every_proof_goes_down_to_claims(store_of: StoreOf, name: str) -> None:
    store = store_of(name)
    case = Case(store, IRIS, ontology=ONTOLOGY)
    for triple in inferred_triples(store):
        (top,) = explain(case, triple).steps
        leaves = [step for step in top.walk() if not step.parts and step.rule is None]
        assert top.all_claims(), triple
        assert {leaf.kind for leaf in leaves} <= {"fact", "background", "axiom"}
        for leaf in leaves:
            assert bool(leaf.claims) == (leaf.kind != "axiom"), leaf.words
            assert all(not claim.negated and claim.modality != "hypothetical" for claim in leaf.claims) or (
                leaf.kind == "background"
            )


def test_one_fact_is_explained_at_once(store_of: StoreOf) -> None:
    store = store_of("bundled")
    known = PolicyFacts(store, IRIS)
    subject = str(IRIS.entity("openai"))
    Case(store, IRIS, ontology=ONTOLOGY).explainer  # noqa: B018  # Rules are read and compiled once.
    for triple in known.triples(subject, None, None):
        assert quickest(partial(explained_anew, store, triple), 0.2) < 0.2, triple


def explained_anew(store: ox.Store, triple: tuple[str, str, str]) -> None:
    explain(Case(store, IRIS, ontology=ONTOLOGY), triple)
