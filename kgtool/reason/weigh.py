"""What each inference carries: how it stands, the claims behind it, the amount, the rules, the depth of its proof.

How it stands is joined over all its proofs (`kgtool.reason.standing`); what no day allows is not inferred. Claims,
amount and rules are those of its shallowest proofs: a longer way round adds nothing to why it is believed, and so the
amount leads back to the claims that are named. All depend on facts and rules only, not on the order of the work, so
that what a change does not touch keeps what it carries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.reason.amount import Amount, either, passed_on
from kgtool.reason.instance import Derivation
from kgtool.reason.pattern import Triple
from kgtool.reason.standing import ALWAYS, Standing, join, meet

#: The claims behind something.
Claims: TypeAlias = "frozenset[ox.NamedNode]"

_NONE: Claims = frozenset()


@dataclass(frozen=True, slots=True)
class Carried:
    """What a fact or an inference carries.

    `background` tells that no claim states it: it is what the gazetteer knows of an entity, or follows from that alone,
    and its claims only name the entity. A fact and an axiom have depth 0 and no rules. `amount` is the money that goes
    between subject and object, or can go.
    """

    standing: Standing
    claims: Claims = _NONE
    background: bool = True
    depth: int = 0
    rules: frozenset[str] = frozenset()
    amount: Amount | None = None


#: What an axiom carries, and what stands in the ontology.
AXIOM = Carried(ALWAYS)

#: What a premise carries that is no conclusion of the derivations at hand; None where it does not hold.
Given: TypeAlias = "Callable[[Triple], Carried | None]"


def weigh(
    derivations: Sequence[Derivation], given: Given, payments: Collection[str], *, background: bool = True
) -> dict[Triple, Carried]:
    """Return what each conclusion carries, from all its derivations; what cannot hold is left out.

    Clashes are passed over. `given` says what the premises carry that nothing here concludes; `payments` are the
    relations that carry amounts. Without `background` nothing here is background knowledge: what rests on that and on
    the absence of something may fall with a claim.
    """
    known = [derivation for derivation in derivations if derivation.conclusion is not None]
    concluded = {derivation.conclusion for derivation in known}
    carried: dict[Triple, Carried] = {}
    for derivation in known:
        for premise in derivation.premises:
            if premise not in concluded and premise not in carried and (found := given(premise)) is not None:
                carried[premise] = found
    standings = _standings(known, {triple: found.standing for triple, found in carried.items()})
    valid = [one for one in known if _meeting(one, standings) is not None]
    _layer(valid, carried, standings, payments, background=background)
    return {triple: found for triple, found in carried.items() if triple in concluded}


def _meeting(derivation: Derivation, standings: dict[Triple, Standing]) -> Standing | None:
    found = [standings.get(premise) for premise in derivation.premises]
    return None if None in found else meet(*(standing for standing in found if standing is not None))


def _standings(derivations: Sequence[Derivation], standings: dict[Triple, Standing]) -> dict[Triple, Standing]:
    """Return the least solution: what all proofs together allow."""
    used: dict[Triple, list[Derivation]] = defaultdict(list)
    for derivation in derivations:
        for premise in set(derivation.premises):
            used[premise].append(derivation)
    standings = dict(standings)
    pending: Sequence[Derivation] = derivations
    while pending:
        changed: dict[Triple, None] = {}
        for derivation in pending:
            found = _meeting(derivation, standings)
            conclusion = derivation.conclusion
            if found is None or conclusion is None:
                continue
            before = standings.get(conclusion)
            joined = join(before, found)
            if joined != before:
                standings[conclusion] = joined
                changed[conclusion] = None
        pending = list(dict.fromkeys(one for triple in changed for one in used.get(triple, ())))
    return standings


def _layer(
    derivations: Sequence[Derivation],
    carried: dict[Triple, Carried],
    standings: dict[Triple, Standing],
    payments: Collection[str],
    *,
    background: bool,
) -> None:
    """Add what the conclusions carry, the shallowest first: a proof is as deep as its deepest premise, and one more."""
    waiting: dict[Triple, list[int]] = defaultdict(list)
    missing: list[int] = []
    ready: dict[int, list[Derivation]] = defaultdict(list)
    for number, derivation in enumerate(derivations):
        premises = set(derivation.premises)
        lacking = [premise for premise in premises if premise not in carried]
        missing.append(len(lacking))
        for premise in lacking:
            waiting[premise].append(number)
        if not lacking:
            ready[_depth(derivation, carried)].append(derivation)
    while ready:
        depth = min(ready)
        found: dict[Triple, list[Derivation]] = defaultdict(list)
        for derivation in ready.pop(depth):
            if derivation.conclusion is not None and derivation.conclusion not in carried:
                found[derivation.conclusion].append(derivation)
        for conclusion, ways in found.items():
            amount = _amount(ways, carried, payments) if conclusion[1] in payments else None
            own = _carried(ways, carried, standings[conclusion], depth, amount)
            carried[conclusion] = own if background else replace(own, background=False)
        for conclusion in found:
            for number in waiting.pop(conclusion, ()):
                missing[number] -= 1
                if not missing[number]:
                    ready[_depth(derivations[number], carried)].append(derivations[number])


def _depth(derivation: Derivation, carried: dict[Triple, Carried]) -> int:
    return 1 + max((carried[premise].depth for premise in derivation.premises), default=0)


def _amount(ways: Sequence[Derivation], carried: dict[Triple, Carried], payments: Collection[str]) -> Amount | None:
    """Return the money that the payments among the premises allow, by its shallowest derivations."""
    premises = ([carried[one].amount for one in way.premises if one[1] in payments] for way in ways)
    return either(passed_on(amounts) for amounts in premises)


def _carried(
    ways: Sequence[Derivation], carried: dict[Triple, Carried], standing: Standing, depth: int, amount: Amount | None
) -> Carried:
    """Return what a conclusion carries by its shallowest derivations."""
    premises = [carried[premise] for derivation in ways for premise in derivation.premises]
    stated = [premise.claims for premise in premises if not premise.background]
    claims = stated or [premise.claims for premise in premises]
    rules = frozenset(one.rule for one in ways)
    return Carried(standing, _NONE.union(*claims), not stated, depth, rules, amount)
