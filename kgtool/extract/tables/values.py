"""Values: the figure of a cell, with the unit that its column's head or the line above the table gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgtool.extract.quantities import Quantity, quantities
from kgtool.extract.tables.grid import Cell
from kgtool.extract.tables.vocabulary import table_words

#: Where a head names its unit: in brackets, behind 'in' or a comma, or as a whole.
_UNIT = re.compile(r"(?:[(\[]|\bin\b|,)\s*(?:in\s+)?(?P<unit>[^()\[\],]{1,24}?)\s*(?:[)\],]|$)", re.IGNORECASE)
_STATED = re.compile(
    r"\bin\s+(?P<unit>(?:Mio|Mrd|Tsd|Bio)\.?\s*[^\W\d]?[\w$€£¥-]*|(?:Millionen|Milliarden|Tausend)\s+[\w$€£¥-]+|Prozent|%|T€|TEUR)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^\(\s*(?P<figure>[\d.,]+)\s*\)$")
_NEGATIVE = re.compile(r"^(?:[-–−]\s*(?=\d)|minus\s|\()", re.IGNORECASE)
_BARE = re.compile(
    r"^(?:[<>~≈]|ca\.|rund|etwa|über|bis zu|knapp|gut|mehr als|mindestens)?\s*"
    r"[+±]?\d[\d.,]*\d?(?:\s*[–-]\s*\d[\d.,]*)?$"
)
_FIGURE_FIRST = re.compile(
    r"(?:[-–−+±<>~≈(€$£¥₹]|US-?\$|ca\.|rund|etwa|über|bis zu|knapp|gut|mehr als|mindestens|[A-Z]{3}(?=\s\d)|\s)*\d",
    re.IGNORECASE,
)
_COUNTED = {"quantity": "Stück", "share": "%", "growth": "%"}


def unit_of(head: str) -> str | None:
    """Return the unit that a head names for bare figures: 'Mrd. €' of 'Umsatz in Mrd. €'.

    >>> unit_of("Umsatz in Mrd. €"), unit_of("Volumen (Mio. $)"), unit_of("Kunde")
    ('Mrd. €', 'Mio. $', None)
    """
    for candidate in (*(m["unit"] for m in _UNIT.finditer(head)), head):
        if _is_unit(candidate):
            return candidate.strip()
    return None


def stated_unit(lines: Sequence[str]) -> str | None:
    """Return the unit that a line beside the table gives for all its figures ('Angaben in Mio. Euro')."""
    for line in lines:
        for found in _STATED.finditer(line):
            if _is_unit(found["unit"]):
                return found["unit"].strip()
    return None


def _is_unit(words: str) -> bool:
    words = words.strip()
    if not words or words[0].isdigit():
        return False
    read = quantities(f"2 {words}")
    return len(read) == 1 and read[0].start == 0 and read[0].end == len(words) + 2 and read[0].kind != "quantity"


def is_scale(words: str) -> bool:
    """Tell whether the words only scale a count: 'Nutzer (Mio.)'."""
    return words.strip().lower().rstrip(".") in ("mio", "mrd", "tsd", "millionen", "milliarden", "tausend")


def scale_of(head: str) -> str | None:
    """Return the bare scale that a head names, None where it names none."""
    return next((m["unit"].strip() for m in _UNIT.finditer(head) if is_scale(m["unit"])), None)


def negative(cell: Cell) -> bool:
    """Tell whether a cell's figure stands below zero: '-12,3', '–12,3', '(12,3)'."""
    return _NEGATIVE.match(cell.text) is not None


def begins_with_figure(cell: Cell) -> bool:
    """Tell whether a cell is a figure, whatever stands behind it: '12,4', 'rund 3 Mrd. €', '–3 %', '$ 5 Mio.'."""
    return _FIGURE_FIRST.match(cell.text) is not None


def is_empty(cell: Cell) -> bool:
    """Tell whether a cell says nothing."""
    return cell.text.lower() in table_words().empty


def figure_of(cell: Cell, kind: str, units: Sequence[str | None], scale: str | None = None) -> Quantity | None:
    """Return the figure of a kind that a cell holds; a bare number takes the first unit that makes it one."""
    if is_empty(cell):
        return None
    shown = _spaced(cell)
    for quantity in quantities(shown):
        if _is_kind(quantity, kind):
            return _placed(quantity, cell)
    if _BARE.match(shown.strip("()-–− ")) is None or not _number(shown):
        return None
    hints = [unit for unit in units if unit] if kind not in _COUNTED else []
    if kind in _COUNTED:
        hints = [f"{scale} {_COUNTED[kind]}" if scale else _COUNTED[kind]]
    bracketed = _BRACKETED.match(shown)
    bare = bracketed["figure"] if bracketed else shown.lstrip("-–−( ")
    for hint in hints:
        for quantity in quantities(f"{bare} {hint}"):
            if _is_kind(quantity, kind):
                return replace(quantity, start=cell.start, end=cell.end, core=(cell.start, cell.end), text=cell.text)
    return None


def _spaced(cell: Cell) -> str:
    return cell.text.replace("\u2212", "-")


def _number(shown: str) -> bool:
    return any(character.isdigit() for character in shown)


def _is_kind(quantity: Quantity, kind: str) -> bool:
    return quantity.kind == kind or {quantity.kind, kind} == {"share", "growth"}


def _placed(quantity: Quantity, cell: Cell) -> Quantity:
    """Move a figure found in a cell's words to its place in the document."""
    at = cell.start
    return replace(
        quantity,
        start=quantity.start + at,
        end=quantity.end + at,
        core=(quantity.core[0] + at, quantity.core[1] + at),
        counted=None,
        head=None,
    )
