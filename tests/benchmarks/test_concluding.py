"""The benchmark of resolving and auditing, small."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.concluding import conclude


def test_all_and_one_more_document_are_measured(tmp_path: Path) -> None:
    first, second = conclude(30, tmp_path, jobs=1)
    assert (first.what, second.what) == ("resolved and audited", "one document more")
    assert first.claims > 250 > second.claims > 5
    assert first.lines > second.lines > 0
    assert first.megabytes > 50
