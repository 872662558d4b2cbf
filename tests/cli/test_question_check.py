from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.query.check import case as cases
from kgtool.resources import folder
from tests.cli.conftest import Kgtool


def test_a_question_that_answers_as_expected_passes(kgtool: Kgtool) -> None:
    ran = kgtool("query", "--check", "stakes", "--lang", "en")
    assert (ran.status, ran.out, ran.err) == (0, "", "1 question checked, 3 answers, 0 differ\n")


def test_a_failing_question_is_shown_with_its_rows_and_ends_with_status_1(
    kgtool: Kgtool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = folder("queries", "cases", "graphs", "circle.yaml").read_text("utf-8")
    (tmp_path / "queries" / "cases").mkdir(parents=True)
    wrong = graph + "asks:\n  - columns: [holder]\n    rows:\n      - [Nvidia]\n"
    (tmp_path / "queries" / "cases" / "stakes.yaml").write_text(wrong, "utf-8")
    monkeypatch.setattr(cases, "folder", tmp_path.joinpath)
    ran = kgtool("query", "--check", "stakes", "lock-in", "--report", "junit", "--lang", "en")
    assert ran.status == 1
    assert "- holder=Nvidia\n+ holder=Microsoft\n+ holder=Microsoft</failure>" in ran.out
    assert "no case: write queries/cases/lock-in.yaml" in ran.out
    assert ran.err == "2 questions checked, 2 answers, 2 differ\n"


def test_one_question_is_asked_at_a_time(kgtool: Kgtool) -> None:
    ran = kgtool("query", "stakes", "lock-in")
    assert ran.status == 2
    assert "One question is asked at a time." in ran.err
