"""What must hold of a solution beside its triples: FILTERs of rule files, and how the tables compare data values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from kgtool.reason.literals import are_different, is_outside
from kgtool.reason.lookup import Lookup, solutions
from kgtool.reason.pattern import Atom

_VARIABLE = re.compile(r"\?\w+")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition by its kind.

    `distinct`: two terms are not the same term; `filter`: the SPARQL expression `text` is true; `absent`: nothing
    matches `body`, which has conditions of its own; `different`: two terms are literals of different values; `outside`:
    a literal is no value of a datatype.
    """

    kind: str
    text: str = ""
    terms: tuple[str, ...] = ()
    body: tuple[Atom, ...] = ()
    inner: tuple[Condition, ...] = ()

    @property
    def variables(self) -> frozenset[str]:
        """Return the variables in it, those within `body` included."""
        within = {part for atom in self.body for part in atom if part[0] == "?"}
        nested = {name for condition in self.inner for name in condition.variables}
        return frozenset({*_VARIABLE.findall(self.text), *(t for t in self.terms if t[0] == "?"), *within, *nested})

    def holds(self, bindings: Mapping[str, str], lookup: Lookup) -> bool:
        """Tell whether a solution meets the condition."""
        if self.kind == "absent":
            return not any(
                all(inner.holds(found, lookup) for inner in self.inner)
                for found in solutions(self.body, bindings, lookup)
            )
        if self.kind == "filter":
            known = tuple(sorted((name, bindings[name]) for name in self.variables if name in bindings))
            return _is_true(self.text, known)
        return self._compares(*(bindings.get(term, term) for term in self.terms))

    @property
    def is_settled(self) -> bool:
        """Tell whether it compares two terms, whatever the solution."""
        return bool(self.terms) and all(term[0] != "?" for term in self.terms)

    def _compares(self, one: str, other: str) -> bool:
        if self.kind == "distinct":
            return one != other
        return are_different(one, other) if self.kind == "different" else is_outside(one, other)


@lru_cache(maxsize=65536)
def _is_true(expression: str, known: tuple[tuple[str, str], ...]) -> bool:
    """Evaluate an expression of SPARQL by the engine; an error of evaluation is no truth (SPARQL 1.1, 17.2)."""
    names = " ".join(name for name, _ in known)
    values = " ".join(text for _, text in known)
    result = ox.Store().query(f"ASK {{ VALUES ({names}) {{ ({values}) }} FILTER {expression} }}")
    return bool(result)
