"""`kgtool audit`: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kgtool

TEXT = (
    "Der Umsatz der Sensora AG ist 2024 um 90 Millionen Euro auf 450 Millionen Euro gestiegen, ein Plus von 20 Prozent."
)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    (tmp_path / "sensora.txt").write_text(TEXT)
    return tmp_path / "sensora.txt"


def test_texts_are_checked_without_a_store_and_the_arithmetic_is_set_out(kgtool: Kgtool, text: Path) -> None:
    ran = kgtool("audit", text, "--lang", "de")
    assert ran.status == 0
    assert "geht nicht auf" in ran.out
    assert "Formel" in ran.out and "450 Millionen Euro ÷ (1 + 20 Prozent)" in ran.out
    assert "(sensora.txt)" in ran.out
    assert ran.err == "1 Rechenprobe: 0 gehen auf, 0 nur dank der Rundung, 0 offen, 1 nicht\n"


@pytest.mark.parametrize(("verdicts", "status"), [(["does-not-hold"], 1), (["rounding", "undecided"], 0)])
def test_status_is_one_where_a_verdict_is_found_that_is_asked_for(
    kgtool: Kgtool, text: Path, verdicts: list[str], status: int
) -> None:
    assert kgtool("audit", text, *(f"--fail-on={verdict}" for verdict in verdicts)).status == status


def test_verdict_that_cannot_fail_is_refused(kgtool: Kgtool, text: Path) -> None:
    ran = kgtool("audit", text, "--fail-on", "holds")
    assert ran.status == 2
    assert "'holds' is no verdict that can fail" in ran.err


def test_formats_are_those_of_a_query(kgtool: Kgtool, text: Path) -> None:
    answer = json.loads(kgtool("audit", text, "--format", "json").out)
    (row,) = answer["results"]["bindings"]
    assert row["stated"] == {
        "type": "literal",
        "value": "90000000",
        "datatype": "http://www.w3.org/2001/XMLSchema#decimal",
    }
    assert kgtool("audit", text, "--verdict", "holds", "--format", "csv").out.count("\n") == 1


def test_store_is_checked_where_no_text_is_named(kgtool: Kgtool, text: Path, tmp_path: Path) -> None:
    assert kgtool("build", text, "--store", tmp_path / "store").status == 0
    ran = kgtool("audit", "--store", tmp_path / "store", "--fail-on", "does-not-hold", "--lang", "en")
    assert ran.status == 1
    assert "does not hold" in ran.out
