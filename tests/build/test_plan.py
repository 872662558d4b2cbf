from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.build.ledger import Entry, Ledger
from kgtool.build.plan import BUNDLED, LostTextError, bundled_texts, make_plan


def entry(path: str, file: Path | None) -> Entry:
    return Entry(path, "0" * 64, "utf-8", None if file is None else str(file), 1, 0, 0, {}, {})


def ledger(*entries: Entry, sources: tuple[str, ...] = (), fingerprint: str = "f") -> Ledger:
    return Ledger(fingerprint, "https://example.org/", sources, {item.path: item for item in entries})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Ein Text.")
    return tmp_path


def paths(plan_texts: object) -> list[str]:
    return [text.path for text in plan_texts]  # type: ignore[attr-defined]


def test_first_build_without_sources_takes_the_bundled_documents() -> None:
    plan = make_plan((), "stdin.txt", None, add=False, fingerprint="f")
    assert paths(plan.found.texts) == sorted(Path(file).name for file in bundled_texts())
    assert plan.sources == (BUNDLED,)


def test_build_without_sources_takes_those_of_the_last_build(folder: Path) -> None:
    before = ledger(entry("a.txt", folder / "a.txt"), sources=(str(folder),))
    plan = make_plan((), "stdin.txt", before, add=False, fingerprint="f")
    assert paths(plan.found.texts) == ["a.txt", "b.txt"]
    assert (plan.kept, plan.sources) == ((), (str(folder),))


def test_sources_replace_what_the_store_held(folder: Path) -> None:
    before = ledger(entry("old.txt", folder / "old.txt"), sources=(str(folder / "old.txt"),))
    plan = make_plan((str(folder / "b.txt"),), "stdin.txt", before, add=False, fingerprint="f")
    assert (paths(plan.found.texts), plan.kept) == (["b.txt"], ())
    assert plan.sources == (str(folder / "b.txt"),)


def test_add_keeps_the_other_documents_and_sources(folder: Path) -> None:
    old = entry("old.txt", folder / "gone.txt")
    before = ledger(old, entry("b.txt", folder / "b.txt"), sources=("/elsewhere",))
    plan = make_plan((str(folder / "b.txt"),), "stdin.txt", before, add=True, fingerprint="f")
    assert (paths(plan.found.texts), plan.kept) == (["b.txt"], (old,))
    assert plan.sources == ("/elsewhere", str(folder / "b.txt"))


def test_kept_document_is_read_again_where_the_version_changed(folder: Path) -> None:
    before = ledger(entry("old.txt", folder / "a.txt"), fingerprint="another")
    plan = make_plan((str(folder / "b.txt"),), "stdin.txt", before, add=True, fingerprint="f")
    assert (paths(plan.found.texts), plan.kept) == (["b.txt", "old.txt"], ())


def test_kept_document_whose_text_is_gone_is_told_where_the_version_changed(folder: Path) -> None:
    before = ledger(entry("old.txt", folder / "gone.txt"), fingerprint="another")
    with pytest.raises(LostTextError):
        make_plan((str(folder / "b.txt"),), "stdin.txt", before, add=True, fingerprint="f")


def test_document_from_standard_input_stays_without_sources(folder: Path) -> None:
    piped = entry("mail.txt", None)
    before = ledger(piped, sources=("-", str(folder / "a.txt")))
    plan = make_plan((), "stdin.txt", before, add=False, fingerprint="f")
    assert (paths(plan.found.texts), plan.kept) == (["a.txt"], (piped,))
    assert plan.sources == ("-", str(folder / "a.txt"))
