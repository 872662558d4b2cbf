from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgtool.errors import QueryError
from kgtool.query.solutions import Solutions
from kgtool.query.sparql import Answer, answer
from kgtool.store import OxigraphStore
from kgtool.vocabulary.terms import KG
from tests.query.graph import store
from tests.resolve.claim_graph import IRIS, entity

PREFIX = "PREFIX kg: <https://w3id.org/kgtool/ns#>\n"


def asked(text: str) -> Answer:
    return answer(OxigraphStore(store()), PREFIX + text, IRIS)


def test_the_default_graph_is_ontology_facts_and_inferred() -> None:
    found = asked("SELECT ?who { ?who a kg:AILab ; kg:hasInvestor ?investor . kg:AILab a ?class } ORDER BY ?investor")
    assert isinstance(found, Solutions)
    assert sorted(found.rows, key=str) == [(entity("anthropic"),), (entity("anthropic"),), (entity("xai"),)]


@pytest.mark.parametrize("kind", ["Claim", "CircularFlow"])
def test_claims_and_analysis_are_reached_by_graph_only(kind: str) -> None:
    assert asked(f"ASK {{ ?s a kg:{kind} }}") is False
    assert asked(f"ASK {{ GRAPH ?g {{ ?s a kg:{kind} }} }}") is True


def test_a_query_that_names_its_dataset_has_it() -> None:
    analysis = IRIS.policy_graph("all", "analysis")
    assert asked(f"ASK FROM {analysis} {{ ?s a kg:CircularFlow }}") is True
    assert asked(f"ASK FROM {analysis} {{ ?s a kg:Flow }}") is False


def test_triples_come_sorted() -> None:
    found = asked("CONSTRUCT { ?s kg:to ?o } { ?flow kg:from ?s ; kg:to ?o }")
    assert isinstance(found, list)
    assert found == sorted(found, key=str)
    assert ox.Triple(entity("anthropic"), KG["to"], entity("microsoft")) in found


@pytest.mark.parametrize(
    "text",
    ["SELECT * { ?s ?p }", "ASK { SERVICE <http://localhost/> { ?s ?p ?o } }", "DROP ALL", "", "ASK FROM <urn:x> {}"],
)
def test_what_is_no_query_or_reaches_out_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        asked(text)
