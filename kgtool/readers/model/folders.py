"""Questions and answers as files: what is recorded, what is replayed, and what was answered before."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from kgtool.readers.model.answer import Answer, Failure, from_json, to_json
from kgtool.readers.model.faults import FolderError
from kgtool.readers.model.question import Question

_CURE = "Name a folder that may be read and written."


class Recorder:
    """Writes each question as `NAME.request.json` instead of sending it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self, question: Question) -> Failure:
        """Write a question; it stays without an answer."""
        record = json.dumps(question.record(), ensure_ascii=False, indent=1)
        _write(self._folder / f"{question.name}.request.json", record + "\n")
        return Failure("recorded", f"{question.name}.request.json")


class Replay:
    """Answers questions from `NAME.answer.json`, where somebody has written it."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise FolderError(f"There is no folder {folder}.", "Name the folder that --record wrote, with answers.")
        self._folder = folder

    def answer(self, question: Question) -> Answer | Failure:
        """Return the answer to a question, or that there is none."""
        found = _read(self._folder / f"{question.name}.answer.json")
        return Failure("no_answer", f"{question.name}.answer.json") if found is None else found


class Cache:
    """The answers of servers, one a file, by the hash of question and model; folders may be shared and merged."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __contains__(self, question: Question) -> bool:
        return self._file(question).is_file()

    def find(self, question: Question) -> Answer | None:
        """Return the answer to a question that was asked before."""
        return _read(self._file(question))

    def keep(self, question: Question, answer: Answer) -> None:
        """Write an answer; several processes may do so at once."""
        _write(self._file(question), to_json(answer))

    def _file(self, question: Question) -> Path:
        key = question.key
        return self._folder / key[:2] / f"{key}.answer.json"


def _read(file: Path) -> Answer | None:
    try:
        words = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise FolderError(f"{file} cannot be read: {fault.strerror}.", _CURE) from fault
    return from_json(words.decode("utf-8", "replace"))


def _write(file: Path, words: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=file.parent) as made:
            (Path(made) / file.name).write_text(words, encoding="utf-8")
            (Path(made) / file.name).replace(file)
    except OSError as fault:
        raise FolderError(f"{file} cannot be written: {fault.strerror}.", _CURE) from fault
