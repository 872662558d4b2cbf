from __future__ import annotations

import pyoxigraph as ox

from kgtool.query.solutions import Solutions
from kgtool.views.neutral import neutral
from tests.resolve.claim_graph import IRIS


def test_a_resource_is_the_same_under_every_view() -> None:
    name = "all+rung=agreed+without=a b"
    rows = Solutions(("flow", "word"), ((IRIS.flow("Investment", "a", "b", policy=name), ox.Literal(name)),))
    assert neutral(rows, name).rows == ((IRIS.flow("Investment", "a", "b"), ox.Literal(name)),)
    assert neutral(rows, "all") is rows
