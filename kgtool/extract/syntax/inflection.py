"""Inflection: mood, number and tense of a finite verb, by the readings its form has."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.extract.lexicon import VerbForm


def mood(forms: Sequence[VerbForm], lemma: str) -> int:
    """Return 1 or 2 for Konjunktiv I or II where no indicative reading of the lemma exists, else 0."""
    moods = [f.features for f in forms if f.finite and f.lemma == lemma]
    if any("ind" in m for m in moods):
        return 0
    return 2 if any("k2" in m for m in moods) else 1 if any("k1" in m for m in moods) else 0


def plural(forms: Sequence[VerbForm], lemma: str) -> bool | None:
    """Tell whether the finite forms of the lemma are plural, None where they may be both."""
    numbers = {
        x[1]
        for f in forms
        if f.finite and f.lemma == lemma
        for x in f.features
        if x in ("1s", "3s", "1p", "3p", "2s", "2p") and x[0] == "3"
    }
    return None if len(numbers) != 1 else numbers == {"p"}


def preterite(forms: Sequence[VerbForm], lemma: str) -> bool:
    """Tell whether the indicative forms of the lemma are all past."""
    mine = [f.features for f in forms if f.finite and f.lemma == lemma and "ind" in f.features]
    return bool(mine) and all("pret" in m for m in mine)
