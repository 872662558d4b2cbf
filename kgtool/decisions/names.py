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
    kept, _ = _links(decisions)
    return {other: _end(kept, other) for other in sorted(kept)}


def joined_names(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Return for every slug that another stands for the decision by which it is so."""
    return dict(sorted(_links(decisions)[1].items()))


def joining(slugs: Iterable[str], joined: Mapping[str, Decision], kept: Mapping[str, str]) -> tuple[Decision, ...]:
    """Return the decisions that lead from these slugs to those that stand for them, one by one, by moment."""
    found: dict[str, Decision] = {}
    for first in slugs:
        slug = first
        while (decision := joined.get(slug)) is not None and decision.id not in found and decision.names is not None:
            found[decision.id] = decision
            # Where the name that was to stay has given way to another itself, the next decision says so.
            slug = decision.names.keep if decision.names.keep in joined else kept[slug]
    return tuple(sorted(found.values(), key=lambda one: (one.moment, one.id)))


def _links(decisions: Iterable[Decision]) -> tuple[dict[str, str], dict[str, Decision]]:
    """Return for every slug that gives way the one that it gives way to, and the decision that says so."""
    kept: dict[str, str] = {}
    joined: dict[str, Decision] = {}
    for decision in decisions:
        if decision.names is None or decision.names.keep == decision.names.other:
            continue
        keep, other = decision.names.keep, decision.names.other
        if kept.get(keep) == other:
            del kept[keep], joined[keep]
        keep = _end(kept, keep)
        if keep != other:
            kept[other], joined[other] = keep, decision
    return kept, joined


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
