"""Validation of whole graphs: what conforms, what is caught, and how a finding leads to its sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from kgtool.claims import Claim, Entity, Measure
from kgtool.errors import DataFileError
from kgtool.validate import Result, ValidationReport, load_shapes, validate
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, PROV, RDF, RDFS, SH, XSD, Iris
from tests.timing import quickest
from tests.validate.example import (
    COMMITMENT,
    DOCUMENT,
    ENTITIES,
    INVESTMENT,
    IRIS,
    PURCHASE,
    SENTENCES,
    store_of,
)

FACTS = IRIS.policy_graph("all", "facts")


def check(store: ox.Store) -> ValidationReport:
    return validate(store, IRIS, load_ontology())


def shapes(report: ValidationReport) -> set[str]:
    return {result.shape.partition("#")[2] for result in report.results}


def remove(store: ox.Store, subject: ox.NamedNode | None, predicate: ox.NamedNode) -> None:
    for quad in list(store.quads_for_pattern(subject, predicate, None)):
        store.remove(quad)


def set_value(store: ox.Store, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
    for quad in list(store.quads_for_pattern(None, KG[predicate], None, IRIS.document_graph(DOCUMENT.path))):
        store.remove(quad)
        store.add(ox.Quad(quad.subject, quad.predicate, value, quad.graph_name))


def test_what_the_graph_writer_and_the_resolver_give_conforms_without_a_warning() -> None:
    report = check(store_of(INVESTMENT, COMMITMENT, PURCHASE))
    assert report.results == ()
    assert report.conforms


def measure(low: int | None, high: int | None, unit: str) -> Measure:
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    return Measure("amount", bounds[0], bounds[1], unit, "Betrag")


def measured(amount: Measure) -> Claim:
    return replace(INVESTMENT, measures=(amount,))


def with_roles(investor: str, investee: str) -> Claim:
    return replace(INVESTMENT, roles=(("investee", (investee,)), ("investor", (investor,))))


def without(predicate: ox.NamedNode) -> ox.Store:
    store = store_of(INVESTMENT, facts=False)
    remove(store, None, predicate)
    return store


def filled_by_a_chip() -> ox.Store:
    chip = Entity("h100", "H100", ("Chip",), owner="nvidia")
    return store_of(with_roles("h100", "anthropic"), entities=(*ENTITIES, chip), facts=False)


def with_stage(stage: ox.NamedNode) -> ox.Store:
    store = store_of(INVESTMENT, facts=False)
    set_value(store, "stage", stage)
    return store


def with_type(name: str) -> ox.Store:
    store = store_of(INVESTMENT, facts=False)
    claim = IRIS.claim(INVESTMENT.digest)
    graph = IRIS.document_graph(DOCUMENT.path)
    store.remove(ox.Quad(claim, RDF["type"], KG["Investment"], graph))
    store.add(ox.Quad(claim, RDF["type"], KG[name], graph))
    return store


CAUGHT: dict[str, tuple[str, Callable[[], ox.Store]]] = {
    "a claim without span": ("claim-evidence", lambda: without(KG["evidence"])),
    "a claim without source": ("claim-source", lambda: without(PROV["wasDerivedFrom"])),
    "a claim without rule": ("claim-rule", lambda: without(KG["rule"])),
    "an amount without unit": ("hull-unit", lambda: without(KG["unit"])),
    "min above max": ("measure-interval", lambda: store_of(measured(measure(9, 3, "USD")), facts=False)),
    "an unknown currency": ("amount-currency", lambda: store_of(measured(measure(3, 3, "XXZ")), facts=False)),
    "an amount in percent": ("amount-currency", lambda: store_of(measured(measure(3, 3, "%")), facts=False)),
    "a role filled by the wrong kind of thing": ("role-investor", filled_by_a_chip),
    "an investment of an actor in itself": ("self-investment", lambda: store_of(with_roles("nvidia", "nvidia"))),
    "a missing required role": ("investment-investor", lambda: without(KG["investor"])),
    "an unknown coded value": ("claim-stage", lambda: with_stage(KG["stageFinished"])),
    "a claim type that does not exist": ("claim-type", lambda: with_type("Donation")),
}


@pytest.mark.parametrize("fault", CAUGHT)
def test_it_is_caught_as_a_violation(fault: str) -> None:
    shape, store = CAUGHT[fault]
    found = [result for result in check(store()).results if result.shape.endswith(f"#{shape}")]
    assert [result.severity for result in found] == ["Violation"]


@pytest.mark.parametrize("fault", [fault for fault in CAUGHT if "without s" not in fault])
def test_a_finding_names_the_document_and_the_sentence(fault: str) -> None:
    shape, store = CAUGHT[fault]
    found = [result for result in check(store()).results if result.shape.endswith(f"#{shape}")]
    assert [(result.document, result.quote) for result in found] == [(DOCUMENT.path, SENTENCES[0])]


def test_a_claim_without_span_still_names_its_document() -> None:
    found = [result for result in check(without(KG["evidence"])).results if result.shape.endswith("#claim-evidence")]
    assert [(result.document, result.quote) for result in found] == [(DOCUMENT.path, None)]


def test_unknown_title_date_and_publisher_are_warnings_and_conform() -> None:
    bare = replace(DOCUMENT, title=None, issued=None, publisher=None)
    report = check(store_of(INVESTMENT, document=bare))
    assert shapes(report) == {"document-title", "document-issued", "document-publisher"}
    assert (report.violations, report.warnings, report.conforms) == (0, 3, True)
    assert {result.document for result in report.results} == {DOCUMENT.path}


def test_a_flow_with_a_broken_hull_names_the_sentence_of_its_claim() -> None:
    store = store_of(INVESTMENT)
    flow = IRIS.flow("Investment", "nvidia", "anthropic")
    remove(store, flow, KG["min"])
    store.add(ox.Quad(flow, KG["min"], ox.Literal("20000000000", datatype=XSD["decimal"]), FACTS))
    (result,) = check(store).results
    assert result.shape.endswith("#hull-interval")
    assert (result.document, result.quote) == (DOCUMENT.path, SENTENCES[0])
    assert result.message_de == "Die Untergrenze des Betrags liegt über seiner Obergrenze."
    assert result.message("en") == "The amount's lower bound lies above its upper bound."


def test_a_fact_and_a_flow_without_claims_are_violations() -> None:
    store = store_of(INVESTMENT)
    for node in (
        IRIS.flow("Investment", "nvidia", "anthropic"),
        IRIS.fact("investsIn", "nvidia", "anthropic"),
    ):
        remove(store, node, PROV["wasDerivedFrom"])
    assert shapes(check(store)) == {"flow-claims", "fact-claims"}


def test_a_finding_on_a_thing_names_a_sentence_that_speaks_of_it() -> None:
    store = store_of(INVESTMENT, COMMITMENT, facts=False)
    remove(store, IRIS.entity("azure"), RDFS["label"])
    (result,) = check(store).results
    assert result.shape.endswith("#entity-name")
    assert (result.document, result.quote) == (DOCUMENT.path, SENTENCES[1])


def test_only_the_layers_asked_for_are_checked() -> None:
    store = store_of(INVESTMENT)
    remove(store, IRIS.fact("investsIn", "nvidia", "anthropic"), PROV["wasDerivedFrom"])
    assert validate(store, IRIS, load_ontology(), layers=["claims"]).conforms
    assert not validate(store, IRIS, load_ontology(), layers=["claims", "facts"]).conforms


def test_an_empty_store_conforms() -> None:
    assert check(ox.Store()).results == ()


def test_another_base_gives_the_same_findings() -> None:
    base = Iris("https://example.org/graph/")
    store = ox.Store()
    data = ox.serialize(list(store_of(measured(measure(9, 3, "USD")))), format=ox.RdfFormat.N_QUADS)
    assert data is not None
    store.bulk_load(data.replace(IRIS.base.encode(), base.base.encode()), format=ox.RdfFormat.N_QUADS)
    report = validate(store, base, load_ontology())
    assert "measure-interval" in shapes(report)
    assert {result.document for result in report.results} == {DOCUMENT.path}


def test_results_are_sorted_by_severity_and_alike_in_two_runs() -> None:
    bare = replace(DOCUMENT, issued=None)
    claims = (measured(measure(9, 3, "XXZ")), with_roles("nvidia", "nvidia"))
    first, second = (check(store_of(*claims, document=bare, facts=False)) for _ in range(2))
    assert first == second
    ranks = ["Violation", "Warning"]
    order = [ranks.index(result.severity) for result in first.results]
    assert order == sorted(order)
    assert set(order) == {0, 1}


def test_our_store_for_pyshacl_gives_the_results_that_rdflibs_own_gives() -> None:
    store = store_of(measured(measure(9, 3, "XXZ")), with_roles("nvidia", "nvidia"), COMMITMENT, facts=False)
    remove(store, IRIS.claim(COMMITMENT.digest), KG["evidence"])
    data = rdflib.Graph()
    triples = [quad.triple for quad in store]
    data.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    ontology = rdflib.Graph().parse(Path(__file__).parents[2] / "ontology" / "kgtool.ttl")
    for subject in data.subjects(rdflib.URIRef(KG["kind"].value), rdflib.URIRef(KG["kindAmount"].value)):
        data.add((subject, rdflib.RDF.type, rdflib.URIRef(KG["AmountMeasure"].value)))
    data += ontology.triples((None, rdflib.RDFS.subClassOf, None))
    rules = rdflib.Graph()
    rules.parse(data=ox.serialize(load_shapes().triples, format=ox.RdfFormat.TURTLE), format="turtle")
    data += rules.triples((None, rdflib.RDFS.subClassOf, None))
    _, report, _ = pyshacl.validate(data, shacl_graph=rules)
    assert isinstance(report, rdflib.Graph)
    sh = rdflib.Namespace(SH.iri)
    expected = {
        (str(report.value(node, sh.focusNode)), str(report.value(node, sh.sourceShape)))
        for node in report.objects(None, sh.result)
    }
    assert {(result.focus_node, result.shape) for result in check(store).results} == expected
    assert len(expected) >= 4


def test_shapes_that_pyshacl_cannot_work_with_are_named(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:PropertyShape ; sh:targetClass <urn:c> ."
    )
    with pytest.raises(DataFileError) as caught:
        validate(ox.Store(), IRIS, load_ontology(), shapes=load_shapes(tmp_path))
    assert "path" in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_a_shape_of_the_users_own_is_applied_and_cited_by_the_named_shape(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kgtool/ns#> .
        <urn:own> a sh:NodeShape ; sh:targetClass kg:Claim ;
          sh:property [ sh:path ( kg:measure kg:unit ) ; sh:in ( "EUR" ) ; sh:message "Nur Euro." ] ."""
    )
    report = validate(store_of(INVESTMENT), IRIS, load_ontology(), shapes=load_shapes(tmp_path))
    (result,) = report.results
    assert isinstance(result, Result)
    assert (result.shape, result.message_de, result.message_en) == ("urn:own", "Nur Euro.", "Nur Euro.")
    assert result.path == f"{KG['measure']}/{KG['unit']}"
    assert result.value == '"USD"'


def test_250_claims_are_checked_in_a_moment() -> None:
    claims = [replace(INVESTMENT, rule=f"rule/{number}") for number in range(250)]
    store = store_of(*claims)
    validate(store_of(INVESTMENT), IRIS, load_ontology())
    assert check(store).conforms
    assert quickest(partial(check, store), 3.0) < 3.0, "0.4 s on the machine that this was written on"
