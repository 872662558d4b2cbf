"""The tolerances of arithmetic: how far 'rund' and 'knapp' reach, and what a rounded figure stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.resources import folder

#: The tolerances by code, in the order in which results name them.
CODES = ("approx", "almost", "cell")


@dataclass(frozen=True, slots=True)
class Tolerances:
    """What `data/tolerances.yaml` says: parts of one, and the words in which a result names them, by language."""

    approx: Decimal
    almost: Decimal
    cell: Decimal
    words: dict[str, dict[str, str]]

    def describe(self, codes: Iterable[str], language: str) -> str:
        """Write the tolerances that a result used, in the order of CODES.

        >>> tolerances().describe(["approx"], "de")
        '„rund“ heißt ±5 %'
        """
        used = set(codes)
        return "; ".join(
            self.words[code][language].format(percent=_percent(getattr(self, code))) for code in CODES if code in used
        )


def _percent(part: Decimal) -> str:
    return format((part * 100).normalize(), "f")


@cache
def tolerances() -> Tolerances:
    """Return the tolerances, the user's where he set his own; a file of another form is a DataFileError."""
    data: Any = read_yaml("tolerances.yaml")
    file = str(folder("data", "tolerances.yaml"))
    try:
        parts = {code: Decimal(data[code]) for code in CODES}
        words = {code: {language: str(data["words"][code][language]) for language in ("de", "en")} for code in CODES}
    except (KeyError, TypeError, InvalidOperation) as fault:
        cause = f"A tolerance is missing or is no number in quotes: {fault}."
        raise DataFileError(cause, "See the head of the shipped file.", Place(file)) from fault
    if not all(0 <= part <= 1 for part in parts.values()):
        raise DataFileError("A tolerance is not between 0 and 1.", "See the head of the shipped file.", Place(file))
    return Tolerances(words=words, **parts)
