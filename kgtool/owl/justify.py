"""Minimal justifications: the smallest sets of axioms from which a goal follows, HermiT being the oracle.

One set is found by contraction: parts of the module are taken away as long as the goal still follows. All sets are
found by Reiter's hitting set tree (A Theory of Diagnosis from First Principles, 1987; for ontologies Kalyanpur and
others, Finding All Justifications of OWL DL Entailments, 2007): each axiom of a set found is taken away in turn, and
what still entails the goal holds another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.owl.axiom import Axiom, Ontology
from kgtool.owl.goal import Goal
from kgtool.owl.locality import module
from kgtool.owl.oracle import Oracle
from kgtool.owl.process import Limits

#: Into so many parts a set is taken apart at once.
_PARTS = 16


@dataclass(frozen=True)
class Justifications:
    """Minimal sets of axioms that each entail a goal, the shortest first; `complete` where there is no other.

    `starts` is how often Java was started.
    """

    sets: tuple[tuple[Axiom, ...], ...]
    complete: bool
    starts: int


def justify(ontology: Ontology, goal: Goal, most: int = 1, limits: Limits | None = None) -> Justifications:
    """Return up to `most` justifications of what an ontology entails; none where it does not.

    Raises NoJavaError and the other ReasonerErrors.
    """
    oracle = Oracle(ontology.declarations, goal, limits)
    axioms = _narrowed(ontology, goal, oracle)
    if axioms is None:
        return Justifications((), True, oracle.starts)
    found: list[tuple[Axiom, ...]] = []
    complete = True
    for one in _all(axioms, oracle):
        found.append(one)
        if len(found) == most:
            complete = False
            break
    ordered = sorted(found, key=lambda one: (len(one), [axioms.index(axiom) for axiom in one]))
    return Justifications(tuple(ordered), complete, oracle.starts)


def _narrowed(ontology: Ontology, goal: Goal, oracle: Oracle) -> list[Axiom] | None:
    """Return the axioms among which to look, None where the goal does not follow at all."""
    if goal.witness is not None:
        axioms = module(ontology.axioms, goal.signature)
        return axioms if oracle.entails(axioms) else None
    groups = [module(ontology.axioms, group) for group in _linked(ontology.axioms)]
    answers = oracle.answers(sorted(groups, key=len))
    if answers and answers[-1]:
        return sorted(groups, key=len)[len(answers) - 1]
    return list(ontology.axioms) if oracle.entails(ontology.axioms) else None


def _linked(axioms: Sequence[Axiom]) -> list[set[ox.NamedNode]]:
    """Return the individuals that hang together by assertions, in groups, in the order of the axioms."""
    groups: list[set[ox.NamedNode]] = []
    for axiom in axioms:
        if axiom.is_assertion:
            ends = {term for operand in axiom.operands for term in operand.terms if isinstance(term, ox.NamedNode)}
            if axiom.kind in ("PropertyAssertion", "NegativeAssertion"):
                ends -= {term for term in axiom.operands[1].terms if isinstance(term, ox.NamedNode)}
            if axiom.kind == "ClassAssertion":
                ends -= set(axiom.operands[1].terms) - set(axiom.operands[0].terms)
            touched = [group for group in groups if group & ends]
            for group in touched:
                groups.remove(group)
            groups.append(ends.union(*touched))
    return groups


def contracted(axioms: Sequence[Axiom], oracle: Oracle) -> tuple[Axiom, ...]:
    """Return a minimal set of axioms that entails the goal, out of one that does.

    In a round the axioms not known to be needed are cut into pieces, and each is taken away for a try. The pieces that
    can go mostly can go together: as many as still entail the goal do.
    """
    rest, needed, parts = list(axioms), set[Axiom](), _PARTS
    while undecided := [axiom for axiom in rest if axiom not in needed]:
        pieces = _cut(undecided, -(-len(undecided) // parts))
        answers = oracle.answers([_without(rest, piece) for piece in pieces])
        tried = list(zip(pieces, answers, strict=False))
        needed |= {piece[0] for piece, answer in tried if not answer and len(piece) == 1}
        spare = [piece for piece, answer in tried if answer]
        if spare:
            rest = _without(rest, _together(rest, spare, oracle))
        parts = _PARTS if spare else 4 * parts
    return tuple(rest)


def _together(rest: Sequence[Axiom], spare: Sequence[list[Axiom]], oracle: Oracle) -> list[Axiom]:
    """Return the axioms of as many of the pieces as can go at once, of the first ones."""
    unions = [[axiom for piece in spare[:count] for axiom in piece] for count in range(len(spare), 1, -1)]
    answers = oracle.answers([_without(rest, union) for union in unions]) if unions else []
    return next((union for union, answer in zip(unions, answers, strict=False) if answer), list(spare[0]))


def _without(axioms: Sequence[Axiom], gone: Collection[Axiom]) -> list[Axiom]:
    missing = set(gone)
    return [axiom for axiom in axioms if axiom not in missing]


def _cut(axioms: Sequence[Axiom], size: int) -> list[list[Axiom]]:
    return [list(axioms[start : start + size]) for start in range(0, len(axioms), size)]


def _all(axioms: Sequence[Axiom], oracle: Oracle) -> Iterator[tuple[Axiom, ...]]:
    """Yield every justification; each node of the tree is a set of axioms taken away, asked for level by level."""
    known: list[tuple[Axiom, ...]] = []
    level, seen, closed = [frozenset[Axiom]()], {frozenset[Axiom]()}, list[frozenset[Axiom]]()
    while level:
        level = [gone for gone in level if not any(other <= gone for other in closed)]
        closed.extend(_closing(level, known, axioms, oracle))
        children: list[frozenset[Axiom]] = []
        for gone in level:
            if gone in closed:
                continue
            one = next((one for one in known if not gone & set(one)), None)
            if one is None:
                one = contracted([axiom for axiom in axioms if axiom not in gone], oracle)
                known.append(one)
                yield one
            children.extend(child for axiom in one if (child := gone | {axiom}) not in seen)
            seen.update(children)
        level = list(dict.fromkeys(children))


def _closing(
    level: Sequence[frozenset[Axiom]], known: Sequence[tuple[Axiom, ...]], axioms: Sequence[Axiom], oracle: Oracle
) -> list[frozenset[Axiom]]:
    """Return the nodes of a level without which the goal does not follow any more."""
    asked = [gone for gone in level if gone and all(gone & set(one) for one in known)]
    answers = oracle.all([[axiom for axiom in axioms if axiom not in gone] for gone in asked])
    return [gone for gone, answer in zip(asked, answers, strict=True) if not answer]
