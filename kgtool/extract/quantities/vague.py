"""Vague figures: 'zweistelliger Milliardenbetrag', 'mehrere Zehntausend', 'Milliarden-Investitionen'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from kgtool.extract.quantities.core import Core
from kgtool.extract.quantities.lexicon import vocabulary
from kgtool.extract.quantities.readings import COUNT, PERCENT
from kgtool.extract.quantities.units import Unit, scale_of, unit_of
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
_TABLE_HEADING = re.compile(r"(?i:\b(?:in|je))\s+\Z")
_NOUN = re.compile(r"(?:\s+(?:und\s+|sehr\s+)*[a-zäöüß]\w*e[nrsm]?)*\s+([A-ZÄÖÜ][\w-]*\w)")


def _currency(match: re.Match[str], *groups: str) -> Unit | None:
    words = next((match.group(name) for name in groups if match.group(name)), None)
    return unit_of(words) if words else None


def _vague(match: re.Match[str], low: Decimal, high: Decimal | None, unit: Unit | None, scale: Decimal | None) -> Core:
    divisor = scale or Decimal(1)
    core = Core(match.start(), match.end(), low / divisor, None, "", scale, unit, "vague", exact=False)
    core.high = None if high is None else high / divisor
    core.hedge = "atLeast" if high is None else None
    return core


def digit_places(match: re.Match[str], view: str) -> Core | None:
    """'im zweistelligen Milliardenbereich' is 10 to 99.999999999 thousand million."""
    places = _PLACES[match.group("places").lower()]
    head = match.span("head") if match.group("head") else None
    low = Decimal(10) ** (places - 1)
    if match.group("scale") == "Prozent":
        core = _vague(match, low, Decimal(10) ** places - 1, PERCENT, None)
    else:
        scale = scale_of(match.group("scale").removesuffix("er"))
        unit = _currency(match, "unit", "currency", "euro")
        core = _vague(match, low * scale, Decimal(10) ** places * scale - 1, unit, scale)
    core.head = head
    return core


def several(match: re.Match[str], view: str) -> Core | None:
    """'mehrere Zehntausend' is two to under ten times the scale."""
    first = match.group("unit1")
    scale = Decimal(_SINGULARS[first.lower()]) if first.lower() in _SINGULARS else scale_of(first)
    if match.group("unit2"):
        scale *= scale_of(match.group("unit2"))
    money = scale >= 1000000 or match.group("unit")
    return _vague(match, 2 * scale, 10 * scale - 1, _currency(match, "unit") or (None if money else COUNT), scale)


def vague_plural(match: re.Match[str], view: str) -> Core | None:
    """'Hunderte von Milliarden' has a lower bound only."""
    first = match.group("unit1")
    low = Decimal(_PLURALS[first.lower()]) if first else Decimal(match.group("figure"))
    second = match.group("unit2")
    scale = Decimal(1000) if second == "Tausenden" else scale_of(second)
    return _vague(match, low * scale, None, _currency(match, "unit"), scale)


def vague_alone(match: re.Match[str], view: str) -> Core | None:
    """'Zehntausende Chips', 'Milliarden Euro'; a table's 'in Millionen Euro' is none."""
    word = match.group("unit1").lower()
    scale = Decimal(_PLURALS[word])
    unit = _currency(match, "unit")
    if _TABLE_HEADING.search(view, max(0, match.start() - 8), match.start()):
        return None
    if scale < 1000000 and unit is None:
        unit = COUNT
    high = 10 * scale - 1 if word in ("zehntausende", "hunderttausende") else None
    return _vague(match, scale if high is None else 2 * scale, high, unit, scale)


def vague_compound(match: re.Match[str], view: str) -> Core | None:
    """'Milliarden-Investitionen', 'Milliardenumsatz', 'milliardenschwer'."""
    tail = match.group("tail")
    capital = match.group("scale")[0].isupper()
    if tail in vocabulary().no_amount_heads or (tail and any(tail.startswith(x) for x in ("fach", "mal", "stadt"))):
        return None
    scale = scale_of(match.group("scale").capitalize())
    low = scale * 2 if match.group("multi") else scale
    core = _vague(match, low, None, _currency(match, "unit"), scale)
    core.form = "compound"
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
