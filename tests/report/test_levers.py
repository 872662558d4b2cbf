"""Levers are chosen by documented conditions: each case can be reached, and has its words in both languages."""

from __future__ import annotations

import pytest

from kgtool.report.levers import CASES, levers
from kgtool.report.statement import Evidence, Section, Statement
from kgtool.report.wording import catalogue

EVIDENCE = (Evidence("urn:claim", "Satz", "a.txt", "", None, "behauptet"),)
ALL = [(field, *case) for field, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("field", "case", "key", "kinds"), ALL)
def test_a_finding_chooses_its_case_and_the_lever_rests_on_it(
    field: str, case: str, key: str, kinds: tuple[str, ...]
) -> None:
    for kind in kinds:
        statement = Statement("Aussage", EVIDENCE, case=kind, about=("Azure",), number=7)
        lever = next(one for one in levers([Section(key, (statement,))], "de") if one.field == field)
        assert (lever.case, lever.because) == (case, (7,))
        assert lever.reason.startswith("Azure:")
    if not kinds:
        lever = next(one for one in levers([], "de") if one.field == field)
        assert (lever.case, lever.because) == (case, ())


@pytest.mark.parametrize("language", ["de", "en"])
def test_words_are_there_for_each_case_and_no_other(language: str) -> None:
    keys = {key for key in catalogue(language) if key.startswith("lever_")}
    assert keys == {f"lever_{case}_{part}" for _, case, _, _ in ALL for part in ("title", "reason", "advice")}
