"""Reads the results graph of a SHACL engine into our report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, get_args

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


def _result(report: rdflib.Graph, node: Node, shapes: Shapes, origins: Origins | None) -> Result:
    from rdflib.term import BNode, Literal

    shape_term = _value(report, node, "sourceShape")
    shape = ox.BlankNode(str(shape_term)) if isinstance(shape_term, BNode) else ox.NamedNode(str(shape_term))
    focus_term = _value(report, node, "focusNode")
    focus_node = focus_term.n3() if isinstance(focus_term, (BNode, Literal)) else str(focus_term)
    value = _value(report, node, "value")
    document, quote = origins.of(focus_node) if origins is not None else (None, None)
    return Result(
        severity=_severity(str(_value(report, node, "resultSeverity"))),
        shape=shapes.owner(shape),
        focus_node=focus_node,
        path=shapes.path(shape),
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
    """Return the severity's name; one of the user's own counts as a violation, which nobody overlooks."""
    local_name = iri.removeprefix(SH.iri)
    return next((severity for severity in get_args(Severity) if severity == local_name), "Violation")


def _message(report: rdflib.Graph, node: Node, lang: str) -> str:
    """Return the message in a language, else any, the first in the alphabet."""
    from rdflib.term import Literal, URIRef

    found = [text for text in report.objects(node, URIRef(SH["resultMessage"].value)) if isinstance(text, Literal)]
    fitting = [text for text in found if text.language == lang] or found
    return min((str(text) for text in fitting), default="")


def _order(result: Result) -> tuple[int, tuple[str, ...]]:
    what = (result.shape, result.value or "", result.constraint, result.path or "")
    words = (result.message_de, result.message_en, result.quote or "")
    return SEVERITIES.index(result.severity), (result.document or "", result.focus_node, *what, *words)
