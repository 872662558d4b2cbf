"""How large each graph of a build is."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kgtool.web.reading import Reading


def triples_by_graph(reading: Reading) -> Mapping[str, int]:
    """Return the number of triples of each graph by its IRI; counted once for a build."""
    return reading.kept("triples-by-graph", lambda: _counted(reading))


def _counted(reading: Reading) -> dict[str, int]:
    solutions = reading.store.query("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    assert isinstance(solutions, ox.QuerySolutions)
    return {solution["g"].value: int(solution["n"].value) for solution in solutions}
