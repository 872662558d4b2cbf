"""Finds the figures: candidates by one master pattern, each read by the first rule that fits."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kgtool.extract.quantities.core import Core, Figure, Tail
from kgtool.extract.quantities.counted import name_before, noun_after, noun_class, number_of, numbered, opens_line
from kgtool.extract.quantities.figures import either_case, numeral_starts, year_like
from kgtool.extract.quantities.lexicon import vocabulary
from kgtool.extract.quantities.measures import core_of, read_core, read_figure, read_tail
from kgtool.extract.quantities.readings import FIGURE_READINGS, MEASURE_READINGS
from kgtool.extract.quantities.rules import Rule, figure_rules, word_rules
from kgtool.extract.quantities.units import currency_after
from kgtool.extract.quantities.vague import VAGUE_READINGS
from kgtool.extract.quantities.word_readings import WORD_READINGS

_SKIPPED = re.compile(r"\w*(?:[-./:,]\w+)*")
_MILLION = Decimal(1000000)


@cache
def candidates() -> re.Pattern[str]:
    """Return the master pattern: literal beginnings of all forms, so that plain prose costs next to nothing."""
    words = vocabulary()
    signs = "".join(re.escape(sign[0]) for sign in words.currency_signs)
    figures = (
        r"(?<!\w[-./:,#&+])[\d½¼¾⅓⅔⅕⅛]",
        rf"[{signs}](?=\S{{0,3}}\s{{0,3}}\d)",
        rf"(?:{'|'.join(words.currency_codes)})\s{{0,3}}\d",
        either_case(word for word in numeral_starts() if not word.startswith("ein")),
    )
    article_before = words.candidates["after_article"] + "|" + either_case(words.fractions)
    one = rf"[Ee]in(?=e?[rnsm]?\s+(?:{article_before})|{words.candidates['inside_one']})"
    return re.compile(rf"(?<!\w)(?:{'|'.join((*figures, one, words.candidates['words']))})")


def _read_words(view: str, at: int, end: int) -> Core | None:
    for rule in word_rules():
        match = rule.pattern.match(view, at, end)
        if match is None:
            continue
        money = currency_after(view, match.end(), end) if rule.last == "currency" else None
        core = (WORD_READINGS.get(rule.value) or VAGUE_READINGS[rule.value])(match, view, money)
        if core is not None:
            return core
    return None


def _read_measure(view: str, figure: Figure, tail: Tail, rule: Rule, at: int, end: int) -> Core | None:
    first = core_of(view, figure, tail)
    if first is None:
        return None
    second = read_core(view, at, end) if rule.last == "measure" else None
    return MEASURE_READINGS[rule.value](view, first, second)


def _read_figure(view: str, figure: Figure, start: int, end: int) -> Core | None:
    tail = read_tail(view, figure, end)
    for rule in figure_rules():
        behind = figure if rule.first == "figure" else tail
        match = rule.pattern.match(view, behind.end, end) if behind else None
        if match is None:
            continue
        left = rule.left.search(view, max(start, figure.start - 30), figure.start) if rule.left else None
        if rule.left is not None and left is None:
            continue
        if rule.first == "figure":
            core = FIGURE_READINGS[rule.value](match, view, figure)
        else:
            core = _read_measure(view, figure, tail, rule, match.end(), end) if tail else None
        if core is not None:
            core.outer = left.start() if left else None
            return core
    return None


def _read(view: str, at: int, start: int, end: int) -> Core | None:
    """Read the quantity that begins at an offset, by the first rule that fits; digits are no word."""
    digits = view[at].isdigit()
    core = None if digits else _read_words(view, at, end)
    if core is None:
        figure = read_figure(view, at, end)
        core = _read_figure(view, figure, start, end) if figure else None
    return _read_words(view, at, end) if core is None and digits else core


def _is_count(view: str, core: Core, noun: tuple[int, int], kind: str) -> bool:
    """Decide whether a figure without a unit counts the noun after it."""
    if core.scale is not None and core.scale >= _MILLION:
        return kind == "counted"
    if core.scale is not None or core.unit is not None:
        return kind != "money"
    if core.figure.isdigit() and numbered(view, core.start):
        return False
    if year_like(core.figure):
        return kind == "counted" and core.figure.endswith("00")
    if core.scale is None and core.low is not None and core.low != core.low.to_integral_value():
        return False
    plain_digits = core.figure.isdigit()
    if plain_digits and kind != "counted" and opens_line(view, core.start):
        return False
    return not (plain_digits and kind != "counted" and name_before(view, core.start))


def _count(view: str, core: Core, end: int) -> Core | None:
    """Attach the counted noun; None where the noun makes the figure a length of time or of paper."""
    if core.form in ("compound", "fraction", "multiple", "attributive"):
        return core
    if core.unit is not None and core.unit.kind != "quantity":
        return core
    at_number = number_of(view, core.start, core.end, end) if core.bare else None
    if at_number is not None:
        core.counted = at_number
        return core
    noun = noun_after(view, core.end, end)
    if core.counted is not None:
        if noun is not None and re.match(r"[A-Z]*\d|[A-Z]{2,}\d", view[noun[0] : noun[1]]):
            core.counted = (core.counted[0], noun[1])
        return core
    if noun is None:
        return core
    kind = noun_class(view[noun[0] : noun[1]].rsplit(maxsplit=1)[-1])
    if kind == "measure":
        return None
    if _is_count(view, core, noun, kind):
        core.counted = noun
    return core


def cores(view: str, start: int, end: int) -> list[Core]:
    """Return the figures of `view[start:end]` in order, bare ones included, that are no dates, names or measures."""
    found: list[Core] = []
    search = candidates().search
    match = search(view, start, end)
    while match is not None:
        at = match.start()
        core = _read(view, at, start, end)
        if core is None:
            skipped = _SKIPPED.match(view, at, end) if view[at].isdigit() else None
            position = skipped.end() if skipped else at + 1
        else:
            position = core.end
            counted = _count(view, core, end)
            if counted is not None:
                found.append(counted)
        match = search(view, max(position, at + 1), end)
    return found
