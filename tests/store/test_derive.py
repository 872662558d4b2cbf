from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from kgtool.store import Build, StoreDirectory, dump_nquads
from kgtool.store.build import QUADS
from kgtool.vocabulary.terms import KG
from tests.store.examples import DOCUMENT, FACTS, IRIS, quads

#: Quads of several graphs to choose from.
POOL = [
    Quad(IRIS.entity(f"actor-{number}"), KG["p"], IRIS.entity(str(number % 3)), graph)
    for number in range(4)
    for graph in (FACTS, DOCUMENT, IRIS.document_graph("b.txt"))
]


@pytest.fixture
def directory(tmp_path: Path) -> StoreDirectory:
    return StoreDirectory(tmp_path / "store")


def build(directory: StoreDirectory, held: list[Quad]) -> Build:
    with directory.writer() as writer:
        writer.load(held)
        return writer.finish({})


def derive(directory: StoreDirectory, removed: list[Quad], added: list[Quad]) -> Build:
    with directory.writer() as writer:
        writer.derive(directory.current())
        writer.remove(removed)
        writer.load(added)
        return writer.finish({})


def dump(directory: StoreDirectory) -> bytes:
    with directory.open() as store:
        return dump_nquads(store.engine)


def files(build: Build) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (build.directory / QUADS).iterdir()}


def test_a_derived_build_is_that_of_its_quads_written_at_once(directory: StoreDirectory, tmp_path: Path) -> None:
    build(directory, quads(1))
    derived = derive(directory, quads(1)[:5], quads(2)[:7])
    other = StoreDirectory(tmp_path / "other")
    whole = build(other, quads(1)[5:] + quads(2)[:7])
    assert dump(directory) == dump(other)
    assert (derived.id, derived.digest, derived.quads) == (whole.id, whole.digest, whole.quads)


def test_the_build_it_comes_from_keeps_its_files_and_its_readers(directory: StoreDirectory) -> None:
    first = build(directory, quads(1, 2000))
    before = files(first)
    with directory.open() as reader:
        for number in range(2, 6):
            derive(directory, quads(number - 1, 2000), quads(number, 2000))
        assert set(reader.quads()) == set(quads(1, 2000))
        assert files(first) == before
    with directory.open() as reader:
        assert set(reader.quads()) == set(quads(5, 2000))


def test_files_of_quads_are_shared_not_copied(directory: StoreDirectory) -> None:
    held = quads(1, 3000)
    first = build(directory, held)
    derived = derive(directory, [], quads(2))
    inodes = [{path.stat().st_ino for path in (made.directory / QUADS).glob("*.sst")} for made in (first, derived)]
    assert inodes[0] & inodes[1]


def test_a_graph_that_lost_all_its_quads_is_gone(directory: StoreDirectory) -> None:
    build(directory, quads(1))
    derive(directory, [quad for quad in quads(1) if quad.graph_name == DOCUMENT], [])
    with directory.open() as store:
        assert store.graph_names() == (FACTS,)
        assert list(store.engine.named_graphs()) == [FACTS]


def test_what_is_not_held_is_not_removed_and_what_is_held_not_added(directory: StoreDirectory) -> None:
    first = build(directory, quads(1))
    derived = derive(directory, quads(2)[:3], quads(1)[:3])
    assert (derived.digest, derived.quads, derived.stale) == (first.digest, first.quads, 0)


def test_files_with_much_that_is_gone_are_not_derived_from_again(directory: StoreDirectory) -> None:
    assert build(directory, quads(1)).derivable
    assert derive(directory, quads(1)[:5], []).derivable
    last = derive(directory, quads(1)[5:20], [])
    assert (last.stale, last.derivable) == (20, False)
    assert build(directory, quads(1)).derivable


CHANGES = st.lists(st.tuples(st.booleans(), st.lists(st.sampled_from(POOL), max_size=6)), max_size=5)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(POOL)), CHANGES)
def test_any_way_to_a_set_of_quads_gives_its_id(first: list[Quad], changes: list[tuple[bool, list[Quad]]]) -> None:
    with TemporaryDirectory() as place:
        directory, other = StoreDirectory(Path(place) / "a"), StoreDirectory(Path(place) / "b")
        build(directory, first)
        held = dict.fromkeys(first)
        with directory.writer() as writer:
            writer.derive(directory.current())
            for adds, some in changes:
                if adds:
                    writer.load(some)
                    held |= dict.fromkeys(some)
                else:
                    writer.remove(some)
                    held = {quad: None for quad in held if quad not in some}
            derived = writer.finish({})
        whole = build(other, list(held))
        assert (derived.digest, derived.quads) == (whole.digest, whole.quads)
        assert dump(directory) == dump(other)
