"""Rows with a source and a target as a Mermaid flowchart."""

from __future__ import annotations

from kgtool.query.question import StoredQuestion
from kgtool.query.results.table import MONEY, amount_words, cell
from kgtool.query.solutions import Solutions, Value


def write_mermaid(solutions: Solutions, question: StoredQuestion, language: str = "de") -> str:
    """Return a flowchart of the rows by the question's `chart: flow FROM TO [LABEL…]`, with amounts where known.

    Rows that would draw the same edge twice draw it once. `question` must have a chart of this kind.
    """
    source, target, *labels = question.chart.names
    nodes: dict[str, str] = {}
    edges: dict[str, None] = {}
    for row in solutions.rows:
        values = dict(zip(solutions.columns, row, strict=True))
        start, end = (nodes.setdefault(cell(values[name], language), f"n{len(nodes) + 1}") for name in (source, target))
        text = " · ".join(part for part in _label(values, labels, language) if part)
        edges[f'  {start} -->|"{_escaped(text)}"| {end}' if text else f"  {start} --> {end}"] = None
    names = [f'  {node}["{_escaped(name)}"]' for name, node in nodes.items()]
    return "\n".join(["flowchart LR", *names, *edges, ""])


def _label(values: dict[str, Value], labels: list[str], language: str) -> list[str]:
    parts = [cell(values[name], language) for name in labels]
    return [*parts, amount_words(values, language)] if all(name in values for name in MONEY) else parts


def _escaped(text: str) -> str:
    """Write what Mermaid would take for syntax as its entities."""
    return text.replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
