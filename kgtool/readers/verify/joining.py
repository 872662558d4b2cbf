"""What several readers say alike becomes one claim that names them all; what they say apart stays apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from kgtool.claims import Claim, Measure
from kgtool.claims.identity import RULES
from kgtool.extract.draft import said

#: Of the doubt that is left, a second reader who read the same takes this share.
_AGREED = Decimal("0.5")


def joined(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims in the order of the text, the rules' wording where several read the same.

    A claim that two readers made is surer: half of the doubt of the surer one is left. What one of them leaves open
    (a time, a role that may be missing, a second figure) is taken from the other.
    """
    found: dict[object, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: claim.readers):
        found.setdefault(_content(claim), []).append(claim)
    return tuple(sorted(_completed([_agreed(same) for same in found.values()]), key=lambda claim: claim.spans[0]))


def differing(claims: Sequence[Claim]) -> tuple[tuple[Claim, Claim], ...]:
    """Return the pairs of claims in which the rules and another reader differ about the same words.

    That is where they take one figure for different things, or say of the same parties opposite things: that it is and
    is not so, or who of them gives to whom.
    """
    ours = [claim for claim in claims if by_rules(claim)]
    others = [claim for claim in claims if not by_rules(claim)]
    met = [(our, other) for other in others for our in ours if _overlap(our, other)]
    return tuple((our, other) for our, other in met if not _agree(our, other) and _about_one_thing(our, other))


def by_rules(claim: Claim) -> bool:
    """Tell whether the rules read a claim, alone or with others."""
    return not claim.readers or RULES in claim.readers


def _content(claim: Claim) -> object:
    """Return what makes two readers' claims the same: what is said, when, and in a place that they share."""
    return said(claim), claim.time and (claim.time.start, claim.time.end)


def _agreed(same: Sequence[Claim]) -> Claim:
    first = same[0]
    names = [name for claim in same for name in claim.readers or (RULES,)]
    if len(set(names)) == 1:
        return first
    doubt = (1 - max(claim.confidence for claim in same)) * _AGREED
    return replace(first, readers=tuple(sorted(set(names))), confidence=(1 - doubt).quantize(Decimal("0.01")))


def _completed(claims: Sequence[Claim]) -> list[Claim]:
    """Join claims of the rules with those of another reader that say the same and leave something else open."""
    ours = [claim for claim in claims if by_rules(claim)]
    # A claim that another one names keeps its content, as that is its name.
    fixed = {claim.in_return_for for claim in claims if claim.in_return_for is not None}
    apart: list[Claim] = []
    for other in (claim for claim in claims if not by_rules(claim)):
        place = next((i for i, our in enumerate(ours) if _overlap(our, other) and _agree(our, other)), None)
        fuller = None if place is None else _filled(ours[place], other)
        if place is None or fuller is None or (fuller != ours[place] and ours[place].id in fixed):
            apart.append(other)
        else:
            ours[place] = _agreed((fuller, other))
    return [*ours, *apart]


def _overlap(one: Claim, other: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)


def _agree(one: Claim, other: Claim) -> bool:
    """Tell whether neither claim says anything against the other."""
    roles, others = dict(one.roles), dict(other.roles)
    figures, other_figures = _figures(one), _figures(other)
    return (
        one.type == other.type
        and (one.modality, one.negated) == (other.modality, other.negated)
        and all(set(roles[role]) == set(others[role]) for role in roles.keys() & others.keys())
        and (figures.keys() <= other_figures.keys() or figures.keys() >= other_figures.keys())
        and (one.exclusivity == other.exclusivity or None in (one.exclusivity, other.exclusivity))
        and _same_time(one, other)
    )


def _same_time(one: Claim, other: Claim) -> bool:
    """Tell whether times do not differ; of the same words ('Geschäftsjahr 2025') the rules know more."""
    if one.time is None or other.time is None:
        return True
    return (one.time.start, one.time.end) == (other.time.start, other.time.end) or one.time.text == other.time.text


def _figures(claim: Claim) -> dict[object, Measure]:
    return {(m.kind, m.min, m.max, m.unit, m.per): m for m in claim.measures}


def _filled(one: Claim, other: Claim) -> Claim:
    """Return a claim with what it leaves open, as another says it."""
    new = [measure for key, measure in _figures(other).items() if key not in _figures(one)]
    return replace(
        one,
        roles=tuple(sorted({**dict(other.roles), **dict(one.roles)}.items())),
        measures=(*one.measures, *new),
        exclusivity=one.exclusivity or other.exclusivity,
        time=one.time or other.time,
    )


def _about_one_thing(one: Claim, other: Claim) -> bool:
    """Tell whether two claims that do not agree cannot both be what the words mean."""
    if _figures(one).keys() & _figures(other).keys():
        return True
    parties, others = _parties(one), _parties(other)
    return one.type == other.type and parties == others and (one.negated != other.negated or one.roles != other.roles)


def _parties(claim: Claim) -> frozenset[str]:
    return frozenset(slug for _, slugs in claim.roles for slug in slugs)
