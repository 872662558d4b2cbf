"""What HermiT makes of an ontology: is it consistent, what can have no member, what lies above what, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.owl.axiom import Ontology, read_axioms
from kgtool.owl.entailments import Entailments
from kgtool.owl.goal import emptiness, inconsistency
from kgtool.owl.justify import Justifications, justify
from kgtool.owl.legible import Legible, legible
from kgtool.owl.process import Limits
from kgtool.owl.reasoner import entailed

#: How many classes without members are traced to their axioms; the first ones are mostly behind the others.
TRACED = 10


@dataclass(frozen=True)
class Examination:
    """What HermiT read and found: `found` is None where what it read contradicts itself.

    `faults` holds the reasons: one entry without a class for an inconsistency, else one for each of the first `TRACED`
    classes that can have no member.
    """

    read: Legible
    ontology: Ontology
    found: Entailments | None
    faults: tuple[tuple[ox.NamedNode | None, Justifications], ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether it is consistent and every class can have members."""
        return self.found is not None and not self.found.unsatisfiable


def examine(triples: Iterable[ox.Triple], most: int = 1, limits: Limits | None = None) -> Examination:
    """Ask HermiT of an ontology with its individuals; up to `most` justifications are sought of each fault.

    Raises NoJavaError and the other ReasonerErrors.
    """
    read = legible(triples)
    ontology, added = read_axioms(read.triples), entailed(read, limits)
    if added is None:
        return Examination(read, ontology, None, ((None, justify(ontology, inconsistency(), most, limits)),))
    found = Entailments.of(read.triples, added)
    faults = tuple((name, justify(ontology, emptiness(name), most, limits)) for name in found.unsatisfiable[:TRACED])
    return Examination(read, ontology, found, faults)
