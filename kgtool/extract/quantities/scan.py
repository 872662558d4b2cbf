"""Finds the figures: candidates by one master pattern, each read by the first rule that fits."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kgtool.extract.quantities.core import Core
from kgtool.extract.quantities.counted import name_before, noun_after, noun_class, number_of, numbered
from kgtool.extract.quantities.figures import numeral_pattern, year_like
from kgtool.extract.quantities.lexicon import vocabulary
from kgtool.extract.quantities.readings import READINGS
from kgtool.extract.quantities.rules import rules_by_start
from kgtool.extract.quantities.units import sign_before_pattern
from kgtool.extract.quantities.vague import VAGUE_READINGS

_SKIPPED = re.compile(r"\w*(?:[-./:,]\w+)*")
_MILLION = Decimal(1000000)


@cache
def candidates() -> re.Pattern[str]:
    """Return the master pattern: one named alternative a kind of candidate, case spelled out, so that it is fast."""
    numeral = numeral_pattern()
    parts = "|".join(word for word in vocabulary().fractions)
    scaled = (
        r"[Hh]alb|Milli\w+\b(?!-)|Mrd|Mio|Billi\w+\b(?!-)|Trilli|Prozent|Gigawatt|Megawatt|Dutzend|Dollar|Euro|Franken"
    )
    article = rf"[Ee]ine?[rnsm]?(?=\s+(?:{scaled}|(?:bis|oder) zwei|davon(?!\w)))"
    part = rf"[Ee]ine?[rnsm]?(?=\s+(?:(?:gute|knappe)[nsrm]?\s+\w+tel|(?i:(?:drei)?(?:{parts}))))"
    return re.compile(
        r"(?<!\w)(?:"
        r"(?P<digit>(?<!\w[-./:,#&+])[\d½¼¾⅓⅔⅕⅛])"
        rf"|(?P<sign>{sign_before_pattern()}(?=\s{{0,3}}\d))"
        rf"|(?=[A-ZÄÖÜa-zäöü])(?:(?P<fraction>{part}|(?:[Dd]ie|[Dd]er|[Zz]ur|[Jj]ede[rsnm]?)(?=\s+(?:(?:gute |knappe )?Hälfte"
        r"|zweite|dritte|vierte|fünfte|sechste|zehnte)))"
        r"|(?P<vague>(?:[Mm]ehrere[rn]?|[Ee]inige[rn]?|[Ee]tliche[rn]?|[Ee]in paar)(?=\s)|(?:Hundertt|hundertt|Zehnt|T)ausende"
        r"|Hunderte|Dutzende|[Mm]illi(?:arden|onen)|[Bb]illionen|(?:[Mm]ulti|[Zz]ig)-?[Mm]illi)"
        r"|(?P<places>(?:[Ee]in|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs)stellige)"
        rf"|(?P<multiple>(?i:doppelt|halb so|verdoppel|ver(?:drei|vier|fünf|sechs|sieben|acht|neun|zehn)f|halbier"
        rf"|(?:das|ums) (?=doppelte|\w+fache)|(?:{numeral})(?=mal\s|fach)))"
        rf"|(?P<numeral>{article}|(?i:{numeral}|halbe[nrs]?)(?!\w)|(?i:{numeral})(?=prozentig))))"
    )


def _left_fits(view: str, rule_left: re.Pattern[str] | None, start: int, at: int) -> bool:
    return rule_left is None or rule_left.search(view[max(start, at - 30) : at]) is not None


def _read(view: str, kind: str, at: int, start: int, end: int) -> Core | None:
    for rule in rules_by_start()[kind]:
        if not _left_fits(view, rule.left, start, at):
            continue
        match = rule.pattern.match(view, at, end)
        if match is None:
            continue
        reading = READINGS.get(rule.value) or VAGUE_READINGS[rule.value]
        core = reading(match, view)
        if core is not None:
            return core
    return None


def _is_count(view: str, core: Core, noun: tuple[int, int], kind: str) -> bool:
    """Decide whether a figure without a unit counts the noun after it."""
    if core.scale is not None and core.scale >= _MILLION:
        return kind == "counted"
    if core.scale is not None or core.unit is not None:
        return kind != "money"
    if numbered(view, core.start):
        return False
    if year_like(core.figure):
        return kind == "counted" and core.figure.endswith("00")
    plain_digits = core.figure.isdigit()
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
    kind = noun_class(view[noun[0] : noun[1]].split()[-1])
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
        core = _read(view, match.lastgroup or "", at, start, end)
        if core is None:
            skipped = _SKIPPED.match(view, at, end)
            position = max(match.end(), skipped.end() if skipped and match.lastgroup == "digit" else 0)
        else:
            position = core.end
            counted = _count(view, core, end)
            if counted is not None:
                found.append(counted)
        match = search(view, max(position, at + 1), end)
    return found
