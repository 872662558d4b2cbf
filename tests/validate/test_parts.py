"""Validation by parts finds what validation of all graphs as one finds, also after changes."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.plan import BUNDLED
from kgtool.store import StoreDirectory
from kgtool.validate import load_shapes, parts
from kgtool.validate.changed import changed_nodes
from kgtool.validate.large import ask_all, surroundings_of, suspected, validate_large
from kgtool.validate.origin import Origins
from kgtool.validate.parts import Part, Surroundings, parts_of
from kgtool.validate.reach import reach_of
from kgtool.validate.report import Result, ValidationReport
from kgtool.validate.results import sorted_report
from kgtool.validate.shapes import Shapes
from kgtool.validate.suspects import Suspects
from kgtool.validate.validate import validate, validate_part
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, SH, Iris

IRIS = Iris()


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    """Give the claims and facts of the bundled documents, sorted."""
    store: Path = tmp_path_factory.mktemp("parts")
    build(BuildRequest((BUNDLED,), store))
    with StoreDirectory(store).open() as opened:
        seen = surroundings(opened.engine)
        return sorted((quad for quad in opened.quads() if seen.counts(quad.graph_name)), key=str)


def surroundings(store: ox.Store) -> Surroundings:
    found = surroundings_of(store, IRIS, load_shapes())
    assert found is not None
    return found


def every_part(surroundings: Surroundings, store: ox.Store) -> list[Part]:
    subjects = {quad.subject for quad in store if isinstance(quad.subject, ox.NamedNode)}
    return list(parts_of(surroundings, sorted(subjects, key=str)))


def store_of(held: list[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(held)
    return store


def damaged(quads: list[ox.Quad], chance: random.Random, number: int) -> list[ox.Quad]:
    """Leave out quads, give others the objects or subjects of still others, and move some of actors between graphs."""
    objects, graphs = [quad.object for quad in quads], [quad.graph_name for quad in quads]
    subjects: dict[object, list[ox.Quad]] = {}
    for quad in quads:
        subjects.setdefault(quad.graph_name, []).append(quad)
    actors = [quad for quad in quads if "/entity/" in str(quad.subject)]
    gone = {*chance.sample(quads, number), *chance.sample(actors, number // 2)}
    changed = [quad for quad in quads if quad not in gone]
    for quad in chance.sample(quads, number):
        changed.append(ox.Quad(quad.subject, quad.predicate, chance.choice(objects), quad.graph_name))
        other = chance.choice(subjects[quad.graph_name]).subject
        changed.append(ox.Quad(other, quad.predicate, quad.object, quad.graph_name))
    for quad in chance.sample(actors, number // 2):
        changed.append(ox.Quad(quad.subject, quad.predicate, quad.object, chance.choice(graphs)))
    return changed


def found(some: list[Part]) -> list[Result]:
    return [result for part in some for result in validate_part(*part)]


def report(results: list[Result], store: ox.Store) -> ValidationReport:
    origins = Origins(store, IRIS)
    return sorted_report(
        replace(result, document=origins.of(result.focus_node)[0], quote=origins.of(result.focus_node)[1])
        for result in results
    )


@pytest.mark.parametrize("seed", [0, 1])
def test_parts_find_what_the_whole_finds(quads: list[ox.Quad], seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_BATCH", 2_000)
    monkeypatch.setattr(parts, "_MANY", 10)
    store = store_of(damaged(quads, random.Random(seed), 150))
    some = every_part(surroundings(store), store)
    whole = validate(store, IRIS, load_ontology())
    assert len(some) > 3
    assert len(whole.results) > 100
    assert report(found(some), store) == whole


@pytest.mark.parametrize("seed", [3, 4])
def test_checking_what_changed_finds_what_the_whole_finds(quads: list[ox.Quad], seed: int) -> None:
    chance = random.Random(seed)
    first = damaged(quads, chance, 60)
    second = damaged(first, chance, 15)
    before, after = store_of(first), store_of(second)
    then, now = surroundings(before), surroundings(after)
    removed = [quad for quad in before if quad not in after]
    added = [quad for quad in after if quad not in before]
    nodes = changed_nodes(then, now, removed, added)
    names = {node.value for node in nodes}
    kept = [result for result in found(every_part(then, before)) if result.focus_node not in names]
    again = found(list(parts_of(now, sorted(nodes, key=str))))
    assert report([*kept, *again], after) == validate(after, IRIS, load_ontology())
    assert len(kept) > len(again)


@pytest.mark.parametrize("seed", [5, 6, 7, 10])
def test_checking_suspects_finds_what_the_whole_finds(quads: list[ox.Quad], seed: int) -> None:
    store = store_of(damaged(quads, random.Random(seed), 150))
    whole = validate(store, IRIS, load_ontology())
    assert len(whole.results) > 100
    assert validate_large(store, IRIS) == whole


@pytest.mark.parametrize("cut", [2, 3, 7])
def test_the_report_is_the_same_however_the_shapes_are_dealt(quads: list[ox.Quad], cut: int) -> None:
    store = store_of(damaged(quads, random.Random(cut), 100))

    def dealt(engine: ox.Store, seen: Surroundings, shapes: Shapes) -> Suspects:
        found: Suspects = {}
        for number in range(cut):
            found |= ask_all(engine, seen, shapes, number, cut)
        return found

    assert validate_large(store, IRIS, ask=dealt) == validate_large(store, IRIS)


def test_of_sound_data_only_nodes_with_results_are_checked(quads: list[ox.Quad]) -> None:
    store = store_of(quads)
    whole = validate(store, IRIS, load_ontology())
    suspects = suspected(ask_all(store, surroundings(store), load_shapes()))
    assert {node.value for node in suspects} == {result.focus_node for result in whole.results}
    assert len(suspects) == len({result.focus_node for result in whole.results}) > 3


def test_copies_of_one_text_are_checked_together(quads: list[ox.Quad]) -> None:
    graph = next(quad.graph_name for quad in quads if "graph/document/" in str(quad.graph_name))
    other = IRIS.document_graph("copy.txt")
    copy = [ox.Quad(quad.subject, quad.predicate, quad.object, other) for quad in quads if quad.graph_name == graph]
    moved = [
        ox.Quad(IRIS.document("copy.txt"), quad.predicate, quad.object, other)
        if quad.predicate in (KG["sha256"], KG["encoding"])
        else quad
        for quad in copy
    ]
    store = store_of([*quads, *moved])
    assert validate_large(store, IRIS) == validate(store, IRIS, load_ontology())


def test_shape_that_looks_farther_is_noticed() -> None:
    far = ox.Triple(KG["shape"], SH["sparql"], KG["query"])
    assert reach_of(Shapes((*load_shapes().triples, far)), load_ontology()) is None
    path = [ox.Triple(KG["shape"], SH["path"], KG["inverse"]), ox.Triple(KG["inverse"], SH["inversePath"], KG["p"])]
    assert reach_of(Shapes((*load_shapes().triples, *path)), load_ontology()) is None
