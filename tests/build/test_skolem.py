from __future__ import annotations

import pyoxigraph as ox
from pyoxigraph import CanonicalizationAlgorithm, Dataset

from kgtool.build.layers import ontology_quads
from kgtool.build.skolem import skolemised, unskolemised
from kgtool.vocabulary.terms import Iris


def canonical(quads: list[ox.Quad]) -> Dataset:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def test_ontology_has_the_same_names_in_every_run_and_comes_back() -> None:
    iris = Iris()
    first, second = (list(skolemised(ontology_quads(iris), iris.base)) for _ in range(2))
    assert first == second
    assert not any(isinstance(term, ox.BlankNode) for quad in first for term in (quad.subject, quad.object))
    assert canonical(list(unskolemised(first, iris.base))) == canonical(ontology_quads(iris))
