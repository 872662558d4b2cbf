"""Understands a free question: which stored question it means, and with which parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kgtool.errors import UsageError
from kgtool.query.matching.naming import Named, named_in
from kgtool.query.matching.ranking import Ranked, ranked
from kgtool.query.matching.words import prepositions, terms, words
from kgtool.query.parameter import Parameter
from kgtool.query.question import StoredQuestion
from kgtool.query.solutions import Queryable

#: A question is near enough from this score on, or where this part of the words' weight is met and some are.
NEAR, COVERED = 7.0, 0.3
#: How much a question gains where a name fits one of its parameters, and loses where none does.
_FITS, _MISFITS = 1.1, 0.85
#: Parameters of these names take things of these classes; others take actors.
_CLASSES = {
    "model": {"AIModel"},
    "product": {"AIModel", "Application", "Component", "Chip", "ChipGeneration"},
    "platform": {"CloudPlatform"},
    "market": {"Market"},
    "place": {"Location"},
}
_THINGS = frozenset().union(*_CLASSES.values())
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_GERMAN = re.compile(r"\b(\d{1,2})\. ?(?:(\d{1,2})\.|([A-Za-zä]{3,9}))\s?(\d{4})\b")
_YEAR, _NUMBER = re.compile(r"\b((?:19|20)\d{2})\b"), re.compile(r"(?<![\d.,])(\d{1,3})(?![\d.,]\d|\d)")
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter's value as `kgtool query --set` takes it, and as people call it."""

    name: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A stored question with the parameters that the words set, and whether it is near enough to be asked."""

    question: StoredQuestion
    settings: tuple[Setting, ...]
    near: bool

    @property
    def parameters(self) -> dict[str, str]:
        """Return the parameters by name."""
        return {setting.name: setting.value for setting in self.settings}


def understand(text: str, store: Queryable, count: int = 3) -> tuple[Understood, ...]:
    """Return the stored questions that free words may mean, the nearest first; no words at all are a UsageError."""
    if not words(text):
        raise UsageError("There is no question.", "Write it in words: kgtool ask 'Wer hängt von Nvidia ab?'")
    names, rest = named_in(text, store)
    weighed = [(_weight(entry, names), entry) for entry in ranked(rest)]
    weighed.sort(key=lambda pair: (-round(pair[0], 9), pair[1].question.name))
    return tuple(
        Understood(
            entry.question,
            tuple(_settings(entry.question, names, text)),
            entry.score >= NEAR or (entry.covered >= COVERED and entry.score > 0),
        )
        for _, entry in weighed[:count]
    )


def _weight(entry: Ranked, names: Sequence[Named]) -> float:
    if not names:
        return entry.score
    filled = dict(_entities(entry.question, names))
    return entry.score * (_FITS if filled else _MISFITS)


def _settings(question: StoredQuestion, names: Sequence[Named], text: str) -> Iterator[Setting]:
    filled = dict(_entities(question, names))
    told = frozenset(terms(text))
    for parameter in question.parameters:
        if parameter.name in filled:
            named = filled[parameter.name]
            yield Setting(parameter.name, named.iri, named.label)
        elif (value := _value(parameter, text, told)) is not None:
            yield Setting(parameter.name, value, value)


def _entities(question: StoredQuestion, names: Sequence[Named]) -> Iterator[tuple[str, Named]]:
    """Yield for each name the parameter that it fills, first by the word before it, then by class and order."""
    free = [parameter for parameter in question.parameters if parameter.type == "entity"]
    leads = prepositions()
    for named in names:
        fitting = [parameter for parameter in free if _fits(parameter, named)]
        lead = leads.get(named.before)
        led = [entry for entry in fitting if lead in {words(text)[0] for text in entry.description.values()}]
        if chosen := (led or fitting)[:1]:
            free.remove(chosen[0])
            yield chosen[0].name, named


def _fits(parameter: Parameter, named: Named) -> bool:
    if parameter.name in _CLASSES:
        return bool(_CLASSES[parameter.name] & named.classes)
    return not named.classes <= _THINGS


def _value(parameter: Parameter, text: str, told: frozenset[str]) -> str | None:
    """Return the value that the words give a parameter which takes no entity, None where they give none."""
    if parameter.name == "lang":
        return None
    if parameter.words:
        return next((word for word in parameter.words if told & set(terms(word))), None)
    if parameter.type == "date":
        return _day(text)
    if parameter.type in ("integer", "decimal"):
        low, high = parameter.bounds or (0, 1000)
        numbers = (int(match[1]) for match in _NUMBER.finditer(text))
        return next((str(number) for number in numbers if low <= number <= high), None)
    return None


def _day(text: str) -> str | None:
    """Return the day that a text names, the last day of a year where it names only that."""
    if match := _ISO.search(text):
        return match.group()
    if match := _GERMAN.search(text):
        begins = [number for number, month in enumerate(_MONTHS, 1) if (match[3] or "").lower().startswith(month)]
        month = int(match[2]) if match[2] else (begins or [0])[0]
        try:
            return date(int(match[4]), month, int(match[1])).isoformat()
        except ValueError:
            return None
    year = _YEAR.search(text)
    return f"{year[1]}-12-31" if year else None
