"""Columns: what a head says of the cells below it, or a row's label of the cells beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kgtool.claims import TimeSpan
from kgtool.extract.tables.grid import Cell, Table
from kgtool.extract.tables.values import begins_with_figure, is_empty, scale_of, unit_of
from kgtool.extract.tables.vocabulary import FigureKind, named_by, table_words
from kgtool.extract.times import times
from kgtool.extract.tokens import tokenize

#: The sign of a figure to come behind a year: '2026e', '2026P'.
_FORECAST_YEAR = re.compile(r"\b(?P<year>(?:19|20)\d\d(?:/\d{2,4})?)\s?\(?(?P<sign>[A-Za-z])\)?(?!\w)")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class Column:
    """What a head says: the kind of its cells, or a figure with its unit, the time it is of, and how sure that is."""

    kind: str | None
    figure: FigureKind | None
    unit: str | None
    scale: str | None
    time: TimeSpan | None
    modality: str | None
    text: str

    @property
    def of_period(self) -> bool:
        """Tell whether the head is nothing but a time: '2024', 'Q3 2025', '2026e'."""
        return self.time is not None and self.figure is None and self.kind in (None, "period")


def read_head(cell: Cell, around: Sequence[str], issued: date | None, *, values: bool = True) -> Column:
    """Read a head, or a row's label.

    `around` are the lines that say what a bare 'Anteil' is of; `values` tells that figures stand in the cells, so that
    'Kunde' over names is a party and 'Kunden' over figures is a count.
    """
    text = cell.text
    kind, figure = _meaning(text, around, values=values)
    shown, modality = _forecast(text)
    found = [t.value for t in times(shown, issued=issued) if t.value.start or t.value.end]
    span = TimeSpan(found[0].start, found[0].end, text) if found else None
    return Column(kind, figure, unit_of(text), scale_of(text), span, modality, text)


def columns_of(table: Table, around: Sequence[str], issued: date | None) -> tuple[Column, ...]:
    """Read the heads of a table."""
    return tuple(
        read_head(cell, around, issued, values=_holds_values(table, place)) for place, cell in enumerate(table.head)
    )


def _holds_values(table: Table, place: int) -> bool:
    cells = [row[place] for row in table.rows if place < len(row) and not is_empty(row[place])]
    return 2 * sum(begins_with_figure(cell) for cell in cells) > len(cells)


def _meaning(text: str, around: Sequence[str], *, values: bool) -> tuple[str | None, FigureKind | None]:
    """Return what the first noun that counts names: a kind of column, or a figure."""
    words = table_words()
    low = text.lower()
    for phrase, kind in words.phrases.items():
        if phrase in low:
            return kind, None
    plain = _BRACKETS.sub(" ", text)
    spoken = [t.low for t in tokenize(plain, 0, len(plain)) if t.kind == "word"]
    if not words.rates.isdisjoint(spoken):
        return None, None
    for place, word in enumerate(spoken):
        if word in words.transparent and place + 1 < len(spoken):
            continue
        if values and (figure := words.figure(word)) is not None:
            return None, figure
        fitting = words.kind(word, values=values)
        if fitting == "share":
            return _share(" ".join(spoken), around)
        if fitting is not None:
            return fitting, None
    return None, None


def _share(head: str, around: Sequence[str]) -> tuple[str | None, FigureKind | None]:
    """Decide what a share is of: of the market or the revenue where head or line above says so, else of a firm."""
    words = table_words()
    for line in (head, *around):
        spoken = [t.low for t in tokenize(line, 0, len(line)) if t.kind == "word"]
        for claim_type, nouns in words.of.items():
            if any(named_by(word, nouns) for word in spoken):
                return None, words.by_type[claim_type]
    return "share", None


def _forecast(text: str) -> tuple[str, str | None]:
    """Return a head without its sign of a forecast, and the modality that this stands for."""
    signs = table_words().forecast
    if (year := _FORECAST_YEAR.search(text)) is not None:
        sign = year["sign"].lower()
        coded = [code for code, words in signs.items() if sign in words]
        if coded:
            return text[: year.end("year")] + " " + text[year.end() :], coded[0]
    long = {code: frozenset(word for word in words if len(word) > 1) for code, words in signs.items()}
    spoken = [word for word in re.split(r"\W+", text.lower()) if len(word) > 1]
    return text, next((code for code in signs if any(named_by(w, long[code]) for w in spoken)), None)
