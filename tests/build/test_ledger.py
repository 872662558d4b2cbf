from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.build.ledger import FILE, Entry, Ledger, read_ledger, write_ledger
from kgtool.errors import StoreError


def book() -> Ledger:
    entries = [
        Entry("b/ä.txt", "1" * 64, "windows-1252", None, 3, 4, 2, {"Investment": 2}, {"name": 1}),
        Entry("a.txt", "2" * 64, "utf-8", "/texts/a.txt", 1, 0, 0, {}, {}),
    ]
    return Ledger("f" * 64, "https://example.org/id/", ("-", "/texts"), {entry.path: entry for entry in entries})


def test_book_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write_ledger(book(), tmp_path)
    assert read_ledger(tmp_path) == book()


def test_documents_stand_sorted_by_path(tmp_path: Path) -> None:
    write_ledger(book(), tmp_path)
    lines = (tmp_path / FILE).read_text("utf-8").splitlines()
    assert len(lines) == 3
    assert '"path": "a.txt"' in lines[1]


@pytest.mark.parametrize(
    "text", [None, "", "[]\n", '{"base": 1}\n', '{"fingerprint": "f", "base": "b", "sources": []}\n{}\n']
)
def test_broken_book_is_a_store_error(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / FILE).write_text(text)
    with pytest.raises(StoreError, match="which documents"):
        read_ledger(tmp_path)
