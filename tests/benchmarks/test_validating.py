"""The benchmark of validation, small."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.validating import compare


def test_both_ways_find_the_same_and_ours_is_faster(tmp_path: Path) -> None:
    quads, (ours, whole) = compare(30_000, tmp_path, jobs=2)
    assert quads > 25_000
    assert ours.results == whole.results > 0
    assert ours.megabytes > 50
    assert ours.seconds < whole.seconds
