from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgtool.build.ledger import read_ledger
from kgtool.build.pipeline import REPORT, BuildRequest, NothingReadError, build
from kgtool.build.summary import BuildSummary
from kgtool.documents.faults import BinaryFileError, MissingSourceError
from kgtool.errors import UsageError
from kgtool.store import StoreDirectory, dump_nquads
from tests.build.simple_reader import SimpleReader


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("Alpha zahlt Beta 5 Euro.\n")
    (folder / "b.txt").write_text("Beta zahlt Alpha 7 Euro. Gamma zahlt Alpha 1 Euro.\n")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def run(store: Path) -> Callable[..., tuple[BuildSummary, list[str]]]:
    """Give a function that builds sources and returns the summary and which documents were read."""

    def run(*sources: Path, add: bool = False, base: str | None = None) -> tuple[BuildSummary, list[str]]:
        reader = SimpleReader()
        request = BuildRequest(tuple(str(source) for source in sources), store, base=base, add=add)
        return build(request, read=reader), reader.paths

    return run


Run = Callable[..., tuple[BuildSummary, list[str]]]


def nquads(store: Path) -> bytes:
    with StoreDirectory(store).open() as opened:
        return dump_nquads(opened.engine)


def documents(store: Path) -> list[str]:
    return sorted(read_ledger(StoreDirectory(store).current().directory).entries)


def test_build_counts_what_it_found(run: Run, texts: Path) -> None:
    summary, _ = run(texts)
    assert (summary.documents, summary.reread, summary.sentences) == (2, 2, 3)
    assert (summary.quantities, summary.quantities_claimed) == (5, 3)
    assert summary.claims_by_type == (("Investment", 3),)
    assert (summary.claims, summary.flows, summary.circles) == (3, 3, 1)
    assert summary.facts >= 3
    assert summary.inferences > 0
    assert summary.violations == 0
    assert summary.warnings > 0
    assert summary.seconds > 0


def test_two_builds_give_the_same_bytes(run: Run, texts: Path, store: Path, tmp_path: Path) -> None:
    run(texts)
    build(BuildRequest((str(texts),), tmp_path / "other"), read=SimpleReader())
    assert nquads(store) == nquads(tmp_path / "other")
    assert b"_:" not in nquads(store)


def test_second_build_reads_only_the_changed_text(run: Run, texts: Path, store: Path) -> None:
    run(texts)
    (texts / "a.txt").write_text("Alpha zahlt Beta 6 Euro.\n")
    summary, read = run()
    assert read == ["a.txt"]
    assert (summary.documents, summary.reread, summary.claims) == (2, 1, 3)
    taken_over = nquads(store)
    run(base="https://example.org/")
    run(texts, base="https://w3id.org/kgtool/id/")
    assert nquads(store) == taken_over


def test_store_holds_exactly_the_sources(run: Run, texts: Path, store: Path) -> None:
    run(texts)
    run(texts / "b.txt")
    assert documents(store) == ["b.txt"]
    assert b"document/a.txt" not in nquads(store)


def test_add_keeps_the_others_unread_though_their_texts_are_gone(run: Run, texts: Path, store: Path) -> None:
    run(texts / "a.txt")
    (texts / "a.txt").unlink()
    summary, read = run(texts / "b.txt", add=True)
    assert read == ["b.txt"]
    assert summary.claims == 3
    assert documents(store) == ["a.txt", "b.txt"]


def test_other_base_is_kept_by_later_builds(run: Run, texts: Path, store: Path) -> None:
    run(texts, base="https://example.org/")
    (texts / "c.txt").write_text("Gamma zahlt Delta 2 Euro.\n")
    _, read = run()
    assert read == ["c.txt"]
    assert b"<https://example.org/document/c.txt>" in nquads(store)
    assert b"w3id.org/kgtool/id" not in nquads(store)


@pytest.mark.parametrize("name", ["bad.txt", "missing.txt"])
def test_bad_text_that_was_named_changes_nothing(run: Run, texts: Path, store: Path, name: str) -> None:
    run(texts)
    before = StoreDirectory(store).current()
    (texts / "bad.txt").write_bytes(b"PK\x03\x04")
    with pytest.raises((BinaryFileError, MissingSourceError)):
        run(texts / "a.txt", texts / name)
    assert StoreDirectory(store).current() == before


def test_bad_text_found_in_a_folder_is_skipped_and_listed(run: Run, texts: Path) -> None:
    (texts / "bad.txt").write_bytes(b"PK\x03\x04")
    (texts / "old.txt").write_bytes("Alpha zahlt Beta 9 Euro. Größe.".encode("windows-1252"))
    (texts / "picture.png").write_bytes(b"x")
    summary, _ = run(texts)
    assert [(skipped.path, skipped.code) for skipped in summary.skipped] == [("bad.txt", "KG204")]
    assert (summary.documents, summary.ignored, summary.recoded) == (3, 1, ("old.txt",))


def test_folder_of_bad_texts_only_changes_nothing(run: Run, texts: Path, store: Path, tmp_path: Path) -> None:
    run(texts)
    before = StoreDirectory(store).current()
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "x.txt").write_bytes(b"\x00")
    with pytest.raises(NothingReadError, match="KG204"):
        run(tmp_path / "bad")
    assert StoreDirectory(store).current() == before


def test_base_that_is_no_iri_is_refused_before_the_store_is_touched(run: Run, texts: Path, store: Path) -> None:
    with pytest.raises(UsageError, match="base"):
        run(texts, base="foo")
    assert not store.exists()


def test_validation_report_lies_with_the_build(run: Run, texts: Path, store: Path) -> None:
    summary, _ = run(texts)
    report = (StoreDirectory(store).current().directory / REPORT).read_text("utf-8")
    assert report.count("sh:resultSeverity sh:Warning") == summary.warnings
    assert "sh:Violation" not in report


def test_progress_tells_each_stage_and_each_text(texts: Path, store: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build(BuildRequest((str(texts),), store), lambda *report: told.append(report), SimpleReader())
    assert told[:3] == [("read", 0, 2), ("read", 1, 2), ("read", 2, 2)]
    assert [stage for stage, _, _ in told[3:]] == ["resolve", "infer", "analyse", "validate", "finish"]
