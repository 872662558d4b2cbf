"""The entities that claims name, kept up while documents come and go: what is known of each, and by which claims."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Sequence

import pyoxigraph as ox

from kgtool.conclude.lines import lines_of
from kgtool.conclude.notebook import Notebook, Noted
from kgtool.conclude.standing import Standing
from kgtool.resolve.blocks import Key
from kgtool.resolve.described import Knowledge
from kgtool.resolve.entities import Entities
from kgtool.resolve.resolve import ENTITY
from kgtool.stated.claim import Source
from kgtool.vocabulary.terms import PROV


class NamedEntities:
    """What documents know of entities before and after a change; the notebook learns of it as it goes."""

    def __init__(self, notebook: Notebook, graph: ox.NamedNode) -> None:
        """Begin with what the notebook knows; `graph` is the facts graph that descriptions stand in."""
        self._notebook = notebook
        self._graph = graph
        self._known = notebook.knowledge()
        self._before: dict[str, Knowledge] = {}
        self._iris: dict[int, str] = {}

    def lost(self, noted: Sequence[Noted]) -> Sequence[Noted]:
        """Take note that the claims of one document are gone."""
        return self._counted(noted, -1)

    def won(self, noted: Sequence[Noted]) -> Sequence[Noted]:
        """Take note of the claims of one new document."""
        return self._counted(noted, 1)

    @property
    def labels(self) -> dict[str, str]:
        """Return the press names of entities by IRI."""
        return {iri: known.label for iri, known in self._known.items() if known.label is not None}

    def naming_renamed(self, touched: Collection[Key]) -> list[Noted]:
        """Return the claims that stayed but name an entity whose label changed: their conclusions hold the old one."""
        renamed = [iri for iri, known in self._before.items() if known.documents and known.label != self._label(iri)]
        return [
            noted
            for iri in sorted(renamed)
            if (ENTITY, iri) in touched
            for noted in self._notebook.claims(set(self._notebook.block((ENTITY, iri)).claims) - self._iris.keys())
        ]

    def lines(self, iri: str, before: Sequence[int], now: Sequence[int]) -> tuple[set[bytes], set[bytes]]:
        """Return the lines of an entity's description that go and those that come, given the claims that name it."""
        entity = ox.NamedNode(iri)
        old, new = self._before.get(iri, Knowledge()), self._known.get(iri, Knowledge())
        gone = self._naming(set(before) - set(now), now)
        came = self._naming(set(now) - set(before), before)
        self._notebook.know(iri, new)
        return (
            {*lines_of(old.statements(entity), self._graph), *self._derived(entity, gone)},
            {*lines_of(new.statements(entity), self._graph), *self._derived(entity, came)},
        )

    def _counted(self, noted: Sequence[Noted], times: int) -> Sequence[Noted]:
        sources: dict[str, Source] = {}
        for entry in noted:
            self._iris[entry.number] = entry.claim.iri.value
            if entry.standing == Standing.ACCEPTED:
                for _, iri in Entities().keys(entry.claim):
                    sources[iri] = entry.claim.source
        for iri, source in sources.items():
            known = self._known.setdefault(iri, Knowledge())
            if iri not in self._before:
                self._before[iri] = copy.deepcopy(known)
            known.count(source.entities[ox.NamedNode(iri)], times)
        return noted

    def _label(self, iri: str) -> str | None:
        return self._known[iri].label if iri in self._known else None

    def _naming(self, numbers: Collection[int], beside: Sequence[int]) -> set[str]:
        """Return the IRIs of claims, but for those that one of the same IRI among others names too."""
        iris = {self._iris[number] for number in numbers}
        if not beside:
            return iris
        others = set(beside)
        return {iri for iri in iris if others.isdisjoint(self._notebook.others(iri))}

    def _derived(self, entity: ox.NamedNode, claims: Iterable[str]) -> list[bytes]:
        return lines_of(((entity, PROV["wasDerivedFrom"], ox.NamedNode(claim)) for claim in claims), self._graph)
