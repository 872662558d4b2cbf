from __future__ import annotations

import pyoxigraph as ox

from kgtool.validate import Result, ValidationReport
from kgtool.vocabulary.terms import DCTERMS, KG, OA, RDF, SH, Iris

IRIS = Iris()
VIOLATION = Result(
    severity="Violation",
    shape="https://w3id.org/kgtool/shapes#measure-interval",
    focus_node="https://w3id.org/kgtool/id/claim/ab#measure-1",
    path=KG["min"].value,
    value='"9"^^<http://www.w3.org/2001/XMLSchema#decimal>',
    constraint=SH["LessThanOrEqualsConstraintComponent"].value,
    message_de="Die Untergrenze liegt über der Obergrenze.",
    message_en="The lower bound lies above the upper bound.",
    document="a b.txt",
    quote="zwischen 9 und 3",
)
WARNING = Result(
    severity="Warning",
    shape="https://w3id.org/kgtool/shapes#claim-speaker-name",
    focus_node="https://w3id.org/kgtool/id/claim/ab",
    path=f"{KG['attributedTo']}/{KG['slug']}",
    value=None,
    constraint=SH["MinCountConstraintComponent"].value,
    message_de="Fehlt.",
    message_en="Missing.",
    document=None,
    quote=None,
)


def objects(triples: list[ox.Triple], predicate: ox.NamedNode) -> list[str]:
    found = [triple.object for triple in triples if triple.predicate == predicate]
    return [term.value for term in found if isinstance(term, (ox.NamedNode, ox.Literal))]


def test_counts_are_by_severity_and_warnings_alone_conform() -> None:
    report = ValidationReport((VIOLATION, WARNING))
    assert (report.violations, report.warnings, report.conforms) == (1, 1, False)
    assert ValidationReport((WARNING,)).conforms


def test_the_report_as_rdf_has_every_result_and_no_blank_node() -> None:
    triples = ValidationReport((VIOLATION, WARNING)).to_graph(IRIS)
    assert len(objects(triples, SH["result"])) == 2
    assert not any(isinstance(term, ox.BlankNode) for triple in triples for term in triple)
    assert objects(triples, SH["conforms"]) == ["false"]
    assert objects(triples, SH["resultPath"]) == [KG["min"].value], "a path of two steps would need a list"
    assert sorted(objects(triples, SH["resultMessage"])) == sorted(
        [VIOLATION.message_de, VIOLATION.message_en, "Fehlt.", "Missing."]
    )
    assert objects(triples, SH["focusNode"]) == [VIOLATION.focus_node, WARNING.focus_node]
    assert objects(triples, SH["value"]) == ["9"]
    assert objects(triples, DCTERMS["source"]) == ["https://w3id.org/kgtool/id/document/a%20b.txt"]
    assert objects(triples, OA["exact"]) == ["zwischen 9 und 3"]


def test_a_report_without_results_says_that_it_conforms() -> None:
    triples = ValidationReport(()).to_graph(IRIS)
    assert objects(triples, SH["conforms"]) == ["true"]
    assert objects(triples, RDF["type"]) == [SH["ValidationReport"].value]


def test_the_message_is_german_unless_english_is_asked_for() -> None:
    assert VIOLATION.message() == VIOLATION.message_de
    assert VIOLATION.message("en") == VIOLATION.message_en
