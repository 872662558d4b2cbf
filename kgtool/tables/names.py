"""Names of a table become nodes: each one of its own, and case counts, unless the user says that two are one."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import cache

from kgtool.claims import Entity
from kgtool.claims.slug import slug
from kgtool.errors import ClaimError
from kgtool.extract.names.gazetteer import gazetteer, judgements_on_names
from kgtool.tables.mapping import Names
from kgtool.vocabulary.ontology import load_ontology

#: How much of a name a slug shows, in characters, and by how many hex digits names that read alike are told apart.
_SHOWN, _TOLD_APART = 48, 10


def own_slug(name: str) -> str:
    """Return the slug of a name that is a node of its own: what can be read of it, and 10 digits of its SHA-256.

    The slug is a function of the name alone, so the same name of two tables is one node, and no other name's ever:
    not that of a name in other letters, nor that of an actor that texts name.

    >>> own_slug("Nvidia"), own_slug("NVIDIA")
    ('nvidia-f96dcd1427', 'nvidia-0890f45668')
    """
    try:
        shown = slug(name)[:_SHOWN].strip("-")
    except ClaimError:
        shown = "name"
    return f"{shown}-{hashlib.sha256(name.encode()).hexdigest()[:_TOLD_APART]}"


class Naming:
    """The nodes of one table's names; `joined` holds those that became the node of another name or a known actor."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._slugs: dict[str, str] = {}
        self._named: dict[str, set[str]] = defaultdict(set)
        self.joined: set[str] = set()

    def slug_of(self, name: str) -> str:
        """Return the slug of the node that a name (without blanks around it) stands for."""
        if name not in self._slugs:
            self._slugs[name] = self._slug(name)
            self._named[self._slugs[name]].add(name)
        return self._slugs[name]

    @property
    def names(self) -> int:
        """Return how many different names there were."""
        return len(self._slugs)

    @property
    def placeholders(self) -> int:
        """Return how many of the names stand for no actor."""
        return sum(self._is_placeholder(name) for name in self._slugs)

    def entities(self) -> tuple[Entity, ...]:
        """Return the nodes of all names so far, and the owners of known actors, sorted by slug."""
        known = gazetteer().entities
        found = {slug: known.get(slug) or self._entity(slug) for slug in self._named}
        owners = {entity.owner for entity in found.values() if entity.owner is not None} - found.keys()
        found |= {owner: known[owner] for owner in owners}
        return tuple(found[slug] for slug in sorted(found))

    def _slug(self, name: str) -> str:
        meant = (self._names.aliases or {}).get(name, name)
        judged = _judged().get(meant) or _judged().get(name)
        known = judged or (self._known(meant) if self._names.gazetteer else None)
        if meant != name or known is not None:
            self.joined.add(name)
        return known or own_slug(meant)

    def _known(self, name: str) -> str | None:
        found = _actors_by_name().get(name)
        return None if (name, found) in judgements_on_names().apart else found

    def _entity(self, node: str) -> Entity:
        names = self._named[node]
        # An alias has the label of what it stands for, which need not stand in the table.
        meant = {(self._names.aliases or {}).get(name, name) for name in names}
        return Entity(
            slug=node,
            label=min(meant),
            kinds=(self._names.kind,),
            provisional=True,
            placeholder=any(self._is_placeholder(name) for name in names),
        )

    def _is_placeholder(self, name: str) -> bool:
        return name.startswith(self._names.placeholders)


@cache
def _judged() -> dict[str, str]:
    """Return the slug that a human has joined each name to, of several the alphabetically first."""
    return {name: slug(entity) for name, entity in sorted(judgements_on_names().same, reverse=True)}


@cache
def _actors_by_name() -> dict[str, str]:
    """Return the known actors by each of their names as it is written; a name of two actors is no one's."""
    ontology, known = load_ontology(), gazetteer()
    found: dict[str, set[str]] = defaultdict(set)
    for name in known.names:
        kinds = known.entities[name.slug].kinds
        if not name.description and any(ontology.is_a(kind, "Actor") for kind in kinds):
            found[name.text].add(name.slug)
    return {name: slugs.pop() for name, slugs in found.items() if len(slugs) == 1}
