"""When a claim that is read is the one that a person decided about, whatever rule or reader found it this time."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from kgtool.claims import Claim
from kgtool.claims.record import decimal_text
from kgtool.claims.slug import slug

#: Fields that a better reading may fill without becoming another claim: where the person saw none, any fits.
_OPEN = ("exclusivity", "stage", "jointly", "condition", "duration", "cancellable")


def core(claim: Claim) -> Hashable:
    """Return what makes a claim this claim: its type, who fills which role, its figures, and whether it is denied."""
    roles = tuple(sorted((role, tuple(sorted(set(slugs)))) for role, slugs in claim.roles if slugs))
    return claim.type, roles, _figures(claim), claim.negated


def restates(read: Claim, told: Claim) -> bool:
    """Tell whether a claim says what a person saw, or the same and more; rule, confidence and place do not matter."""
    return core(read) == core(told) and read.modality == told.modality and _agrees(read, told)


def _figures(claim: Claim) -> tuple[tuple[str, ...], ...]:
    found = ((m.kind, decimal_text(m.min), decimal_text(m.max), m.unit, m.per) for m in claim.measures)
    return tuple(sorted(tuple(part or "" for part in figure) for figure in found))


def _agrees(read: Claim, told: Claim) -> bool:
    """Tell whether every field that the person saw filled is still so."""
    if any(getattr(told, name) not in (None, getattr(read, name)) for name in _OPEN):
        return False
    if not set(told.instrument) <= set(read.instrument):
        return False
    if not set(map(slug, told.attribution)) <= set(map(slug, read.attribution)):
        return False
    if told.time is not None and _days(read) != _days(told):
        return False
    return _marks(told) <= _marks(read)


def _days(claim: Claim) -> tuple[date | None, date | None] | None:
    return None if claim.time is None else (claim.time.start, claim.time.end)


def _marks(claim: Claim) -> set[tuple[str, str]]:
    """Return what is said of the figures: hedge, scope, and of what a share is."""
    marks = ((name, getattr(measure, name)) for measure in claim.measures for name in ("hedge", "scope", "of"))
    return {(name, value) for name, value in marks if value not in (None, "exact", "level")}
