from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool import resources
from kgtool.build.checking import Checking
from kgtool.build.findings import read_findings, write_findings
from kgtool.build.layers import ontology_quads
from kgtool.build.validation import Validation
from kgtool.errors import DataFileError
from kgtool.validate.parts import Part
from kgtool.validate.validate import validate
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, RDF, Iris

CLAIM = Iris().claim("1")


@pytest.fixture
def store() -> ox.Store:
    """Give a store with an ontology and a claim that lacks nearly everything."""
    graph = Iris().document_graph("a.txt")
    store = ox.Store()
    store.extend(ontology_quads(Iris()))
    store.add(ox.Quad(CLAIM, RDF["type"], KG["Claim"], graph))
    store.add(ox.Quad(CLAIM, KG["confidence"], ox.Literal(2), graph))
    return store


@pytest.fixture
def part() -> Part:
    return [ox.Triple(CLAIM, RDF["type"], KG["Claim"])], frozenset({CLAIM.value})


@pytest.mark.parametrize("jobs", [1, 2])
def test_report_is_that_of_a_validation_in_this_process(store: ox.Store, jobs: int) -> None:
    with Validation(jobs) as validation:
        checking = Checking(validation, Iris(), None)
        checking.begin(store, None)
        report = checking.report(store)
    assert report.violations > 3
    assert report == validate(store, Iris(), load_ontology())


def test_killed_process_is_replaced(part: Part) -> None:
    with Validation() as validation:
        for worker in validation._workers:
            worker.process.kill()
            worker.process.join()
        validation.start([part])
        assert len(validation.results()) > 3


def test_broken_shapes_are_the_same_error_as_without_a_process(
    part: Part, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from kgtool.validate import shapes

    (tmp_path / "ontology" / "shapes").mkdir(parents=True)
    (tmp_path / "ontology" / "shapes" / "bad.ttl").write_text("this is no Turtle")
    load_ontology()
    shapes.load_shapes.cache_clear()
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    with Validation() as validation, pytest.raises(DataFileError, match="no Turtle"):
        validation.start([part])
        validation.results()
    shapes.load_shapes.cache_clear()


def test_fault_in_what_gives_the_parts_is_raised() -> None:
    def parts() -> Iterator[Part]:
        raise OSError("the disk is gone")
        yield

    with Validation() as validation, pytest.raises(OSError, match="gone"):
        validation.start(parts())
        validation.results()


def test_nothing_is_left_behind_where_the_build_fails(part: Part) -> None:
    with pytest.raises(KeyboardInterrupt), Validation(2) as validation:
        validation.start([part] * 50)
        raise KeyboardInterrupt
    assert not any(worker.process.is_alive() for worker in validation._workers)
    assert not any(thread.is_alive() for thread in validation._threads)


def test_findings_are_read_back_where_they_were_found_with_the_same_shapes(store: ox.Store, tmp_path: Path) -> None:
    results = validate(store, Iris(), load_ontology()).results
    write_findings(results, "one", tmp_path)
    assert read_findings("one", tmp_path) == list(results)
    assert read_findings("other", tmp_path) is None
    assert read_findings("one", tmp_path / "none") is None
