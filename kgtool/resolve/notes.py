"""Notes on amounts that enter no interval because they do not compare, in German and English."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kgtool.resolve.support import StatedAmount

_LANGUAGES = ("de", "en")
_RATE = {"de": "Rate ({per}), nicht verglichen: „{words}“", "en": "a rate ({per}), not compared: “{words}”"}
_CURRENCY = {
    "de": "andere Währung ({unit}), nicht verglichen: „{words}“",
    "en": "another currency ({unit}), not compared: “{words}”",
}
_PERIODS = {
    "de": {"P1Y": "im Jahr", "P3M": "im Quartal", "P1M": "im Monat"},
    "en": {"P1Y": "a year", "P3M": "a quarter", "P1M": "a month"},
}


def notes(amounts: Iterable[StatedAmount]) -> tuple[ox.Literal, ...]:
    """Return one literal a language that names each amount, none where there is none."""
    entries = tuple(amounts)
    if not entries:
        return ()
    return tuple(
        ox.Literal("; ".join(_note(entry, language) for entry in entries), language=language) for language in _LANGUAGES
    )


def _note(amount: StatedAmount, language: str) -> str:
    if amount.per is None:
        return _CURRENCY[language].format(unit=amount.unit, words=amount.words)
    return _RATE[language].format(per=_PERIODS[language].get(amount.per, amount.per), words=amount.words)
