"""The page of the SPARQL endpoint: an editor, the prefixes, and the stored questions to begin with."""

from __future__ import annotations

from kgtool.query.library import library
from kgtool.web.pages.answer_table import Shown
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.wording import words

#: What the editor holds at first.
_FIRST = """PREFIX kg: <https://w3id.org/kgtool/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?payer ?payee ?type WHERE {
  ?flow a kg:Flow ; kg:from/rdfs:label ?payer ; kg:to/rdfs:label ?payee ; kg:flowType/rdfs:label ?type .
  FILTER (LANG(?type) = "%s")
}
ORDER BY ?payer ?payee ?type
LIMIT 100"""


def page(visit: Visit, shown: Shown | None = None) -> Page:
    """Return the page of the endpoint, with the query in the field `query` and its answer where there is one."""
    iris = visit.reading.iris
    values = {
        "query": visit.field("query", _FIRST % visit.language),
        "shown": shown,
        "prefixes": sorted(iris.prefixes().items()),
        "questions": library(),
        "graphs": [graph.value for graph in iris.default_graphs()],
    }
    return Page("sparql.html", words(visit.language, "sparql.title"), values, "sparql")


KIND = PageKind("sparql", "/sparql", page, lambda _reading: ("/sparql",), entry=True)
