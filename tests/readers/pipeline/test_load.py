"""Which folders are pipelines, and what is said of those that are none."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest

from kgtool.errors import KgtoolError
from kgtool.readers.pipeline.load import load_pipeline
from tests.readers.pipeline.made import ruled


def fault(path: str) -> tuple[str, str]:
    with pytest.raises(KgtoolError) as raised:
        load_pipeline(path)
    return raised.value.code, raised.value.cause


def test_a_folder_that_is_missing_or_not_named(tmp_path: Path) -> None:
    assert fault(str(tmp_path / "nothing")) == ("KG976", "There is no such folder.")
    assert fault("") == ("KG976", "No folder is named.")


def test_a_name_of_a_package_is_no_folder_and_nothing_is_downloaded() -> None:
    assert fault("de_core_news_sm") == ("KG976", "There is no such folder.")


def test_a_folder_without_a_pipeline_and_one_with_two(tmp_path: Path) -> None:
    assert fault(str(tmp_path)) == ("KG976", "The folder holds no spaCy pipeline.")
    ruled(tmp_path / "one")
    ruled(tmp_path / "two")
    assert fault(str(tmp_path)) == ("KG976", "The folder holds more than one spaCy pipeline.")


def test_the_folder_of_an_unpacked_package_leads_to_the_pipeline_in_it(tmp_path: Path) -> None:
    inner = ruled(tmp_path / "de_ruled" / "de_ruled-0.1.0")
    assert load_pipeline(str(tmp_path)).sha256 == load_pipeline(str(inner)).sha256


def test_a_pipeline_that_spacy_cannot_load(tmp_path: Path) -> None:
    config = ruled(tmp_path / "broken") / "config.cfg"
    config.write_text(
        config.read_text("utf-8").replace('factory = "entity_ruler"', 'factory = "nobody_has_it"'), "utf-8"
    )
    code, cause = fault(str(tmp_path / "broken"))
    assert code == "KG977"
    assert "nobody_has_it" in cause


def test_a_pipeline_of_another_language(tmp_path: Path) -> None:
    assert fault(str(ruled(tmp_path / "en", lang="en"))) == ("KG978", "The pipeline is for 'en'.")


def test_a_pipeline_that_only_cuts_words(tmp_path: Path) -> None:
    path = ruled(tmp_path / "blank", names=False, tags=False)
    assert fault(str(path)) == ("KG979", "The pipeline has no components: nothing the rules could use.")


def test_another_file_makes_another_pipeline(tmp_path: Path) -> None:
    path = ruled(tmp_path / "ruled")
    before = load_pipeline(str(path)).sha256
    (path / "note.txt").write_text("changed", "utf-8")
    assert load_pipeline(str(path)).sha256 != before


def test_without_spacy_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def missing(name: str, *rest: object, **more: object) -> object:
        if name.partition(".")[0] == "spacy":
            raise ImportError(name)
        return found(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    assert fault(str(tmp_path)) == ("KG975", "spaCy is not installed.")
