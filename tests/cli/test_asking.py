"""A model reads: where text goes is said before, what it cost after, and answers from files give the same each time."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from kgtool.cli.asking import Asked, account
from kgtool.messages import catalogue
from kgtool.readers.choice import Choice
from kgtool.readers.model.asking import Usage
from kgtool.readers.model.factory import model_reader
from kgtool.resources import folder
from tests.cli.conftest import Kgtool
from tests.readers.answering import answer_all, said
from tests.readers.model.fake import CLAIM, SENTENCE, document, fake, good

REASONS = (
    *("cost_cap", "empty", "given_up", "no_answer", "no_json", "not_understood", "rate_limited", "recorded"),
    *("redirected", "refusal", "schema", "server_error", "timeout", "too_long", "truncated", "unreachable"),
)
KINDS = ("agenturmeldung-claude-azure.txt", "der-ring-der-zahler.md")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(SENTENCE, "utf-8")
    return file


def test_before_anything_is_sent_the_user_hears_what_goes_where_and_what_it_costs_at_most(
    tmp_path: Path, article: Path, kgtool: Kgtool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KGTOOL_API_KEY", "sk-secret")
    with fake(lambda _asked, _number: good(CLAIM)) as server:
        options = {"model": "m", "endpoint": server.url, "cache": str(tmp_path / "cache"), "price": "3/15"}
        (question,) = model_reader(options).questions(document())
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        first = kgtool("extract", str(article), "--reader", "llm", "--lang", "en", *words)
        assert first.err.splitlines() == [
            f"At most 1 request with 57 characters of text go to {server.url}/chat/completions (model m); "
            "no other machine gets them.",
            f"This costs at most {(3 * Decimal(question.input_tokens) + 15 * 6000) / 1_000_000:.4f} USD "
            f"({question.input_tokens:,} tokens sent, 6,000 answered).",
            "The key comes from $KGTOOL_API_KEY and is stored nowhere.",
            "1 question to the model, 0 of them from the cache",
            "1,000 tokens sent, 100 answered",
            "Spent: 0.0045 USD",
            "1 document, 1 claim",
        ]
        second = kgtool("extract", str(article), "--reader", "llm", "--lang", "de", *words)
    assert second.out == first.out
    assert len(server.asked) == 1
    assert second.err.splitlines() == [
        f"An {server.url}/chat/completions (Modell m) gehen höchstens 0 Anfragen mit 0 Zeichen Text; "
        "kein anderer Rechner erhält ihn.",
        "Das kostet höchstens 0,0000 USD (0 Token gesendet, 0 geantwortet).",
        "Der Schlüssel kommt aus $KGTOOL_API_KEY und wird nirgends gespeichert.",
        "1 Frage an das Modell, davon 1 aus dem Zwischenspeicher",
        "1 Dokument, 1 Aussage",
    ]


def test_what_only_the_build_knows_is_not_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = {"model": "m", "endpoint": "http://127.0.0.1:9/v1", "cache": str(tmp_path)}
    Asked(Choice.of("hybrid", options), "en").announce(None, "stdin.txt")
    assert capsys.readouterr().err == (
        "Text goes to http://127.0.0.1:9/v1/chat/completions (model m) and to no other machine; "
        "how much shows as it is read.\n"
    )


@pytest.mark.parametrize("choice", [None, Choice.of("rules", {}), Choice.of("llm", {"record": "x"})])
def test_where_nothing_is_sent_nothing_is_announced(
    choice: Choice | None, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = Asked(choice, "en")
    asked.announce([str(article)], "stdin.txt")
    asked.account()
    assert capsys.readouterr().err == ""


def test_what_stayed_without_an_answer_is_counted_by_reason(capsys: pytest.CaptureFixture[str]) -> None:
    account(Usage(questions=5, failures=(("no_answer", 1), ("timeout", 2))), "en")
    assert capsys.readouterr().err.splitlines() == [
        "5 questions to the model, 0 of them from the cache",
        "  1 question without a usable answer: the folder holds no answer",
        "  2 questions without a usable answer: the time was over",
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_reason_has_words(language: str) -> None:
    keys = {key.removeprefix("unanswered_") for key in catalogue(language) if key.startswith("unanswered_")}
    assert keys == set(REASONS)


def test_a_text_is_recorded_answered_and_replayed(tmp_path: Path, kgtool: Kgtool) -> None:
    text, answers = str(folder("data", "documents", "wolkenzahlen.txt")), tmp_path / "answers"
    recorded = kgtool("extract", text, "--reader", "llm", "--record", str(answers))
    assert (recorded.status, recorded.out) == (0, "")
    claims = said()
    assert answer_all(answers, claims) == 1
    first, second = (kgtool("extract", text, "--reader", "llm", "--replay", str(answers)) for _ in range(2))
    assert first.out == second.out
    found = [json.loads(line) for line in first.out.splitlines()]
    assert len(found) == 21
    assert {tuple(claim["readers"]) for claim in found} == {("llm",)}


def test_a_build_of_both_readers_goes_on_without_some_answers_and_names_who_read(
    tmp_path: Path, kgtool: Kgtool
) -> None:
    texts = [str(folder("data", "documents", name)) for name in KINDS]
    answers, store = tmp_path / "answers", str(tmp_path / "store")
    assert kgtool("build", *texts, "--reader", "hybrid", "--record", str(answers), "--store", store).status == 0
    questions = answer_all(answers, said())
    assert questions == len(texts)
    next(iter(sorted(answers.glob("*.answer.json")))).unlink()
    built = kgtool("build", *texts, "--reader", "hybrid", "--replay", str(answers), "--store", store, "--lang", "en")
    assert built.status == 0
    assert f"{questions} questions to the model, 0 of them from the cache" in built.err.splitlines()
    assert "  1 question without a usable answer: the folder holds no answer" in built.err.splitlines()
