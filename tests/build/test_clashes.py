"""A build goes on where facts clash with the ontology, and marks it; however it came about, in the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.summary import BuildSummary
from kgtool.cli.summary import lines
from tests.build.test_derived import contents, without_stale

ONLY = "Anthropic trainiert seine Modelle ausschließlich auf Azure.\n"
ALSO = "Anthropic trainiert seine Modelle auf AWS.\n"
HARMLESS = "Nvidia investiert 5 Milliarden Dollar in Anthropic. Oracle kauft CoreWeave.\n"
BACK = "CoreWeave übernimmt Oracle.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(ONLY)
    (folder / "b.txt").write_text(HARMLESS)
    return folder


def clashing_line(summary: BuildSummary, store: Path, language: str) -> list[str]:
    head = "mit der Ontologie" if language == "de" else "with the ontology"
    return [line for line in lines(summary, store, language) if head in line]


def test_a_build_marks_its_clashes_and_goes_on(texts: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    summary = build(BuildRequest((str(texts),), store))
    assert (summary.clashes, summary.first_clash) == (0, ())
    assert clashing_line(summary, store, "de") == []
    (texts / "c.txt").write_text(ALSO + BACK)
    summary = build(BuildRequest((), store))
    assert summary.clashes == 2
    assert clashing_line(summary, store, "de") == [
        "2 Unvereinbarkeiten mit der Ontologie; die erste: CoreWeave übernimmt Oracle; Oracle übernimmt CoreWeave. "
        "Diese Beziehung gilt nicht in beiden Richtungen. – alle: kgtool query clashes"
    ]
    assert clashing_line(summary, store, "en") == [
        "2 clashes with the ontology; the first: CoreWeave acquires Oracle; Oracle acquires CoreWeave. This relation "
        "does not hold in both directions. – all: kgtool query clashes"
    ]


def test_documents_that_come_change_and_go_give_the_clashes_from_scratch(texts: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(BuildRequest((str(texts),), store))
    found = []
    for step, (name, text) in enumerate((("c.txt", ALSO + BACK), ("a.txt", ALSO), ("a.txt", ONLY), ("c.txt", None))):
        if text is None:
            (texts / name).unlink()
        else:
            (texts / name).write_text(text)
        found.append(build(BuildRequest((), store)).clashes)
        other = tmp_path / f"other{step}"
        build(BuildRequest((str(texts),), other))
        assert without_stale(contents(store)) == without_stale(contents(other))
    assert found == [2, 1, 2, 0]


def test_an_added_document_gives_the_clashes_of_all(texts: Path, tmp_path: Path) -> None:
    store, other = tmp_path / "store", tmp_path / "other"
    build(BuildRequest((str(texts),), store))
    (texts / "c.txt").write_text(ALSO + BACK)
    added = build(BuildRequest((str(texts / "c.txt"),), store, add=True))
    scratch = build(BuildRequest((str(texts), str(texts / "c.txt")), other))
    assert (added.clashes, scratch.clashes) == (2, 2)
    assert without_stale(contents(store)) == without_stale(contents(other))
