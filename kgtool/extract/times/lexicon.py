"""The words of times, read once from `data/lexicon/times.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.resources import folder

#: The lists of words that say how long a deal runs, by what follows 'lasting' in their name.
_LASTING = ("", "_before", "_fillers", "_behind", "_near", "_since", "_not", "_nouns", "_verbs")


@dataclass(frozen=True)
class TimeWords:
    """The lexicon of times; patterns are raw alternatives, maps go from a pattern or word to its number."""

    months: Mapping[str, int]
    weekdays: tuple[str, ...]
    seasons: Mapping[str, tuple[int, int]]
    ordinals: Mapping[str, int]
    quarters: Mapping[str, int]
    shifts: Mapping[str, int]
    days: Mapping[str, int]
    reports: Mapping[str, int]
    back: str
    indefinite: str
    of_year: str
    candidates: str
    duration_units: str
    future: re.Pattern[str]
    no_year: re.Pattern[str]
    named: re.Pattern[str]
    events: frozenset[str]
    links: tuple[str, ...]
    shared: frozenset[str]
    now: frozenset[str]
    lasting: Mapping[str, frozenset[str]]
    units: Mapping[str, tuple[int, str]]


@cache
def time_words() -> TimeWords:
    """Read the lexicon; later calls give the same object."""
    path = folder("data", "lexicon", "times.yaml")
    raw = read_yaml("lexicon", "times.yaml")
    try:
        return TimeWords(
            months=raw["months"],
            weekdays=tuple(raw["weekdays"]),
            seasons={name: (first, last) for name, (first, last) in raw["seasons"].items()},
            ordinals=raw["ordinals"],
            quarters=raw["quarters"],
            shifts=raw["shifts"],
            days=raw["days"],
            reports=raw["reports"],
            back=raw["back"],
            indefinite=raw["indefinite"],
            of_year=raw["of_year"],
            candidates="|".join(part.strip() for part in raw["candidates"].split(" | ")),
            duration_units=raw["duration_units"],
            future=re.compile(rf"(?<!\w)(?:{raw['future']})(?!\w)"),
            no_year=re.compile(rf"\s{{0,2}}(?:{raw['no_year']})"),
            named=re.compile(rf"(?<!\w)(?:{raw['named']})\s\Z"),
            events=frozenset(raw["events"]),
            shared=frozenset(raw["shared"]),
            now=frozenset(raw["now"]),
            links=tuple(f"{word} " for word in raw["links"]),
            lasting={name: frozenset(raw[f"lasting{name}"]) for name in _LASTING},
            units={word: (count, unit) for word, (count, unit) in raw["lasting_units"].items()},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(
            f"The lexicon of times lacks or breaks {error}.", "Give it the form of the shipped file.", Place(str(path))
        ) from error


@cache
def month_of(word: str) -> int:
    """Return the number of a month's name or abbreviation."""
    for pattern, number in time_words().months.items():
        if re.fullmatch(pattern, word):
            return number
    raise DataFileError(f"'{word}' is no month.", "Add it to months in data/lexicon/times.yaml.")


@cache
def shift_of(word: str) -> int:
    """Return how many periods a word such as 'vergangenen' (-1) or 'laufenden' (0) lies from now."""
    low = word.lower()
    for pattern, number in time_words().shifts.items():
        if re.fullmatch(pattern, low):
            return number
    return 0


@cache
def ordinal_of(word: str) -> int:
    """Return the number of an ordinal, -1 for 'letzten'."""
    low = word.lower()
    return next((number for stem, number in time_words().ordinals.items() if low.startswith(stem)), 1)


@cache
def weekday_of(word: str) -> int:
    """Return a weekday's number, Monday 0."""
    return next(i for i, pattern in enumerate(time_words().weekdays) if re.match(pattern, word))
