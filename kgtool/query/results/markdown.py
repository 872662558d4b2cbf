"""Rows for people as a table in GitHub Flavored Markdown (section 4.10)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgtool.query.question import StoredQuestion
from kgtool.query.results.table import table
from kgtool.query.solutions import Solutions

#: What Markdown, or the HTML within it, would take for syntax.
_SYNTAX = re.compile(r"([\\`*_\[\]|~])")


def write_markdown(solutions: Solutions, question: StoredQuestion | None = None, language: str = "de") -> str:
    """Return the rows in words, columns of numbers to the right; without a question headed by the variables."""
    shown = table(solutions, question, language)
    rule = ["---:" if number else "---" for number in shown.numeric]
    return "".join(
        [_line([_escaped(heading) for heading in shown.headings]), _line(rule)]
        + [_line([_escaped(text) for text in row]) for row in shown.rows]
    )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _escaped(text: str) -> str:
    marked = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SYNTAX.sub(r"\\\1", marked)
