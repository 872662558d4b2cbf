"""What may follow from changed facts: found by running the rules from them over what held and what holds now.

A change spreads in three ways. What the gazetteer knows of an entity may come, go or change its kind: then all that
follows may change. A claim more or less that names an entity changes only the claims of what follows from such
knowledge alone. What claims state does not touch what follows from background knowledge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kgtool.reason.compile import Program
from kgtool.reason.instance import relation
from kgtool.reason.lookup import Facts, Lookup, Together
from kgtool.reason.pattern import SAME, THING, TYPE, Triple, is_hidden, is_unnamed
from kgtool.reason.remembered import Remembered
from kgtool.reason.saturate import from_triple
from kgtool.reason.unnamed import WithUnnamed
from kgtool.reason.weigh import Carried
from kgtool.stated.documents import OWNERS
from kgtool.vocabulary.terms import KG, PROV, RDF


@dataclass(frozen=True, slots=True)
class ChangedFacts:
    """The facts that came, went, or carry something else, by how that spreads.

    `known` are those of background knowledge, `named` those of which only the claims that name them changed, `stated`
    those that claims state.
    """

    known: tuple[Triple, ...]
    named: tuple[Triple, ...]
    stated: tuple[Triple, ...]


def changed_facts(quads: Iterable[ox.Quad], now: Remembered, before: Remembered) -> ChangedFacts:
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
    found: dict[str, list[Triple]] = {"known": [], "named": [], "stated": []}
    for triple in sorted(candidates):
        old, new = before.fact(triple), now.fact(triple)
        if old != new:
            found[_kind(old, new)].append(triple)
    return ChangedFacts(*(tuple(found[kind]) for kind in ("known", "named", "stated")))


_OWNERS = {str(owner) for owner in OWNERS}
#: What changes what all that is said of a resource carries.
_OF_ALL = (
    PROV["wasDerivedFrom"],
    *(KG[name] for name in ("rung", "firstDay", "lastDay", "exclusivity", "min", "max", "unit", "unboundedMax")),
    RDF["type"],
)


def _is_about_claims(quad: ox.Quad) -> bool:
    return quad.predicate == PROV["wasDerivedFrom"] or isinstance(quad.object, ox.Literal)


def _kind(old: Carried | None, new: Carried | None) -> str:
    if not any(one is not None and one.background for one in (old, new)):
        return "stated"
    if old is not None and new is not None and replace(old, claims=new.claims) == new:
        return "named"
    return "known"


@dataclass(frozen=True, slots=True)
class Touched:
    """Triples that may change; of those in `named` only the claims, and only by the rules of `background`."""

    triples: Facts
    named: Facts
    background: Program

    def rules(self, triple: Triple, program: Program) -> Program:
        """Return the rules that may conclude a triple in another way than before."""
        return self.background if triple in self.named else program


def touched_by(changed: ChangedFacts, program: Program, known: Lookup, now: Remembered) -> Touched:
    """Return the changed facts and all that may follow from one of them, before or now."""
    touched, named = Facts(), Facts()
    background = of_background(program, now)
    anything = WithUnnamed(Together(known, touched), program)
    _spread(changed.known, touched, program, anything, lambda triple: True)
    _spread(changed.stated, touched, program, anything, lambda triple: not now.is_background(triple))
    within = WithUnnamed(Together(known, touched, named), background)
    _spread(
        changed.named, named, background, within, lambda t: t not in touched and (is_hidden(t) or now.is_background(t))
    )
    for triple in list(named.triples(None, None, None)):
        touched.add(triple)
    return Touched(touched, named, background)


def _spread(
    triples: Iterable[Triple],
    touched: Facts,
    program: Program,
    anything: Lookup,
    reaches: Callable[[Triple], bool],
) -> None:
    delta = list(triples)
    for triple in delta:
        touched.add(triple)
    while delta:
        equal = any(True for _ in anything.triples(None, SAME, None))
        found = dict.fromkeys(head for triple in delta for head in from_triple(triple, program, anything, equal=equal))
        delta = [triple for triple in found if triple[1:] != (TYPE, THING) and reaches(triple) and touched.add(triple)]


def of_background(program: Program, now: Remembered) -> Program:
    """Return the rules that can conclude something from background knowledge alone."""
    stated = {str(name) for name in now.direct} | {str(KG[name]) for name in ("from", "to", "exclusivity", "flowType")}
    concluded = {relation(instance.head) for instance in program.instances if instance.head is not None}
    read = {relation(atom) for instance in program.instances for atom in instance.body}
    # Kinds and owners are given, and what nothing concludes is where claims do not state it.
    possible = {name for name in read if name is None or name in _OWNERS or name not in concluded | stated}
    possible |= {name for name in read if name is not None and name.startswith("a ") and not is_unnamed(name[2:])}
    while True:
        kept = [one for one in program.instances if all(relation(atom) in possible for atom in one.body)]
        more = {relation(one.head) for one in kept if one.head is not None} - possible
        if not more:
            return Program(tuple(kept))
        possible |= more
