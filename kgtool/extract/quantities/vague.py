"""Vague figures: 'zweistelliger Milliardenbetrag', 'mehrere Zehntausend', 'Milliarden-Investitionen'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from kgtool.extract.quantities.core import Core
from kgtool.extract.quantities.lexicon import vocabulary
from kgtool.extract.quantities.readings import COUNT, PERCENT
from kgtool.extract.quantities.units import Money, scale_of, unit_of
from kgtool.extract.quantities.word_readings import WordReading

_PLACES: Mapping[str, int] = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6}
_PLURALS: Mapping[str, str] = {
    "hunderttausende": "100000",
    "zehntausende": "10000",
    "tausende": "1000",
    "tausenden": "1000",
    "hunderte": "100",
    "dutzende": "12",
    "millionen": "1000000",
    "milliarden": "1000000000",
    "billionen": "1000000000000",
}
_SINGULARS: Mapping[str, str] = {
    "zehntausend": "10000",
    "hunderttausend": "100000",
    "tausend": "1000",
    "hundert": "100",
    "dutzend": "12",
}
_MILLION = Decimal(1000000)
_TABLE_HEADING = re.compile(r"(?i:\b(?:in|je))\s+\Z")
_NOUN = re.compile(r"(?:\s+(?:und\s+|sehr\s+)*[a-zäöüß]\w*e[nrsm]?)*\s+([A-ZÄÖÜ][\w-]*\w)")


def _vague(
    match: re.Match[str], low: Decimal, high: Decimal | None, scale: Decimal | None, money: Money | None
) -> Core:
    divisor = scale or Decimal(1)
    end = money.end if money else match.end()
    unit = money.unit if money else None
    core = Core(match.start(), end, low / divisor, None, "", scale, unit, "vague", exact=False)
    core.high = None if high is None else high / divisor
    core.hedge = "atLeast" if high is None else None
    return core


def digit_places(match: re.Match[str], view: str, money: Money | None) -> Core | None:
    """'im zweistelligen Milliardenbereich' is 10 to 99.999999999 thousand million."""
    places = _PLACES[match.group("places").lower()]
    head = match.span("head") if match.group("head") else None
    low = Decimal(10) ** (places - 1)
    if match.group("scale") == "Prozent":
        core = _vague(match, low, Decimal(10) ** places - 1, None, None)
        core.unit = PERCENT
    else:
        scale = scale_of(match.group("scale").removesuffix("er"))
        core = _vague(match, low * scale, Decimal(10) ** places * scale - 1, scale, money)
        inside = match.group("currency") or match.group("euro")
        core.unit = unit_of(inside) if inside else core.unit
    core.head = head
    return core


def several(match: re.Match[str], view: str, money: Money | None) -> Core | None:
    """'mehrere Zehntausend' is two to under ten times the scale."""
    first = match.group("unit1")
    scale = Decimal(_SINGULARS[first.lower()]) if first.lower() in _SINGULARS else scale_of(first)
    if match.group("unit2"):
        scale *= scale_of(match.group("unit2"))
    tens = 10 if match.group().lower().startswith("zig") else 1
    core = _vague(match, 2 * tens * scale, 10 * tens * scale - 1, scale, money)
    core.unit = core.unit or (COUNT if scale < _MILLION else None)
    return core


def vague_plural(match: re.Match[str], view: str, money: Money | None) -> Core | None:
    """'Hunderte von Milliarden' has a lower bound only."""
    first = match.group("unit1")
    low = Decimal(_PLURALS[first.lower()]) if first else Decimal(match.group("figure"))
    second = match.group("unit2")
    scale = Decimal(1000) if second == "Tausenden" else scale_of(second)
    return _vague(match, low * scale, None, scale, money)


def vague_alone(match: re.Match[str], view: str, money: Money | None) -> Core | None:
    """'Zehntausende Chips', 'Milliarden Euro'; a table's 'in Millionen Euro' is none."""
    word = match.group("unit1").lower()
    scale = Decimal(_PLURALS[word])
    if _TABLE_HEADING.search(view, max(0, match.start() - 8), match.start()):
        return None
    high = 10 * scale - 1 if word in ("zehntausende", "hunderttausende") else None
    core = _vague(match, scale if high is None else 2 * scale, high, scale, money)
    core.unit = core.unit or (COUNT if scale < _MILLION else None)
    return core


def vague_compound(match: re.Match[str], view: str, money: Money | None) -> Core | None:
    """'Milliarden-Investitionen', 'Milliardenumsatz', 'milliardenschwer'."""
    tail = match.group("tail")
    capital = match.group("scale")[0].isupper()
    if tail in vocabulary().no_amount_heads or (tail and any(tail.startswith(x) for x in ("fach", "mal", "stadt"))):
        return None
    scale = scale_of(match.group("scale").capitalize())
    low = scale * 2 if match.group("multi") else scale
    core = _vague(match, low, None, scale, None)
    core.form, core.unit = "compound", unit_of(match.group("unit")) if match.group("unit") else None
    if match.group("head"):
        core.head = match.span("head")
    elif tail and capital and not tail.startswith("schwer"):
        core.head = match.span("tail")
    else:
        noun = _NOUN.match(view, match.end())
        if noun is None and not (tail or "").startswith("schwer"):
            return None
        core.head = noun.span(1) if noun else None
    return core


#: The readings of vague figures that a rule may name.
VAGUE_READINGS: Mapping[str, WordReading] = {
    "digit_places": digit_places,
    "several": several,
    "vague_plural": vague_plural,
    "vague_alone": vague_alone,
    "vague_compound": vague_compound,
}
