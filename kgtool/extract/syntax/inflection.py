"""Inflection: mood, number and tense of a finite verb, by the readings its form has."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.extract.lexicon import VerbForm


def _features(forms: Sequence[VerbForm], lemma: str) -> frozenset[str]:
    """Return all that the finite readings of a lemma tell."""
    return frozenset().union(*[f.features for f in forms if f.finite and f.lemma == lemma])


def mood(forms: Sequence[VerbForm], lemma: str) -> int:
    """Return 1 or 2 for Konjunktiv I or II where no indicative reading of the lemma exists, else 0."""
    moods = _features(forms, lemma)
    if "ind" in moods:
        return 0
    return 2 if "k2" in moods else 1 if "k1" in moods else 0


def plural(forms: Sequence[VerbForm], lemma: str) -> bool | None:
    """Tell whether the finite forms of the lemma are plural, None where they may be both."""
    features = _features(forms, lemma)
    singular, plural = "3s" in features, "3p" in features
    return None if singular == plural else plural


def preterite(forms: Sequence[VerbForm], lemma: str) -> bool:
    """Tell whether the indicative forms of the lemma are all past."""
    mine = [f.features for f in forms if f.finite and f.lemma == lemma and "ind" in f.features]
    return bool(mine) and all("pret" in m for m in mine)
