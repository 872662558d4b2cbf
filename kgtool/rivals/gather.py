"""Claims gathered to readings: those that say the same become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal

import pyoxigraph as ox

from kgtool.rivals.reading import Reading, told_in_order
from kgtool.stated.claim import StatedClaim, StatedMeasure
from kgtool.stated.rung import ASIDE

#: Kinds of measure that a deal or a figure is told by; a ratio compares it with another's.
_KINDS = frozenset({"amount", "quantity", "capacity", "share", "growth"})


def measured(
    claims: Sequence[StatedClaim],
    *,
    event: bool,
    loose: bool = False,
    joint: Callable[[StatedClaim], bool] = lambda claim: False,
    part: Callable[[StatedClaim], tuple[ox.NamedNode, ...]] = lambda claim: (),
    deal: Callable[[StatedClaim], int | None] = lambda claim: None,
) -> tuple[Reading, ...]:
    """Return the readings of the claims' measures; what is negated, hypothetical or a former value gives none."""
    former = _former(claims)
    groups: dict[Hashable, list[tuple[StatedClaim, StatedMeasure]]] = defaultdict(list)
    for claim in told_in_order(claims):
        if claim.negated or claim.modality == "hypothetical" or claim.stage == "cancelled":
            continue
        for measure in claim.measures:
            if measure.kind in _KINDS and measure.scope != "former" and (measure.min, measure.max) != (None, None):
                key = (_figure(measure), joint(claim), part(claim), deal(claim), _saying(claim))
                groups[key, former.get((claim.source.iri, measure.kind), ())].append((claim, measure))
    return tuple(
        Reading(
            claims=tuple(claim for claim, _ in group),
            measure=group[0][1],
            segment=part(group[0][0]),
            joint=joint(group[0][0]),
            event=event,
            loose=loose,
            deal=deal(group[0][0]),
            replaced=former.get((group[0][0].source.iri, group[0][1].kind), ()),
        )
        for group in groups.values()
    )


def by(
    claims: Iterable[StatedClaim],
    key: Callable[[StatedClaim], Hashable],
    make: Callable[[Sequence[StatedClaim]], Reading],
) -> list[Reading]:
    """Return a reading for each group of claims of one key, in the order told."""
    groups: dict[Hashable, list[StatedClaim]] = defaultdict(list)
    for claim in told_in_order(claims):
        groups[key(claim)].append(claim)
    return [make(group) for group in groups.values()]


def denials(claims: Sequence[StatedClaim], *, event: bool) -> tuple[Reading, ...]:
    """Return readings of what is said and of what is denied, none where nothing is denied."""
    if not any(claim.negated for claim in claims):
        return ()
    told = [claim for claim in claims if claim.modality != "hypothetical"]
    return tuple(by(told, _telling, lambda group: Reading(tuple(group), event=event)))


def holds(claim: StatedClaim) -> bool:
    """Tell whether a claim says that something holds: it is neither denied nor hypothetical nor over."""
    return not claim.negated and claim.modality != "hypothetical" and claim.stage not in ASIDE


def _figure(measure: StatedMeasure) -> Hashable:
    scope = None if measure.scope == "level" else measure.scope
    hedge = None if measure.hedge == "exact" else measure.hedge
    return (
        measure.kind,
        measure.min,
        measure.max,
        measure.unit,
        measure.per,
        hedge,
        scope,
        measure.of,
        measure.assumed,
    )


def _telling(claim: StatedClaim) -> Hashable:
    figures = tuple((measure.kind, measure.min, measure.max, measure.unit) for measure in claim.measures)
    things = tuple(sorted((role, str(fillers)) for role, fillers in claim.roles.items()))
    return claim.negated, claim.stage, claim.exclusivity, claim.modality, claim.start, claim.end, figures, things


def _saying(claim: StatedClaim) -> Hashable:
    return (claim.modality, claim.start, claim.end, claim.duration)


def _former(claims: Iterable[StatedClaim]) -> dict[tuple[ox.NamedNode, str], tuple[Decimal, ...]]:
    """Return the numbers that each document gives as former ones, by kind of measure."""
    found: dict[tuple[ox.NamedNode, str], set[Decimal]] = defaultdict(set)
    for claim in claims:
        for measure in claim.measures:
            number = measure.max if measure.min is None else measure.min
            if measure.scope == "former" and number is not None and not claim.negated:
                found[claim.source.iri, measure.kind].add(number)
    return {key: tuple(sorted(numbers)) for key, numbers in found.items()}
