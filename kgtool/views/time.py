"""Whether what a claim says held on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal as Choice
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.stated.claim import StatedClaim
from kgtool.stated.rung import ASIDE
from kgtool.stated.standing import is_event
from kgtool.vocabulary.ontology import Ontology

#: What a day is to a claim: it held then, it did not, or the text gives it no time.
Held: TypeAlias = Choice["held", "not-then", "undated"]
#: A claim's types, who fills its roles, whether it excludes others: what tells that another claim ends it.
Matter: TypeAlias = "tuple[tuple[str, ...], frozenset[ox.NamedNode], bool]"

_EXCLUDING = ("exclusive", "primary")


def endings(claims: Iterable[StatedClaim]) -> Mapping[Matter, tuple[date, ...]]:
    """Return the days on which something ended or was cancelled, by what it was; those without any day are no help.

    What is said to be open to others ends what was exclusive or primary.
    """
    found: dict[Matter, list[date]] = defaultdict(list)
    for claim in claims:
        when = claim.end or claim.start or claim.source.issued
        if when is None or claim.modality == "hypothetical":
            continue
        if claim.stage in ASIDE:
            found[claim.types, claim.actors, False].append(when)
        if claim.stage in ASIDE or (claim.exclusivity == "nonexclusive" and not claim.negated):
            found[claim.types, claim.actors, True].append(when)
    return {matter: tuple(sorted(days)) for matter, days in found.items()}


def held(claim: StatedClaim, when: date, ended: Mapping[Matter, tuple[date, ...]], ontology: Ontology) -> Held:
    """Tell whether what a claim says held on a day.

    An event (a payment, an agreement, a level of a day) holds from its day on until a text says that it ended. What
    lasts, or is measured over a period, holds within its time.
    """
    if claim.start is None and claim.end is None:
        return "not-then" if _is_over(claim, when, ended) else "undated"
    if claim.start is not None and when < claim.start:
        return "not-then"
    if claim.stage in ASIDE or not is_event(claim, ontology):
        return "held" if claim.end is None or when <= claim.end else "not-then"
    return "not-then" if _is_over(claim, when, ended) else "held"


def _is_over(claim: StatedClaim, when: date, ended: Mapping[Matter, tuple[date, ...]]) -> bool:
    """Tell whether a text says that it ended by this day, and not before it began."""
    begun = claim.start or claim.source.issued or date.min
    matter = claim.types, claim.actors, claim.exclusivity in _EXCLUDING
    return any(begun <= day <= when for day in ended.get(matter, ()))
