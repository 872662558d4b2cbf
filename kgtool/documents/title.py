"""The title of a text: its first line, if that is a heading."""

from __future__ import annotations

import re

from kgtool.documents.dateline import is_dateline
from kgtool.documents.header import head, plain

_LONGEST = 140
#: A sentence that ends inside the line; abbreviations and ordinals ("Nr. 5", "3. Quartal") end none.
_TWO_SENTENCES = re.compile(r"(?:[a-zäöüß]{3}\.|[!?…])\s+[„»“\"(]?[A-ZÄÖÜ0-9]")
_ENDS = re.compile(r"[.,;:]$")


def _is_heading(line: str) -> bool:
    """Tell whether a line reads as a heading: short, one phrase, no full stop at its end."""
    if len(line) > _LONGEST or _ENDS.search(line) or _TWO_SENTENCES.search(line):
        return False
    return len(line.split()) > 1 or len(line) > 3


def title(text: str) -> str | None:
    """Return the title, or None where the text begins with prose.

    Navigation and datelines before it are passed over; a Markdown heading of the first level is one whatever its form.
    """
    for line in text[:4000].splitlines()[:20]:
        if line.startswith("# ") and len(line) <= 2 * _LONGEST:
            return plain(line) or None
    for line in head(text):
        if is_dateline(line):
            continue
        return line if _is_heading(line) else None
    return None
