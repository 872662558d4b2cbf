from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad

from kgtool.errors import StoreError
from kgtool.store import Build, StoreDirectory, dump_nquads
from kgtool.store.build import LEASE, MANIFEST, QUADS
from kgtool.store.content import Content
from kgtool.store.faults import ForeignDirectoryError, NoBuildError, StoreDamagedError, StoreNotWritableError
from kgtool.store.layout import BUILDS, CURRENT, MARKER
from tests.store.examples import quads


@pytest.fixture
def directory(tmp_path: Path) -> StoreDirectory:
    return StoreDirectory(tmp_path / "store")


def build(directory: StoreDirectory, number: int, held: list[Quad] | None = None) -> Build:
    with directory.writer() as writer:
        writer.load(quads(number) if held is None else held)
        return writer.finish({"number": number})


def builds(directory: StoreDirectory) -> set[str]:
    return {path.name for path in (directory.path / BUILDS).iterdir()}


def test_a_build_is_read_back_whole(directory: StoreDirectory) -> None:
    made = build(directory, 1)
    with directory.open() as store:
        assert set(store.quads()) == set(quads(1))
        assert store.build == made == directory.current()
        assert made.manifest == {"number": 1}
        assert made.quads == len(quads(1))
        content = Content()
        content.add(dump_nquads(store.engine).split(b"\n")[:-1])
        assert (made.digest, made.id) == (content.digest, content.digest[:16])


def test_files_put_into_the_build_belong_to_it(directory: StoreDirectory) -> None:
    with directory.writer() as writer:
        (writer.directory / "claims.jsonl").write_text("{}\n", encoding="utf-8")
        writer.finish({})
    assert (directory.current().directory / "claims.jsonl").read_text(encoding="utf-8") == "{}\n"


def test_quads_may_come_in_several_calls_and_any_order(directory: StoreDirectory, tmp_path: Path) -> None:
    other = StoreDirectory(tmp_path / "other")
    with other.writer() as writer:
        writer.load(quads(1)[::-1])
        writer.load(iter(quads(1)[:3]))
        made = writer.finish({})
    assert made.id == build(directory, 1).id


def test_the_same_quads_again_take_the_new_manifest_and_the_old_id(directory: StoreDirectory) -> None:
    first = build(directory, 1)
    with directory.open() as reader:
        second = build(directory, 2, quads(1))
        assert second.id == first.id
        assert second.directory != first.directory
        assert directory.current().manifest == {"number": 2}
        assert reader.build.manifest == {"number": 1}


def test_an_empty_build_is_a_build(directory: StoreDirectory) -> None:
    build(directory, 1, [])
    with directory.open() as store:
        assert list(store.quads()) == []


def test_a_writer_that_does_not_finish_leaves_the_old_build_and_nothing_else(directory: StoreDirectory) -> None:
    old = build(directory, 1)
    with directory.writer() as writer:
        writer.load(quads(2))
    with pytest.raises(RuntimeError, match="died"), directory.writer() as writer:
        writer.load(quads(2))
        raise RuntimeError("died")
    assert directory.current() == old
    assert builds(directory) == {old.directory.name}


def test_a_reader_keeps_its_build_however_many_follow(directory: StoreDirectory) -> None:
    build(directory, 1)
    with directory.open() as reader:
        for number in range(2, 6):
            build(directory, number)
        assert set(reader.quads()) == set(quads(1))
        assert reader.build.directory.exists()
        with directory.open() as fresh:
            assert set(fresh.quads()) == set(quads(5))
        assert len(builds(directory)) == 3


def test_the_current_build_and_the_one_before_stay(directory: StoreDirectory) -> None:
    kept = [build(directory, number).directory.name for number in range(5)][-2:]
    assert builds(directory) == set(kept)


def test_a_build_that_was_let_go_is_removed_by_the_next_writer(directory: StoreDirectory) -> None:
    first = build(directory, 1)
    with directory.open():
        build(directory, 2)
        build(directory, 3)
        assert first.directory.exists()
    build(directory, 4)
    assert not first.directory.exists()


def test_files_that_are_no_build_are_left_alone(directory: StoreDirectory) -> None:
    build(directory, 1)
    strange = directory.path / BUILDS / "notes"
    strange.mkdir()
    for number in range(2, 5):
        build(directory, number)
    assert strange.is_dir()


def refusal(directory: StoreDirectory, kind: type[StoreError]) -> str:
    with pytest.raises(kind) as caught:
        directory.open()
    assert caught.value.cure
    return str(caught.value)


def test_nothing_there_is_no_store_yet(directory: StoreDirectory) -> None:
    assert "kgtool build" in refusal(directory, NoBuildError)


def test_an_empty_directory_is_no_store_yet_and_becomes_one(directory: StoreDirectory) -> None:
    directory.path.mkdir()
    assert "kgtool build" in refusal(directory, NoBuildError)
    assert build(directory, 1) == directory.current()


def test_a_store_without_a_build_says_so(directory: StoreDirectory) -> None:
    with directory.writer():
        pass
    assert "no finished build yet. Make one with 'kgtool build'" in refusal(directory, NoBuildError)


def test_a_directory_of_other_things_is_refused_and_untouched(directory: StoreDirectory) -> None:
    directory.path.mkdir()
    (directory.path / "thesis.txt").write_text("mine", encoding="utf-8")
    assert f"it has no {MARKER}" in refusal(directory, ForeignDirectoryError)
    with pytest.raises(ForeignDirectoryError), directory.writer():
        pass
    assert [path.name for path in directory.path.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_store(directory: StoreDirectory) -> None:
    directory.path.write_text("x", encoding="utf-8")
    refusal(directory, ForeignDirectoryError)
    with pytest.raises(ForeignDirectoryError, match="is a file"), directory.writer():
        pass


def test_a_path_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(StoreNotWritableError, match="Not a directory"),
        StoreDirectory(tmp_path / "file" / "s").writer(),
    ):
        pass


def test_another_version_is_refused(directory: StoreDirectory) -> None:
    build(directory, 1)
    (directory.path / MARKER).write_text('{"version": 2}', encoding="utf-8")
    assert "another version" in refusal(directory, StoreDamagedError)
    with pytest.raises(StoreDamagedError, match="another version"), directory.writer():
        pass


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (CURRENT, "../../etc"),
        (CURRENT, "0123456789abcdef"),
        (CURRENT, "\udcff"),
        (MANIFEST, "[1]"),
        (MANIFEST, '{"id": 1}'),
        (MANIFEST, "{"),
        (MANIFEST, None),
        (LEASE, None),
        (f"{QUADS}/CURRENT", None),
        (f"{QUADS}/CURRENT", "nonsense"),
    ],
)
def test_a_damaged_part_is_named_and_a_new_build_cures_it(
    directory: StoreDirectory, file: str, content: str | None
) -> None:
    made = build(directory, 1)
    path = directory.path / file if file == CURRENT else made.directory / file
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert "Build again with 'kgtool build'" in refusal(directory, StoreDamagedError)
    build(directory, 2)
    with directory.open() as store:
        assert set(store.quads()) == set(quads(2))


@pytest.fixture
def powerless() -> Iterator[None]:
    """Lower the rights of a privileged test run, for whom no file is unreadable."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


def test_a_store_that_may_not_be_read_or_written_is_refused(
    directory: StoreDirectory, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    build(directory, 1)
    directory.path.chmod(0o000)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    for above in [tmp_path, *tmp_path.parents][:3]:
        above.chmod(above.stat().st_mode | 0o055)
    request.getfixturevalue("powerless")
    assert "Permission denied" in refusal(directory, StoreDamagedError)
    with pytest.raises(StoreNotWritableError, match="Permission denied"), StoreDirectory(closed / "s").writer():
        pass


def test_a_build_cannot_be_finished_twice(directory: StoreDirectory) -> None:
    with directory.writer() as writer:
        writer.finish({})
        with pytest.raises(ValueError, match="finished"):
            writer.finish({})


def test_the_manifest_is_the_same_bytes_for_the_same_content(directory: StoreDirectory) -> None:
    first = (build(directory, 1).directory / MANIFEST).read_bytes()
    with directory.writer() as writer:
        writer.load(quads(1))
        second = writer.finish(dict(reversed({"number": 1}.items())))
    assert (second.directory / MANIFEST).read_bytes() == first
    assert json.loads(first)["quads"] == len(quads(1))
