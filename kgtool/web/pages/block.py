"""A stored question as a part of a page: its rows with links, and for each the way to its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kgtool.query.library import find
from kgtool.query.results.table import table
from kgtool.query.solutions import Solutions
from kgtool.web.pages.held import in_this_view
from kgtool.web.pages.page import Visit
from kgtool.web.pages.question import cell_links

#: So many rows of a question stand on a page about something else; the question's own page has all.
MOST = 12


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A row: its cells as text, link and whether it is a number, and where its sentences are."""

    cells: tuple[tuple[str, str | None, bool], ...]
    why: str
    number: int


@dataclass(frozen=True, slots=True)
class Block:
    """A question with its first rows; `link` leads to all `total` of them."""

    name: str
    title: str
    headings: tuple[tuple[str, bool], ...]
    rows: tuple[BlockRow, ...]
    total: int
    link: str


def block(
    visit: Visit, name: str, settings: Mapping[str, str], columns: Sequence[str] = (), most: int = MOST
) -> Block | None:
    """Return the answer to a stored question with these columns, None where it has no row.

    `settings` are its parameters; without columns it has those that a table for people shows.
    """
    question = find(name)
    if columns:
        question = replace(question, shown=tuple(columns))
    solutions = visit.graph.ask(name, **settings).solutions
    if not solutions.rows:
        return None
    part = Solutions(solutions.columns, solutions.rows[:most])
    shown = table(part, question, visit.language)
    links = cell_links(visit, question, part)
    rows = []
    for number, (cells, linked) in enumerate(zip(shown.rows, links, strict=True), 1):
        why = in_this_view(visit, visit.to(f"/q/{name}/row/{number}", **settings))
        placed = tuple(in_this_view(visit, link) if link and link.startswith("/") else link for link in linked)
        rows.append(BlockRow(tuple(zip(cells, placed, shown.numeric, strict=True)), why, number))
    return Block(
        name,
        question.title[visit.language],
        tuple(zip(shown.headings, shown.numeric, strict=True)),
        tuple(rows),
        len(solutions),
        in_this_view(visit, visit.to(f"/q/{name}", **settings)),
    )
