"""The amounts of facts and inferences keep the shapes of those of flows."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgtool.reason.infer import infer
from kgtool.resolve.resolve import resolve
from kgtool.validate import validate
from kgtool.vocabulary.terms import KG, XSD
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus, entity

NODES = {
    "facts": IRIS.fact("investsIn", "microsoft", "anthropic"),
    "inferred": IRIS.inference(entity("anthropic"), KG["hasInvestor"], entity("microsoft")),
}


def store() -> ox.Store:
    corpus = Corpus().say(
        "Investment", "Microsoft investiert", investor="microsoft", investee="anthropic", amount=("5", "10")
    )
    found = corpus.store()
    found.extend(resolve(found, IRIS, ONTOLOGY))
    found.extend(infer(found, IRIS))
    return found


def broken_shapes(found: ox.Store, node: ox.NamedNode) -> set[str]:
    report = validate(found, IRIS, ONTOLOGY, layers=("claims", "facts", "inferred"))
    return {result.shape.rsplit("#", 1)[-1] for result in report.results if result.focus_node == node.value}


@pytest.mark.parametrize("layer", ["facts", "inferred"])
@pytest.mark.parametrize(
    ("name", "old", "new", "broken"),
    [
        ("min", "5", ox.Literal("11", datatype=XSD["decimal"]), {"hull-interval"}),
        ("min", "5", ox.Literal("fünf"), {"hull-min", "hull-interval"}),
        ("max", "10", ox.Literal("zehn"), {"hull-max", "hull-interval"}),
        ("unit", "USD", ox.Literal("Taler"), {"hull-currency"}),
        ("unit", "USD", None, {"hull-unit"}),
    ],
)
def test_a_broken_amount_is_found(layer: str, name: str, old: str, new: ox.Literal | None, broken: set[str]) -> None:
    found, node = store(), NODES[layer]
    graph = IRIS.policy_graph("all", layer)  # type: ignore[arg-type]
    (quad,) = found.quads_for_pattern(node, KG[name], None, graph)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == old
    assert broken_shapes(found, node) == set()
    found.remove(quad)
    if new is not None:
        found.add(ox.Quad(node, KG[name], new, graph))
    assert broken_shapes(found, node) == broken
