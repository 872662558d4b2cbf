"""How many claims a graph says were left out, and why."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.query.solutions import Queryable
from kgtool.views.believed import REASONS
from kgtool.vocabulary.terms import KG, Iris


def stored_left_out(store: Queryable, iris: Iris, name: str) -> dict[str, int]:
    """Return how many claims an analysis graph says were left out, by reason."""
    graph = iris.policy_graph(name, "analysis")
    query = f"SELECT ?reason (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?c a {KG['LeftOut']} ; {KG['reason']} ?reason }} }}"
    found = store.query(f"{query} GROUP BY ?reason")
    assert isinstance(found, ox.QuerySolutions)
    counts = {solution["reason"].value: int(solution["n"].value) for solution in found}
    return {reason: counts[reason] for reason in REASONS if reason in counts}
