from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Kgtool


def test_a_circle_hangs_on_a_sentence_that_is_shown(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("why-not-sure", "circular-flow", 1, "--store", built, "--all", "--lang", "de")
    assert ran.status == 0
    assert "Anthropic → Microsoft → Anthropic" in ran.out
    assert "allianz.txt" in ran.out
    assert "Microsoft investiert 5 Milliarden Dollar in Anthropic" in ran.out
    assert "bis zu" in ran.out
    assert ran.err == "Die Zeile fällt ohne eine dieser 2 Mengen von 1 Aussage:\n"


def test_json_holds_row_and_sets(kgtool: Kgtool, built: Path) -> None:
    found = json.loads(kgtool("why-not-sure", "lock-in", 1, "--store", built, "--format", "json").out)
    assert found["question"] == "lock-in"
    assert found["proven"] is True
    (claim,) = found["sets"][0]
    assert claim["document"] == "allianz.txt"


def test_a_doubt_is_followed_through_every_question(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("why-not-sure", "--without", "allianz.txt", "--store", built, "--lang", "de")
    assert "circular-flow: 1 Zeile weg, 0 Zeilen geändert, 0 Zeilen neu" in ran.out
    assert ran.err == "allianz.txt: 2 Aussagen\n"
    words = ("why-not-sure", "--without", "allianz.txt", "--store", built, "--format", "json")
    records = json.loads(kgtool(*words).out)
    (circles,) = (record for record in records if record["question"] == "circular-flow")
    assert [change["change"] for change in circles["changes"]] == ["gone"]


def test_what_is_missing_is_said(kgtool: Kgtool, built: Path) -> None:
    for words, hint in (
        ((), "--without NAME"),
        (("circular-flow",), "The row is missing"),
        (("circular-flow", 9), "no row 9"),
        (("circular-flow", 1, "--rung", "agred"), "Did you mean 'agreed'?"),
    ):
        ran = kgtool("why-not-sure", *words, "--store", built)
        assert ran.status == 2
        assert hint in ran.err
