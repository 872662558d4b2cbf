"""A build by another reader than the rules: what it says is checked, named in the graph, and kept."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.rejecting import FILE
from kgtool.build.summary import BuildSummary
from kgtool.readers.choice import Choice
from kgtool.readers.faults import ReaderNotNamedError
from kgtool.store import StoreDirectory
from kgtool.vocabulary.terms import KG, PROV, Iris
from tests.readers.parrot import SENTENCE, install

PARROT = Choice("parrot")


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    install(tmp_path, monkeypatch)
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(f"{SENTENCE}. Oracle zahlt Meta 3 Milliarden Dollar.\n")
    return folder


def made(texts: Path, store: Path, reader: Choice | None = PARROT, *, add: bool = False) -> BuildSummary:
    return build(BuildRequest((str(texts),), store, reader=reader, add=add))


def folder_of(store: Path) -> Path:
    return StoreDirectory(store).current().directory


def quads_of(store: Path) -> list[ox.Quad]:
    with StoreDirectory(store).open() as held:
        return sorted(held.engine.quads_for_pattern(None, None, None, None), key=str)


def test_what_a_reader_says_wrongly_is_written_down_and_counted(texts: Path, tmp_path: Path) -> None:
    summary = made(texts, tmp_path / "store")
    assert (summary.claims, summary.rejected, summary.remarked) == (1, (("quote_not_in_text", 1),), 1)
    lines = [json.loads(line) for line in (folder_of(tmp_path / "store") / FILE).read_text("utf-8").splitlines()]
    evidence = "Nvidia steckt 99 Milliarden Dollar in Anthropic"
    head = {"document": "a.txt", "reader": "parrot", "type": "Investment"}
    assert lines == [
        {
            **head,
            "reason": "number_differs",
            "quote": "10 Milliarden Dollar",
            "evidence": SENTENCE,
            "kept": True,
            "start": 0,
            "end": len(SENTENCE),
        },
        {
            **head,
            "reason": "quote_not_in_text",
            "quote": evidence,
            "evidence": evidence,
            "kept": False,
            "start": None,
            "end": None,
        },
    ]


def test_the_graph_names_reader_model_prompt_and_version(texts: Path, tmp_path: Path) -> None:
    made(texts, tmp_path / "store")
    iris = Iris()
    with StoreDirectory(tmp_path / "store").open() as held:
        found = list(held.engine.quads_for_pattern(None, KG["readBy"], None, None))
        (read,) = found
        reader = read.object
        assert isinstance(reader, ox.NamedNode)
        said = {
            name: [q.object.value for q in held.engine.quads_for_pattern(reader, KG[name], None, None)]  # type: ignore[union-attr]
            for name in ("readerName", "askedModel", "promptHash", "version")
        }
        made_by = [q.object for q in held.engine.quads_for_pattern(read.subject, PROV["wasGeneratedBy"], None, None)]
        activity = iris.extraction("a.txt", "parrot")
        assert made_by == [activity]
        agents = held.engine.quads_for_pattern(activity, PROV["wasAssociatedWith"], None, None)
        assert [q.object for q in agents] == [reader]
    assert said == {"readerName": ["parrot"], "askedModel": ["grey"], "promptHash": ["a" * 64], "version": ["1"]}


def test_the_same_reader_keeps_what_it_read_and_another_reads_anew(texts: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert made(texts, store).reread == 1
    assert made(texts, store).reread == 0
    assert made(texts, store, Choice.of("parrot", {"model": "green"})).reread == 1
    assert made(texts, store, Choice("rules")).reread == 1
    assert made(texts, store, None).reread == 0
    assert not (folder_of(store) / FILE).exists()


def test_a_reader_that_is_not_named_again_is_not_asked(texts: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    made(texts, store)
    before = quads_of(store)
    assert made(texts, store, None).reread == 0
    assert quads_of(store) == before
    (texts / "b.txt").write_text("Meta kauft Chips von Nvidia.\n")
    with pytest.raises(ReaderNotNamedError, match=r"^KG963 .* were read by 'parrot' \(grey\)\. Name "):
        made(texts, store, None)
    assert quads_of(store) == before


def test_an_added_text_gives_the_same_build_as_all_from_scratch(texts: Path, tmp_path: Path) -> None:
    steps, scratch = tmp_path / "steps", tmp_path / "scratch"
    made(texts, steps)
    (texts / "b.txt").write_text(f"{SENTENCE}.\n")
    added = build(BuildRequest((str(texts / "b.txt"),), steps, reader=PARROT, add=True))
    assert (added.reread, added.rejected, added.remarked) == (1, (("quote_not_in_text", 2),), 2)
    build(BuildRequest((str(texts),), scratch, reader=PARROT))
    assert quads_of(steps) == quads_of(scratch)
    assert (folder_of(steps) / FILE).read_bytes() == (folder_of(scratch) / FILE).read_bytes()


def test_the_rules_leave_a_build_as_it_is_where_nobody_is_named(texts: Path, tmp_path: Path) -> None:
    made(texts, tmp_path / "one", Choice("rules"))
    made(texts, tmp_path / "two", None)
    assert quads_of(tmp_path / "one") == quads_of(tmp_path / "two")
    assert folder_of(tmp_path / "one").name == folder_of(tmp_path / "two").name
