"""SPARQL 1.1 Query Results CSV Format (W3C Recommendation, 21 March 2013, section 3)."""

from __future__ import annotations

import csv
import io

import pyoxigraph as ox

from kgtool.query.solutions import Solutions, Value, plain


def write_csv(solutions: Solutions) -> str:
    """Return the solutions as RFC 4180 text with CRLF: plain values, exact numbers, nothing where not bound."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(solutions.columns)
    writer.writerows([_field(value) for value in row] for row in solutions.rows)
    return text.getvalue()


def _field(value: Value) -> str:
    return f"_:{value.value}" if isinstance(value, ox.BlankNode) else plain(value)
