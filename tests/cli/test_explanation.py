from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import TEXT, Kgtool

LONG = (
    "Während der Umsatz im Jahr 2025 um 18 % stieg, will Microsoft, das 2019 bei OpenAI eingestiegen war, laut "
    "Handelsblatt bis zu 10 Milliarden Dollar in Anthropic investieren und für rund 5 Mrd. Euro Chips kaufen.\n"
)


@pytest.mark.parametrize("language", ["de", "en"])
def test_explanation_fits_a_hundred_columns(kgtool: Kgtool, tmp_path: Path, language: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT + LONG)
    ran = kgtool("extract", "a.txt", "--explain", "--lang", language)
    assert ran.status == 0
    assert max(map(len, ran.out.splitlines())) <= 100


def test_explanation_leads_to_the_file_and_line_of_a_rule(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ran = kgtool("extract", "a.txt", "--at", str(TEXT.index("5 Milliarden")), "--lang", "en")
    assert re.search(
        r"^  investment\.put-into \(Investment\)  data/patterns/claims-investment\.yaml:\d+$", ran.out, re.MULTILINE
    )
    assert "= microsoft ← subject" in ran.out
    assert "→ gives a claim" in ran.out
    assert "verpflichtet" not in ran.out
    assert ran.err == ""


def test_offset_outside_of_all_sentences_is_a_usage_error(kgtool: Kgtool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ran = kgtool("extract", "a.txt", "--at", "99999")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("kgtool: KG100 a.txt: No sentence is read at character 99999.")
