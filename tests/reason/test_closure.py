"""Sets of numbers and single solutions come to the same, and each step of what they conclude is one the rules allow."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgtool.reason.closure import follow
from kgtool.reason.compile import compiled
from kgtool.reason.entail import Closed
from kgtool.reason.instance import Clash
from kgtool.reason.lookup import Facts
from kgtool.reason.pattern import TYPE, Triple
from kgtool.reason.saturate import saturate
from kgtool.vocabulary.terms import OWL, RDF, RDFS

NS = "urn:t:"


def iri(name: str) -> str:
    return f"<{NS}{name}>"


def listed(head: str, *items: str) -> list[Triple]:
    """Give the triples of an RDF list that begins at a blank node."""
    cells = [head, *(f"{head}x{at}" for at in range(1, len(items))), str(RDF["nil"])]
    return [
        triple
        for at, item in enumerate(items)
        for triple in ((cells[at], str(RDF["first"]), item), (cells[at], str(RDF["rest"]), cells[at + 1]))
    ]


def axioms(number: int, kind: str, one: str, other: str, third: str) -> list[Triple]:
    """Give the triples of an axiom about properties p… or classes c…, with blank nodes of its own."""
    node, p, q, r = f"_:n{number}", iri(f"p{one}"), iri(f"p{other}"), iri(f"p{third}")
    c, d, e = iri(f"c{one}"), iri(f"c{other}"), iri(f"c{third}")
    restriction = [(node, str(OWL["onProperty"]), q), (c, str(OWL["equivalentClass"]), node)]
    return {
        "subclass": [(c, str(RDFS["subClassOf"]), d)],
        "subproperty": [(p, str(RDFS["subPropertyOf"]), q)],
        "inverse": [(p, str(OWL["inverseOf"]), q)],
        "symmetric": [(p, TYPE, str(OWL["SymmetricProperty"]))],
        "transitive": [(p, TYPE, str(OWL["TransitiveProperty"]))],
        "domain": [(p, str(RDFS["domain"]), c)],
        "range": [(p, str(RDFS["range"]), d)],
        "chain": [(p, str(OWL["propertyChainAxiom"]), node), *listed(node, q, r)],
        "long chain": [(p, str(OWL["propertyChainAxiom"]), node), *listed(node, q, r, p)],
        "some": [*restriction, (node, str(OWL["someValuesFrom"]), d)],
        "value": [*restriction, (node, str(OWL["hasValue"]), iri("i1"))],
        "all": [*restriction, (node, str(OWL["allValuesFrom"]), d)],
        "both": [(c, str(OWL["intersectionOf"]), node), *listed(node, d, e)],
        "either": [(c, str(OWL["unionOf"]), node), *listed(node, d, e)],
        "one": [(c, str(OWL["oneOf"]), node), *listed(node, iri("i1"), iri("i2"))],
        "functional": [(p, TYPE, str(OWL["FunctionalProperty"]))],
        "disjoint": [(c, str(OWL["disjointWith"]), d)],
    }[kind]


KINDS: tuple[str, ...] = (
    "subclass",
    "subproperty",
    "inverse",
    "symmetric",
    "transitive",
    "domain",
    "range",
    "chain",
    "long chain",
)
KINDS += ("some", "value", "all", "both", "either", "one", "disjoint")
places = st.sampled_from("123")
individuals = st.integers(1, 5).map(lambda number: iri(f"i{number}"))
facts = st.one_of(
    st.tuples(individuals, places.map(lambda n: iri(f"p{n}")), individuals),
    st.tuples(individuals, st.just(TYPE), places.map(lambda n: iri(f"c{n}"))),
)


def ontologies(*kinds: str) -> st.SearchStrategy[list[Triple]]:
    chosen = st.lists(st.tuples(st.sampled_from(kinds), places, places, places), max_size=7)
    return chosen.map(lambda rows: [triple for at, row in enumerate(rows) for triple in axioms(at, *row)])


def line(triple: Triple) -> str:
    return f"{triple[0]} {triple[1]} {triple[2]} ."


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(ontologies(*KINDS), st.lists(facts, max_size=12, unique=True))
def test_many_at_a_time_give_what_one_at_a_time_gives(ontology: list[Triple], stated: list[Triple]) -> None:
    program = compiled(tuple(sorted(ontology)))
    known = set(stated)
    slowly = set(saturate(Facts(stated), program)) - known
    assert set(follow([line(triple) for triple in stated], program)) == slowly


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(ontologies(*KINDS, "functional"), st.lists(facts, max_size=8, unique=True))
def test_everything_concluded_has_a_shortest_proof_that_replays(ontology: list[Triple], stated: list[Triple]) -> None:
    closed = Closed([*ontology, *stated])
    for triple in closed.known.triples(None, None, None):
        proof = closed.explainer.shortest(triple)
        assert proof is not None
        assert closed.explainer.replay(proof)


def test_two_names_of_one_thing_are_found_among_many_triples() -> None:
    ontology = axioms(1, "functional", "1", "1", "1")
    lines = [line((iri("i1"), iri("p1"), iri(name))) for name in ("i2", "i3")]
    found = set(follow([*lines, line((iri("i2"), iri("p2"), iri("i4")))], compiled(tuple(ontology))))
    assert (iri("i2"), str(OWL["sameAs"]), iri("i3")) in found
    assert (iri("i3"), iri("p2"), iri("i4")) in found


def test_contradictions_are_named_by_their_rule_and_stop_nothing() -> None:
    ontology = [*axioms(1, "disjoint", "1", "2", "3"), *axioms(2, "subclass", "1", "3", "3")]
    stated = [(iri("i1"), TYPE, iri("c1")), (iri("i1"), TYPE, iri("c2"))]
    closed = Closed([*ontology, *stated])
    assert (iri("i1"), TYPE, iri("c3")) in closed.known
    axiom = (iri("c1"), str(OWL["disjointWith"]), iri("c2"))
    assert list(closed.clashes()) == [Clash("cax-dw", tuple(stated), (axiom,))]
