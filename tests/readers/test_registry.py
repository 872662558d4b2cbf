"""Readers are found by name: ours and those of other packages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kgtool.readers.choice import Choice
from kgtool.readers.faults import BrokenReaderError, OneProcessError, ReaderOptionError, UnknownReaderError
from kgtool.readers.protocol import GROUP, Extractor, Identity
from kgtool.readers.reading import reading_by
from kgtool.readers.registry import OWN, choose, known
from tests.readers.parrot import install

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def test_our_readers_are_declared_as_entry_points_and_can_be_loaded() -> None:
    declared = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["entry-points"][GROUP]
    assert declared == dict(OWN)
    assert all(callable(known()[name].load()) for name, _ in OWN)


def test_an_installed_reader_is_chosen_by_its_name_and_gets_its_options(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch)
    reader = choose(Choice.of("parrot", {"model": "green"}))
    assert isinstance(reader, Extractor)
    assert reader.identity == Identity("parrot", "1", "green", "a" * 64)
    with pytest.raises(ReaderOptionError):
        choose(Choice.of("parrot", {"colour": "green"}))


def test_no_other_package_takes_the_name_of_the_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, rules="tests.readers.parrot:parrot")
    assert choose(Choice("rules")).identity.name == "rules"


def test_an_unknown_reader_is_told_with_the_closest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch)
    with pytest.raises(UnknownReaderError, match=r"^KG960 'parot' is no reader\. Did you mean 'parrot'\? Use one of "):
        choose(Choice("parot"))


def test_a_reader_that_cannot_be_loaded_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, gone="no_such_package:reader", wrong="tests.readers.parrot:no_such_reader")
    for name in ("gone", "wrong"):
        with pytest.raises(BrokenReaderError, match=f"^KG961 The reader '{name}' cannot be loaded from "):
            choose(Choice(name))


def test_the_rules_have_no_options_and_others_read_in_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch)
    with pytest.raises(ReaderOptionError, match=r"^KG962 The reader 'rules' has no option --model\. Leave it out\.$"):
        choose(Choice.of("rules", {"model": "x"}))
    assert reading_by(Choice("rules"), jobs=4) is None
    with pytest.raises(OneProcessError):
        reading_by(Choice("parrot"), jobs=2)
