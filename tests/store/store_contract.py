"""What every store answers; a backend's test class inherits these and gives a store that holds HELD."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, Quad, QueryBoolean, QuerySolutions, QueryTriples

from kgtool.errors import QueryError
from kgtool.store.protocol import Store
from kgtool.vocabulary.terms import KG, RDF, RDFS
from tests.store.examples import DOCUMENT, FACTS, IRIS

NVIDIA, OPENAI = IRIS.entity("nvidia"), IRIS.entity("openai")
HELD = [
    Quad(NVIDIA, KG["investsIn"], OPENAI, FACTS),
    Quad(NVIDIA, RDFS["label"], Literal('Nvidia "🚀"\r\n'), FACTS),
    Quad(IRIS.claim("0" * 64), RDF["type"], KG["Claim"], DOCUMENT),
    Quad(KG["Claim"], RDFS["label"], Literal("Aussage", language="de"), IRIS.ontology_graph),
]
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def count(store: Store, sparql: str = COUNT, **graphs: object) -> int:
    solutions = store.query(sparql, **graphs)  # type: ignore[arg-type]
    assert isinstance(solutions, QuerySolutions)
    (row,) = solutions
    term = row[0]
    assert isinstance(term, Literal)
    return int(term.value)


class StoreContract:
    @pytest.fixture
    def store(self) -> Store:
        raise NotImplementedError

    def test_quads_gives_all_or_those_of_one_graph(self, store: Store) -> None:
        assert set(store.quads()) == set(HELD)
        assert set(store.quads(FACTS)) == set(HELD[:2])
        assert list(store.quads(KG["NoGraph"])) == []

    def test_graph_names_are_sorted(self, store: Store) -> None:
        assert store.graph_names() == (FACTS, DOCUMENT, IRIS.ontology_graph)

    def test_select_gives_variables_and_terms(self, store: Store) -> None:
        solutions = store.query(
            f"SELECT ?label ?none WHERE {{ GRAPH ?g {{ {NVIDIA} <{RDFS.iri}label> ?label }} }} ORDER BY ?label"
        )
        assert isinstance(solutions, QuerySolutions)
        assert [variable.value for variable in solutions.variables] == ["label", "none"]
        assert [(row["label"], row["none"]) for row in solutions] == [(Literal('Nvidia "🚀"\r\n'), None)]

    def test_ask_gives_truth(self, store: Store) -> None:
        answers = [store.query(f"ASK {{ GRAPH ?g {{ {node} ?p ?o }} }}") for node in (NVIDIA, OPENAI)]
        assert all(isinstance(answer, QueryBoolean) for answer in answers)
        assert [bool(answer) for answer in answers] == [True, False]

    def test_construct_gives_triples(self, store: Store) -> None:
        triples = store.query("CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o FILTER(isIRI(?o)) }", default_graphs=[FACTS])
        assert isinstance(triples, QueryTriples)
        assert [(triple.subject, triple.object) for triple in triples] == [(OPENAI, NVIDIA)]

    def test_the_default_graph_is_the_union_of_those_given(self, store: Store) -> None:
        assert count(store, default_graphs=[]) == 0
        assert count(store, default_graphs=[FACTS]) == 2
        assert count(store, default_graphs=IRIS.default_graphs()) == 3

    def test_named_graphs_bound_what_graph_can_reach(self, store: Store) -> None:
        named = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
        assert count(store, named) == 4
        assert count(store, named, named_graphs=[DOCUMENT]) == 1

    def test_from_selects_among_the_graphs_of_the_store_only(self, store: Store) -> None:
        asked = "SELECT (COUNT(*) AS ?n) FROM {} WHERE {{ ?s ?p ?o }}"
        assert count(store, asked.format(FACTS)) == 2
        assert count(store, asked.format("<http://127.0.0.1:9/stranger>")) == 0

    def test_given_graphs_stand_over_from(self, store: Store) -> None:
        asked = f"SELECT (COUNT(*) AS ?n) FROM {FACTS} WHERE {{ ?s ?p ?o }}"
        assert count(store, asked, default_graphs=[DOCUMENT]) == 1

    @pytest.mark.parametrize("sparql", ["SELECT * WHERE {\n ?s ?p }", "DROP ALL", "", "INSERT DATA { <a:a> <a:b> 1 }"])
    def test_what_is_no_query_is_refused_with_its_place(self, store: Store, sparql: str) -> None:
        with pytest.raises(QueryError, match=r"KG600 query:\d+:\d+: The query does not parse"):
            store.query(sparql)
