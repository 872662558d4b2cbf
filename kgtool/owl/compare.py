"""HermiT's entailments beside the conclusions of the rules, over the same facts, each difference explained.

What HermiT alone finds must need an axiom outside OWL 2 RL: it may not follow from the part of the ontology that lies
in RL, and its justification names the constructs. What the rules alone find must rest on a domain rule, which stands
for no axiom. Anything else is a fault of one of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import pyoxigraph as ox

from kgtool.owl.axiom import Axiom, Ontology, read_axioms
from kgtool.owl.entailments import Entailments, Named
from kgtool.owl.faults import InconsistentDataError
from kgtool.owl.goal import entailment
from kgtool.owl.justify import justify
from kgtool.owl.legible import Legible, legible
from kgtool.owl.process import Limits
from kgtool.owl.profile import departures
from kgtool.owl.reasoner import entailed
from kgtool.owl.rl_part import rl_part
from kgtool.vocabulary.terms import OWL, RDF

#: Who alone concluded a fact.
Side: TypeAlias = Literal["hermit", "rules"]


@dataclass(frozen=True)
class Difference:
    """A fact that one side concludes and the other does not.

    `because` are the constructs outside RL or the domain rules that explain it, none where nothing does; `axioms` are
    its justification where HermiT found it.
    """

    fact: Named
    side: Side
    because: tuple[str, ...]
    axioms: tuple[Axiom, ...] = ()

    @property
    def explained(self) -> bool:
        """Tell whether the difference must be."""
        return bool(self.because)


@dataclass(frozen=True)
class Comparison:
    """How many facts both sides know, and where they differ, sorted."""

    agreed: int
    differences: tuple[Difference, ...]

    @property
    def unexplained(self) -> tuple[Difference, ...]:
        """Return the differences that should not be."""
        return tuple(difference for difference in self.differences if not difference.explained)


def compare(
    given: Legible, hermit: Entailments, rules: Mapping[Named, Collection[str]], limits: Limits | None = None
) -> Comparison:
    """Compare the facts in the common language: types and object properties of named individuals.

    `given` is what HermiT read, `rules` what the rules conclude from the same, with the domain rules behind each.
    """
    ontology = read_axioms(given.triples)
    individuals, properties = _individuals(given.triples), _object_properties(ontology)

    def is_common(fact: Named) -> bool:
        subject, predicate, value = fact
        if predicate == RDF["type"]:
            return subject in individuals and value not in OWL
        return predicate in properties and subject in individuals

    stated = {fact for fact in hermit.stated if is_common(fact)}
    found = {fact for fact in hermit.facts if is_common(fact)} | stated
    concluded = {fact for fact in rules if is_common(fact)} | stated
    differences = [*_of_hermit(sorted(found - concluded, key=_words), ontology, given, limits)]
    differences += [_of_rules(fact, rules[fact], ontology, limits) for fact in sorted(concluded - found, key=_words)]
    real = [difference for difference in differences if difference.side == "hermit" or not difference.axioms]
    return Comparison(len(concluded | found) - len(real), tuple(real))


def _words(fact: Named) -> tuple[str, ...]:
    return tuple(term.value for term in fact)


def _individuals(triples: Iterable[ox.Triple]) -> set[ox.NamedNode]:
    kinds = {OWL[name] for name in ("Class", "ObjectProperty", "DatatypeProperty", "Ontology", "Restriction")}
    given = list(triples)
    schema = {triple.subject for triple in given if triple.predicate == RDF["type"] and triple.object in kinds}
    named = {term for triple in given for term in (triple.subject, triple.object) if isinstance(term, ox.NamedNode)}
    return named - schema


def _object_properties(ontology: Ontology) -> set[object]:
    return {triple.subject for triple in ontology.declarations if triple.object == OWL["ObjectProperty"]}


def _of_hermit(
    facts: Sequence[Named], ontology: Ontology, given: Legible, limits: Limits | None
) -> Iterable[Difference]:
    """Explain what HermiT alone found; of facts of one predicate and class one is justified and stands for the others.

    What follows already from the part in RL is a fault of the rules.
    """
    if not facts:
        return
    part = legible(
        [triple for axiom in rl_part(ontology).axioms for triple in axiom.triples] + [*ontology.declarations]
    )
    added = entailed(part, limits)
    if added is None:
        raise InconsistentDataError("The facts contradict the ontology.", "Ask kgtool check-ontology why.")
    in_rl = Entailments.of(part.triples, added).facts
    known: dict[tuple[object, ...], tuple[tuple[str, ...], tuple[Axiom, ...]]] = {}
    for fact in facts:
        if fact in in_rl:
            yield Difference(fact, "hermit", ())
            continue
        kind = (fact[1], fact[2] if fact[1] == RDF["type"] else None)
        if kind not in known:
            sets = justify(ontology, entailment(fact), limits=limits).sets
            axioms = sets[0] if sets else ()
            known[kind] = tuple(sorted({left.construct for axiom in axioms for left in departures(axiom)})), axioms
        yield Difference(fact, "hermit", *known[kind])


def _of_rules(fact: Named, domain: Collection[str], ontology: Ontology, limits: Limits | None) -> Difference:
    """Explain what only the rules concluded; HermiT is asked of it by name, as its lists could be short of it."""
    if domain:
        return Difference(fact, "rules", tuple(sorted(domain)))
    sets = justify(ontology, entailment(fact), limits=limits).sets
    return Difference(fact, "rules", (), sets[0] if sets else ())
