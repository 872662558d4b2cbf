from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgtool.cli.language import LANGUAGES, catalogue, choose, say

CLI = Path(__file__).resolve().parents[2] / "kgtool" / "cli"


def test_option_wins_over_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert choose("en") == "en"


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ({"LANG": "de_CH.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "de_AT"}, "de"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_language_is_that_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert choose("") == language


def test_every_sentence_stands_in_every_language_with_the_same_blanks() -> None:
    blanks = [
        {key: sorted(re.findall(r"{(\w+)(?::[^}]*)?}", text)) for key, text in catalogue(language).items()}
        for language in LANGUAGES
    ]
    assert len(blanks[0]) >= 10
    assert blanks[0] == blanks[1]


def test_every_key_the_code_says_is_in_the_catalogue() -> None:
    code = "\n".join(file.read_text("utf-8") for file in sorted(CLI.glob("*.py")))
    keys = set(re.findall(r'say\(\s*language,\s*"(\w+)"', code))
    assert len(keys) >= 5
    assert keys <= set(catalogue("en"))


def test_numbers_are_grouped_as_the_language_writes_them() -> None:
    assert say("en", "extracted", documents=1234, claims=5) == "1,234 documents, 5 claims"
    assert say("en", "extracted", documents=1, claims=0) == "1 document, 0 claims"
    assert say("de", "extracted", documents=1234, claims=5) == "1.234 Dokumente, 5 Aussagen"
