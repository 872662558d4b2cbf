"""The library of stored questions: every file of `queries/`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kgtool.errors import DataFileError, Place, UsageError
from kgtool.query.question import KEYS, StoredQuestion, read_question
from kgtool.resources import folder
from kgtool.sparql_file import read_folder, read_sparql_file


@cache
def library(directory: Path | None = None) -> tuple[StoredQuestion, ...]:
    """Return every stored question of a folder, sorted by name; a broken file is a DataFileError."""
    files = read_folder(directory or folder("queries"), KEYS)
    questions = tuple(sorted((read_question(file) for file in files), key=lambda question: question.name))
    names = {question.name for question in questions}
    for question in questions:
        if question.chart.kind == "question" and question.chart.names[0] not in names:
            cause = f"The chart is drawn by '{question.chart.names[0]}', which is no question."
            raise DataFileError(cause, nearest(question.chart.names[0], names), Place(str(question.path), 1))
    return questions


def find(name: str) -> StoredQuestion:
    """Return the question of this name; an unknown one is a UsageError that names the nearest."""
    if name not in _names():
        raise UsageError(f"There is no question '{name}'.", nearest(name, _names()))
    return _read(name)


@cache
def _names() -> frozenset[str]:
    return frozenset(path.stem for path in folder("queries").glob("*.rq"))


@cache
def _read(name: str) -> StoredQuestion:
    """Read one question alone, as reading all takes longer than most answers."""
    return read_question(read_sparql_file(folder("queries", f"{name}.rq"), KEYS))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the cure for an unknown word: the nearest known one, or all of them where none is near."""
    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=1)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"There are {', '.join(names)}." if names else "There are none."
