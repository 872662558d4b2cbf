"""Understands a free question: which stored question it means, with which parameters, and under which view."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kgtool.errors import UsageError
from kgtool.query.matching.days import day_in, without_days
from kgtool.query.matching.naming import Named, named_in
from kgtool.query.matching.placing import Placed, place
from kgtool.query.matching.ranking import Ranked, accounts_for, ranked
from kgtool.query.matching.viewing import PLAIN, Asked, dated_and_runged, left_out
from kgtool.query.matching.words import terms, words
from kgtool.query.parameter import Parameter
from kgtool.query.question import StoredQuestion
from kgtool.query.solutions import Queryable
from kgtool.vocabulary.terms import Iris

#: A question is near enough from this score on, or where this part of the words' weight is met and some are.
NEAR, COVERED = 7.0, 0.3
#: What a question gains for a name that fits a parameter, and that is led there, and loses for one that fits none.
_FITS, _LED, _MISFITS = 1.12, 1.03, 0.7
#: Who asks how much wants an amount, and a question gains this much whose answer has one of these columns.
_HOW_MUCH = re.compile(r"\b(?:wie\s?viel\w*|how much|wie hoch)\b", re.IGNORECASE)
_AMOUNTS, _ASKED = frozenset({"min", "shareMin", "currency"}), 1.2
_NUMBER = re.compile(r"(?<![\d.,])(\d{1,3})(?![\d.,]\d|\d)")


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter's value as `kgtool query --set` takes it, and as people call it."""

    name: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A stored question with the parameters that the words set, and whether it is near enough to be asked.

    `view` is what the words ask to be believed, `left` the words that neither question, parameters nor view account
    for, `unknown` the names of which the graph does not know.
    """

    question: StoredQuestion
    settings: tuple[Setting, ...]
    near: bool
    view: Asked = PLAIN
    left: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def parameters(self) -> dict[str, str]:
        """Return the parameters by name."""
        return {setting.name: setting.value for setting in self.settings}


def understand(text: str, store: Queryable, count: int = 3, iris: Iris | None = None) -> tuple[Understood, ...]:
    """Return the stored questions that free words may mean, the nearest first; no words at all are a UsageError."""
    if not words(text):
        raise UsageError("There is no question.", "Write it in words: kgtool ask 'Wer hängt von Nvidia ab?'")
    view, said = dated_and_runged(text)
    named, rest = named_in(said, store, iris)
    without, names = left_out(named, said)
    view = replace(view, without=without)
    placed = [(entry, place(entry.question, names, said)) for entry in ranked(without_days(rest), _classes(names))]
    much = _HOW_MUCH.search(said) is not None
    weighed = [(_weight(entry, found, much=much), entry, found) for entry, found in placed]
    weighed.sort(key=lambda found: (-round(found[0], 9), found[1].question.name))
    told = partial(_understood, view=view, names=names, said=said, rest=rest)
    return tuple(told(entry, found) for _, entry, found in weighed[:count])


def _understood(
    entry: Ranked, found: Placed, *, view: Asked, names: Sequence[Named], said: str, rest: str
) -> Understood:
    settings = tuple(_settings(entry.question, found, said))
    astray = (named.label for named in found.left if named.known and not named.plain)
    used = {setting.name for setting in settings} - set(found.names)
    return Understood(
        entry.question,
        settings,
        entry.score >= NEAR or (entry.covered >= COVERED and entry.score > 0),
        view,
        (*astray, *_left(entry.question, rest, valued=bool(used))),
        tuple(dict.fromkeys(named.label for named in names if not named.known)),
    )


def _left(question: StoredQuestion, rest: str, *, valued: bool) -> Iterator[str]:
    """Yield the words that tell one question from another and that the question's header does not account for."""
    for match in re.finditer(r"[^\W_]+(?:[-’'][^\W_]+)*", rest):
        word = match.group()
        if valued and (word.isdigit() or day_in(f"1. {word} 2025") is not None):
            continue
        if terms(word) and not accounts_for(question, word):
            yield word


def _classes(names: Sequence[Named]) -> tuple[str, ...]:
    """Return the classes of the things that are named: who names a model may ask about models."""
    return tuple(sorted({name for named in names for name in named.classes}))


def _weight(entry: Ranked, found: Placed, *, much: bool) -> float:
    amount = much and not _AMOUNTS.isdisjoint(column.name for column in entry.question.columns)
    left = sum(not named.plain for named in found.left)
    placed = sum(not named.plain for named in found.names.values())
    gain: float = _FITS**placed * _LED**found.led * _MISFITS**left
    return entry.score * (_ASKED if amount else 1.0) * gain


def _settings(question: StoredQuestion, found: Placed, text: str) -> Iterator[Setting]:
    told = frozenset(terms(text))
    for parameter in question.parameters:
        if named := found.names.get(parameter.name):
            yield Setting(parameter.name, named.iri, named.label)
        elif (value := _value(parameter, text, told)) is not None:
            yield Setting(parameter.name, value, value)


def _value(parameter: Parameter, text: str, told: frozenset[str]) -> str | None:
    """Return the value that the words give a parameter which takes no entity, None where they give none."""
    if parameter.name == "lang":
        return None
    if parameter.words:
        return next((word for word in parameter.words if told & set(terms(word))), None)
    if parameter.type == "date":
        day = day_in(text)
        return day.isoformat() if day else None
    if parameter.type in ("integer", "decimal"):
        low, high = parameter.bounds or (0, 1000)
        numbers = (int(match[1]) for match in _NUMBER.finditer(text))
        return next((str(number) for number in numbers if low <= number <= high), None)
    return None
