"""A rule as it is run: one axiom's own, in which only facts and inferences are left to match."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgtool.reason.condition import Condition
from kgtool.reason.pattern import TYPE, Atom, Triple, is_hidden


@dataclass(frozen=True, slots=True)
class Instance:
    """What a rule concludes by certain axioms: the head where the body is matched and all conditions hold.

    `rule` is the name in the tables of OWL 2 RL or of the file; a head of None is a clash. `axioms` are the triples of
    the ontology that make the rule this one.
    """

    rule: str
    head: Atom | None
    body: tuple[Atom, ...]
    axioms: tuple[Triple, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def concludes_unnamed(self) -> bool:
        """Tell whether it puts something into a class without a name, or says a property without one."""
        return self.head is not None and is_hidden(self.head)


@dataclass(frozen=True, slots=True)
class Derivation:
    """One application of a rule: a triple, the facts and inferences it follows from, the axioms that say so.

    A conclusion of None is a clash: the premises cannot all be true.
    """

    rule: str
    conclusion: Triple | None
    premises: tuple[Triple, ...]
    axioms: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Facts and inferences that cannot all be true, by a rule whose name is a stable code (`cax-dw`)."""

    rule: str
    premises: tuple[Triple, ...]
    axioms: tuple[Triple, ...] = ()


def relation(atom: Atom, bindings: Mapping[str, str] | None = None) -> str | None:
    """Return what a pattern is about: the class where it asks for a type, else the property; None where it may be any.

    The class's text follows `a `, so that a name that is both class and property stays two.
    """
    _, predicate, value = atom
    if predicate[0] == "?":
        return None
    if predicate != TYPE:
        return predicate
    return None if value[0] == "?" else f"a {value}"
