"""When two claims share an origin: how near in time, how near in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.resources import folder

_COUNTS = ("days", "run", "content", "whole", "around", "shingle", "shared", "postings", "shown")

_SAID = ("named", "text", "anonymous", "copy", "hop", "more")
#: The languages that an origin is named in.
LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What `data/origins.yaml` says; its head explains each."""

    days: int
    run: int
    content: int
    whole: int
    around: int
    shingle: int
    shared: int
    postings: int
    shown: int
    contained: Decimal
    figure_words: frozenset[str]
    function_words: frozenset[str]
    words: Mapping[str, Mapping[str, str]]


@cache
def thresholds() -> Thresholds:
    """Return the thresholds, the user's where he set his own; a file of another form is a DataFileError."""
    data: Any = read_yaml("origins.yaml")
    try:
        counts = {name: int(data[name]) for name in _COUNTS}
        contained = Decimal(data["contained"])
        said = {name: {language: str(data["words"][name][language]) for language in LANGUAGES} for name in _SAID}
        figures, functions = (frozenset(str(data[name]).split()) for name in ("figure_words", "function_words"))
    except (KeyError, TypeError, ValueError, InvalidOperation) as fault:
        place = Place(str(folder("data", "origins.yaml")))
        cause = f"A threshold is missing or is no number: {fault}."
        raise DataFileError(cause, "See the head of the shipped file.", place) from fault
    return Thresholds(contained=contained, figure_words=figures, function_words=functions, words=said, **counts)
