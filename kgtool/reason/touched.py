"""What may follow from changed facts: found by running the rules from them over what held and what holds now.

A change spreads in four ways. What the gazetteer knows of an entity may come, go or change its kind: then all that
follows may change. A claim more or less that names an entity changes only the claims of what follows from such
knowledge alone. What claims state does not touch what follows from background knowledge. And what comes or goes may be
what a rule of a higher stratum asks the absence of: then the rule's solutions are looked at of which that decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.reason.compile import Program
from kgtool.reason.course import Course, kind_of_change
from kgtool.reason.instance import Instance, relation
from kgtool.reason.lookup import Facts, Lookup, Together, solutions
from kgtool.reason.pattern import SAME, THING, TYPE, Triple, fill, is_hidden, is_unnamed, unify
from kgtool.reason.remembered import Remembered
from kgtool.reason.saturate import allowed, from_triple
from kgtool.reason.strata import absent_atoms, absent_relations, strata
from kgtool.reason.unnamed import WithUnnamed
from kgtool.stated.documents import OWNERS
from kgtool.vocabulary.terms import KG, PROV, RDF


def changed_facts(quads: Iterable[ox.Quad], now: Remembered, before: Remembered) -> list[Triple]:
    """Return the facts that differ where these quads of the facts graph were removed or added."""
    changed = list(quads)
    candidates = {
        (str(quad.subject), str(quad.predicate), str(quad.object)) for quad in changed if not _is_about_claims(quad)
    }
    # A direct property carries what its kg:Fact says, and is looked at where that changed.
    direct = {str(name) for name in now.direct}
    for subject in {quad.subject for quad in changed if quad.predicate in _OF_ALL}:
        assert isinstance(subject, ox.NamedNode)
        own = str(subject)
        for triple in {**before.reading(subject), **now.reading(subject)}:
            if triple[0] != own or triple[1] not in direct:
                candidates.add(triple)
    return sorted(triple for triple in candidates if before.fact(triple) != now.fact(triple))


_OWNERS = {str(owner) for owner in OWNERS}
#: What changes what all that is said of a resource carries.
_OF_ALL = (
    PROV["wasDerivedFrom"],
    *(KG[name] for name in ("rung", "firstDay", "lastDay", "exclusivity", "min", "max", "unit", "unboundedMax")),
    RDF["type"],
)


def _is_about_claims(quad: ox.Quad) -> bool:
    return quad.predicate == PROV["wasDerivedFrom"] or isinstance(quad.object, ox.Literal)


@dataclass(frozen=True, slots=True)
class Touched:
    """Triples that may change; of those in `named` only the claims, and only by the rules of `background`."""

    triples: Facts
    named: Facts
    background: Program

    def rules(self, triple: Triple, program: Program) -> Program:
        """Return the rules that may conclude a triple in another way than before."""
        return program if triple in self.triples or triple not in self.named else self.background

    def kind(self, triple: Triple) -> str:
        """Return by which way a change of a triple spreads where it is not known what it carried."""
        return "known" if triple in self.triples else "named"

    def all(self) -> list[Triple]:
        """Return the triples, each once."""
        return list(dict.fromkeys((*self.triples.triples(None, None, None), *self.named.triples(None, None, None))))


@dataclass(frozen=True, eq=False)
class Spreading:
    """Finds what may change in one stratum of a program."""

    program: Program
    background: Background
    number: int
    course: Course
    now: Remembered
    before: Remembered

    @property
    def stratum(self) -> Program:
        """Return the rules of the stratum."""
        return strata(self.program).programs[self.number]

    def touched_by(self, facts: Iterable[Triple]) -> Touched:
        """Return what may follow from what changed so far, before or now; of changed facts the stratum's own count."""
        background, unsure = self.background.sure, self.background.unsure
        own = self._kinds(facts)
        touched, named = Facts((*own["known"], *own["stated"])), Facts(own["named"])
        anything = WithUnnamed(Together(self.course.either, touched), self.program)
        known, stated, only_named = ([*self.course.changed[kind], *own[kind]] for kind in ("known", "stated", "named"))
        self._spread(known, touched, self.stratum, anything, lambda triple: True)
        by_absence = dict.fromkeys(from_absence(self.course, self.stratum, anything))
        self._go_on([*by_absence], stated, touched, anything)
        within = WithUnnamed(Together(self.course.either, touched, named), background)
        reached = self._spread(
            only_named,
            named,
            background,
            within,
            lambda triple: triple not in touched and (is_hidden(triple) or self.now.is_background(triple)),
        )
        # What follows from such knowledge and the absence of something rests on the claims that name it, and is none.
        everything = WithUnnamed(Together(self.course.either, touched, named), self.program)
        self._go_on([*self._heads([*only_named, *reached], unsure, everything)], [], touched, everything)
        return Touched(touched, named, background)

    def _kinds(self, facts: Iterable[Triple]) -> Mapping[str, list[Triple]]:
        own: dict[str, list[Triple]] = {"known": [], "named": [], "stated": []}
        for triple in facts:
            if self._is_own(triple):
                old, new = self.before.fact(triple), self.now.fact(triple)
                # What is no fact any more, or was none, may follow from background knowledge instead.
                instead = (old is None or new is None) and relation(triple) in self.background.sure.by_conclusion
                own["known" if instead else kind_of_change(old, new)].append(triple)
        return own

    def _is_own(self, triple: Triple) -> bool:
        return strata(self.program).place(triple) == self.number and triple[1:] != (TYPE, THING)

    def _go_on(self, new: Sequence[Triple], old: Sequence[Triple], touched: Facts, anything: Lookup) -> None:
        """Spread what claims state: the stratum's own new triples, and what changed without being one of these."""

        def reaches(triple: Triple) -> bool:
            return not self.now.is_background(triple)

        fresh = [triple for triple in new if self._is_own(triple) and reaches(triple) and touched.add(triple)]
        self._spread([*old, *fresh], touched, self.stratum, anything, reaches)

    def _spread(
        self,
        delta: Sequence[Triple],
        touched: Facts,
        program: Program,
        anything: Lookup,
        reaches: Callable[[Triple], bool],
    ) -> list[Triple]:
        """Add to what is touched what may follow by a program, and return it."""
        added: list[Triple] = []
        while delta:
            found = self._heads(delta, program, anything)
            delta = [one for one in found if self._is_own(one) and reaches(one) and touched.add(one)]
            added += delta
        return added

    def _heads(self, delta: Sequence[Triple], program: Program, anything: Lookup) -> Iterable[Triple]:
        equal = any(True for _ in anything.triples(None, SAME, None))
        views = self.course.before, self.course.now
        return dict.fromkeys(
            head for triple in delta for head in from_triple(triple, program, anything, equal=equal, views=views)
        )


def from_absence(course: Course, stratum: Program, anything: Lookup) -> Iterator[Triple]:
    """Yield what a stratum's rules conclude or concluded by the absence of what came or went in lower strata.

    Rules are gone through of which one premises' solutions hold that the absence decides: it was met before or is now.
    """
    turned = course.turned()
    for instance in stratum.instances:
        seen: set[tuple[tuple[str, str], ...]] = set()
        for bound in _asked(instance, turned):
            key = tuple(sorted(bound.items()))
            if instance.head is None or key in seen:
                continue
            seen.add(key)
            for found in solutions(instance.body, bound, anything):
                if allowed(instance, found, (course.before,)) != allowed(instance, found, (course.now,)):
                    yield fill(instance.head, found)


def _asked(instance: Instance, turned: Sequence[Triple]) -> Iterator[dict[str, str]]:
    """Yield what triples bind of a rule's premises where they match a pattern that it asks the absence of."""
    premises = {part for atom in instance.body for part in atom}
    for atom in absent_atoms(instance.conditions):
        for triple in turned:
            bound = unify(atom, triple, {})
            if bound is not None:
                yield {name: found for name, found in bound.items() if name in premises}


@dataclass(frozen=True, eq=False)
class Background:
    """The rules that background knowledge alone is enough for.

    What those of `sure` conclude is background knowledge; those of `unsure` ask the absence of something besides.
    """

    sure: Program
    unsure: Program


def of_background(program: Program, now: Remembered) -> Background:
    """Return the rules that can conclude something from background knowledge alone."""
    stated = {str(name) for name in now.direct} | {str(KG[name]) for name in ("from", "to", "exclusivity", "flowType")}
    concluded = {relation(instance.head) for instance in program.instances if instance.head is not None}
    read = {relation(atom) for instance in program.instances for atom in instance.body}
    # Kinds and owners are given, and what nothing concludes is where claims do not state it.
    possible = {name for name in read if name is None or name in _OWNERS or name not in concluded | stated}
    possible |= {name for name in read if name is not None and name.startswith("a ") and not is_unnamed(name[2:])}
    while True:
        able = [one for one in program.instances if all(relation(atom) in possible for atom in one.body)]
        sure = [one for one in able if not absent_relations(one)]
        more = {relation(one.head) for one in sure if one.head is not None} - possible
        if not more:
            return Background(Program(tuple(sure)), Program(tuple(one for one in able if absent_relations(one))))
        possible |= more
