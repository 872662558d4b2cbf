"""Rows with a source and a target as GraphML 1.0, with attributes as its extension for them has them."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from kgtool.query.question import StoredQuestion
from kgtool.query.results.edges import drawing
from kgtool.query.results.xml_text import document, typed, value_text
from kgtool.query.solutions import Solutions

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def write_graphml(solutions: Solutions, question: StoredQuestion, language: str = "de") -> str:
    """Return a directed graph: nodes with `label`, edges with `label` and every column of their row as attributes."""
    drawn = drawing(solutions, question, language)
    types = typed(drawn, solutions.columns)
    root = Element("graphml", xmlns=_NAMESPACE)
    for target in ("node", "edge"):
        key = {"id": f"{target}-label", "for": target, "attr.name": "label", "attr.type": "string"}
        SubElement(root, "key", key)
    for number, (name, kind) in enumerate(types.items(), start=1):
        SubElement(root, "key", {"id": f"c{number}", "for": "edge", "attr.name": name, "attr.type": kind})
    graph = SubElement(root, "graph", id=question.name, edgedefault="directed")
    for number, label in enumerate(drawn.nodes, start=1):
        node = SubElement(graph, "node", id=f"n{number}")
        SubElement(node, "data", key="node-label").text = label
    for place, edge in enumerate(drawn.edges, start=1):
        ends = {"id": f"e{place}", "source": f"n{edge.source}", "target": f"n{edge.target}"}
        element = SubElement(graph, "edge", ends)
        SubElement(element, "data", key="edge-label").text = edge.label
        for number, name in enumerate(types, start=1):
            if edge.values[name] is not None:
                SubElement(element, "data", key=f"c{number}").text = value_text(edge.values[name])
    return document(root)
