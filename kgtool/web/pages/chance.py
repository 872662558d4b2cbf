"""The comparison with chance as a page says it: for people who never heard of p-values, and with the figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kgtool.resolve.money_words import number_words
from kgtool.web.pages.page import Visit
from kgtool.web.pages.wording import words

#: The figure that counts circles of every length, and how that of one length begins.
_ALL, _OF_LENGTH = "circles", "circles-"


@dataclass(frozen=True, slots=True)
class Chance:
    """How a figure compares with rewired networks: their mean, in how many of them it is as large, the p-value.

    `length` is that of the circles counted, None for circles of every length up to `most`.
    """

    length: int | None
    most: int
    observed: Decimal
    expected: Decimal
    p: Decimal
    samples: int

    @property
    def reached(self) -> int:
        """Return how many of the rewired networks have as many; p is (reached + 1) / (samples + 1)."""
        return int((self.p * (self.samples + 1)).to_integral_value()) - 1


def chances(visit: Visit) -> tuple[Chance, ...]:
    """Return the comparison for all circles, then by length; nothing where the build did not compare."""
    rows = {str(row["figure"]): row for row in visit.graph.ask("chance")}
    lengths = sorted(int(name.removeprefix(_OF_LENGTH)) for name in rows if name.startswith(_OF_LENGTH))
    found = []
    for length in (None, *lengths):
        if row := rows.get(_ALL if length is None else f"{_OF_LENGTH}{length}"):
            observed, expected, p = (Decimal(str(row[name])) for name in ("observed", "expected", "p"))
            found.append(Chance(length, max(lengths, default=0), observed, expected, p, int(str(row["samples"]))))
    return tuple(found)


def p_words(chance: Chance, language: str) -> str:
    """Return a p-value in figures: `p = 0,01`."""
    return f"p = {number_words(chance.p, language)}"


def chance_words(chance: Chance, language: str) -> str:
    """Return the comparison in a sentence for people who never heard of p-values."""
    key = "none" if chance.reached == 0 else "one" if chance.reached == 1 else "some"
    return words(
        language,
        f"chance.{key}",
        observed=number_words(chance.observed, language),
        expected=number_words(chance.expected, language),
        most=chance.most,
        samples=chance.samples,
        reached=chance.reached,
    )
