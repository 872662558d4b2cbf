"""The copies of the shipped data files: they hold what the file holds, and only as long as it holds that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from kgtool import data_files
from kgtool.data_files import load_yaml
from kgtool.errors import DataFileError


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Take a folder of the test for that of the shipped data, with a cache of its own."""
    monkeypatch.setattr(data_files, "root", lambda: tmp_path / "shipped")
    monkeypatch.setattr(data_files, "cache_folder", lambda: tmp_path / "cache")
    (tmp_path / "shipped").mkdir()
    return tmp_path / "shipped"


def _copies(shipped: Path) -> list[Path]:
    return list((shipped.parent / "cache" / "data").glob("*.json"))


def test_a_copy_is_read_until_the_file_changes(shipped: Path) -> None:
    file = shipped / "words.yaml"
    file.write_text("nouns: [Werk, Hütte]\n", encoding="utf-8")
    assert load_yaml(file) == {"nouns": ["Werk", "Hütte"]}
    (copy,) = _copies(shipped)
    kept = json.loads(copy.read_text("utf-8"))
    copy.write_text(json.dumps({**kept, "data": "from the copy"}), encoding="utf-8")
    assert load_yaml(file) == "from the copy"
    file.write_text("nouns: [Mühle]\n", encoding="utf-8")
    assert load_yaml(file) == load_yaml(file) == {"nouns": ["Mühle"]}
    assert len(_copies(shipped)) == 1


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"digest": 1}', "\x00"])
def test_a_broken_copy_is_written_anew(shipped: Path, broken: str) -> None:
    file = shipped / "words.yaml"
    file.write_text("a: 1\n", encoding="utf-8")
    load_yaml(file)
    (copy,) = _copies(shipped)
    copy.write_text(broken, encoding="utf-8")
    assert load_yaml(file) == {"a": 1}
    assert json.loads(copy.read_text("utf-8"))["data"] == {"a": 1}


@pytest.mark.parametrize("text", ["day: 2026-11-22\n", "1: one\n", "true: yes\n"])
def test_what_json_cannot_hold_is_read_every_time(shipped: Path, text: str) -> None:
    file = shipped / "words.yaml"
    file.write_text(text, encoding="utf-8")
    assert load_yaml(file) == load_yaml(file)
    assert not _copies(shipped)


def test_a_file_of_the_user_has_no_copy(shipped: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("a: 1\n", encoding="utf-8")
    assert load_yaml(file) == {"a": 1}
    assert not _copies(shipped)


def test_no_yaml_names_the_line(shipped: Path) -> None:
    file = shipped / "words.yaml"
    file.write_text("a: 1\nb: [\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"words\.yaml:3"):
        load_yaml(file)


def test_a_cache_that_cannot_be_written_is_done_without(shipped: Path) -> None:
    (shipped.parent / "cache").write_text("a file where the folder should be", encoding="utf-8")
    file = shipped / "words.yaml"
    file.write_text("a: 1\n", encoding="utf-8")
    assert load_yaml(file) == load_yaml(file) == {"a": 1}


def test_shipped_yaml_says_the_same_to_every_parser() -> None:
    shipped = sorted((Path(__file__).resolve().parents[1] / "data").rglob("*.yaml"))
    assert len(shipped) > 40
    for file in shipped:
        text = file.read_text(encoding="utf-8")
        assert yaml.load(text, Loader=yaml.SafeLoader) == yaml.load(text, Loader=yaml.CSafeLoader), file.name
