"""Free words find the stored question that they mean, and set its parameters."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.errors import UsageError
from kgtool.query.check.small_graph import small_graph
from kgtool.query.library import library
from kgtool.query.matching.days import day_in
from kgtool.query.matching.naming import named_in
from kgtool.query.matching.ranking import ranked
from kgtool.query.matching.understand import understand
from kgtool.query.matching.words import terms, words
from kgtool.query.question import StoredQuestion
from kgtool.resources import folder
from kgtool.vocabulary.terms import Iris

HERE = Path(__file__).parent
IRIS = Iris()
FILES = (
    "paraphrases.tsv",
    "paraphrases.en.tsv",
    "paraphrases_held_back.tsv",
    "paraphrases_unseen.tsv",
    "paraphrases_asked.tsv",
    "paraphrases_other_words.tsv",
)


@cache
def store() -> ox.Store:
    return small_graph(folder("queries", "cases", "graphs", "chips.yaml"), IRIS)


def paraphrases(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [(question, text) for question, text in pairs]


def ranks(name: str) -> list[int]:
    return [[entry.question.name for entry in ranked(text)].index(question) + 1 for question, text in paraphrases(name)]


def ranks_with_names(name: str) -> list[int]:
    """Return the ranks where names set parameters, as `kgtool ask` takes them."""
    every = len(library())
    return [
        [entry.question.name for entry in understand(text, store(), every)].index(question) + 1
        for question, text in paraphrases(name)
    ]


def test_of_forty_paraphrases_thirty_six_find_their_question_first_and_all_within_three() -> None:
    found = ranks("paraphrases.tsv")
    assert len(found) == 60
    assert found.count(1) >= 54
    assert max(found) <= 3


def test_english_paraphrases_find_their_question_within_three() -> None:
    found = ranks("paraphrases.en.tsv")
    assert len(found) == 12
    assert found.count(1) >= 10
    assert max(found) <= 3


def test_paraphrases_held_back_are_found_as_often_as_was_measured() -> None:
    found = ranks_with_names("paraphrases_held_back.tsv")
    assert (len(found), found.count(1), sum(rank <= 3 for rank in found)) == (40, 34, 38)


def test_paraphrases_unseen_until_words_were_added_for_some_are_found_as_often_as_was_measured() -> None:
    found = ranks_with_names("paraphrases_unseen.tsv")
    assert (len(found), found.count(1), sum(rank <= 3 for rank in found)) == (20, 15, 20)


def test_paraphrases_by_which_words_were_added_are_found_as_often_as_was_measured() -> None:
    found = ranks_with_names("paraphrases_asked.tsv")
    assert (len(found), found.count(1), sum(rank <= 3 for rank in found)) == (40, 35, 38)


def test_paraphrases_in_other_words_are_found_as_often_as_was_measured() -> None:
    found = ranks_with_names("paraphrases_other_words.tsv")
    assert (len(found), found.count(1), sum(rank <= 3 for rank in found)) == (40, 21, 30)


def test_the_headers_hold_no_paraphrase() -> None:
    asked = {" ".join(words(text)) for name in FILES for _, text in paraphrases(name)}
    said = [
        " ".join(words(text))
        for question in library()
        for text in (*question.asks, *question.title.values(), *question.description.values())
    ]
    assert [text for text in asked if any(text in other for other in said)] == []


@pytest.mark.parametrize("question", library(), ids=lambda question: question.name)
def test_a_title_finds_its_question_first(question: StoredQuestion) -> None:
    for title in question.title.values():
        assert ranked(title)[0].question.name == question.name


@pytest.mark.parametrize(
    ("text", "name", "settings"),
    [
        ("Wer hängt von Nvidia ab?", "lock-in", {"provider": "Nvidia"}),
        ("Who depends on Nvidia?", "lock-in", {"provider": "Nvidia"}),
        ("Von wem hängt OpenAI ab?", "lock-in", {"actor": "OpenAI"}),
        ("Was war am 18. November 2025 bekannt?", "known-on", {"day": "2025-11-18"}),
        ("Was war am 18.11.2025 über Anthropic bekannt?", "known-on", {"actor": "Anthropic", "day": "2025-11-18"}),
        ("Was war 2025 bekannt?", "known-on", {"day": "2025-12-31"}),
        ("Was war am 31. Februar 2025 bekannt?", "known-on", {}),
        ("Wer lebt zu mehr als 50 Prozent von einem einzigen Kunden?", "customer-concentration", {"least": "50"}),
        ("Welches Modell steckt in Copilot?", "product-integration", {"product": "Copilot"}),
        ("Wer liegt auf jedem Weg zum Produkt Claude?", "firms-on-all-paths", {"product": "Claude"}),
        ("Ist Microsofts Geschäft ein Gerücht?", "forecasts-and-rumours", {"subject": "Microsoft", "kind": "rumour"}),
    ],
)
def test_names_days_and_numbers_set_parameters(text: str, name: str, settings: dict[str, str]) -> None:
    first = understand(text, store())[0]
    assert first.near
    assert first.question.name == name
    assert {setting.name: setting.label for setting in first.settings} == settings


@pytest.mark.parametrize(
    "text",
    [
        "Wie wird das Wetter morgen in Berlin?",
        "Wie backe ich einen Apfelkuchen?",
        "Wie heißt die Hauptstadt von Frankreich?",
        "Who wrote Hamlet?",
        "xyz",
    ],
)
def test_what_is_about_something_else_is_near_to_no_question(text: str) -> None:
    offered = understand(text, store())
    assert [entry.near for entry in offered] == [False] * 3


def test_no_words_are_no_question() -> None:
    with pytest.raises(UsageError, match="There is no question"):
        understand(" ?! ", store())


def test_the_longest_name_counts_and_is_taken_out_of_the_words() -> None:
    names, rest = named_in("Rechnet Microsofts Kunde auf Vera Rubin?", store())
    assert [(named.label, named.before) for named in names] == [("Microsoft", "rechnet"), ("Vera Rubin", "auf")]
    assert rest.split() == ["Rechnet", "Kunde", "auf", "?"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Geldgebern", "Investoren"), ("Verträge", "Vereinbarungen"), ("ÜBERNAHME", "uebernahme"), ("hängt", "abhängig")],
)
def test_inflection_umlauts_and_synonyms_do_not_count(one: str, other: str) -> None:
    assert set(terms(one)) & set(terms(other))


def test_a_compound_counts_with_its_parts() -> None:
    assert {"kundenkonzentration", "kunde", "konzentration"} <= set(terms("Kundenkonzentration"))


@pytest.mark.parametrize(
    ("text", "name", "settings"),
    [
        ("Wieviel Geld steckt Microsoft in OpenAI?", "money-by-rung", {"actor": "Microsoft", "to": "OpenAI"}),
        ("Wird OpenAI von Microsoft finanziert?", "funding-shares", {"actor": "OpenAI", "investor": "Microsoft"}),
        (
            "Wer sagt, dass Microsoft in OpenAI investiert?",
            "who-says-so",
            {"subject": "Microsoft", "object": "OpenAI"},
        ),
        ("Was zahlt der Windows-Konzern an OpenAI?", "money-by-rung", {"actor": "Microsoft", "to": "OpenAI"}),
    ],
)
def test_a_question_that_takes_both_names_wins_and_the_direction_places_them(
    text: str, name: str, settings: dict[str, str]
) -> None:
    first = understand(text, store())[0]
    assert first.question.name == name
    assert {setting.name: setting.label for setting in first.settings} == settings


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Welche Kreisläufe gibt es ohne Microsoft?", ("--without about:microsoft",)),
        (
            "Wer hängt von Nvidia ab, ohne Microsoft und Amazon?",
            ("--without about:microsoft", "--without about:amazon"),
        ),
        ("Welche Kreisläufe gab es Stand 1. Oktober 2025?", ("--as-of 2025-10-01",)),
        ("Welche Kreisläufe gibt es nach dem, was bis 1. Oktober 2025 bekannt war?", ("--as-of 2025-10-01",)),
        ("Wie viel zahlt OpenAI, nur fest Zugesagtes?", ("--rung agreed",)),
        ("Welche Kreisläufe gibt es?", ()),
        ("Kommt OpenAI ohne Nvidia aus?", ()),
        ("Was war bis 1. Oktober 2025 bekannt?", ()),
    ],
)
def test_words_ask_for_a_view(text: str, options: tuple[str, ...]) -> None:
    assert understand(text, store())[0].view.options == options


def test_words_that_the_question_does_not_account_for_are_told() -> None:
    first = understand("Wer hängt im Elfenbeinturm von Nvidia ab?", store())[0]
    assert (first.question.name, first.left) == ("lock-in", ("Elfenbeinturm",))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("am 18. November 2025", "2025-11-18"),
        ("am 18.11.2025", "2025-11-18"),
        ("Anfang November 2025", "2025-11-01"),
        ("im Februar 2024", "2024-02-29"),
        ("im Jahr 2025", "2025-12-31"),
        ("am 31. Februar 2025", None),
        ("heute", None),
    ],
)
def test_a_day_is_found_in_words(text: str, day: str | None) -> None:
    found = day_in(text)
    assert (None if found is None else found.isoformat()) == day
