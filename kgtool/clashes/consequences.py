"""What some facts give with the ontology alone, so that any fewer of them are asked without matching a rule again.

Every application of a rule is recorded once with its premises, as in a truth maintenance system (de Kleer, An
assumption-based TMS, Artificial Intelligence 28, 1986). The rules are matched among all the facts; what fewer of them
give is what the recorded applications give whose premises are among them or follow from them. Conditions of rules are
asked of all that holds, so they are the same for fewer facts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from kgtool.clashes.applications import Applications
from kgtool.clashes.world import World
from kgtool.reason.instance import Derivation
from kgtool.reason.lookup import Facts, solutions
from kgtool.reason.pattern import SAME, THING, TYPE, Triple, fill, unify


class Consequences:
    """All that follows from facts and the ontology, and where rules of clashes apply to it.

    `holds` tells what may follow; where it is None anything may, and what a rule asks the absence of is not asked.
    """

    def __init__(
        self,
        facts: Collection[Triple],
        world: World,
        applications: Applications,
        holds: Callable[[Triple], bool] | None,
    ) -> None:
        self._world = world
        self._holds = holds
        self._given = Facts(world.given)
        self._closed = Facts(world.given)
        self._steps: dict[tuple[frozenset[Triple], Triple], None] = {}
        self._close(facts)
        self._applied = {one: self._own(one.premises) for one in applications.within(self._closed)}

    @property
    def all(self) -> list[Derivation]:
        """Return the applications of rules of clashes that all the facts give."""
        return list(self._applied)

    def of(self, facts: Collection[Triple]) -> list[Derivation]:
        """Return the applications of rules of clashes that these of the facts give."""
        known = set(facts)
        pending = list(self._steps)
        while True:
            later = [step for step in pending if not step[0] <= known]
            if len(later) == len(pending):
                return [one for one, premises in self._applied.items() if premises <= known]
            known.update(step[1] for step in pending if step[0] <= known)
            pending = later

    def _own(self, premises: Collection[Triple]) -> frozenset[Triple]:
        """Return the premises that the ontology does not give."""
        return frozenset(premise for premise in premises if premise not in self._given)

    def _close(self, facts: Collection[Triple]) -> None:
        pending = [fact for fact in facts if self._closed.add(fact)]
        while pending:
            for head, premises in self._following(pending.pop()):
                self._steps[self._own(premises), head] = None
                if self._closed.add(head):
                    pending.append(head)

    def _following(self, triple: Triple) -> list[tuple[Triple, tuple[Triple, ...]]]:
        """Return what follows in one step from a triple and others at hand, each with its premises."""
        equal = any(True for _ in self._closed.triples(None, SAME, None))
        found: list[tuple[Triple, tuple[Triple, ...]]] = []
        for instance, place in self._world.conclusive.reading(triple):
            bound = unify(instance.body[place], triple, {})
            # What says that two are the same comes to this itself, and then meets the triples at hand.
            if bound is None or instance.head is None or (not equal and instance.rule.startswith("eq-rep-")):
                continue
            rest = [*instance.body[:place], *instance.body[place + 1 :]]
            asked = [one for one in instance.conditions if self._holds is not None or one.kind != "absent"]
            for solution in solutions(rest, bound, self._closed):
                head = fill(instance.head, solution)
                if self._may_follow(head) and all(one.holds(solution, self._world.known) for one in asked):
                    found.append((head, tuple(fill(atom, solution) for atom in instance.body)))
        return found

    def _may_follow(self, head: Triple) -> bool:
        known = head[1:] == (TYPE, THING) or head in self._given
        return not known and (self._holds is None or self._holds(head))
