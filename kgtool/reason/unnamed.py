"""Classes and properties without a name: who belongs to them is not stored, but follows from what is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgtool.reason.compile import Program
from kgtool.reason.instance import relation
from kgtool.reason.lookup import Lookup, solutions
from kgtool.reason.pattern import Triple, fill, is_hidden, unify


class WithUnnamed:
    """A lookup that also knows what holds of unnamed classes and properties, by the rules that conclude it."""

    def __init__(self, known: Lookup, program: Program) -> None:
        self._known = known
        self._program = program
        self._asked: set[tuple[str | None, str, str | None]] = set()

    def __contains__(self, triple: Triple) -> bool:
        return next(iter(self.triples(*triple)), None) is not None

    def triples(self, subject: str | None, predicate: str | None, value: str | None) -> Iterable[Triple]:
        """Return the triples with these parts, None standing for any; of unnamed ones those asked for by name."""
        if predicate is None or not is_hidden((subject or "", predicate, value or "")):
            return self._known.triples(subject, predicate, value)
        key = subject, predicate, value
        if key in self._asked:
            return ()
        self._asked.add(key)
        try:
            found = dict.fromkeys(self._known.triples(*key))
            found.update(dict.fromkeys(self._follows(subject or "?s", predicate, value or "?o")))
            return sorted(found)
        finally:
            self._asked.remove(key)

    def _follows(self, subject: str, predicate: str, value: str) -> Iterator[Triple]:
        asked = subject, predicate, value
        for instance in self._program.by_conclusion.get(relation(asked), ()):
            assert instance.head is not None
            pairs = [(own, term) for own, term in zip(instance.head, asked, strict=True) if term[0] != "?"]
            bound = unify(tuple(own for own, _ in pairs), tuple(term for _, term in pairs), {})
            if bound is None:
                continue
            for found in solutions(instance.body, bound, self):
                if all(condition.holds(found, self) for condition in instance.conditions):
                    yield fill(instance.head, found)
