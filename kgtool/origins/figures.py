"""The figures of claims, made comparable: whether two claims agree is read off their signatures.

A signature says for each slot (what was measured, in which unit) which values a claim states. Two claims agree where
they state a common value in every slot that both have; a claim without figures contradicts none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from kgtool.intervals.cell import half_cell
from kgtool.intervals.tolerance import tolerances
from kgtool.stated.claim import StatedClaim, StatedMeasure

#: What a claim states, by slot.
Signature: TypeAlias = "Mapping[Hashable, frozenset[Hashable]]"


def agree(first: Signature, second: Signature) -> bool:
    """Tell whether two claims have a common value in every slot that both have."""
    shorter, longer = (first, second) if len(first) <= len(second) else (second, first)
    return all(slot not in longer or values & longer[slot] for slot, values in shorter.items())


def figures_of(signature: Signature) -> tuple[Hashable, ...]:
    """Return the figures of a signature, each with its slot."""
    return tuple((slot, value) for slot, values in signature.items() if isinstance(slot, tuple) for value in values)


def exact_signatures(claims: Sequence[StatedClaim]) -> tuple[Signature, ...]:
    """Return what each claim states to the digit and with its hedge, as a copy repeats it."""
    return tuple(
        _signature(
            claim,
            ((_slot(m), (_scope(m), *_ends(m), None if m.hedge == "exact" else m.hedge)) for m in _stated(claim)),
        )
        for claim in claims
    )


def rounded_signatures(claims: Sequence[StatedClaim]) -> tuple[Signature, ...]:
    """Return what each claim states so that figures are the same where rounding or 'rund' explains the difference."""
    points: dict[Hashable, list[tuple[Decimal, Decimal]]] = defaultdict(list)
    for claim in claims:
        for measure in _stated(claim):
            points[_slot(measure)] += [(end, _reach(end, measure.hedge, measure.words)) for end in _ends(measure)]
    places = {slot: _clusters(found) for slot, found in points.items()}
    return tuple(
        _signature(
            claim,
            ((_slot(m), (_scope(m), *(places[_slot(m)][end] for end in _ends(m)))) for m in _stated(claim)),
        )
        for claim in claims
    )


def _signature(claim: StatedClaim, values: Iterable[tuple[Hashable, Hashable]]) -> Signature:
    """Gather the values by slot; denial, exclusivity, duration and year are stated as figures are."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for slot, value in values:
        found[slot].add(value)
    found["negated"].add(claim.negated)
    if claim.exclusivity is not None:
        found["exclusivity"].add(claim.exclusivity)
    if claim.duration is not None:
        found["duration"].add(claim.duration)
    if (day := claim.start or claim.end) is not None:
        found["year"].add(day.year)
    return {slot: frozenset(stated) for slot, stated in found.items()}


def _stated(claim: StatedClaim) -> Iterator[StatedMeasure]:
    return (measure for measure in claim.measures if measure.min is not None or measure.max is not None)


def _slot(measure: StatedMeasure) -> Hashable:
    return measure.kind, measure.unit, measure.per, measure.of


def _scope(measure: StatedMeasure) -> str:
    return measure.scope or "level"


def _ends(measure: StatedMeasure) -> tuple[Decimal, Decimal]:
    """Return the stated bounds; where there is one, 'bis zu 5' and 'mindestens 5' name the same figure."""
    low = measure.max if measure.min is None else measure.min
    high = measure.min if measure.max is None else measure.max
    assert low is not None
    assert high is not None
    return low, high


@lru_cache(maxsize=1 << 16)
def _reach(end: Decimal, hedge: str | None, words: str) -> Decimal:
    about = tolerances().approx * abs(end) if hedge == "approx" else Decimal(0)
    return max(about, half_cell(end, words))


def _clusters(points: Sequence[tuple[Decimal, Decimal]]) -> dict[Decimal, int]:
    """Number the values, the same number where their reaches overlap, also by way of others between them."""
    found: dict[Decimal, int] = {}
    number, end, last = -1, None, None
    for low, high, value in sorted((value - reach, value + reach, value) for value, reach in points):
        if end is None or (low >= end and value != last):
            number += 1
            end = high
        end, last = max(end, high), value
        found.setdefault(value, number)
    return found
