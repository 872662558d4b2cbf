"""Tables of text that fit the terminal."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgtool.query.question import StoredQuestion
    from kgtool.query.solutions import Solutions

#: Where the result is no terminal there is no width to fit; lines are as long as their cells.
_UNBOUNDED = 100_000


def _width() -> int:
    if "COLUMNS" in os.environ or sys.stdout.isatty():
        return max(40, get_terminal_size().columns)
    return _UNBOUNDED


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: frozenset[str] = frozenset()) -> str:
    """Return rows as an aligned table under a header; cells wrap where the terminal is too narrow.

    `right` names the columns of numbers. Colour is used on a terminal only, and never with NO_COLOR.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    stream = io.StringIO()
    console = Console(
        file=stream,
        width=_width(),
        force_terminal=sys.stdout.isatty(),
        no_color="NO_COLOR" in os.environ or None,
        emoji=False,
    )
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        drawn.add_column(Text(column), justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    console.print(drawn)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines())


def solutions_table(solutions: Solutions, question: StoredQuestion, language: str) -> str:
    """Return the rows of an answer as a table in words of the language; columns without any value are left out."""
    from kgtool.query.results import table as words

    shown = words.table(solutions, question, language)
    filled = [place for place in range(len(shown.headings)) if any(row[place] for row in shown.rows)]
    places = filled or list(range(len(shown.headings)))
    headings = [shown.headings[place] for place in places]
    right = frozenset(shown.headings[place] for place in places if shown.numeric[place])
    return table(headings, [[row[place] for place in places] for row in shown.rows], right=right)
