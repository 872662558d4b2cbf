"""Salience: how a mention fades, and how well an organisation suits the words that refer back."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kgtool.claims import Entity
from kgtool.extract.homes import at_home

#: Kinds that a story is seldom about; a noun that names them ('die Bank') lifts the bar.
SIDE_ACTORS = frozenset({"Investor", "Government", "PublicBody"})
_PUBLIC = frozenset({"Government", "PublicBody"})
FADE = 0.65
#: What a noun that introduced a name or its head, and a fitting kind, gender or home add.
_INTRODUCED = 3.0
_SIDE = -2.0
_SAME_HEAD = 1.5
_KIND = 0.8
_GENDER = 0.6
_AT_HOME = 2.0
#: Ends of the nouns that introduce who only lends money or reckons.
_LENDERS = ("bank", "bankhaus", "fonds", "broker")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a word that refers back says of whom it means: its noun, the noun's head, kind, gender, and a place.

    `gender` holds every letter that suits: 'sein' is of 'm' or 'n'.
    """

    noun: str | None = None
    head: str | None = None
    kind: str | None = None
    gender: str | None = None
    home: str | None = None


ANYBODY = Wanted()


@dataclass(slots=True)
class Standing:
    """When an organisation was last named, with which weight, and last subject or owner of it, in sentences."""

    named: int
    weight: float = 0.0
    subject: int | None = None
    owner: int | None = None

    def name(self, now: int, weight: float) -> None:
        """Take a mention in; a faint one leaves a strong one before it standing."""
        self.weight = max(weight, self.weight * FADE ** (now - self.named))
        self.named = now


def suits(
    entity: Entity | None, nouns: Collection[str], homes: Sequence[str], genders: Collection[str], wanted: Wanted
) -> float:
    """Return how well an organisation suits the noun, the gender and the place; -inf where it cannot be meant."""
    kinds = entity.kinds if entity is not None else ()
    score = _INTRODUCED if wanted.noun in nouns else 0.0
    if not score and wanted.head in nouns:
        # 'der Konzern' may be the Energiekonzern, 'der Rüstungskonzern' is another
        score = _SAME_HEAD if wanted.noun == wanted.head else -_KIND
    if score <= 0 and (not SIDE_ACTORS.isdisjoint(kinds) or any(noun.endswith(_LENDERS) for noun in nouns)):
        if wanted.noun is not None and wanted.kind in (None, "Company") and not _PUBLIC.isdisjoint(kinds):
            return -math.inf
        score += 0.0 if wanted.kind in kinds else _SIDE
    if wanted.kind in SIDE_ACTORS and score <= 0 and wanted.kind not in kinds:
        return -math.inf
    if wanted.kind not in (None, "Company") and score <= 0 and wanted.kind not in SIDE_ACTORS:
        score += _KIND if wanted.kind in kinds else 0.0 if entity is None or entity.provisional else -_KIND
    if wanted.home is not None:
        fits = at_home(homes, wanted.home)
        if homes and not fits:
            return -math.inf
        score += _AT_HOME * fits if homes else -_AT_HOME
    if wanted.gender is not None and genders:
        score += _GENDER if any(gender in genders for gender in wanted.gender) else -_GENDER
    return score
