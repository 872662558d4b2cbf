"""The row of a table as evidence: its number as a fragment of the table (RFC 7111), its cells, and its own source.

The row's words are the quote of the claim's first span, to which the fragment is a further selector, see
https://www.w3.org/TR/annotation-model/#fragment-selector.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kgtool.claims import TableRow
from kgtool.graph.terms import Statement
from kgtool.vocabulary.terms import DCTERMS, KG, OA, RDF, Iris

#: What fragments of CSV mean.
RFC_7111 = NamedNode("http://tools.ietf.org/rfc/rfc7111")


def row_statements(claim: NamedNode, row: TableRow, iris: Iris) -> Iterator[Statement]:
    """Yield the statements of the row that a claim comes from; `claim` has its span already."""
    fragment = iris.part(claim, "row")
    yield iris.part(claim, "span-1"), OA["hasSelector"], fragment
    yield fragment, RDF["type"], OA["FragmentSelector"]
    yield fragment, RDF["value"], Literal(f"row={row.number}")
    yield fragment, DCTERMS["conformsTo"], RFC_7111
    for cell in row.cells:
        node = iris.part(claim, f"cell-{cell.number}")
        yield claim, KG["cell"], node
        yield node, RDF["type"], KG["Cell"]
        yield node, RDF["value"], Literal(f"cell={row.number},{cell.number}")
        yield node, KG["column"], Literal(cell.column)
        yield node, KG["words"], Literal(cell.words)
    if row.source is not None:
        yield claim, DCTERMS["source"], Literal(row.source)
