"""All proofs of a triple, the shortest first, found one by one.

Unfinished proofs wait in a queue by the least depth, then the least number of steps, that they can come to; the
nearest is taken up, and the first premise still open is concluded in each way that is known. So the proofs come in
order, and only as many are made as are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import TypeAlias

from kgtool.reason.instance import Derivation
from kgtool.reason.pattern import Triple
from kgtool.reason.proof import Explainer, Proof

#: How many unfinished proofs are taken up before the search ends.
BOUND = 20_000
#: A premise still to be proved: the triple, how many steps lie above it, and their conclusions.
_Goal: TypeAlias = "tuple[Triple, int, frozenset[Triple]]"


@dataclass(frozen=True, slots=True)
class Ways:
    """The proofs of a triple, the shortest first; `complete` tells whether there are no others."""

    proofs: tuple[Proof, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class _Partial:
    """A proof with open premises: the steps so far in the order of a walk from the top, the depth that is settled."""

    steps: tuple[Derivation, ...]
    goals: tuple[_Goal, ...]
    depth: int


def ways(explainer: Explainer, triple: Triple, limit: int, bound: int = BOUND) -> Ways:
    """Return the proofs of a triple in which nothing rests on itself, at most `limit`, none where it does not hold."""
    shortest = explainer.shortest(triple)
    if shortest is None:
        return Ways((), complete=True)
    if shortest.derivation is None:
        return Ways((shortest,), complete=True)
    found = [shortest]
    for proof in _search(explainer, triple, bound):
        if proof == shortest:
            continue
        if proof is None or len(found) == limit:
            return Ways(tuple(found), complete=False)
        found.append(proof)
    return Ways(tuple(found), complete=True)


def _search(explainer: Explainer, triple: Triple, bound: int) -> Iterator[Proof | None]:
    """Yield the proofs; None where the bound is reached."""
    number = count()
    queue: list[tuple[int, int, int, _Partial]] = []

    def push(partial: _Partial) -> None:
        depth, size = partial.depth, len(partial.steps) + len(partial.goals)
        for goal, level, _ in partial.goals:
            proof = explainer.shortest(goal)
            if proof is None:
                return
            depth = max(depth, level + proof.depth)
        heappush(queue, (depth, size, next(number), partial))

    push(_Partial((), ((triple, 0, frozenset()),), 0))
    for _ in range(bound):
        if not queue:
            return
        partial = heappop(queue)[3]
        if not partial.goals:
            yield _built(explainer, triple, iter(partial.steps))
            continue
        (goal, level, above), *rest = partial.goals
        below = above | {goal}
        for step in explainer.derivations(goal):
            if below.isdisjoint(step.premises):
                opened = tuple((one, level + 1, below) for one in step.premises if not _is_stated(explainer, one))
                push(_Partial((*partial.steps, step), (*opened, *rest), max(partial.depth, level + 1)))
    if queue:
        yield None


def _is_stated(explainer: Explainer, triple: Triple) -> bool:
    proof = explainer.shortest(triple)
    return proof is not None and proof.derivation is None


def _built(explainer: Explainer, triple: Triple, steps: Iterator[Derivation]) -> Proof:
    """Return the proof whose steps come in the order of a walk from the top."""
    if _is_stated(explainer, triple):
        return Proof(triple)
    step = next(steps)
    return Proof(triple, step, tuple(_built(explainer, premise, steps) for premise in step.premises))
