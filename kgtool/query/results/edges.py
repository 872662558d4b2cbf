"""The edges that the rows of a question with `chart: flow` draw, each once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kgtool.query.question import StoredQuestion
from kgtool.query.results.table import MONEY, amount_words, cell
from kgtool.query.solutions import Solutions, Value

#: What no XML 1.0 document may hold (section 2.2), and what ends a string for Graphviz.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return text without control characters, each replaced by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow: the numbers of its ends (from 1), what it is labelled with, and the row it stands for by column."""

    source: int
    target: int
    label: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Names of nodes in the order in which rows name them, and edges in the order of the rows."""

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]


def drawing(solutions: Solutions, question: StoredQuestion, language: str = "de") -> Drawing:
    """Return what the rows draw by the question's `chart: flow FROM TO [LABEL…]`, with amounts where known.

    Rows that say the same of the same two draw one edge. `question` must have a chart of this kind.
    """
    source, target, *labels = question.chart.names
    numbers: dict[str, int] = {}
    edges: dict[tuple[int, int, str, tuple[Value, ...]], Edge] = {}
    for row in solutions.rows:
        values = dict(zip(solutions.columns, row, strict=True))
        start, end = (numbers.setdefault(cell(values[name], language), len(numbers) + 1) for name in (source, target))
        text = " · ".join(part for part in _label(values, labels, language) if part)
        edges.setdefault((start, end, text, row), Edge(start, end, clean(text), values))
    return Drawing(tuple(clean(name) for name in numbers), tuple(edges.values()))


def _label(values: dict[str, Value], labels: list[str], language: str) -> list[str]:
    parts = [cell(values[name], language) for name in labels]
    return [*parts, amount_words(values, language)] if all(name in values for name in MONEY) else parts
