"""Rows with a source and a target as a Mermaid flowchart."""

from __future__ import annotations

from kgtool.query.question import StoredQuestion
from kgtool.query.results.edges import clean, drawing
from kgtool.query.solutions import Solutions, plain


def write_mermaid(solutions: Solutions, question: StoredQuestion, language: str = "de") -> str:
    """Return a flowchart of the rows, with amounts where known, and with the sentence where the rows have evidence.

    Rows that would draw the same edge twice draw it once. `question` must have a chart `flow`.
    """
    drawn = drawing(solutions, question, language)
    names = [f'  n{number}["{_escaped(name)}"]' for number, name in enumerate(drawn.nodes, start=1)]
    edges: dict[str, None] = {}
    for edge in drawn.edges:
        quote = clean(plain(edge.values.get("evidence_quote")))
        text = "<br/>".join(_escaped(part) for part in (edge.label, quote) if part)
        arrow = f'-->|"{text}"|' if text else "-->"
        edges[f"  n{edge.source} {arrow} n{edge.target}"] = None
    return "\n".join(["flowchart LR", *names, *edges, ""])


def _escaped(text: str) -> str:
    """Write what Mermaid would take for syntax as its entities."""
    plain_text = " ".join(text.split())
    return plain_text.replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
