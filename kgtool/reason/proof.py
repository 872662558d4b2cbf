"""Proofs of what is inferred, found by matching the rules backwards from a triple to facts and axioms.

Nothing is remembered of how a triple came to be: whatever follows in one step from what holds is a derivation of it.
A proof is a tree of derivations down to facts in which no triple rests on itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kgtool.reason.compile import Program, compile_rules
from kgtool.reason.instance import Derivation, Instance
from kgtool.reason.lookup import Holds, Lookup, solutions
from kgtool.reason.pattern import Triple, fill, unify
from kgtool.reason.rule import rules, schema_rules
from kgtool.reason.unnamed import WithUnnamed


@dataclass(frozen=True)
class Proof:
    """A triple with what proves it: nothing where it is stated, else a derivation and the proofs of its premises.

    `axioms` are the proofs of those of its axioms that are inferred themselves; ours never are.
    """

    conclusion: Triple
    derivation: Derivation | None = None
    premises: tuple[Proof, ...] = ()
    axioms: tuple[Proof, ...] = ()

    @cached_property
    def depth(self) -> int:
        """Return how many steps lie between the triple and the farthest fact; 0 for a fact."""
        if self.derivation is None:
            return 0
        return 1 + max((proof.depth for proof in (*self.premises, *self.axioms)), default=0)

    @cached_property
    def size(self) -> int:
        """Return how many steps the proof has; 0 for a fact."""
        return 0 if self.derivation is None else 1 + sum(proof.size for proof in (*self.premises, *self.axioms))

    @property
    def leaves(self) -> tuple[Triple, ...]:
        """Return the facts that the proof rests on, each once, in the order in which they are met; axioms left out."""
        if self.derivation is None:
            return (self.conclusion,)
        return tuple(dict.fromkeys(leaf for proof in self.premises for leaf in proof.leaves))


class Explainer:
    """Finds the proofs of triples among what holds.

    `known` holds facts, axioms and all that was inferred from them; `stated` only facts and axioms. `allowed` tells
    which applications of rules count, where not all do.
    """

    def __init__(
        self, known: Lookup, stated: Holds, program: Program, allowed: Callable[[Derivation], bool] | None = None
    ) -> None:
        self._allowed = allowed
        self._known = WithUnnamed(known, program)
        self._stated = stated
        self._program = program
        self._steps: dict[Triple, tuple[Derivation, ...]] = {}
        self._found: dict[tuple[Triple, int], Proof | None] = {}
        # Whether a search was given up for its depth, so that a deeper one may find more.
        self._cut = False

    def derivations(self, triple: Triple) -> tuple[Derivation, ...]:
        """Return every application of a rule that concludes a triple from what holds, by rule, then by premises."""
        if triple not in self._steps:
            found = {
                derivation
                for instance in self._program.concluding(triple)
                for derivation in derivations_by(instance, triple, self._known)
                if self._allowed is None or self._allowed(derivation)
            }
            self._steps[triple] = tuple(sorted(found, key=_by_words))
        return self._steps[triple]

    def shortest(self, triple: Triple, deepest: int = 64) -> Proof | None:
        """Return the proof of least depth, of those the one with fewest steps; None where there is no proof.

        A fact is its own proof. `deepest` is the greatest depth that is tried.
        """
        for depth in range(deepest + 1):
            self._cut = False
            proof = self._within(triple, depth)
            if proof is not None or not self._cut:
                return proof
        return None

    def replay(self, proof: Proof) -> bool:
        """Tell whether each step of a proof is one that its rule allows, and each leaf a fact or an axiom."""
        if proof.derivation is None:
            return proof.conclusion in self._stated
        step = proof.derivation
        return (
            step.conclusion == proof.conclusion
            and step.premises == tuple(premise.conclusion for premise in proof.premises)
            and self.allows(step, frozenset(axiom.conclusion for axiom in proof.axioms))
            and all(self.replay(part) for part in (*proof.premises, *proof.axioms))
        )

    def allows(self, step: Derivation, proved: frozenset[Triple] = frozenset()) -> bool:
        """Tell whether a rule of this name makes the conclusion of these premises, by axioms stated or proved."""
        known = [rule for rule in (*rules(), *schema_rules()) if rule.name == step.rule]
        if not known or not all(axiom in proved or axiom in self._stated for axiom in step.axioms):
            return False
        made = compile_rules(step.axioms, known, keep_unread=True).instances
        return any(_fits(instance, step, self._known) for instance in made)

    def _within(self, triple: Triple, depth: int) -> Proof | None:
        """Return the best proof of at most this depth."""
        if triple in self._stated:
            return Proof(triple)
        if depth == 0:
            self._cut = True
            return None
        key = triple, depth
        if key not in self._found:
            proofs = [proof for step in self.derivations(triple) if (proof := self._of(step, depth - 1)) is not None]
            self._found[key] = min(proofs, key=lambda proof: (proof.depth, proof.size), default=None)
        elif self._found[key] is None:
            self._cut = True
        return self._found[key]

    def _of(self, step: Derivation, depth: int) -> Proof | None:
        proofs = []
        for premise in self._needed(step):
            proof = self._within(premise, depth)
            if proof is None:
                return None
            proofs.append(proof)
        return _proof(step, proofs)

    def _needed(self, step: Derivation) -> tuple[Triple, ...]:
        """Return what a step rests on: its premises, and the axioms that are not stated."""
        return (*step.premises, *(axiom for axiom in step.axioms if axiom not in self._stated))


def _proof(step: Derivation, proofs: Sequence[Proof]) -> Proof:
    assert step.conclusion is not None
    own = len(step.premises)
    return Proof(step.conclusion, step, tuple(proofs[:own]), tuple(proofs[own:]))


def derivations_by(
    instance: Instance, triple: Triple, known: Lookup, settled: Lookup | None = None
) -> Iterator[Derivation]:
    """Yield the applications of one rule that conclude a triple.

    What the rule asks the absence of is absent from what is `settled`, where that is given, else from what is known.
    """
    if instance.head is None:
        return
    bound = unify(instance.head, triple, {})
    if bound is None:
        return
    for found in solutions(instance.body, bound, known):
        if all(condition.holds(found, settled or known) for condition in instance.conditions):
            premises = tuple(fill(atom, found) for atom in instance.body)
            if triple not in premises:
                yield Derivation(instance.rule, triple, premises, instance.axioms)


def _fits(instance: Instance, step: Derivation, known: Lookup) -> bool:
    if len(instance.body) != len(step.premises) or (instance.head is None) != (step.conclusion is None):
        return False
    bound: dict[str, str] | None = {}
    for atom, premise in zip(instance.body, step.premises, strict=True):
        bound = None if bound is None else unify(atom, premise, bound)
    if bound is not None and instance.head is not None and step.conclusion is not None:
        bound = unify(instance.head, step.conclusion, bound)
    return bound is not None and all(condition.holds(bound, known) for condition in instance.conditions)


def _by_words(derivation: Derivation) -> tuple[str, tuple[Triple, ...], tuple[Triple, ...]]:
    return derivation.rule, derivation.premises, derivation.axioms
