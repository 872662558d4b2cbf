"""Two names that a person says are one: everywhere the one slug stands for both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgtool.claims import Claim, Entity
from kgtool.decisions.decision import Decision


def kept_names(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return for every slug that another stands for, which that is; `decisions` are in the order of their moments.

    Where two decisions say opposite things ('a is b', 'b is a'), the last holds.
    """
    kept: dict[str, str] = {}
    for decision in decisions:
        if decision.names is None or decision.names.keep == decision.names.other:
            continue
        keep, other = decision.names.keep, decision.names.other
        if kept.get(keep) == other:
            del kept[keep]
        keep = _end(kept, keep)
        if keep != other:
            kept[other] = keep
    return {other: _end(kept, other) for other in sorted(kept)}


def _end(kept: Mapping[str, str], slug: str) -> str:
    seen = {slug}
    while (following := kept.get(slug)) is not None and following not in seen:
        slug = following
        seen.add(slug)
    return slug


def renamed(claim: Claim, kept: Mapping[str, str]) -> Claim:
    """Return a claim with the names that stand for others; the same object where it names none of these."""
    if not any(slug in kept for _, slugs in claim.roles for slug in slugs):
        return claim
    roles = ((role, tuple(dict.fromkeys(kept.get(slug, slug) for slug in slugs))) for role, slugs in claim.roles)
    return replace(claim, roles=tuple(roles))


def renamed_entities(entities: Sequence[Entity], kept: Mapping[str, str]) -> dict[str, Entity]:
    """Return entities by slug without those that another stands for; one that stood for none yet takes their place."""
    found = {entity.slug: entity for entity in entities if entity.slug not in kept}
    for entity in entities:
        if entity.slug in kept:
            found.setdefault(kept[entity.slug], replace(entity, slug=kept[entity.slug]))
    return {slug: replace(entity, owner=kept.get(entity.owner or "", entity.owner)) for slug, entity in found.items()}
