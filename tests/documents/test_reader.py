from __future__ import annotations

import hashlib
import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from kgtool.documents import Skipped, check_named, find, read_document, read_found
from kgtool.documents.faults import FAULTS, BinaryFileError, EmptyTextError, UnreadableSourceError
from kgtool.documents.sources import TextFile


def test_document_keeps_text_digest_and_origin(tmp_path: Path) -> None:
    text = "Chips auf Kredit\nBERLIN, 4. November 2025 (dpa-AFX)\n\nEin Satz.\r\n"
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode())
    (found,) = find((str(file),)).texts
    document = read_document(found)
    assert document.text == text
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (document.title, document.issued, document.publisher) == (
        "Chips auf Kredit",
        date(2025, 11, 4),
        "dpa-AFX",
    )


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf\n"])
def test_text_of_white_space_is_empty(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    with pytest.raises(EmptyTextError):
        read_document(TextFile("a.txt", file, named=True))


def test_special_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.mkdir()
    with pytest.raises(UnreadableSourceError, match="directory"):
        read_document(TextFile("a.txt", file, named=True))


def test_bad_text_of_a_folder_is_skipped_and_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Gut.")
    (tmp_path / "b.txt").write_bytes(b"\x00")
    skipped: list[Skipped] = []
    documents = list(read_found(find((str(tmp_path),)), skipped))
    assert [document.path for document in documents] == ["a.txt"]
    assert [(text.path, text.code) for text in skipped] == [("b.txt", "KG204")]
    assert "b.txt" in skipped[0].reason


def test_bad_text_that_was_named_is_told_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Gut.")
    (tmp_path / "b.txt").write_bytes(b"\x00")
    with pytest.raises(BinaryFileError):
        check_named(find((str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))))


def test_standard_input_is_read_once_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Grüße.".encode())))
    found = check_named(find(("-",), "post.txt"))
    assert [document.text for document in read_found(found, [])] == ["Grüße."]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Text.")
    file.chmod(0)
    with pytest.raises(UnreadableSourceError, match="Permission"):
        read_document(TextFile("a.txt", file, named=True))


def test_fault_codes_are_distinct_and_rise() -> None:
    codes = [fault.code for fault in FAULTS]
    assert codes == sorted(set(codes))
    assert all(code.startswith("KG2") for code in codes)
