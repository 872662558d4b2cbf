"""No two values of one summary are told apart by a shape: random nodes, by looks and by one run over all."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from kgtool.validate import load_shapes, validate
from kgtool.validate.large import lens_of, validate_large
from kgtool.validate.lens import relation
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, OA, RDF, RDFS, XSD, Iris

IRIS = Iris()
KINDS = [
    KG[name] for name in ("Claim", "Document", "Flow", "Deal", "Fact", "Match", "LockIn", "AmountMeasure", "Company")
]
KINDS += [OA["TextQuoteSelector"], OA["TextPositionSelector"], OA["SpecificResource"]]
PREDICATES = sorted((p for p in load_shapes().predicates or () if p not in (RDF["first"], RDF["rest"])), key=str)
NODES = [
    IRIS.claim("a"),
    IRIS.claim("b"),
    IRIS.entity("c"),
    IRIS.entity("d"),
    IRIS.document("e.txt"),
    ox.NamedNode("urn:f"),
]
VALUES: list[ox.NamedNode | ox.Literal] = [
    *NODES,
    *(KG[name] for name in ("stageAgreed", "kindAmount", "kindShare", "stageOther", "exchangeEquity")),
    *(
        ox.Literal(text)
        for text in ("", "a", "USD", "x" * 33, "ä" * 32, "\n\n" + "ä" * 31, 'a"b\\c', "title", "Kurz-Name", "kurz")
    ),
    ox.Literal("Ding", language="de"),
    *(ox.Literal(text, datatype=XSD["integer"]) for text in ("0", "1", "-1", "3", "9", "012", "+4", "vier")),
    *(ox.Literal(text, datatype=XSD["decimal"]) for text in ("0.0", "1", "1.0", "1.5", "2", "-0.5", "x")),
    *(
        ox.Literal(text, datatype=XSD["date"])
        for text in ("2025-01-02", "2025-02-28", "2025-02-30", "2025-01-02Z", "bald")
    ),
    ox.Literal("2025-01-02T00:00:00", datatype=XSD["dateTime"]),
    ox.Literal("true", datatype=XSD["boolean"]),
]
GRAPHS = [IRIS.document_graph("e.txt"), IRIS.document_graph("g.txt"), IRIS.policy_graph("all", "facts")]


def random_store(chance: random.Random) -> ox.Store:
    store = ox.Store()
    for number in range(90):
        subject = chance.choice(NODES)
        predicate = RDF["type"] if number < 12 else chance.choice(PREDICATES)
        value = chance.choice(KINDS if number < 12 else VALUES)
        # A claim or document is described by one graph.
        shared = "/entity/" in subject.value or subject == NODES[-1]
        store.add(ox.Quad(subject, predicate, value, chance.choice(GRAPHS) if shared else GRAPHS[0]))
    return store


@pytest.mark.parametrize("seed", range(4))
def test_random_nodes_have_the_same_report_by_looks(seed: int) -> None:
    store = random_store(random.Random(seed))
    whole = validate(store, IRIS, load_ontology())
    assert len(whole.results) > 20
    assert validate_large(store, IRIS) == whole


def test_words_of_one_length_class_have_one_summary_and_others_another() -> None:
    lens = lens_of(load_shapes(), load_ontology())
    prefix = str(OA["prefix"]).encode()
    short, same, long = (lens.summary(prefix, f'"{"ä" * count}"'.encode()) for count in (3, 31, 33))
    assert short == same != long


def test_a_literal_that_is_not_plainly_valid_stands_for_itself() -> None:
    lens = lens_of(load_shapes(), load_ontology())
    property_, integer = str(KG["claimCount"]).encode(), str(XSD["integer"])
    assert lens.summary(property_, f'"3"^^{integer}'.encode()) == lens.summary(property_, f'"4"^^{integer}'.encode())
    for text in ("vier", "+4", "04"):
        value = f'"{text}"^^{integer}'.encode()
        assert lens.summary(property_, value).endswith(value)


def test_a_name_of_the_shapes_stands_for_itself() -> None:
    lens = lens_of(load_shapes(), load_ontology())
    value = str(KG["stageAgreed"]).encode()
    assert lens.summary(str(RDFS["label"]).encode(), value).endswith(value)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("3", "4", b"-1"), ("4", "3", b"1"), ("3", "3", b"=")],
)
def test_numbers_are_told_apart_by_their_order(one: str, other: str, expected: bytes) -> None:
    integer = str(XSD["integer"])
    assert relation(f'"{one}"^^{integer}'.encode(), f'"{other}"^^{integer}'.encode()) == expected
