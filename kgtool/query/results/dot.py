"""Rows with a source and a target as a directed graph in the DOT language of Graphviz."""

from __future__ import annotations

from kgtool.query.question import StoredQuestion
from kgtool.query.results.edges import clean, drawing
from kgtool.query.solutions import Solutions, plain


def write_dot(solutions: Solutions, question: StoredQuestion, language: str = "de") -> str:
    """Return a graph of the rows, with amounts where known; the sentence is a tooltip where the rows have evidence."""
    drawn = drawing(solutions, question, language)
    nodes = [f'  n{number} [label="{_quoted(name)}"];' for number, name in enumerate(drawn.nodes, start=1)]
    edges: dict[str, None] = {}
    for edge in drawn.edges:
        said = [("label", edge.label), ("tooltip", clean(plain(edge.values.get("evidence_quote"))))]
        attributes = ", ".join(f'{name}="{_quoted(text)}"' for name, text in said if text)
        edges[f"  n{edge.source} -> n{edge.target}{f' [{attributes}]' if attributes else ''};"] = None
    return "\n".join([f'digraph "{_quoted(question.name)}" {{', "  node [shape=box];", *nodes, *edges, "}", ""])


def _quoted(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
