"""What validation found: results in the terms of SHACL, each with the document and the sentence it concerns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.vocabulary.terms import DCTERMS, OA, RDF, SH, Iris

#: The severities of SHACL, the worst first.
SEVERITIES = ("Violation", "Warning", "Info")

#: One of them, or the IRI of one of the user's own, which counts as a violation: nobody shall overlook it.
Severity: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Result:
    """One finding: https://www.w3.org/TR/shacl/#results-validation-result.

    `shape` and `constraint` are IRIs, and so is `focus_node`, but where a literal or blank node is at fault (Turtle); a
    shape without a name that is part of none is a blank node. `path` is an IRI, a SPARQL path of several, or None for a
    node shape; `value` is the offending term in Turtle, None where something is missing. `document` is the path of the
    document concerned and `quote` the words of the claim, None where the finding belongs to no claim.
    """

    severity: Severity
    shape: str
    focus_node: str
    path: str | None
    value: str | None
    constraint: str
    message_de: str
    message_en: str
    document: str | None
    quote: str | None

    def message(self, lang: str = "de") -> str:
        """Return the message in German or English."""
        return self.message_en if lang == "en" else self.message_de


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All results, sorted: the worst first, then by document, focus node, shape and value."""

    results: tuple[Result, ...]

    @property
    def conforms(self) -> bool:
        """Tell whether no violation was found; warnings do not count."""
        return self.violations == 0

    @property
    def violations(self) -> int:
        """Return how many results are violations."""
        return sum(result.severity not in SEVERITIES[1:] for result in self.results)

    @property
    def warnings(self) -> int:
        """Return how many results are warnings."""
        return sum(result.severity == "Warning" for result in self.results)

    def to_graph(self, iris: Iris) -> list[ox.Triple]:
        """Return the report as RDF (sh:ValidationReport), in order, without blank nodes.

        `sh:conforms` is that of SHACL: false where there is any result. Document and words of a result are its
        dcterms:source and oa:exact.
        """
        report = ox.NamedNode(f"{iris.base}validation/report")
        conforms = ox.Literal(not self.results)
        triples = [ox.Triple(report, RDF["type"], SH["ValidationReport"]), ox.Triple(report, SH["conforms"], conforms)]
        for number, result in enumerate(self.results, start=1):
            node = iris.part(report, f"result-{number}")
            triples.append(ox.Triple(report, SH["result"], node))
            triples += _result_triples(node, result, iris)
        return triples


def severity_term(severity: Severity) -> ox.NamedNode:
    """Return the term of a severity."""
    return SH[severity] if severity in SEVERITIES else ox.NamedNode(severity)


def _result_triples(node: ox.NamedNode, result: Result, iris: Iris) -> list[ox.Triple]:
    pairs: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (RDF["type"], SH["ValidationResult"]),
        (SH["resultSeverity"], severity_term(result.severity)),
        (SH["sourceConstraintComponent"], ox.NamedNode(result.constraint)),
        (SH["resultMessage"], ox.Literal(result.message_de, language="de")),
        (SH["resultMessage"], ox.Literal(result.message_en, language="en")),
    ]
    if not result.shape.startswith("_:"):
        pairs.append((SH["sourceShape"], ox.NamedNode(result.shape)))
    focus_node = result.focus_node if result.focus_node.startswith(('"', "_:")) else f"<{result.focus_node}>"
    for predicate, written in (("focusNode", focus_node), ("value", result.value)):
        pairs += [(SH[predicate], term) for term in _read(written)]
    if result.path is not None and "<" not in result.path:
        pairs.append((SH["resultPath"], ox.NamedNode(result.path)))
    if result.document is not None:
        pairs.append((DCTERMS["source"], iris.document(result.document)))
    if result.quote is not None:
        pairs.append((OA["exact"], ox.Literal(result.quote)))
    return [ox.Triple(node, predicate, value) for predicate, value in pairs]


def _read(written: str | None) -> list[ox.NamedNode | ox.Literal]:
    """Return a term from its Turtle; none where there is no value, or a blank node, which means nothing here."""
    if written is None:
        return []
    quads = ox.parse(f"<urn:s> <urn:p> {written} .".encode(), format=ox.RdfFormat.TURTLE)
    return [quad.object for quad in quads if isinstance(quad.object, (ox.NamedNode, ox.Literal))]
