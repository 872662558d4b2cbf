"""Consideration: for which deal of the passage another is given in return ('im Gegenzug', 'Gegenleistung: …')."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgtool.claims import Claim
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.voice import voice_words
from kgtool.vocabulary.ontology import ClaimType, load_ontology

#: Stand in a claim for the one it is given in return for, until that one's identity is known: words that say it for
#: sure, and words that may mean something else.
_FIRMLY, _LOOSELY = "in return", "perhaps in return"
#: How many characters the two may lie apart.
_PASSAGE = 800


def in_return(scope: Scope, scopes: Sequence[Scope]) -> str | None:
    """Return a mark where a clause, the one that governs it or the label of its line makes it a consideration."""
    words = voice_words()
    for clause in _around(scope, scopes):
        lows = f" {' '.join(clause.tokens[i].low for i in clause.indexes)} "
        if any(f" {phrase} " in lows for phrase in words["considerations"]):
            return None if any(f" {phrase} " in lows for phrase in words["gifts"]) else _FIRMLY
        opening = " ".join(clause.tokens[i].low for i in clause.indexes[:3]) + " "
        if opening.startswith(tuple(f"{word} " for word in words["loose_considerations"])):
            return _LOOSELY
    label = scopes[0]
    labelled = label is not scope and len(scopes) > 1 and scopes[1].clause.separator == ":"
    lows_of_label = {label.tokens[i].low for i in label.indexes}
    return _FIRMLY if labelled and not lows_of_label.isdisjoint(words["consideration_labels"]) else None


def _around(scope: Scope, scopes: Sequence[Scope]) -> list[Scope]:
    """Return a clause with the one an infinitive hangs on, or the verbless piece that opens the sentence before it."""
    above = scope.parent if scope.clause.kind == "inf" else None
    opening = scopes[0] if scope.clause.kind == "main" and scopes[0].clause.verb is None else None
    return [scope, *(clause for clause in (above, opening) if clause is not None)]


def settled(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Put the identity of the deal for which it is given into each claim that is given in return."""
    given = [claim for claim in claims if claim.in_return_for is None]
    return tuple([claim if claim.in_return_for is None else _linked(claim, given) for claim in claims])


def _linked(claim: Claim, others: Sequence[Claim]) -> Claim:
    firm = claim.in_return_for == _FIRMLY
    ranked = [(rank, other) for other in others if (rank := _fit(claim, other, firm=firm)) is not None]
    best = max(ranked, key=lambda found: found[0], default=None)
    return replace(claim, in_return_for=best[1].id if best is not None else None)


def _fit(claim: Claim, other: Claim, *, firm: bool) -> tuple[int, int, int, int] | None:
    """Return how well a deal fits as the one that is requited, None for not.

    What counts is how many parties the two share, whether it moves money, whether it stands before, and how near.
    """
    known = load_ontology().claim_types[other.type]
    at, its = claim.spans[0].start, other.spans[0].start
    if known.parent == "FigureClaim" or other.negated or abs(at - its) > _PASSAGE:
        return None
    if (claim.rule, claim.roles) == (other.rule, other.roles):
        return None
    mine = load_ontology().claim_types[claim.type]
    shared = _parties(other, known) & _parties(claim, mine)
    if len(shared) < 2 and not (firm and shared and _passes_on(claim, mine, other, known)):
        return None
    return min(len(shared), 2), int(known.parent == "FlowClaim"), int(its < at), -abs(at - its)


def _passes_on(claim: Claim, mine: ClaimType, other: Claim, known: ClaimType) -> bool:
    """Tell whether who receives something gives to a third in return: 'Im Gegenzug kauft Y bei Z'."""
    if mine.flow_from is None or known.flow_to is None:
        return False
    return bool(set(claim.fillers(mine.flow_from)) & set(other.fillers(known.flow_to)))


def _parties(claim: Claim, known: ClaimType) -> set[str]:
    """Return the actors of a claim: products, places and the like make no deal."""
    named = {role for role in (known.flow_from, known.flow_to) if role is not None} or set(known.required_roles)
    return {slug for role, slugs in claim.roles for slug in slugs if role in named | _ACTING}


#: Roles of actors beside those that pay and are paid.
_ACTING = frozenset({"customer", "provider", "vendor", "developer", "integrator", "partners", "participants", "user"})
