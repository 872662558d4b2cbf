"""Whatever keeps a decision from being made is said in German and English, and no words are left over."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import kgtool
from kgtool.claims.rejection import REASONS, REMARKS
from kgtool.decisions.faults import UnfitDecisionError, gate_words
from kgtool.messages import catalogue

PACKAGE = Path(kgtool.__file__).parent
RAISED = re.compile(r'Error\(\s*"([a-z_]+)"|"([a-z_]+)" if (?:path|found)|else "([a-z_]+)", written')
LANGUAGES = ("de", "en")


def raised() -> set[str]:
    """Give the reasons that the code of decisions raises."""
    files = [file for folder in ("decisions", "review", "stated") for file in (PACKAGE / folder).glob("*.py")]
    found = (match for file in files for match in RAISED.finditer(file.read_text("utf-8")))
    return {next(filter(None, match.groups())) for match in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_and_every_word_a_reason(language: str) -> None:
    words = {key.removeprefix("decide_") for key in catalogue(language) if key.startswith("decide_")}
    assert {key for key in words if not key.endswith("_cure")} == raised() | {"near", "known"}
    gate = {key.removeprefix("gate_") for key in catalogue(language) if key.startswith("gate_")}
    assert gate == {*REASONS, *REMARKS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_the_gate_has_against_a_claim_is_told(language: str) -> None:
    cause, cure = UnfitDecisionError(
        "gate", against=gate_words([("role_missing", "investor"), ("time_unread", "nie")])
    ).said(language)
    assert "investor" in cause and "nie" in cause and "; " in cause and cure


def test_both_languages_fill_in_the_same() -> None:
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    keys = [key for key in catalogue("de") if key.startswith(("decide_", "gate_"))]
    assert all(fields(catalogue("de")[key]) == fields(catalogue("en")[key]) for key in keys)
