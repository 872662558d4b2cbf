"""Every node that breaks a shape is suspected: random nodes and values, by the store and by pyshacl."""

from __future__ import annotations

import random
from itertools import product

import pyoxigraph as ox
import pytest

from kgtool.errors import DataFileError
from kgtool.validate import load_shapes, validate
from kgtool.validate.large import ask_all, surroundings_of, validate_large
from kgtool.validate.shapes import Shapes
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, OA, RDF, SH, XSD, Iris

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
#: Graphs that are validated, and others, which are not.
GRAPHS = [IRIS.document_graph("e.txt"), IRIS.document_graph("g.txt"), IRIS.policy_graph("all", "facts")]


OTHERS: list[ox.NamedNode | ox.DefaultGraph] = [
    IRIS.policy_graph("all", "inferred"),
    IRIS.policy_graph("other", "facts"),
    ox.DefaultGraph(),
]


def random_store(chance: random.Random) -> ox.Store:
    store = ox.Store()
    for number in range(90):
        subject = chance.choice(NODES)
        predicate = RDF["type"] if number < 12 else chance.choice(PREDICATES)
        value = chance.choice(KINDS if number < 12 else VALUES)
        # A claim or document is described by one graph.
        shared = "/entity/" in subject.value or subject == NODES[-1]
        store.add(ox.Quad(subject, predicate, value, chance.choice(GRAPHS) if shared else GRAPHS[0]))
        # What other graphs say counts for nothing.
        store.add(ox.Quad(chance.choice(NODES), predicate, chance.choice(VALUES), chance.choice(OTHERS)))
        store.add(ox.Quad(chance.choice(NODES), RDF["type"], chance.choice(KINDS), chance.choice(OTHERS)))
    return store


@pytest.mark.parametrize("seed", range(8))
def test_random_nodes_have_the_same_report_by_suspects(seed: int) -> None:
    store = random_store(random.Random(seed))
    whole = validate(store, IRIS, load_ontology())
    assert len(whole.results) > 20
    assert validate_large(store, IRIS) == whole


CONSTRAINTS = [
    *(f"sh:datatype xsd:{name}" for name in ("string", "boolean", "integer", "decimal", "date", "duration", "gYear")),
    *(f"sh:nodeKind sh:{name}" for name in ("IRI", "Literal", "IRIOrLiteral", "BlankNode")),
    *(f"sh:{name} {bound}" for name, bound in product(("minInclusive", "maxExclusive"), ("1", "1.0", '"b"', "1e0"))),
    *(f"sh:{name} {bound}" for name, bound in product(("maxInclusive", "minExclusive"), ("1", "0.5"))),
    *(f"sh:{name} {length}" for name, length in product(("minLength", "maxLength"), (0, 1, 2, 32))),
    *(
        f'sh:pattern "{pattern}"'
        for pattern in ("^[a-z0-9]+(-[a-z0-9]+)*$", "^[A-Z]{3}$", "a", "^.$", "^a|b$", "^\\\\w+$")
    ),
    'sh:pattern "^[a-z]+$" ; sh:flags "i"',
    'sh:in ( "USD" 1 1.0 true <urn:f> "Ding"@de )',
    'sh:hasValue "USD"',
    "sh:class <urn:C>",
    "sh:disjoint <urn:q>",
    "sh:equals <urn:q>",
    *(f"sh:minCount {least} ; sh:maxCount {most}" for least, most in ((0, 0), (0, 1), (1, 1), (1, 2), (2, 3), (3, 5))),
    "sh:minCount 1",
    "sh:minCount 2",
    "sh:maxCount 1",
]
PATHS = ["<urn:p>", "[ sh:alternativePath ( <urn:p> <urn:q> ) ]", "( <urn:q> <urn:p> )"]
TARGETS = ["sh:targetClass <urn:T>", "sh:targetSubjectsOf <urn:p>", "sh:targetSubjectsOf <urn:t> , <urn:p>"]


def shapes_of(texts: list[str]) -> Shapes:
    prefixes = f"@prefix sh: <{SH.iri}> . @prefix xsd: <{XSD.iri}> . "
    data = prefixes + "\n".join(
        f"<urn:shape:{number}> a sh:PropertyShape ; {text} ." for number, text in enumerate(texts)
    )
    return Shapes(tuple(quad.triple for quad in ox.parse(data.encode(), format=ox.RdfFormat.TURTLE)))


def literals(datatype: str, *texts: str) -> list[ox.Literal]:
    return [ox.Literal(text, datatype=XSD[datatype]) for text in texts]


#: pyshacl fails to compare others with each other.
NUMBERS: list[ox.NamedNode | ox.Literal] = [
    *literals("integer", "0", "1", "-1", "3", "12"),
    *literals("decimal", "0.5", "1.0", "1.50", "3", "-1.0"),
]
ODD: list[ox.NamedNode | ox.Literal] = [
    *literals("decimal", "0", "0.50", "1e3", "+1"),
    *literals("duration", "P1Y", "P3M", "P", "PT5S", "P1Y2M"),
    *literals("gYear", "2025", "25"),
    *literals("double", "1", "0.5e0"),
    *literals("date", "0000-01-01", "0999-12-31", "12025-01-01", "2025-01-02+02:00"),
    ox.Literal("USD\n"),
    ox.NamedNode("urn:C"),
]


def values_store(chance: random.Random, values: list[ox.NamedNode | ox.Literal]) -> ox.Store:
    """Give nodes, some of which are targets, each with some of the values."""
    store, graph = ox.Store(), GRAPHS[0]
    subjects = [*NODES, *(ox.NamedNode(f"urn:n{number}") for number in range(40))]
    for subject in subjects:
        for name, most in (("p", 3), ("q", 2)):
            for _ in range(chance.randint(0, most)):
                value = chance.choice([*values, *subjects[: len(values)]])
                store.add(ox.Quad(subject, ox.NamedNode(f"urn:{name}"), value, chance.choice(GRAPHS)))
        if chance.random() < 0.5:
            store.add(ox.Quad(subject, RDF["type"], ox.NamedNode(f"urn:{chance.choice('TC')}"), graph))
        if chance.random() < 0.3:
            store.add(ox.Quad(subject, ox.NamedNode("urn:t"), ox.Literal(1), graph))
    return store


def written(constraints: list[str]) -> list[str]:
    return [
        f"{target} ; sh:path {path} ; {constraint}"
        for target, path, constraint in product(TARGETS, PATHS, constraints)
        # A sequence with a class looks too far.
        if not (path.startswith("(") and "sh:class" in constraint)
    ]


@pytest.mark.parametrize("seed", range(9))
def test_each_constraint_on_each_path_and_target_has_the_report_of_one_run_over_all(seed: int) -> None:
    # Nine runs have all of them.
    texts = written(CONSTRAINTS)[seed::9]
    store, shapes = values_store(random.Random(seed), [*VALUES, *ODD]), shapes_of(texts)
    whole = validate(store, IRIS, load_ontology(), shapes=shapes)
    assert len({result.shape for result in whole.results}) > len(texts) // 2
    assert validate_large(store, IRIS, shapes=shapes) == whole


@pytest.mark.parametrize(
    "values", [NUMBERS, literals("date", "2025-01-02", "2024-02-29", "2025-12-31")], ids=["numbers", "dates"]
)
def test_values_of_two_properties_are_compared_as_one_run_over_all_does(
    values: list[ox.NamedNode | ox.Literal],
) -> None:
    shapes = shapes_of(written(["sh:lessThan <urn:q>", "sh:lessThanOrEquals <urn:q>"]))
    store = values_store(random.Random(9), values)
    whole = validate(store, IRIS, load_ontology(), shapes=shapes)
    assert len({result.shape for result in whole.results}) == 18
    assert validate_large(store, IRIS, shapes=shapes) == whole


def asked(store: ox.Store, *texts: str) -> list[list[str]]:
    """Give the suspects of each shape, sorted."""
    shapes = shapes_of(list(texts))
    seen = surroundings_of(store, IRIS, shapes)
    assert seen is not None
    found = ask_all(store, seen, shapes)
    nodes = [found.get(ox.NamedNode(f"urn:shape:{number}"), set()) for number in range(len(texts))]
    return [sorted(node.value for node in some) for some in nodes]


def one_each(*values: ox.NamedNode | ox.Literal) -> ox.Store:
    """Give urn:0, urn:1 and so on, each with one of the values."""
    store = ox.Store()
    for number, value in enumerate(values):
        store.add(ox.Quad(ox.NamedNode(f"urn:{number}"), ox.NamedNode("urn:p"), value, GRAPHS[0]))
    return store


PATH = "sh:targetSubjectsOf <urn:p> ; sh:path <urn:p>"


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("sh:datatype xsd:string", [ox.Literal("a"), ox.Literal("a", language="de"), ox.Literal(""), KG["a"]]),
        ("sh:datatype xsd:decimal", [*literals("decimal", "1.50", "x", "1"), *literals("integer", "1")]),
        ("sh:datatype xsd:date", literals("date", "2025-01-02", "2025-02-30", "2024-02-29", "bald")),
        ("sh:datatype xsd:duration", literals("duration", "P1Y", "Jahr", "P3M", "P")),
        ("sh:minInclusive 0 ; sh:maxInclusive 1", literals("decimal", "0.5", "1.5", "1", "-0.1")),
        ("sh:maxLength 2", [ox.Literal("ää"), ox.Literal("äää"), ox.Literal(""), ox.Literal("a b")]),
        ('sh:pattern "^[a-z]+$"', [ox.Literal("ab"), ox.Literal("aB"), ox.Literal("c"), ox.Literal("")]),
        ("sh:nodeKind sh:IRI", [KG["a"], ox.Literal("a"), KG["b"], ox.Literal(1)]),
        ('sh:in ( "a" <urn:x> )', [ox.Literal("a"), ox.Literal("a", language="de"), ox.NamedNode("urn:x"), KG["x"]]),
    ],
)
def test_of_plain_values_only_those_at_fault_are_suspected(
    constraint: str, values: list[ox.NamedNode | ox.Literal]
) -> None:
    (suspects,) = asked(one_each(*values), f"{PATH} ; {constraint}")
    assert suspects == ["urn:1", "urn:3"]


@pytest.mark.parametrize(
    "constraint", ["sh:hasValue 1", 'sh:pattern "a"', "sh:datatype xsd:gYear", "sh:equals <urn:q>"]
)
def test_what_cannot_be_asked_has_all_focus_nodes_suspected(constraint: str) -> None:
    assert asked(one_each(ox.Literal(1), ox.Literal(2)), f"{PATH} ; {constraint}") == [["urn:0", "urn:1"]]


def test_type_that_a_value_implies_is_a_type() -> None:
    store = one_each(ox.Literal(1), ox.Literal(2))
    store.add(ox.Quad(ox.NamedNode("urn:1"), KG["kind"], KG["kindAmount"], GRAPHS[0]))
    shape = "sh:targetSubjectsOf <urn:p> ; sh:path <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ; sh:maxCount 0"
    assert asked(store, shape) == [["urn:1"]]
    assert validate_large(store, IRIS, shapes=shapes_of([shape])) == validate(
        store, IRIS, load_ontology(), shapes=shapes_of([shape])
    )


def test_shape_that_is_deactivated_suspects_nothing() -> None:
    store = one_each(ox.Literal(1))
    assert asked(store, f"{PATH} ; sh:minCount 2", f"{PATH} ; sh:minCount 2 ; sh:deactivated true") == [["urn:0"], []]


def test_broken_shapes_are_named_also_where_nothing_is_suspected() -> None:
    with pytest.raises(DataFileError, match="path"):
        validate_large(ox.Store(), IRIS, shapes=shapes_of(["sh:targetClass <urn:C> ; sh:minCount 1"]))


@pytest.mark.parametrize("constraint", ['sh:minCount "viele"', "sh:minCount 1 , 2", "sh:in ( 1 ) , ( 2 )"])
def test_broken_constraint_is_named_where_it_has_a_focus_node(constraint: str) -> None:
    with pytest.raises(DataFileError):
        validate_large(one_each(ox.Literal(1)), IRIS, shapes=shapes_of([f"{PATH} ; {constraint}"]))


def test_shape_that_is_a_class_looks_too_far() -> None:
    shapes = shapes_of(["a <http://www.w3.org/2000/01/rdf-schema#Class> ; sh:path <urn:p> ; sh:minCount 1"])
    assert surroundings_of(ox.Store(), IRIS, shapes) is None
