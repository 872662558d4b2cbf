"""Acquaintance: what a text has told of its actors: nouns, genders, homes, people, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kgtool.claims import Entity
from kgtool.extract.descriptions import Noun
from kgtool.extract.names.gazetteer import gazetteer
from kgtool.extract.salience import SIDE_ACTORS

_NO_ACTORS = frozenset({"MediaOutlet", "ResearchFirm", "Person", "Location", "Market", "Position", "Segment"})
PRODUCTS = frozenset({"AIModel", "Chip", "ChipGeneration", "CloudPlatform", "Application", "Component", "Product"})
#: Legal forms: whoever has one may be called 'die Gesellschaft'.
_LEGAL = frozenset({"ag", "gmbh", "se", "kg"})


@dataclass(slots=True)
class Acquaintance:
    """Who the entities of a document are, as far as it has told."""

    entities: Mapping[str, Entity]
    introduced: dict[str, set[str]] = field(default_factory=dict)
    genders: dict[str, set[str]] = field(default_factory=dict)
    homes: dict[str, list[str]] = field(default_factory=dict)
    designated: dict[str, str] = field(default_factory=dict)
    employers: dict[str, str] = field(default_factory=dict)

    def is_actor(self, slug: str) -> bool:
        """Tell whether an entity is an organisation that acts, or a product with an owner."""
        entity = self.entities.get(slug)
        return entity is not None and _NO_ACTORS.isdisjoint(entity.kinds)

    def _organisation(self, slug: str) -> str | None:
        entity = self.entities.get(slug)
        if entity is None or not _NO_ACTORS.isdisjoint(entity.kinds):
            return None
        return slug if PRODUCTS.isdisjoint(entity.kinds) else entity.owner

    def organisations(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Return the organisations of a phrase; a product counts for its owner."""
        return tuple(dict.fromkeys([o for s in slugs if (o := self._organisation(s))]))

    def introduce(self, noun: Noun, slug: str) -> None:
        """Take notice that a noun introduced a name: 'der Chipentwickler Axelera'."""
        if (found := self._organisation(slug)) is not None:
            nouns = (noun.base, noun.head, *(("gesellschaft",) if noun.base in _LEGAL else ()))
            self.introduced.setdefault(found, set()).update(nouns)
            self.gender(found, noun.gender)

    def gender(self, slug: str, gender: str) -> None:
        """Take notice that a noun of a gender stands for somebody: 'der Konzern', 'die AG'."""
        self.genders.setdefault(slug, set()).add(gender)

    def settle(self, slug: str, place: str) -> None:
        """Take notice that a firm is from a place."""
        if (found := self._organisation(slug)) is not None and place not in self.homes_of(found):
            self.homes.setdefault(found, []).append(place)

    def employ(self, person: str, firm: str) -> None:
        """Take notice that a person speaks and acts for a firm."""
        self.employers[person] = firm

    def employer(self, person: str) -> str | None:
        """Return the firm a person speaks and acts for."""
        entity = self.entities.get(person)
        return self.employers.get(person) or (entity.owner if entity is not None else None)

    def homes_of(self, slug: str) -> tuple[str, ...]:
        """Return the places a firm is known to be from."""
        return (*self.homes.get(slug, ()), *gazetteer().seats.get(slug, ()))

    def leads(self, slug: str) -> bool:
        """Tell whether an organisation is of a kind that a story is about."""
        entity = self.entities.get(slug)
        return entity is not None and not set(entity.kinds) & SIDE_ACTORS
