"""Where patterns are matched, and how several are matched together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Protocol

from kgtool.reason.pattern import Atom, Triple


class Lookup(Protocol):
    """Something that patterns are matched against."""

    def triples(self, subject: str | None, predicate: str | None, value: str | None) -> Iterable[Triple]:
        """Return the triples with these parts, None standing for any."""


class Holds(Protocol):
    """Something that can tell whether it has a triple."""

    def __contains__(self, triple: Triple, /) -> bool:
        """Tell whether a triple is among them."""


class Facts:
    """Triples in memory, found by any of their parts, in the order in which they were added."""

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        self._objects: dict[str, dict[str, dict[str, None]]] = {}
        self._subjects: dict[str, dict[str, dict[str, None]]] = {}
        for triple in triples:
            self.add(triple)

    def add(self, triple: Triple) -> bool:
        """Add a triple, and tell whether it is new."""
        subject, predicate, value = triple
        values = self._objects.setdefault(predicate, {}).setdefault(subject, {})
        if value in values:
            return False
        values[value] = None
        self._subjects.setdefault(predicate, {}).setdefault(value, {})[subject] = None
        return True

    def remove(self, triple: Triple) -> None:
        """Take out a triple that is among them."""
        subject, predicate, value = triple
        del self._objects[predicate][subject][value]
        del self._subjects[predicate][value][subject]

    def __contains__(self, triple: Triple) -> bool:
        subject, predicate, value = triple
        return value in self._objects.get(predicate, {}).get(subject, ())

    def triples(self, subject: str | None, predicate: str | None, value: str | None) -> Iterator[Triple]:
        """Yield the triples with these parts, None standing for any; none may be added meanwhile."""
        for name in self._objects if predicate is None else (predicate,):
            by_subject = self._objects.get(name, {})
            if subject is not None:
                values = by_subject.get(subject, ())
                for found in values if value is None else (value,) if value in values else ():
                    yield subject, name, found
            elif value is not None:
                for source in self._subjects.get(name, {}).get(value, ()):
                    yield source, name, value
            else:
                for source, values in by_subject.items():
                    for found in values:
                        yield source, name, found


class Together:
    """What any of several lookups has, each once."""

    def __init__(self, *lookups: Lookup) -> None:
        self._lookups = lookups

    def triples(self, subject: str | None, predicate: str | None, value: str | None) -> Iterable[Triple]:
        """Return the triples with these parts, None standing for any."""
        return dict.fromkeys(chain.from_iterable(one.triples(subject, predicate, value) for one in self._lookups))


class AskedOnce:
    """What a lookup that does not change has, each pattern asked of it once."""

    def __init__(self, known: Lookup) -> None:
        self._known = known
        self._found: dict[tuple[str | None, str | None, str | None], tuple[Triple, ...]] = {}

    def triples(self, subject: str | None, predicate: str | None, value: str | None) -> Iterable[Triple]:
        """Return the triples with these parts, None standing for any."""
        pattern = subject, predicate, value
        if pattern not in self._found:
            self._found[pattern] = tuple(self._known.triples(*pattern))
        return self._found[pattern]


def solutions(body: Sequence[Atom], bindings: Mapping[str, str], lookup: Lookup) -> Iterator[dict[str, str]]:
    """Yield the bindings under which all patterns are matched, the patterns with most known places first."""
    if not body:
        yield dict(bindings)
        return
    place = max(range(len(body)), key=lambda at: (_known(body[at], bindings), -at))
    atom, rest = body[place], [*body[:place], *body[place + 1 :]]
    subject, predicate, value = (bindings.get(part, None if part[0] == "?" else part) for part in atom)
    for triple in lookup.triples(subject, predicate, value):
        bound = dict(bindings)
        for part, found in zip(atom, triple, strict=True):
            if part[0] == "?" and bound.setdefault(part, found) != found:
                break
        else:
            yield from solutions(rest, bound, lookup)


def _known(atom: Atom, bindings: Collection[str]) -> int:
    subject, predicate, value = (part[0] != "?" or part in bindings for part in atom)
    # A pattern of which only predicate, or type and class, are known gives most.
    return 4 * subject + 3 * value + 2 * predicate
