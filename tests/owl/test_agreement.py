"""On the five articles and the bundled documents rules and HermiT agree on every fact in their common language."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.owl.by_rules import concluded
from kgtool.owl.compare import compare
from kgtool.owl.entailments import Named
from kgtool.owl.examine import examine
from kgtool.owl.facts import facts_of
from kgtool.resources import folder
from kgtool.store import StoreDirectory
from kgtool.vocabulary.terms import KG, RDF, Iris
from tests.ontology.ontology_file import triples

#: What only rules of the domain conclude, as OWL cannot say it, and the class that is defined by one of them.
BEYOND_OWL = {
    KG[name]
    for name in (
        "Chokepoint",
        "UbiquitousModel",
        "providesChipsToRival",
        "reliesThroughOthersOn",
        "soleSupplierOf",
    )
}


def agreed(source: Path, store: Path) -> int:
    """Build a store, and give how many facts both conclude; only rules of the domain may conclude more."""
    build(BuildRequest((str(source),), store))
    with StoreDirectory(store).open() as opened:
        facts = facts_of(opened.engine, Iris())
    examination = examine([*triples(), *facts])
    assert examination.found is not None
    assert examination.found.unsatisfiable == ()
    found = compare(examination.read, examination.found, concluded(triples(), facts))
    assert found.unexplained == ()
    assert {difference.side for difference in found.differences} == {"rules"}
    assert {_concluded_term(difference.fact) for difference in found.differences} == BEYOND_OWL
    return found.agreed


def _concluded_term(fact: Named) -> ox.NamedNode:
    """Give the class of a type, else the property."""
    _, predicate, value = fact
    return value if predicate == RDF["type"] else predicate


def test_they_agree_on_the_bundled_documents(hermit: str, tmp_path: Path) -> None:
    assert agreed(folder("data", "documents"), tmp_path) > 800


@pytest.mark.shared
def test_they_agree_on_the_five_articles(hermit: str, shared: Path, tmp_path: Path) -> None:
    assert agreed(shared / "seeds", tmp_path) > 700
