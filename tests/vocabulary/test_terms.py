from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal

from kgtool.errors import UsageError
from kgtool.vocabulary.terms import DEFAULT_BASE, KG, PREFIXES, RDF, Iris, coded

BASES = [DEFAULT_BASE, "http://localhost:8000/", "https://example.org/graph#"]


def test_a_namespace_gives_terms_and_takes_them_apart() -> None:
    assert KG["Claim"].value == "https://w3id.org/kgtool/ns#Claim"
    assert KG.local_name(KG["Claim"]) == "Claim"
    assert KG["Claim"] in KG
    assert RDF["type"] not in KG
    with pytest.raises(ValueError, match="no term of"):
        KG.local_name(RDF["type"])


def test_a_coded_value_is_a_concept_named_by_field_and_value() -> None:
    assert coded("hedge", "upTo") == KG["hedgeUpTo"]


def test_prefixes_are_sorted_and_name_each_namespace_once() -> None:
    assert list(PREFIXES) == sorted(PREFIXES)
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_each_row_of_the_iri_table() -> None:
    iris = Iris()
    claim = iris.claim("ab" * 32)
    expected = {
        iris.entity("sk-hynix"): "entity/sk-hynix",
        iris.document("2025/Über Geld.txt"): "document/2025/%C3%9Cber%20Geld.txt",
        iris.document_graph("a b.txt"): "graph/document/a%20b.txt",
        iris.extraction("a.txt"): "document/a.txt#extraction",
        iris.software("1.0"): "software/kgtool-1.0",
        iris.ontology_graph: "graph/ontology",
        iris.policy_graph("all", "facts"): "graph/all/facts",
        iris.policy_graph("all", "inferred"): "graph/all/inferred",
        iris.policy_graph("all", "analysis"): "graph/all/analysis",
        claim: "claim/" + "ab" * 32,
        iris.part(claim, "measure-1"): "claim/" + "ab" * 32 + "#measure-1",
        iris.rule("investment/invests-in"): "rule/investment/invests-in",
        iris.flow("Investment", "nvidia", "openai"): "flow/all/Investment/nvidia/openai",
        iris.fact("investsIn", "nvidia", "openai"): "fact/all/investsIn/nvidia/openai",
        iris.circle(["openai", "microsoft"]): "circle/all/microsoft--openai",
    }
    assert {iri.value.removeprefix(DEFAULT_BASE) for iri in expected} == set(expected.values())
    assert all(iri.value == DEFAULT_BASE + local for iri, local in expected.items())


def test_the_default_graph_is_ontology_facts_and_inferred() -> None:
    names = [iri.value.removeprefix(DEFAULT_BASE) for iri in Iris().default_graphs()]
    assert names == ["graph/ontology", "graph/all/facts", "graph/all/inferred"]


def test_an_inference_is_known_by_the_hash_of_its_triple() -> None:
    iris = Iris()
    s, p, o = iris.entity("nvidia"), KG["investsIn"], iris.entity("openai")
    digest = hashlib.sha256(f"{s.value} {p.value} {o.value}".encode()).hexdigest()[:32]
    assert iris.inference(s, p, o).value == f"{DEFAULT_BASE}inference/all/{digest}"
    assert iris.inference(s, p, Literal("1")) != iris.inference(s, p, Literal("1", language="de"))


def test_a_circle_is_the_same_wherever_its_walk_begins() -> None:
    iris = Iris()
    assert iris.circle(["oracle", "nvidia", "openai"]) == iris.circle(["nvidia", "openai", "oracle"])
    assert iris.circle(["nvidia", "oracle", "openai"]) != iris.circle(["nvidia", "openai", "oracle"])


@given(st.sampled_from(BASES), st.text(min_size=1))
def test_every_path_gives_a_valid_iri_of_its_own(base: str, path: str) -> None:
    iris = Iris(base)
    assert iris.part(iris.document(path), "extraction").value.startswith(base)
    assert iris.document(path) != iris.document(path + "x")


@pytest.mark.parametrize(
    "base", ["", "id/", "ftp://example.org/", "http:///x/", "https://example.org/id", "http://a b/"]
)
def test_a_base_that_cannot_carry_iris_is_refused_with_its_cure(base: str) -> None:
    with pytest.raises(UsageError, match="absolute http or https IRI"):
        Iris(base)
