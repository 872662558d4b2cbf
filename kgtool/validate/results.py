"""Reads the results graph of a SHACL engine into our report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kgtool.validate.origin import Origins
from kgtool.validate.report import SEVERITIES, Result, Severity, ValidationReport
from kgtool.validate.shapes import Shapes
from kgtool.vocabulary.terms import SH

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node


def read_results(report: rdflib.Graph, shapes: Shapes, origins: Origins | None) -> ValidationReport:
    """Return the results of a report graph (https://www.w3.org/TR/shacl/#validation-report), sorted.

    Without origins, document and quote stay open.
    """
    from rdflib.term import URIRef

    nodes = report.objects(None, URIRef(SH["result"].value))
    return sorted_report(_result(report, node, shapes, origins) for node in nodes)


def sorted_report(results: Iterable[Result]) -> ValidationReport:
    """Return a report of results, whatever order they come in."""
    return ValidationReport(tuple(sorted(results, key=_order)))


def with_origin(result: Result, origins: Origins) -> Result:
    """Return a result with its document and words."""
    document, quote = origins.of(result.focus_node)
    return replace(result, document=document, quote=quote)


def _result(report: rdflib.Graph, node: Node, shapes: Shapes, origins: Origins | None) -> Result:
    from rdflib.term import BNode, Literal, URIRef

    shape_term = _value(report, node, "sourceShape")
    shape = ox.BlankNode(str(shape_term)) if isinstance(shape_term, BNode) else ox.NamedNode(str(shape_term))
    focus_term = _value(report, node, "focusNode")
    focus_node = focus_term.n3() if isinstance(focus_term, (BNode, Literal)) else str(focus_term)
    value, path = _value(report, node, "value"), _value(report, node, "resultPath")
    document, quote = origins.of(focus_node) if origins is not None else (None, None)
    return Result(
        severity=_severity(str(_value(report, node, "resultSeverity"))),
        shape=shapes.owner(shape),
        focus_node=focus_node,
        path=str(path) if isinstance(path, URIRef) else shapes.path(shape),
        value=None if value is None else value.n3(),
        constraint=str(_value(report, node, "sourceConstraintComponent")),
        message_de=_message(report, node, "de"),
        message_en=_message(report, node, "en"),
        document=document,
        quote=quote,
    )


def _value(report: rdflib.Graph, node: Node, name: str) -> Node | None:
    from rdflib.term import URIRef

    return report.value(node, URIRef(SH[name].value))


def _severity(iri: str) -> Severity:
    """Return the severity's name, the IRI of one that is the user's own."""
    local_name = iri.removeprefix(SH.iri)
    return local_name if local_name in SEVERITIES else iri


def _message(report: rdflib.Graph, node: Node, lang: str) -> str:
    """Return the message in a language, else any, the first in the alphabet."""
    from rdflib.term import Literal, URIRef

    found = [text for text in report.objects(node, URIRef(SH["resultMessage"].value)) if isinstance(text, Literal)]
    fitting = [text for text in found if text.language == lang] or found
    return min((str(text) for text in fitting), default="")


def _order(result: Result) -> tuple[int, tuple[str, ...]]:
    what = (result.shape, result.value or "", result.constraint, result.path or "")
    words = (result.message_de, result.message_en, result.quote or "")
    rank = SEVERITIES.index(result.severity) if result.severity in SEVERITIES else 0
    return rank, (result.document or "", result.focus_node, *what, *words)
