from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool import resources
from kgtool.build.layers import ontology_quads
from kgtool.build.validation import Validation
from kgtool.errors import DataFileError
from kgtool.validate.validate import validate
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, RDF, Iris


@pytest.fixture
def store() -> ox.Store:
    """Give a store with an ontology and a claim that lacks nearly everything."""
    claim, graph = Iris().claim("1"), Iris().document_graph("a.txt")
    store = ox.Store()
    store.extend(ontology_quads(Iris()))
    store.add(ox.Quad(claim, RDF["type"], KG["Claim"], graph))
    store.add(ox.Quad(claim, KG["confidence"], ox.Literal(2), graph))
    return store


def test_report_is_that_of_a_validation_in_this_process(store: ox.Store) -> None:
    with Validation(Iris().base) as validation:
        validation.start(store)
        report = validation.report()
    assert report.violations > 3
    assert report == validate(store, Iris(), load_ontology())


def test_killed_process_is_replaced(store: ox.Store) -> None:
    with Validation(Iris().base) as validation:
        validation._process.kill()
        validation._process.join()
        validation.start(store)
        assert validation.report().violations > 3


def test_broken_shapes_are_the_same_error_as_without_a_process(
    store: ox.Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from kgtool.validate import shapes

    (tmp_path / "ontology" / "shapes").mkdir(parents=True)
    (tmp_path / "ontology" / "shapes" / "bad.ttl").write_text("this is no Turtle")
    load_ontology()
    shapes.load_shapes.cache_clear()
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    with Validation(Iris().base) as validation, pytest.raises(DataFileError, match="no Turtle"):
        validation.start(store)
        validation.report()
    shapes.load_shapes.cache_clear()


def test_nothing_is_left_behind_where_the_build_fails(store: ox.Store) -> None:
    with pytest.raises(KeyboardInterrupt), Validation(Iris().base) as validation:
        validation.start(store)
        raise KeyboardInterrupt
    assert not validation._process.is_alive()
