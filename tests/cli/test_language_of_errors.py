"""Errors speak the language of the options, else that of the locale."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Kgtool

ENGLISH, GERMAN = "kgtool: KG100 There is no question", "kgtool: KG100 Es gibt keine Frage"


@pytest.mark.parametrize(
    ("words", "locale", "start"),
    [
        ((), "", ENGLISH),
        ((), "de_AT.UTF-8", GERMAN),
        (("--lang", "de"), "", GERMAN),
        (("--lang=de",), "", GERMAN),
        (("--lang", "en"), "de_DE", ENGLISH),
    ],
)
def test_an_error_speaks_the_language_that_is_asked_for(
    kgtool: Kgtool, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], locale: str, start: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    ran = kgtool("query", "circular-flaw", *words)
    assert ran.status == 2
    assert ran.err.startswith(start)
    assert "circular-flow" in ran.err


def test_what_is_skipped_is_told_in_the_language(kgtool: Kgtool) -> None:
    from pathlib import Path

    Path("texts").mkdir()
    Path("texts/empty.txt").write_text(" ")
    Path("texts/good.txt").write_text("Nvidia investiert 5 Milliarden Dollar in OpenAI.\n")
    ran = kgtool("extract", "texts", "--lang", "de")
    assert ran.status == 0
    assert "texts/empty.txt: Der Text ist leer." in ran.err or "empty.txt: Der Text ist leer." in ran.err
