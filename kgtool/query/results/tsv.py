"""SPARQL 1.1 Query Results TSV Format (W3C Recommendation, 21 March 2013, section 4)."""

from __future__ import annotations

from kgtool.query.solutions import Solutions, Value


def write_tsv(solutions: Solutions) -> str:
    """Return the solutions as tab separated RDF terms in the syntax of Turtle, nothing where not bound."""
    lines = ["\t".join(f"?{name}" for name in solutions.columns)]
    lines.extend("\t".join(_field(value) for value in row) for row in solutions.rows)
    return "\n".join(lines) + "\n"


def _field(value: Value) -> str:
    return "" if value is None else str(value).replace("\t", "\\t")
