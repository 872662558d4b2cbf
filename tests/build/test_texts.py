"""A build keeps the texts of its documents beside the graph, and those of no other document."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.build.ledger import read_ledger
from kgtool.build.pipeline import BuildRequest, NothingReadError, build
from kgtool.store.directory import StoreDirectory
from kgtool.store.texts import Texts

FIRST = "Nvidia investiert 5 Milliarden Dollar in OpenAI.\nGeheimwort Birnbaum."
SECOND = "Microsoft investiert 13 Milliarden Dollar in OpenAI."


def folder_of(place: Path, **words: str) -> str:
    place.mkdir(exist_ok=True)
    for old in place.iterdir():
        old.unlink()
    for name, text in words.items():
        (place / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return str(place)


def kept(store: Path) -> dict[str, str | None]:
    """Give the texts of the current build by path."""
    directory = StoreDirectory(store)
    entries = read_ledger(directory.current().directory).entries
    return {path: Texts(store).read(entry.text or "") for path, entry in entries.items()}


def files(store: Path) -> int:
    return sum(file.is_file() for file in (store / "texts").rglob("*"))


def test_the_texts_stay_with_the_documents(tmp_path: Path) -> None:
    source, store = folder_of(tmp_path / "texts", a=FIRST, b=SECOND), tmp_path / "store"
    build(BuildRequest((source,), store))
    assert kept(store) == {"a.txt": FIRST, "b.txt": SECOND}
    build(BuildRequest((), store))
    assert kept(store) == {"a.txt": FIRST, "b.txt": SECOND}


def test_a_deleted_text_goes_with_the_last_build_that_has_it(tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(BuildRequest((folder_of(tmp_path / "texts", a=FIRST, b=SECOND),), store))
    build(BuildRequest((folder_of(tmp_path / "texts", b=SECOND),), store))
    assert (kept(store), files(store)) == ({"b.txt": SECOND}, 2)
    build(BuildRequest((folder_of(tmp_path / "texts", b=SECOND, c="OpenAI kauft bei Oracle."),), store))
    assert files(store) == 2
    build(BuildRequest((folder_of(tmp_path / "texts", b=SECOND),), store))
    build(BuildRequest((folder_of(tmp_path / "texts", b=SECOND, d="Nvidia kauft bei TSMC."),), store))
    found = [file.read_text(encoding="utf-8") for file in (store / "texts").rglob("*.txt")]
    assert sorted(found) == sorted([SECOND, "Nvidia kauft bei TSMC."])


def test_an_added_document_has_its_text_too(tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(BuildRequest((folder_of(tmp_path / "one", a=FIRST),), store))
    build(BuildRequest((folder_of(tmp_path / "two", b=SECOND),), store, add=True))
    assert kept(store) == {"a.txt": FIRST, "b.txt": SECOND}


def test_a_text_that_was_lost_is_kept_again_by_the_next_build(tmp_path: Path) -> None:
    source, store = folder_of(tmp_path / "texts", a=FIRST, b=SECOND), tmp_path / "store"
    build(BuildRequest((source,), store))
    for file in (store / "texts").rglob("*.txt"):
        file.unlink()
    assert kept(store) == {"a.txt": None, "b.txt": None}
    assert build(BuildRequest((source,), store)).reread == 0
    assert kept(store) == {"a.txt": FIRST, "b.txt": SECOND}


def test_the_same_texts_give_the_same_book_from_scratch_and_by_steps(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "texts", a=FIRST, b=SECOND)
    steps, scratch = tmp_path / "steps", tmp_path / "scratch"
    build(BuildRequest((folder_of(tmp_path / "texts", a=FIRST),), steps))
    folder_of(tmp_path / "texts", a=FIRST, b=SECOND)
    build(BuildRequest((source,), steps))
    build(BuildRequest((source,), scratch))
    books = [(StoreDirectory(s).current().directory / "documents.jsonl").read_bytes() for s in (steps, scratch)]
    assert books[0] == books[1]


def test_a_build_that_fails_leaves_no_text(tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(BuildRequest((folder_of(tmp_path / "one", a=FIRST),), store))
    with pytest.raises(NothingReadError):
        build(BuildRequest((folder_of(tmp_path / "two", b=" \n"),), store))
    assert (kept(store), files(store)) == ({"a.txt": FIRST}, 1)


def test_the_graph_holds_no_more_of_a_text_than_its_quotes(tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(BuildRequest((folder_of(tmp_path / "texts", a=FIRST + " Es folgt noch viel mehr Text dahinter."),), store))
    with StoreDirectory(store).open() as opened:
        words = [str(quad.object) for quad in opened.engine if "noch viel mehr" in str(quad.object)]
    assert words == []
