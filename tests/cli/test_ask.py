from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Kgtool


def test_ask_says_how_it_understood_answers_and_offers_two_others(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("ask", "Wer hängt von Microsoft ab?", "--store", built, "--lang", "de", "--format", "csv")
    first, rows, also, *offered = ran.err.splitlines()
    assert first == "Verstanden als: Wer hängt von wem ab? (lock-in) mit provider=Microsoft"
    assert (rows, also) == ("2 Zeilen", "Auch möglich:")
    assert len(offered) == 2
    answer = kgtool("query", "lock-in", "--set", "provider=microsoft", "--store", built, "--format", "csv")
    assert ran.out == answer.out


def test_ask_takes_words_without_quotation_marks(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("ask", "Who", "depends", "on", "Microsoft?", "--store", built, "--lang", "en")
    assert ran.err.splitlines()[0] == "Understood as: Who depends on whom? (lock-in) with provider=Microsoft"


def test_ask_invents_no_answer_where_no_question_is_near(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("ask", "Wie wird das Wetter morgen?", "--store", built, "--lang", "de")
    assert (ran.status, ran.out) == (1, "")
    first, *offered = ran.err.splitlines()
    assert first == "Keine gespeicherte Frage kommt dem nahe genug; nichts wird geraten. Am nächsten sind:"
    assert len(offered) == 3
