"""The form that a client wants most is chosen, by quality, then exactness, then our own order."""

from __future__ import annotations

import pytest

from kgtool.web.negotiation import GRAPH_NAMES, RESULT_NAMES, choose, content_type


@pytest.mark.parametrize(
    ("accept", "results", "graphs"),
    [
        ("", "json", "turtle"),
        ("*/*", "json", "turtle"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.6", "xml", None),
        ("text/turtle;q=0, */*;q=0.1", "json", "ntriples"),
        ("text/*, application/n-quads;q=0.9", "csv", "turtle"),
        ("application/rdf+xml, text/turtle;q=0.9", None, "rdfxml"),
        ("APPLICATION/LD+JSON", None, "jsonld"),
        ("application/json", "json", "jsonld"),
        ("image/png", None, None),
        ("text/csv;q=0", None, None),
        ("nonsense", "json", "turtle"),
    ],
)
def test_the_most_wanted_form_is_chosen(accept: str, results: str | None, graphs: str | None) -> None:
    assert (choose(accept, RESULT_NAMES), choose(accept, GRAPH_NAMES)) == (results, graphs)


def test_text_says_its_characters() -> None:
    assert [content_type(name) for name in ("csv", "turtle", "json")] == [
        "text/csv; charset=utf-8",
        "text/turtle; charset=utf-8",
        "application/sparql-results+json",
    ]
