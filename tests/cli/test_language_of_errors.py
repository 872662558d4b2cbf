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
    assert "KG202 texts/empty.txt: Der Text ist leer. Ihn weglassen oder neu speichern." in ran.err
    Path("texts/good.txt").unlink()
    assert "Der erste: KG202 texts/empty.txt: Der Text ist leer." in kgtool("build", "texts", "--lang", "de").err


@pytest.mark.parametrize(
    ("words", "german", "english"),
    [
        ("build --foo", "Eine Option --foo gibt es nicht.", "No such option: --foo."),
        ("export --stor x", "Eine Option --stor gibt es nicht; ähnlich: --", "No such option: --stor (Possible"),
        ("bild", "Einen Befehl „bild“ gibt es nicht. Gemeint vielleicht: „build“?", "No such command 'bild'. Did you"),
        ("demo rows", "Das ist zu viel: rows.", "Got unexpected extra argument(s) (rows)."),
        ("names", "Es fehlt: „FILE“.", "Missing argument 'FILE'."),
        ("query x --set", "Die Option --set braucht einen Wert.", "Option '--set' requires an argument."),
        ("build --add=x", "Die Option --add nimmt keinen Wert.", "Option '--add' does not take a value."),
        (
            "serve --port x",
            "Falscher Wert für „--port“: nötig ist eine ganze Zahl.",
            "Invalid value for '--port': Input",
        ),
        (
            "serve --port 99999",
            "Falscher Wert für „--port“: möglich ist höchstens 65535.",
            "Invalid value for '--port'",
        ),
        ("build -j -1", "Falscher Wert für „--jobs“ / „-j“: nötig ist wenigstens 0.", "Invalid value for '--jobs' /"),
        (
            "classify --timeout x",
            "Falscher Wert für „--timeout“: nötig ist eine Zahl.",
            "Invalid value for '--timeout'",
        ),
    ],
)
def test_what_the_option_parser_refuses_is_an_error_like_any_other(
    kgtool: Kgtool, monkeypatch: pytest.MonkeyPatch, words: str, german: str, english: str
) -> None:
    for locale, start in (("de_DE.UTF-8", german), ("C", english)):
        monkeypatch.setenv("LANG", locale)
        ran = kgtool(*words.split())
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"kgtool: KG100 {start}")
        assert len(ran.err.splitlines()) == 1
    assert "kgtool" in ran.err.partition("See '")[2]


def test_the_command_alone_shows_its_help(kgtool: Kgtool) -> None:
    ran = kgtool()
    assert ran.status == 2
    assert "Commands:" in ran.out + ran.err
    assert "KG100" not in ran.err


def test_what_the_system_refuses_is_told_in_the_language(kgtool: Kgtool) -> None:
    ran = kgtool("extract", "a" * 5000, "--lang", "de")
    assert ran.status == 2
    assert ran.err.startswith("kgtool: KG001 aaa")
    assert ran.err.endswith(": Das Betriebssystem meldet: Dateiname zu lang. Datenträger und Rechte prüfen.\n")
