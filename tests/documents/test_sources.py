from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.documents.faults import (
    MissingSourceError,
    NoTextsError,
    SamePathError,
    UnknownSuffixError,
    UnusableNameError,
)
from kgtool.documents.sources import check_name, find


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.TXT", ".hidden.txt", ".git/d.txt", "picture.png"):
        file = tmp_path / "texts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Ein Text.")
    return tmp_path / "texts"


def test_folder_gives_its_texts_sorted_by_relative_path(folder: Path) -> None:
    found = find((str(folder),))
    assert [text.path for text in found.texts] == ["a.md", "b.txt", "sub/c.TXT"]
    assert not any(text.named for text in found.texts)
    assert found.ignored == 2


def test_single_file_is_known_by_its_base_name(folder: Path) -> None:
    (text,) = find((str(folder / "sub" / "c.TXT"),)).texts
    assert (text.path, text.named) == ("c.TXT", True)


def test_file_found_twice_is_one_named_text(folder: Path) -> None:
    found = find((str(folder), str(folder / "b.txt")))
    assert [(text.path, text.named) for text in found.texts] == [("a.md", False), ("b.txt", True), ("sub/c.TXT", False)]


def test_two_files_of_one_path_are_refused(folder: Path) -> None:
    with pytest.raises(SamePathError, match=r"c\.TXT.*texts/c\.TXT"):
        (folder / "c.TXT").write_text("Noch einer.")
        find((str(folder / "sub" / "c.TXT"), str(folder)))


def test_standard_input_takes_the_name_it_is_given() -> None:
    (text,) = find(("-",), "bericht.txt").texts
    assert (text.path, text.file, text.named) == ("bericht.txt", None, True)


def test_missing_source_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingSourceError, match="no such file"):
        find((str(tmp_path / "fehlt.txt"),))


def test_folder_without_texts_is_told_with_what_was_ignored(tmp_path: Path) -> None:
    (tmp_path / "bild.png").write_bytes(b"x")
    with pytest.raises(NoTextsError, match="1 other files were ignored"):
        find((str(tmp_path),))


def test_other_suffix_is_refused_where_it_was_named(folder: Path) -> None:
    with pytest.raises(UnknownSuffixError, match=r"\.png"):
        find((str(folder / "picture.png"),))


@pytest.mark.parametrize("name", ["", "/etc/x.txt", "../x.txt", "a/../b.txt", "a\nb.txt", "a\udcff.txt"])
def test_name_that_cannot_name_a_document_is_refused(name: str) -> None:
    with pytest.raises(UnusableNameError):
        check_name(name)
