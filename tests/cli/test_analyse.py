"""`kgtool analyse`: what it prints, and that the same seed gives the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Kgtool

TEXT = (
    "Microsoft investiert 5 Milliarden Dollar in OpenAI. OpenAI kauft für 30 Milliarden Dollar Rechenleistung bei "
    "Microsoft. Nvidia investiert 10 Milliarden Dollar in Anthropic."
)


@pytest.fixture
def store(kgtool: Kgtool, tmp_path: Path) -> Path:
    (tmp_path / "text.txt").write_text(TEXT)
    assert kgtool("build", tmp_path / "text.txt", "--store", tmp_path / "store").status == 0
    return tmp_path / "store"


def test_circles_are_compared_with_chance_and_a_seed_gives_the_same_again(kgtool: Kgtool, store: Path) -> None:
    asked = ("analyse", "--length", "3", "--samples", "50", "--store", store, "--lang", "en")
    ran = kgtool(*asked, "--format", "csv")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0] == "figure,observed,expected,deviation,z,p,samples"
    assert [line.split(",")[:2] for line in lines[1:]] == [
        ["circles", "1"],
        ["circles-2", "1"],
        ["circles-3", "0"],
        ["value-share", "0.7778"],
    ]
    assert all(line.endswith(",50") for line in lines[1:])
    assert ran.err == "3 pairs of payer and payee, compared with 50 rewired networks\n"
    assert kgtool(*asked, "--format", "csv") == ran


def test_without_a_payment_that_counts_there_is_nothing_to_compare(kgtool: Kgtool, store: Path) -> None:
    ran = kgtool("analyse", "--rung", "delivered", "--store", store, "--lang", "de")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "0 Zahlungsbeziehungen, verglichen mit 0 umgehängten Netzen\n"
