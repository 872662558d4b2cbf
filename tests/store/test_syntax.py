from __future__ import annotations

import pyoxigraph
import pytest

from kgtool.errors import QueryError
from kgtool.store import OxigraphStore
from kgtool.store.syntax import parse_error


@pytest.mark.parametrize(
    ("sparql", "expected"),
    [
        ("SELECT * WHERE {\n ?s ex:p ?o }", "query:2:10: The query does not parse after '?s ex:p'."),
        ("SELECT ?x WHERE { ?s ?p ?o } GROUP BY ?s", "The query does not parse: The SELECT contains a variable"),
        ("", "query:1:1: The query does not parse."),
    ],
)
def test_a_parse_error_shows_the_spot_or_the_finding(sparql: str, expected: str) -> None:
    with pytest.raises(QueryError) as caught:
        OxigraphStore(pyoxigraph.Store()).query(sparql)
    assert expected in str(caught.value)
    assert "[_]" not in str(caught.value)


def test_a_report_of_another_shape_is_passed_on() -> None:
    assert "does not parse: out of cheese." in str(parse_error("out of cheese.", "ASK {}"))
