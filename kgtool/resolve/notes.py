"""Notes on amounts that enter no interval because they do not compare, in German and English."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kgtool.resolve.stated import StatedAmount

_TEMPLATES = {
    ("de", True): "Rate, nicht verglichen: „{words}“",
    ("de", False): "andere Währung ({unit}), nicht verglichen: „{words}“",
    ("en", True): "a rate, not compared: “{words}”",
    ("en", False): "another currency ({unit}), not compared: “{words}”",
}


def notes(amounts: Iterable[StatedAmount]) -> tuple[ox.Literal, ...]:
    """Return one literal a language that names each amount, none where there is none."""
    entries = tuple(amounts)
    if not entries:
        return ()
    return tuple(
        ox.Literal(
            "; ".join(_TEMPLATES[language, e.per is not None].format(words=e.words, unit=e.unit) for e in entries),
            language=language,
        )
        for language in ("de", "en")
    )
