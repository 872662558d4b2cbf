"""Texts are kept once, read back as they were, and go when nobody wants them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kgtool.store.faults import StoreNotWritableError
from kgtool.store.texts import Texts, text_digest

WORDS = "Nvidia zahlt 10 Mrd. €.\r\n"


def test_a_text_comes_back_as_it_was(tmp_path: Path) -> None:
    texts = Texts(tmp_path)
    digest = texts.keep(WORDS)
    assert digest == hashlib.sha256(WORDS.encode()).hexdigest() == text_digest(WORDS)
    assert texts.keep(WORDS) == digest
    assert texts.read(digest) == WORDS
    files = sorted(str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file())
    assert files == [f"texts/{digest[:2]}/{digest}.txt"]


def test_a_text_that_was_changed_or_lost_is_not_shown(tmp_path: Path) -> None:
    texts = Texts(tmp_path)
    digest = texts.keep(WORDS)
    file = tmp_path / "texts" / digest[:2] / f"{digest}.txt"
    file.write_text(WORDS.replace("10", "11"), encoding="utf-8", newline="")
    assert (texts.has(digest), texts.read(digest)) == (True, None)
    file.write_bytes(b"")
    assert (texts.has(digest), texts.read(digest)) == (False, None)
    assert texts.keep(WORDS) == digest
    assert texts.read(digest) == WORDS
    assert texts.read(text_digest("another")) is None


def test_what_nobody_wants_goes(tmp_path: Path) -> None:
    texts = Texts(tmp_path)
    kept, gone = texts.keep(WORDS), texts.keep("another")
    assert texts.sweep({kept}) == 1
    assert (texts.has(kept), texts.has(gone)) == (True, False)
    assert texts.sweep({kept}) == 0


def test_a_place_that_cannot_be_written_is_the_stores_error(tmp_path: Path) -> None:
    (tmp_path / "texts").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreNotWritableError):
        Texts(tmp_path).keep(WORDS)
