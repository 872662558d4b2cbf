"""A build derived from the one before is the build from scratch, byte for byte."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from array import array
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.conclude.notebook import FILE as NOTEBOOK
from kgtool.conclude.notebook import unpacked
from kgtool.store import StoreDirectory, dump_nquads
from kgtool.store.build import LEASE, QUADS
from tests.build.simple_reader import SimpleReader

Change = Callable[[Path], None]


def _added(texts: Path) -> None:
    (texts / "c.txt").write_text("Gamma zahlt Alpha 4 Euro. Beta zahlt Delta 1 Euro.\n")


def _replaced(texts: Path) -> None:
    (texts / "a.txt").write_text("Alpha zahlt Beta 6 Euro. Delta zahlt Alpha 2 Euro.\n")


def _deleted(texts: Path) -> None:
    (texts / "b.txt").unlink()


def _all_of_it(texts: Path) -> None:
    _added(texts)
    _replaced(texts)
    _deleted(texts)


def _nothing(texts: Path) -> None:
    """Leave the texts as they are."""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("Alpha zahlt Beta 5 Euro.\n")
    (folder / "b.txt").write_text("Beta zahlt Alpha 7 Euro. Gamma zahlt Delta 3 Euro.\n")
    (folder / "d.txt").write_text("Delta zahlt Gamma 2 Euro. Alpha zahlt Delta 8 Euro.\n")
    return folder


def contents(store: Path) -> dict[str, bytes]:
    """Give every file of the current build but the engine's own, and the quads as they are dumped."""
    directory = StoreDirectory(store).current().directory
    apart = (QUADS, LEASE, NOTEBOOK)
    files = {path.name: path.read_bytes() for path in directory.iterdir() if path.name not in apart}
    with StoreDirectory(store).open() as opened:
        return files | {QUADS: dump_nquads(opened.engine), NOTEBOOK: notes(directory)}


def notes(directory: Path) -> bytes:
    """Write what a notebook says without the numbers that it gave to claims, which tell how it came about."""
    with closing(sqlite3.connect(directory / NOTEBOOK)) as data:
        query = (
            "SELECT claim.number, claim.iri, graph, standing, framing FROM claim JOIN source ON source = source.number"
        )
        claims = {number: rest for number, *rest in data.execute(query)}
        sources = data.execute("SELECT graph, iri FROM source ORDER BY graph").fetchall()
        blocks = [
            (key, sorted(claims[number] for number in array("I", numbers)), unpacked(concluded))
            for key, numbers, concluded in data.execute("SELECT key, claims, concluded FROM block ORDER BY key")
        ]
        entities = data.execute("SELECT iri, knowledge FROM entity ORDER BY iri").fetchall()
    return repr((sorted(claims.values()), sources, blocks, entities)).encode()


def without_stale(held: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out how many removed quads the files still hold, the one thing that tells how a build came about."""
    lines = held["build.json"].splitlines()
    return held | {"build.json": b"\n".join(line for line in lines if b'"stale"' not in line)}


@pytest.mark.parametrize("change", [_added, _replaced, _deleted, _all_of_it, _nothing])
def test_changed_folder_gives_the_build_from_scratch(texts: Path, tmp_path: Path, change: Change) -> None:
    store, other = tmp_path / "store", tmp_path / "other"
    build(BuildRequest((str(texts),), store), read=SimpleReader())
    first = StoreDirectory(store).current()
    change(texts)
    reader = SimpleReader()
    build(BuildRequest((), store), read=reader)
    build(BuildRequest((str(texts),), other), read=SimpleReader())
    assert without_stale(contents(store)) == without_stale(contents(other))
    assert len(reader.paths) == {"_nothing": 0, "_deleted": 0, "_all_of_it": 2}.get(change.__name__, 1)
    assert first.digest == StoreDirectory(store).current().digest or change is not _nothing


def test_added_document_gives_the_build_of_all(texts: Path, tmp_path: Path) -> None:
    store, other = tmp_path / "store", tmp_path / "other"
    build(BuildRequest((str(texts),), store), read=SimpleReader())
    _added(texts)
    build(BuildRequest((str(texts / "c.txt"),), store, add=True), read=SimpleReader())
    build(BuildRequest((str(texts), str(texts / "c.txt")), other), read=SimpleReader())
    assert without_stale(contents(store)) == without_stale(contents(other))


def test_ten_changes_in_a_row_give_the_build_from_scratch(texts: Path, tmp_path: Path) -> None:
    store, other = tmp_path / "store", tmp_path / "other"
    for number in range(10):
        (texts / f"{number % 4}.txt").write_text(f"Alpha zahlt Beta {number} Euro. Beta zahlt Firma{number} 1 Euro.\n")
        if number % 3 == 2:
            (texts / f"{(number + 1) % 4}.txt").unlink(missing_ok=True)
        build(BuildRequest((str(texts),), store), read=SimpleReader())
    build(BuildRequest((str(texts),), other), read=SimpleReader())
    assert without_stale(contents(store)) == without_stale(contents(other))


def test_build_derives_only_where_it_pays(texts: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(BuildRequest((str(texts),), store), read=SimpleReader())
    stale = []
    for number in range(20):
        (texts / "a.txt").write_text(f"Alpha zahlt Beta {number + 10} Euro.\n")
        build(BuildRequest((), store), read=SimpleReader())
        stale.append(StoreDirectory(store).current().stale)
    assert stale[0] > 0
    assert 0 in stale


TEXTS = {
    "eins.txt": "Nvidia investiert 5 Milliarden Dollar in Anthropic. Anthropic kauft bei Microsoft Rechenleistung für "
    "30 Milliarden Dollar.\n",
    "zwei.txt": "Microsoft investiert bis zu 5 Milliarden Dollar in Anthropic. OpenAI kauft Chips von Nvidia.\n",
    "drei.txt": "Der Umsatz von Microsoft stieg um 10 Prozent auf 70 Milliarden Dollar.\n",
}


@pytest.mark.parametrize("seed", ["1", "2", "77"])
def test_exports_of_a_derived_build_are_those_from_scratch(tmp_path: Path, seed: str) -> None:
    folder, store, other = tmp_path / "texts", str(tmp_path / "store"), str(tmp_path / "other")
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)

    def run(*words: str, seed: str = seed) -> bytes:
        command = [sys.executable, "-m", "kgtool", *words]
        done = subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
        return done.stdout

    run("build", str(folder), "--store", store)
    (folder / "zwei.txt").write_text("Microsoft investiert 4 Milliarden Dollar in Anthropic und hostet Modelle.\n")
    (folder / "drei.txt").unlink()
    (folder / "vier.txt").write_text("Oracle kauft für 40 Milliarden Dollar Chips bei Nvidia.\n")
    run("build", "--store", store)
    run("build", str(folder), "--store", other, seed="5")
    for syntax in ("nquads", "trig"):
        exports = [run("export", "--format", syntax, "--store", place) for place in (store, other)]
        assert exports[0] == exports[1]
        assert exports[0]
