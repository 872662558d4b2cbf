"""The smallest sets of facts that clash, and what clashes by them.

A clash is known by its facts: however many rules find it, and by whichever inferences, it is one. Its facts are the
leaves of the shortest proofs of what a rule was applied to, less each fact without which the rest still clashes (the
deletion method for a minimal unsatisfiable set; Marques-Silva, Minimal Unsatisfiability, ISMVL 2010).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from kgtool.clashes.applications import Applications
from kgtool.clashes.consequences import Consequences
from kgtool.clashes.kinds import Kind, kinds
from kgtool.clashes.world import World
from kgtool.reason.instance import Derivation
from kgtool.reason.pattern import Triple, is_hidden
from kgtool.reason.standing import ORDER, Standing, meet

#: So many last steps to a premise are tried where the facts of its shortest do not hold together.
_TRIED = 4


@dataclass(frozen=True, slots=True)
class Clash:
    """Facts that cannot all hold, sorted; what the rule was applied to that tells it best; how they stand together."""

    facts: tuple[Triple, ...]
    kind: Kind
    applied: Derivation
    standing: Standing


class Clashes:
    """Finds the clashes in a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.applications = Applications(world)
        self._held: dict[Triple, bool] = {}
        self._found: dict[tuple[Triple, ...], Clash] = {}

    def of(self, applied: Derivation) -> Clash | None:
        """Return the clash that an application of a rule shows; None where its facts do not hold on one day."""
        for leaves in self._leaves(applied):
            facts = tuple(sorted({leaf for leaf in leaves if self.world.is_fact(leaf)}))
            if facts and _counts(self._standing(facts), kinds()[applied.rule]):
                if facts not in self._found:
                    self._found[facts] = self._clash(facts)
                return self._found[facts]
        return None

    def within(self, facts: Collection[Triple]) -> list[Derivation]:
        """Return the applications that these facts alone give, with all that follows from them."""
        return self._within(facts, self._consequences(facts))

    def possible(self, facts: Collection[Triple]) -> list[Derivation]:
        """Return the applications that these facts may have given, whether or not they hold or did together."""
        return Consequences(facts, self.world, self.applications, None).all

    def _consequences(self, facts: Collection[Triple]) -> Consequences:
        return Consequences(facts, self.world, self.applications, self._holds)

    def _within(self, facts: Collection[Triple], given: Consequences) -> list[Derivation]:
        """Return the applications that these of the facts give, whose consequences are given."""
        standing = self._standing(facts)
        if standing is None:
            return []
        return [one for one in given.of(facts) if _counts(standing, kinds()[one.rule])]

    def _reduced(self, facts: tuple[Triple, ...], given: Consequences) -> tuple[Triple, ...]:
        for fact in facts:
            fewer = tuple(one for one in facts if one != fact)
            if self._within(fewer, given):
                facts = fewer
        return facts

    def _clash(self, whole: tuple[Triple, ...]) -> Clash:
        """Return the clash of a smallest set of these, told by the application that is nearest to its facts."""
        given = self._consequences(whole)
        facts = self._reduced(whole, given)
        best = min(self._within(facts, given), key=lambda one: (self._distance(one, facts), one.rule, one.premises))
        standing = self._standing(facts)
        assert standing is not None
        return Clash(facts, kinds()[best.rule], best, standing)

    def _distance(self, applied: Derivation, facts: tuple[Triple, ...]) -> tuple[int, int]:
        depths = []
        for premise in applied.premises:
            carried = None if premise in facts else self.world.inferred(premise)
            depths.append(0 if carried is None else carried.depth)
        return sum(depths), len(depths)

    def _standing(self, facts: Collection[Triple]) -> Standing | None:
        return meet(*(self.world.carried(fact).standing for fact in facts))

    def _leaves(self, applied: Derivation) -> Iterator[Sequence[Triple]]:
        """Yield the facts that the premises rest on, by their shortest proofs first."""
        explain = self.world.explainer
        shortest = [explain.shortest(premise) for premise in applied.premises]
        if any(proof is None for proof in shortest):
            return
        yield [leaf for proof in shortest if proof is not None for leaf in proof.leaves]
        for leaves in product(*(self._ways(premise) for premise in applied.premises)):
            yield [leaf for own in leaves for leaf in own]

    def _ways(self, premise: Triple) -> list[tuple[Triple, ...]]:
        """Return the facts of a premise by each of its last steps, at most so many; a fact is its own."""
        if premise in self.world.stated:
            return [(premise,)]
        explain, found = self.world.explainer, []
        for step in explain.derivations(premise)[:_TRIED]:
            proofs = [proof for one in step.premises if (proof := explain.shortest(one)) is not None]
            if len(proofs) == len(step.premises):
                found.append(tuple(leaf for proof in proofs for leaf in proof.leaves))
        return found

    def _holds(self, triple: Triple) -> bool:
        if triple not in self._held:
            self._held[triple] = is_hidden(triple) or triple in self.world.seen
        return self._held[triple]


def _counts(standing: Standing | None, kind: Kind) -> bool:
    """Tell whether facts that stand so together clash in this way."""
    return standing is not None and standing.rung >= ORDER.index(kind.rung)
