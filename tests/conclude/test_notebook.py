"""The notebook of a build keeps what was concluded, and says so where its file is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.conclude.notebook import FILE, Notebook, packed, unpacked
from kgtool.store import StoreDirectory
from kgtool.store.faults import StoreDamagedError
from tests.build.simple_reader import SimpleReader


def test_block_keeps_its_claims_and_lines(tmp_path: Path) -> None:
    key = ("deal", "Investment", "https://example.org/a")
    (tmp_path / "next").mkdir()
    with Notebook(tmp_path) as notebook:
        notebook.note(key, [3, 1], packed([b"one", b"two"]))
    with Notebook(tmp_path / "next", tmp_path) as notebook:
        assert (list(notebook.block(key).claims), notebook.block(key).concluded) == ([3, 1], (b"one", b"two"))
        notebook.note(key, [], b"")
        assert (list(notebook.block(key).claims), notebook.block(key).concluded) == ([], ())


@pytest.mark.parametrize("lines", [(), (b"one",), (b"one", b"two three")])
def test_packed_lines_come_back(lines: tuple[bytes, ...]) -> None:
    assert unpacked(packed(lines)) == lines


def test_notes_of_a_step_that_failed_are_not_written_down(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="on the way"), Notebook(tmp_path) as notebook:
        notebook.note(("deal",), [1], packed([b"one"]))
        raise RuntimeError("on the way")
    assert not _holds_anything(tmp_path)


def _holds_anything(folder: Path) -> bool:
    with Notebook(folder) as notebook:
        return bool(notebook.block(("deal",)).claims)


def test_damaged_notes_are_named_with_their_cure_and_the_build_stays(tmp_path: Path) -> None:
    texts, store = tmp_path / "texts", tmp_path / "store"
    texts.mkdir()
    (texts / "a.txt").write_text("Alpha zahlt Beta 5 Euro.\n")
    build(BuildRequest((str(texts),), store), read=SimpleReader())
    current = StoreDirectory(store).current()
    (current.directory / FILE).write_bytes(b"no notes at all, and longer than a header of a hundred bytes " * 4)
    (texts / "a.txt").write_text("Alpha zahlt Beta 6 Euro.\n")
    with pytest.raises(StoreDamagedError) as raised:
        build(BuildRequest((), store), read=SimpleReader())
    assert f"Remove the file '{FILE}'" in raised.value.cure
    assert StoreDirectory(store).current().digest == current.digest
    (current.directory / FILE).unlink()
    build(BuildRequest((), store), read=SimpleReader())
    assert StoreDirectory(store).current().digest != current.digest


def test_build_whose_notes_are_missing_is_gone_on_from_as_from_scratch(tmp_path: Path) -> None:
    texts, store, other = tmp_path / "texts", tmp_path / "store", tmp_path / "other"
    texts.mkdir()
    (texts / "a.txt").write_text("Alpha zahlt Beta 5 Euro. Beta zahlt Alpha 1 Euro.\n")
    (texts / "b.txt").write_text("Beta zahlt Gamma 7 Euro.\n")
    build(BuildRequest((str(texts),), store), read=SimpleReader())
    (StoreDirectory(store).current().directory / FILE).unlink()
    (texts / "b.txt").write_text("Beta zahlt Gamma 8 Euro. Gamma zahlt Alpha 2 Euro.\n")
    build(BuildRequest((), store), read=SimpleReader())
    build(BuildRequest((str(texts),), other), read=SimpleReader())
    assert StoreDirectory(store).current().digest == StoreDirectory(other).current().digest
