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


def test_ask_takes_a_view_from_the_words_and_says_so(kgtool: Kgtool, built: Path) -> None:
    words = "Wer hängt von Microsoft ab, nur fest Zugesagtes?"
    ran = kgtool("ask", words, "--store", built, "--lang", "de", "--format", "csv", "--evidence")
    first = ran.err.splitlines()[0]
    assert first == "Verstanden als: Wer hängt von wem ab? (lock-in) mit provider=Microsoft, --rung agreed"
    same = ("--set", "provider=microsoft", "--rung", "agreed", "--evidence", "--format", "csv", "--lang", "de")
    assert ran.out == kgtool("query", "lock-in", *same, "--store", built).out


def test_an_option_wins_over_the_words(kgtool: Kgtool, built: Path) -> None:
    words = "Wer hängt von Microsoft ab, nur fest Zugesagtes?"
    ran = kgtool("ask", words, "--rung", "planned", "--store", built, "--lang", "de", "--format", "csv")
    same = ("--set", "provider=microsoft", "--rung", "planned", "--format", "csv", "--lang", "de")
    assert ran.out == kgtool("query", "lock-in", *same, "--store", built).out


def test_a_name_that_no_text_knows_is_said_and_answers_nothing(kgtool: Kgtool, built: Path) -> None:
    ran = kgtool("ask", "Wer hängt von Mistral ab?", "--store", built, "--lang", "de")
    assert ran.out == ""
    assert ran.err.splitlines()[:3] == [
        "Verstanden als: Wer hängt von wem ab? (lock-in) mit provider=Mistral",
        "Kein Text im Graphen kennt: Mistral",
        "0 Zeilen",
    ]
