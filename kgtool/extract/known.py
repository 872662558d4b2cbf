"""What every document shares: the names that are known before a text is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kgtool.claims import Entity
from kgtool.extract.names import Gazetteer, NameIndex, gazetteer


@dataclass(frozen=True, slots=True)
class Known:
    """The gazetteer, the index of its names, and the names of those in it whose figures are estimates."""

    gazetteer: Gazetteer
    index: NameIndex
    estimators: frozenset[str]

    def joined(self, introduced: Iterable[Entity]) -> dict[str, Entity]:
        """Return the entities of the gazetteer with those that a text introduces, by slug."""
        entities = dict(self.gazetteer.entities)
        for entity in introduced:
            entities.setdefault(entity.slug, entity)
        return entities


@cache
def known_names() -> Known:
    """Return what the gazetteer knows; later calls give the same object."""
    listed = gazetteer()
    return Known(listed, NameIndex(listed.names), estimators(listed.entities.values()))


def estimators(entities: Iterable[Entity]) -> frozenset[str]:
    """Return the names of those whose figures are estimates."""
    return frozenset(entity.label for entity in entities if "ResearchFirm" in entity.kinds)
