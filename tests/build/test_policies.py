from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.errors import UsageError
from kgtool.store import StoreDirectory
from kgtool.vocabulary.terms import Iris

TEXT = """Berlin, 3. Dezember 2025

Nvidia hat nach Angaben von Nvidia zwei Milliarden Dollar in Lumidata investiert. Lumidata will Chips von AMD kaufen.
"""


def graphs(store: Path) -> dict[str, int]:
    """Give the number of quads of each graph of a policy, by its name."""
    prefix = Iris().base + "graph/"
    with StoreDirectory(store).open() as opened:
        names = [name for name in opened.graph_names() if name.value.endswith(("/facts", "/inferred", "/analysis"))]
        return {name.value.removeprefix(prefix): sum(1 for _ in opened.quads(name)) for name in names}


@pytest.fixture
def text(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text(TEXT)
    return str(tmp_path / "a.txt")


def test_each_policy_that_is_asked_for_has_graphs_of_its_own(text: str, tmp_path: Path) -> None:
    build(BuildRequest((text,), tmp_path / "store", policies=("strict",)))
    found = graphs(tmp_path / "store")
    assert {name.partition("/")[0] for name in found} == {"all", "strict"}
    assert 0 < found["strict/facts"] < found["all/facts"]


def test_a_later_build_keeps_them_up_and_one_that_names_others_drops_them(text: str, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(BuildRequest((text,), store, policies=("strict",)))
    (tmp_path / "b.txt").write_text(TEXT.replace("Lumidata", "Lumibyte"))
    build(BuildRequest((str(tmp_path / "b.txt"),), store, add=True))
    grown = StoreDirectory(store).current().id
    build(BuildRequest((text, str(tmp_path / "b.txt")), tmp_path / "new", policies=("strict",)))
    assert StoreDirectory(tmp_path / "new").current().id == grown
    build(BuildRequest((), store, policies=("all",)))
    assert {name.partition("/")[0] for name in graphs(store)} == {"all"}


def test_an_unknown_policy_is_refused_before_anything_is_written(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Did you mean 'strict'"):
        build(BuildRequest((text,), tmp_path / "store", policies=("stict",)))
    assert not (tmp_path / "store" / "current").exists()
