"""The claim record: the contract between text, graph and gold."""

from kgtool.claims.claim import Claim, Measure, Span, TableCell, TableRow, TimeSpan
from kgtool.claims.entity import Entity

__all__ = ["Claim", "Entity", "Measure", "Span", "TableCell", "TableRow", "TimeSpan"]
