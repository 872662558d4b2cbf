"""HTML for notebooks: whatever a text, a label or an address holds is shown as it is and never becomes markup."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

#: More rows of a table are not shown, only counted.
SHOWN = 100


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], caption: str) -> str:
    """Return a table with the first rows, columns of numbers to the right, and a caption below."""
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    body = "".join(f"<tr>{_cells(row, numeric)}</tr>" for row in rows[:SHOWN])
    note = f"{caption} ({SHOWN} shown)" if len(rows) > SHOWN else caption
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        f'<caption style="caption-side:bottom">{escape(note)}</caption></table>'
    )


def _cells(row: Sequence[str], numeric: Sequence[bool]) -> str:
    sides = ("right" if number else "left" for number in numeric)
    return "".join(f'<td style="text-align:{side}">{escape(text)}</td>' for text, side in zip(row, sides, strict=True))


def preformatted(text: str) -> str:
    """Return text that keeps its lines and columns."""
    return f"<pre>{escape(text)}</pre>"
