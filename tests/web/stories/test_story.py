"""The files of stories: what they must have, and that every bundled one has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.errors import DataFileError
from kgtool.resources import folder
from kgtool.web.stories.story import _story, stories

WHOLE = """
title: {de: T, en: T}
lead: {de: L, en: L}
picture: chord
steps: [{title: {de: S, en: S}, text: {de: W, en: W}, rests: [{question: chance}]}]
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "own.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_bundled_story_is_read() -> None:
    assert [story.name for story in stories()] == [
        path.stem for path in sorted(folder("data", "stories").glob("*.yaml"))
    ]


def test_a_step_may_highlight_nothing(tmp_path: Path) -> None:
    (step,) = _story(written(tmp_path, WHOLE)).steps
    assert (step.flows, step.actors, step.rests[0].question) == ((), (), "chance")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("picture: chord", "picture: map"),
        ("title: {de: T, en: T}", "title: {de: T}"),
        ("question: chance", "question: nothing"),
        ("question: chance", "quote: Ohne Dokument"),
        ("rests: [{question: chance}]", "rests: []"),
        ("rests:", "flows: nvidia, rests:"),
        ("rests:", "color: red, rests:"),
        ("steps: [{title", "more: [{title"),
    ],
)
def test_a_file_of_another_form_is_refused_with_its_place(tmp_path: Path, right: str, wrong: str) -> None:
    file = written(tmp_path, WHOLE.replace(right, wrong))
    with pytest.raises(DataFileError) as caught:
        _story(file)
    assert str(caught.value.place) == str(file)
