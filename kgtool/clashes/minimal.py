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
from kgtool.clashes.kinds import Kind, kinds
from kgtool.clashes.world import World
from kgtool.reason.instance import Derivation
from kgtool.reason.lookup import Facts, solutions
from kgtool.reason.pattern import SAME, THING, TYPE, Triple, fill, is_hidden, unify
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

    def of(self, applied: Derivation) -> Clash | None:
        """Return the clash that an application of a rule shows; None where its facts do not hold on one day."""
        for leaves in self._leaves(applied):
            facts = tuple(sorted({leaf for leaf in leaves if self.world.is_fact(leaf)}))
            if facts and _counts(self._standing(facts), kinds()[applied.rule]):
                return self._clash(self._reduced(facts))
        return None

    def within(self, facts: Collection[Triple]) -> list[Derivation]:
        """Return the applications that these facts alone give, with all that follows from them."""
        closed = self._closed(facts)
        standing = self._standing(facts)
        found = dict.fromkeys(self.applications.of_triples(list(closed.triples(None, None, None)), closed))
        return [one for one in found if _counts(standing, kinds()[one.rule])]

    def possible(self, facts: Collection[Triple]) -> list[Derivation]:
        """Return the applications that these facts may have given, whether or not they hold or did together."""
        closed = self._closed(facts, holding=False)
        return list(dict.fromkeys(self.applications.of_triples(list(closed.triples(None, None, None)), closed)))

    def _reduced(self, facts: tuple[Triple, ...]) -> tuple[Triple, ...]:
        for fact in facts:
            fewer = tuple(one for one in facts if one != fact)
            if self.within(fewer):
                facts = fewer
        return facts

    def _clash(self, facts: tuple[Triple, ...]) -> Clash:
        """Return the clash of a smallest set, told by the application that is nearest to its facts."""
        best = min(self.within(facts), key=lambda one: (self._distance(one, facts), one.rule, one.premises))
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

    def _closed(self, facts: Collection[Triple], *, holding: bool = True) -> Facts:
        """Return facts with what follows from them and the ontology alone, of it only what holds where not told else.

        What a rule asks the absence of is asked of all that holds, so that fewer facts give no more.
        """
        closed = Facts(self.world.given)
        pending = [fact for fact in facts if closed.add(fact)]
        while pending:
            for head in self._following(pending.pop(), closed, holding=holding):
                if closed.add(head):
                    pending.append(head)
        return closed

    def _following(self, triple: Triple, closed: Facts, *, holding: bool) -> list[Triple]:
        world = self.world
        equal = any(True for _ in closed.triples(None, SAME, None))
        found: dict[Triple, None] = {}
        for instance, place in world.conclusive.reading(triple):
            bound = unify(instance.body[place], triple, {})
            if bound is None or instance.head is None or (not equal and instance.rule.startswith("eq-rep-")):
                continue
            rest = [*instance.body[:place], *instance.body[place + 1 :]]
            for solution in solutions(rest, bound, closed):
                head = fill(instance.head, solution)
                if head[1:] == (TYPE, THING) or head in closed or (holding and not self._holds(head)):
                    continue
                asked = [one for one in instance.conditions if holding or one.kind != "absent"]
                if all(condition.holds(solution, world.known) for condition in asked):
                    found[head] = None
        return list(found)

    def _holds(self, triple: Triple) -> bool:
        if triple not in self._held:
            self._held[triple] = is_hidden(triple) or triple in self.world.seen
        return self._held[triple]


def _counts(standing: Standing | None, kind: Kind) -> bool:
    """Tell whether facts that stand so together clash in this way."""
    return standing is not None and standing.rung >= ORDER.index(kind.rung)
