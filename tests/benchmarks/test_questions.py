"""The benchmark of stored questions, small."""

from __future__ import annotations

from pathlib import Path

from kgtool.store import StoreDirectory
from tests.benchmarks.questions import fill_all, measured


def test_a_question_is_measured_beside_the_bare_engine(tmp_path: Path) -> None:
    assert fill_all(tmp_path / "store", 10) > 5_000
    with StoreDirectory(tmp_path / "store").open() as store:
        asked = measured(store, "known-on")
    assert asked.name == "known-on"
    assert asked.rows > 50
    assert asked.seconds > 0 < asked.bare
