"""Questions and answers in files: recorded, replayed, and set up from what the user says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgtool.errors import KgtoolError
from kgtool.readers.model.answer import Answer, Failure, from_json, to_json
from kgtool.readers.model.folders import Cache, Replay
from kgtool.readers.model.question import Question
from kgtool.readers.model.reader import ModelReader
from kgtool.readers.model.settings import Settings, asking
from kgtool.readers.raw import RawClaim, Unanswered
from tests.readers.model.fake import CLAIM, document

QUESTION = Question("m", "system", "text", '{"type":"object"}', 10)


def recorded(settings: Settings) -> list[RawClaim | Unanswered]:
    return list(ModelReader(asking(settings, {}), settings.name).read(document()))


def test_a_question_is_written_instead_of_sent_and_its_answer_is_read_from_the_file_beside_it(tmp_path: Path) -> None:
    (stated,) = recorded(Settings(record=tmp_path))
    (file,) = tmp_path.iterdir()
    assert isinstance(stated, Unanswered)
    assert (stated.reason, stated.words) == ("recorded", file.name)
    question = json.loads(file.read_text("utf-8"))
    assert sorted(question) == ["answer_tokens", "model", "schema", "system", "temperature", "text"]
    assert question["text"] == "Text:\nAmazon investiert 4 Milliarden Dollar in Anthropic."
    answer = file.with_name(file.name.replace(".request.", ".answer."))
    (missing,) = recorded(Settings(replay=tmp_path))
    assert isinstance(missing, Unanswered)
    assert (missing.reason, missing.words) == ("no_answer", answer.name)
    answer.write_text(json.dumps({"claims": [CLAIM]}), "utf-8")
    (claim,) = recorded(Settings(replay=tmp_path))
    assert isinstance(claim, RawClaim)


def test_a_recorded_question_has_the_name_of_its_text_whatever_the_prompt() -> None:
    other = Question("other", "system 2", "text", "{}", 20)
    assert (QUESTION.name == other.name, QUESTION.key == other.key) == (True, False)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ('{"claims": []}', Answer('{"claims": []}')),
        ('{"text": "x", "stop": "refusal"}', Answer("x", "refusal")),
        ('{"text": "x", "stop": "whatever", "input_tokens": 3, "output_tokens": -1}', Answer("x", "end", 3, 0)),
        ("", Answer("")),
        ("[1]", Answer("[1]")),
        ("no json", Answer("no json")),
    ],
)
def test_a_file_holds_an_answer_or_just_what_was_said(words: str, answer: Answer) -> None:
    assert from_json(words) == answer


def test_an_answer_is_read_as_it_was_written() -> None:
    answer = Answer('{"claims": []}\n„ä“', "length", 3, 4)
    assert from_json(to_json(answer)) == answer


def test_a_cache_can_be_shared_by_copying_it(tmp_path: Path) -> None:
    Cache(tmp_path / "one").keep(QUESTION, Answer("x"))
    (tmp_path / "one").rename(tmp_path / "two")
    assert Cache(tmp_path / "two").find(QUESTION) == Answer("x")
    assert QUESTION in Cache(tmp_path / "two")
    assert Cache(tmp_path / "one").find(QUESTION) is None


def test_a_replayed_question_without_an_answer_says_which_file_is_missing(tmp_path: Path) -> None:
    assert Replay(tmp_path).answer(QUESTION) == Failure("no_answer", f"{QUESTION.name}.answer.json")


@pytest.mark.parametrize(
    ("settings", "code", "cause"),
    [
        (Settings(), "KG965", "No model is named to read the texts."),
        (Settings(model="m"), "KG965", "No model is named to read the texts."),
        (Settings(url="https://h/v1"), "KG965", "The endpoint has no model."),
        (
            Settings(model="m", url="https://h/v1", replay=Path("x")),
            "KG965",
            "--endpoint and --replay cannot be used together.",
        ),
        (Settings(replay=Path("absent")), "KG969", "There is no folder absent."),
        (
            Settings(model="m", url="https://h/v1", max_cost="1"),
            "KG968",
            "The cost is capped, but what the model costs is not known.",
        ),
    ],
)
def test_settings_that_name_nobody_who_could_answer_are_refused(settings: Settings, code: str, cause: str) -> None:
    with pytest.raises(KgtoolError) as raised:
        asking(settings, {})
    assert (raised.value.code, raised.value.cause) == (code, cause)


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(KgtoolError) as raised:
        recorded(Settings(record=tmp_path / "file"))
    assert raised.value.code == "KG969"
