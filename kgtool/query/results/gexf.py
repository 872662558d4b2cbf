"""Rows with a source and a target as GEXF 1.3, which Gephi reads."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from kgtool.query.question import StoredQuestion
from kgtool.query.results.edges import drawing
from kgtool.query.results.xml_text import document, typed, value_text
from kgtool.query.solutions import Solutions

_NAMESPACE = "http://gexf.net/1.3"


def write_gexf(solutions: Solutions, question: StoredQuestion, language: str = "de") -> str:
    """Return a directed graph: nodes and edges with labels, edges with every column of their row as attributes."""
    drawn = drawing(solutions, question, language)
    types = typed(drawn, solutions.columns)
    root = Element("gexf", xmlns=_NAMESPACE, version="1.3")
    graph = SubElement(root, "graph", {"mode": "static", "defaultedgetype": "directed"})
    attributes = SubElement(graph, "attributes", {"class": "edge"})
    for number, (name, kind) in enumerate(types.items(), start=1):
        SubElement(attributes, "attribute", id=f"c{number}", title=name, type=kind)
    nodes = SubElement(graph, "nodes")
    for number, label in enumerate(drawn.nodes, start=1):
        SubElement(nodes, "node", id=f"n{number}", label=label)
    edges = SubElement(graph, "edges")
    for place, edge in enumerate(drawn.edges, start=1):
        ends = {"id": f"e{place}", "source": f"n{edge.source}", "target": f"n{edge.target}"}
        element = SubElement(edges, "edge", ends | {"label": edge.label})
        values = SubElement(element, "attvalues")
        for number, name in enumerate(types, start=1):
            if edge.values[name] is not None:
                SubElement(values, "attvalue", {"for": f"c{number}", "value": value_text(edge.values[name])})
    return document(root)
