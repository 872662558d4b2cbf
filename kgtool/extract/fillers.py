"""Which entities may fill a role: by the kinds the ontology names, products giving way to the firm behind them."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from functools import cache

from kgtool.claims import Entity
from kgtool.vocabulary.ontology import Ontology, load_ontology

#: Kinds that only quote or measure: they are sources, never parties to a deal.
SOURCES = frozenset({"MediaOutlet", "ResearchFirm"})

#: Kinds that never fill a role where an entity is nothing else: a state has no sales, an authority buys no firm.
_STATE, _FUND, _AUTHORITY = frozenset({"Government"}), frozenset({"Government", "Investor"}), frozenset({"PublicBody"})
_NEVER = {
    **{(figure, "organisation"): _STATE for figure in ("Revenue", "Profit", "Loss", "OrderBacklog", "MarketShare")},
    ("Valuation", "organisation"): _FUND,
    ("Acquisition", "acquirer"): _AUTHORITY,
}

_UNTOLD = frozenset({"Company", "Organisation"})
_ACTING = frozenset({"Actor", "Organisation", "Company", "Investor"})
#: What people do for themselves, where they are known to act for no firm.
_PERSONAL = frozenset({("Investment", "investor")})
_NO_PARTIES = SOURCES | {"Person"}


@cache
def siblings() -> Mapping[str, tuple[str, ...]]:
    """Return for each claim type those that speak of the same dependence by the same roles: use and purchase."""
    types = load_ontology().claim_types
    return {
        name: tuple(n for n, t in types.items() if n != name and t.lock_in == claim_type.lock_in)
        for name, claim_type in types.items()
        if claim_type.lock_in is not None
    }


@cache
def _with_superclasses(kinds: tuple[str, ...]) -> frozenset[str]:
    """Return kinds of entities and all classes above them; a kind that no ontology knows is of no class."""
    ontology = load_ontology()
    return frozenset(above for kind in kinds if ontology.knows(kind) for above in ontology.superclasses(kind))


@dataclass(frozen=True)
class Selection:
    """Selects the fillers of a role from the entities of a phrase."""

    ontology: Ontology
    entities: MutableMapping[str, Entity]
    metonyms: Mapping[str, str]

    def accept(self, slugs: tuple[str, ...], claim_type: str, role: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return (slugs that fill the role, products that stood in for their owner), in the order of the text."""
        ranges = self.ontology.claim_types[claim_type].roles[role].ranges
        barred = _NEVER.get((claim_type, role))
        fillers: list[str] = []
        products: list[str] = []
        for slug in slugs:
            entity = self.entities.get(slug)
            if entity is None:
                return (), ()
            if barred and set(entity.kinds) <= barred:
                continue
            if (claim_type, role) in _PERSONAL and "Person" in entity.kinds and entity.owner is None:
                fillers.append(slug)
                continue
            stands_for = self.entities.get(self.metonyms.get(slug, ""))
            if self._fits(entity, ranges) and "Location" not in entity.kinds:
                fillers.append(slug)
            elif stands_for is not None and self._fits(stands_for, ranges):
                fillers.append(stands_for.slug)
            elif self._fits(entity, ranges):
                fillers.append(slug)
            elif entity.owner and self._fits(self.entities.get(entity.owner), ranges):
                fillers.append(entity.owner)
                products.append(slug)
        return tuple(dict.fromkeys(fillers)), tuple(products)

    def _fits(self, entity: Entity | None, ranges: tuple[str, ...]) -> bool:
        if entity is None:
            return False
        quoting = _NO_PARTIES - {"MediaOutlet"} if entity.provisional else _NO_PARTIES
        if not quoting.isdisjoint(entity.kinds) and not _ACTING.isdisjoint(ranges):
            return False
        return not _with_superclasses(entity.kinds).isdisjoint(ranges)

    def is_kind(self, slug: str, wanted: str) -> bool:
        """Tell whether an entity is of a kind or one below it."""
        entity = self.entities.get(slug)
        if entity is not None and "Location" in entity.kinds and wanted != "Location":
            entity = self.entities.get(self.metonyms.get(slug, ""), entity)
        return entity is not None and wanted in _with_superclasses(entity.kinds)

    def is_open(self, slug: str) -> bool:
        """Tell whether a name is that of a firm of which neither gazetteer nor text say what kind it is."""
        entity = self.entities.get(slug)
        return entity is not None and entity.provisional and set(entity.kinds) <= _UNTOLD

    def is_new(self, slug: str) -> bool:
        """Tell whether no gazetteer lists a name."""
        entity = self.entities.get(slug)
        return entity is not None and entity.provisional

    def is_only(self, slug: str, kind: str) -> bool:
        """Tell whether an entity is of one kind and of no other."""
        entity = self.entities.get(slug)
        return entity is not None and set(entity.kinds) == {kind}

    def is_place(self, slug: str) -> bool:
        """Tell whether a name is that of a place, whatever else it may stand for."""
        entity = self.entities.get(slug)
        return entity is not None and "Location" in entity.kinds

    def goods_of(self, maker: str, goods: str, kind: str) -> str:
        """Return the slug of a maker's goods without a model's name, known as his from now on: 'qualcomm-chip'."""
        listed = next((s for s in (f"{maker}-{goods}", f"{maker}-gpu", f"{maker}-chip") if s in self.entities), None)
        if listed is not None:
            return listed
        slug = f"{maker}-{goods}"
        self.entities[slug] = Entity(slug, f"{self.entities[maker].label} {goods}", (kind,), maker, provisional=True)
        return slug

    def owner(self, slug: str) -> str | None:
        """Return the organisation behind a product, None where there is none."""
        entity = self.entities.get(slug)
        return entity.owner if entity else None
