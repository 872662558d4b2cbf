"""The benchmark of reading, small: that it runs, and that memory stays where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.reading import SETS, documents, measure, scores


def test_memory_does_not_grow_with_the_number_of_texts() -> None:
    speed = measure(documents(SETS[2][1]), words=10_000)
    assert speed.words >= 10_000
    assert speed.rate > 0 < speed.peer
    assert speed.growth < 20


@pytest.mark.shared
def test_own_texts_are_scored(shared: Path) -> None:
    _, folder, gold = SETS[2]
    found = scores(folder, gold)
    assert 0 < found["all"]["f1"] <= 1
