"""The words of the ledger from `data/rivals.yaml`: how a figure, a source, a day and an entry are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.resources import folder

LANGUAGES = ("de", "en")
_QUARTER = 3
_HALF = 6
_YEAR = 12


@dataclass(frozen=True)
class Wording:
    """The words of one language; `data` is that part of the file."""

    language: str
    data: Mapping[str, Any]

    def text(self, *keys: str) -> str:
        """Return the words of a key, `text("case", "hedge.force")`; a missing one is a DataFileError."""
        found: Any = self.data
        for key in keys:
            found = found.get(key) if isinstance(found, Mapping) else None
        if not isinstance(found, str):
            place = Place(str(folder("data", "rivals.yaml")))
            raise DataFileError(f"There are no words for {self.language}.{'.'.join(keys)}.", "Add them.", place)
        return found

    def plural(self, key: str, count: int) -> str:
        """Return the form of a word for one or for several."""
        one, several = self.data[key]
        return str(one if count == 1 else several)

    def listed(self, words: Sequence[str]) -> str:
        """Join words as a sentence does: `A, B und C`."""
        *head, last = words
        return f"{', '.join(head)} {self.text('and')} {last}" if head else last

    def day(self, day: date) -> str:
        """Write a day: `18. November 2025`."""
        return self.text("day").format(day=day.day, month=self.data["months"][day.month - 1], year=day.year)

    def time(self, start: date | None, end: date | None) -> str:
        """Write a period with its preposition: `im ersten Quartal 2025`, empty where it is unknown."""
        if start is not None and end is not None:
            return self._period(start, end)
        if start is not None:
            return self.text("time", "since").format(start=self.day(start))
        return "" if end is None else self.text("time", "until").format(end=self.day(end))

    def _period(self, start: date, end: date) -> str:
        after = end + timedelta(days=1)
        months = (after.year - start.year) * _YEAR + after.month - start.month
        whole = start.day == after.day == 1 and (start.month - 1) % max(months, 1) == 0
        place = (start.month - 1) // max(months, 1)
        if whole and months == _YEAR:
            return self.text("time", "year").format(year=start.year)
        if whole and months in (_QUARTER, _HALF):
            return str(self.data["time"]["quarter" if months == _QUARTER else "half"][place]).format(year=start.year)
        return self.text("time", "range").format(start=self.day(start), end=self.day(end))

    def length(self, duration: str | None) -> str:
        """Write a duration of years or months: `5 Jahre` of `P5Y`; another as it is."""
        number, unit = (duration or "P")[1:-1], (duration or "P")[-1]
        key = {"Y": "years", "M": "months-long"}.get(unit)
        return self.plural(key, int(number)).format(n=number) if key and number.isdigit() else (duration or "")

    def statement(self, claim_type: str, kind: str) -> str:
        """Return how a statement of a claim type with a kind of measure (`said` without one) is told."""
        types = self.data["type"]
        found = types.get(claim_type, {}).get(kind) or types["other"].get(kind) or types["other"]["amount"]
        return str(found)


@cache
def wording(language: str) -> Wording:
    """Return the words of a language; a file without them is a DataFileError."""
    data: Any = read_yaml("rivals.yaml")
    if not isinstance(data, Mapping) or not isinstance(data.get(language), Mapping):
        place = Place(str(folder("data", "rivals.yaml")))
        raise DataFileError(f"There are no words of the language '{language}'.", "See the shipped file.", place)
    return Wording(language, data[language])


@cache
def severity(rule: str) -> str:
    """Return how severe an entry of a rule's case is: high, medium or low; one not named is a DataFileError."""
    data: Any = read_yaml("rivals.yaml")
    found = data.get("severity", {}).get(rule)
    if found not in {"high", "medium", "low"}:
        place = Place(str(folder("data", "rivals.yaml")))
        raise DataFileError(f"The rule {rule} has no severity.", "Write high, medium or low.", place)
    return str(found)
