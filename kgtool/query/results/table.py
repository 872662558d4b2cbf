"""Rows for people: headings and numbers in their language, money as one column of words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kgtool.query.question import StoredQuestion
from kgtool.query.solutions import Solutions, Value, decimal_of, plain
from kgtool.resolve.money_words import money_words, number_words

#: The columns that make one column of money.
MONEY = ("min", "max", "currency")
_AMOUNT = {"de": "Betrag", "en": "amount"}


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and cells as they are shown; `numeric` says of each column whether all its cells are numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


def table(solutions: Solutions, question: StoredQuestion | None = None, language: str = "de") -> Table:
    """Return the rows in words; without a question the headings are the variables' names."""
    names = list(solutions.columns)
    heading = {column.name: column.heading[language] for column in question.columns} if question else {}
    money = all(name in names for name in MONEY)
    wanted = question.shown if question and set(question.shown) <= set(names) else names
    shown = [name for name in wanted if not (money and name in MONEY[1:])]
    rows = []
    for row in solutions.rows:
        values = dict(zip(names, row, strict=True))
        cells = {name: cell(value, language) for name, value in values.items()}
        if money:
            cells[MONEY[0]] = amount_words(values, language)
        rows.append(tuple(cells[name] for name in shown))
    if money:
        heading[MONEY[0]] = _AMOUNT[language]
    return Table(
        headings=tuple(heading.get(name, name) for name in shown),
        rows=tuple(rows),
        numeric=tuple(_is_numeric(solutions, name) and not (money and name in MONEY) for name in shown),
    )


def amount_words(values: dict[str, Value], language: str) -> str:
    """Return the money of a row in words, nothing where none is known."""
    unit = values.get("currency")
    low, high = decimal_of(values.get("min")), decimal_of(values.get("max"))
    if unit is None or (high is None and low in (None, Decimal(0))):
        return ""
    return money_words(low, high, plain(unit), language)


def cell(value: Value, language: str) -> str:
    """Return a value in words: a number with the marks of the language, an IRI by its last part."""
    number = decimal_of(value)
    if number is not None and isinstance(value, ox.Literal) and value.datatype.value.endswith("#decimal"):
        return number_words(number, language)
    if isinstance(value, ox.NamedNode):
        return value.value.rstrip("/").replace("#", "/").rsplit("/", 1)[-1]
    return plain(value)


def _is_numeric(solutions: Solutions, name: str) -> bool:
    place = solutions.columns.index(name)
    known = [row[place] for row in solutions.rows if row[place] is not None]
    return bool(known) and all(decimal_of(value) is not None for value in known)
