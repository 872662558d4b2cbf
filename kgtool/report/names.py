"""The entities of a graph by name, with their classes and owners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import pyoxigraph as ox

from kgtool.explain.case import Case
from kgtool.query.solutions import Solutions
from kgtool.resources import folder
from kgtool.vocabulary.terms import KG


@dataclass(frozen=True, slots=True)
class Named:
    """An entity: IRI, slug, press name, local names of its classes, the IRI of its owner (None where not known)."""

    iri: str
    slug: str
    label: str
    classes: frozenset[str]
    owner: str | None


@dataclass(frozen=True, slots=True)
class Names:
    """All entities of the facts by IRI, and their IRIs by name in lower case."""

    entities: Mapping[str, Named]
    _by_name: Mapping[str, str]

    @classmethod
    def read(cls, case: Case) -> Names:
        """Read the entities that the facts of the case's policy know."""
        found = case.store.query(folder("queries", "lookup", "owned.rq").read_text("utf-8"))
        assert isinstance(found, ox.QuerySolutions)
        facts = case.graph("facts").value
        rows = [row for row in Solutions.collect(found).dicts() if row["facts"] == facts]
        by_entity: dict[str, list[dict[str, str]]] = {}
        for row in rows:
            by_entity.setdefault(row["entity"], []).append(row)
        entities = {}
        for iri, own in sorted(by_entity.items()):
            classes = frozenset(row["class"].removeprefix(KG.iri) for row in own if "class" in row)
            owners = sorted({row["owner"] for row in own if "owner" in row})
            label, slug = min(row["label"] for row in own), min(row["slug"] for row in own)
            entities[iri] = Named(iri, slug, label, classes, owners[0] if owners else None)
        by_name: dict[str, str] = {}
        for entity in entities.values():
            by_name.setdefault(entity.label.casefold(), entity.iri)
        by_name.update((entity.slug, entity.iri) for entity in entities.values())
        return cls(entities, by_name)

    def find(self, word: str) -> Named | None:
        """Return what a word names, by slug or press name whatever the case, None where nothing is called so."""
        iri = self._by_name.get(" ".join(word.split()).casefold())
        return None if iri is None else self.entities[iri]

    def near(self, word: str) -> str | None:
        """Return the press name that is nearest to a word, None where none is near."""
        labels = {entity.label.casefold(): entity.label for entity in self.entities.values()}
        found = get_close_matches(word.casefold(), sorted(labels), n=1, cutoff=0.6)
        return labels[found[0]] if found else None

    def owner(self, entity: Named) -> Named | None:
        """Return who owns a thing by the lists of names, None where they do not say."""
        return None if entity.owner is None else self.entities.get(entity.owner)

    def provider(self, entity: Named) -> Named:
        """Return who stands behind a platform or a product: its owner, else itself."""
        return self.owner(entity) or entity
