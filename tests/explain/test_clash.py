"""A clash is explained down to the sentences behind each of its premises."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.explain.case import Case
from kgtool.explain.resource import resource_step
from kgtool.vocabulary.terms import KG
from tests.clashes.planted import ALSO_AWS, ANALYSIS, ONLY_AZURE, clashing
from tests.resolve.claim_graph import IRIS


def test_a_clash_is_told_by_its_premises_with_their_claims() -> None:
    store = clashing(ONLY_AZURE, ALSO_AWS)
    (node,) = {quad.subject for quad in store.quads_for_pattern(None, KG["clashCode"], None, ANALYSIS)}
    assert isinstance(node, ox.NamedNode)
    step = resource_step(Case(store, IRIS), node)
    assert step.words == "nur eine Cloud, und noch eine"
    assert [(part.kind, part.words) for part in step.parts] == [
        ("resource", "Ausschließlichkeit: Anthropic, Azure, Microsoft, ausschließlich"),
        ("fact", "Anthropic nutzt die Cloud von Microsoft"),
        ("fact", "Anthropic nutzt die Cloud von Amazon"),
    ]
    assert [len(part.claims) for part in step.parts] == [1, 1, 1]
    assert step.claims == ()
