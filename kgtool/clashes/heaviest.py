"""The clash that is told first."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.clashes.kinds import SEVERITIES
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, RDF, Iris, coded


def heaviest(store: ox.Store, iris: Iris, policy: str = DEFAULT_POLICY) -> tuple[tuple[str, str], ...]:
    """Return the sentence of a policy's heaviest clash as (language, sentence), of several the alphabetically first."""
    graph = iris.policy_graph(policy, "analysis")
    ranks = {coded("severity", name): rank for rank, name in enumerate(SEVERITIES)}
    told = []
    for quad in store.quads_for_pattern(None, RDF["type"], KG["Clash"], graph):
        node = quad.subject
        (severity,) = (found.object for found in store.quads_for_pattern(node, KG["severity"], None, graph))
        sentences = [found.object for found in store.quads_for_pattern(node, KG["sentence"], None, graph)]
        words = sorted((text.language or "", text.value) for text in sentences if isinstance(text, ox.Literal))
        assert isinstance(severity, ox.NamedNode)
        told.append((ranks[severity], tuple(words)))
    return min(told, default=(0, ()))[1]
