"""What a change came to so far, stratum by stratum: what rules of higher strata see of what held and what holds now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgtool.reason.lookup import Facts, Lookup, Together
from kgtool.reason.pattern import Triple, is_hidden
from kgtool.reason.weigh import Carried


class Without:
    """A lookup with some triples less and others more."""

    def __init__(self, known: Lookup, less: Facts, more: Facts) -> None:
        self._known = known
        self._less = less
        self._more = more

    def triples(self, subject: str | None, predicate: str | None, value: str | None) -> Iterable[Triple]:
        """Return the triples with these parts, None standing for any."""
        found = dict.fromkeys(one for one in self._known.triples(subject, predicate, value) if one not in self._less)
        found.update(dict.fromkeys(self._more.triples(subject, predicate, value)))
        return found


class Course:
    """The triples that came, went or carry something else, of the facts and strata that are settled.

    `stored` is what the store has: the facts as they are, and the inferences as they were before. What may have changed
    is `known` where background knowledge did, `named` where only the claims did that name what it is about, `stated`
    where claims state it. Of unnamed classes nothing is stored: whatever may follow about them counts as changed.
    """

    def __init__(self, stored: Lookup) -> None:
        self.came, self.went = Facts(), Facts()
        self.changed: dict[str, list[Triple]] = {"known": [], "named": [], "stated": []}
        self.settled: dict[Triple, Carried | None] = {}
        self.before: Lookup = Without(stored, self.came, self.went)
        self.now: Lookup = Without(stored, self.went, self.came)
        self.either: Lookup = Together(stored, self.came, self.went)

    def settle(self, triple: Triple, old: Carried | None, new: Carried | None, hidden_kind: str) -> None:
        """Take in what a triple carried before and carries now, None where it does not hold.

        `hidden_kind` is by which way a change spreads where it is not known what was.
        """
        self.settled[triple] = new
        if is_hidden(triple):
            self.changed[hidden_kind].append(triple)
            return
        if old != new:
            self.changed[kind_of_change(old, new)].append(triple)
        if old is None and new is not None:
            self.came.add(triple)
        elif old is not None and new is None:
            self.went.add(triple)

    def turned(self) -> Sequence[Triple]:
        """Return the triples that hold now and did not before, or the other way round."""
        return [*self.came.triples(None, None, None), *self.went.triples(None, None, None)]


def kind_of_change(old: Carried | None, new: Carried | None) -> str:
    """Return by which way a change of what a triple carries spreads: `known`, `named` or `stated`."""
    if not any(one is not None and one.background for one in (old, new)):
        return "stated"
    if old is not None and new is not None and replace(old, claims=new.claims) == new:
        return "named"
    return "known"
