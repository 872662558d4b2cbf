"""Readings of shares and multiples in words: 'zwei Drittel', 'jeder zweite', 'doppelt so viel'."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from kgtool.extract.quantities.core import Core
from kgtool.extract.quantities.figures import figure_value
from kgtool.extract.quantities.lexicon import vocabulary
from kgtool.extract.quantities.readings import PERCENT, RATIO, ratio_percent
from kgtool.extract.quantities.units import Money, scale_of

WordReading = Callable[["re.Match[str]", str, "Money | None"], "Core | None"]


def fraction(match: re.Match[str], view: str, money: Money | None) -> Core | None:
    """'zwei Drittel' as percent, rounded to two places."""
    whole = vocabulary().fractions.get(match.group("part").lower())
    first = match.group("n").lower()
    if whole is None or (first in ("die", "der", "zur", "das") and whole != 2):
        return None
    part = Decimal(1) if whole == 2 or first.startswith("ein") else figure_value(first)
    if part is None:
        return None
    value = ratio_percent(part, Decimal(whole))
    core = Core(match.start(), match.end(), value, value, "", None, PERCENT, "fraction")
    adjective = match.group("adjective") or ""
    core.hedge = {"g": "moreThan" if adjective.startswith("gute") else None, "k": "almost"}.get(adjective[:1])
    return core


def every_nth(match: re.Match[str], view: str, money: Money | None) -> Core | None:
    """'jeder zweite Euro' as percent."""
    value = Decimal(str(vocabulary().every[match.group("part")]))
    return Core(match.start(), match.end(), value, value, "", None, PERCENT, "fraction")


def part_of_scale(match: re.Match[str], view: str, money: Money | None) -> Core | None:
    """'eine Viertelmilliarde'."""
    parts = {"dreiviertel": "0.75", "viertel": "0.25", "drittel": "0.3333", "halb": "0.5"}
    value = Decimal(parts[match.group("part").lower()])
    scale, unit = scale_of(match.group("scale").capitalize()), money.unit if money else None
    return Core(match.start(), money.end if money else match.end(), value, value, "", scale, unit)


def _times(word: str) -> Decimal | None:
    word = word.lower()
    if word.startswith("doppel"):
        return Decimal(2)
    if word.startswith("halb"):
        return Decimal("0.5")
    number = figure_value(word.partition("fach")[0] or "ein")
    return number if number is not None and number > 1 else None


def multiple_word(match: re.Match[str], view: str, money: Money | None) -> Core | None:
    """'doppelt so viel', 'das Dreifache'."""
    value = _times(match.group("word") or match.group("times"))
    return None if value is None else Core(match.start(), match.end(), value, value, "", None, RATIO, "multiple")


def multiple_verb(match: re.Match[str], view: str, money: Money | None) -> Core | None:
    """'verdreifachte sich', 'halbierte'."""
    value = _times(match.group("part") or "halbier")
    return None if value is None else Core(match.start(), match.end(), value, value, "", None, RATIO, "multiple")


#: The readings of words, as rules name them.
WORD_READINGS: Mapping[str, WordReading] = {
    "fraction": fraction,
    "every_nth": every_nth,
    "part_of_scale": part_of_scale,
    "multiple_word": multiple_word,
    "multiple_verb": multiple_verb,
}
