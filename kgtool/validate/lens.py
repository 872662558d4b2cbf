"""What shapes can tell apart of a value: the same for two values means that no shape says different things of them.

A value is written as few bytes: what a shape may ask of it, and nothing else. Where this module does not know for sure
what a constraint looks at, the value stands for itself, so that at worst too much is told apart. All terms are bytes of
N-Triples, as Oxigraph writes them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.validate.shapes import Shapes
from kgtool.vocabulary.terms import RDF, SH, XSD

_TYPE = str(RDF["type"]).encode()
#: Constraints that two values of one summary always satisfy alike, on a path of one step.
_KNOWN = frozenset(
    SH[name]
    for name in (
        *(
            "minCount",
            "maxCount",
            "class",
            "in",
            "datatype",
            "nodeKind",
            "hasValue",
            "minLength",
            "maxLength",
            "pattern",
        ),
        *("minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "lessThan", "lessThanOrEquals", "disjoint"),
        *(
            "path",
            "targetClass",
            "targetSubjectsOf",
            "severity",
            "message",
            "order",
            "name",
            "description",
            "deactivated",
        ),
    )
)
_COMPARED = frozenset(SH[name] for name in ("lessThan", "lessThanOrEquals", "disjoint"))
#: Those that count or compare values, which values met on several ways may share.
_IDENTITY = frozenset({SH["maxCount"], *_COMPARED})
_BOUNDS = frozenset(SH[name] for name in ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive"))
#: Lexical forms that are certainly valid, by datatype; any other literal stands for itself.
_PLAIN = {
    f"^^{XSD[name]}".encode(): re.compile(form.encode())
    for name, form in (
        ("integer", r"-?(0|[1-9][0-9]{0,17})"),
        ("nonNegativeInteger", "0|[1-9][0-9]{0,17}"),
        ("decimal", r"-?[0-9]{1,18}(\.[0-9]{1,18})?"),
        ("boolean", "true|false"),
        ("date", "[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"),
    )
}
_ESCAPE = re.compile(rb"\\.")
_NUMBERS = tuple(f"^^{XSD[name]}".encode() for name in ("integer", "nonNegativeInteger", "decimal"))
_DATE = f"^^{XSD['date']}".encode()
#: The triples of the shapes by their subjects.
_Nodes: TypeAlias = "dict[object, list[ox.Triple]]"


@dataclass(slots=True)
class _Asked:
    """What shapes ask of the values of one property."""

    exact: bool = False
    lengths: set[int] = field(default_factory=set)
    patterns: set[str] = field(default_factory=set)
    bounds: set[str] = field(default_factory=set)


class Lens:
    """Summaries of values, as far as some shapes can tell them apart."""

    def __init__(self, shapes: Shapes, exact: Iterable[ox.NamedNode | ox.Literal]) -> None:
        """`exact` are further terms that stand for themselves."""
        terms = [triple.object for triple in shapes.triples if not isinstance(triple.object, ox.Triple)]
        self._terms = _written([*terms, *exact])
        self._asked: defaultdict[bytes, _Asked] = defaultdict(_Asked)
        #: Properties whose values are compared with those of others.
        self.pairs: dict[bytes, set[bytes]] = {}
        #: Last steps of sequences whose values are counted, by the first.
        self.counted: dict[bytes, set[bytes]] = {}
        nodes: dict[object, list[ox.Triple]] = defaultdict(list)
        for triple in shapes.triples:
            nodes[triple.subject].append(triple)
        for triples in list(nodes.values()):
            for triple in triples:
                if triple.predicate == SH["path"]:
                    self._take(triples, triple.object, _listed(triple.object, nodes), nodes)
        self._known: dict[tuple[bytes, bytes], bytes] = {}

    def _take(self, shape: list[ox.Triple], path: object, steps: list[bytes], nodes: _Nodes) -> None:
        single = isinstance(path, ox.NamedNode)
        ends = [str(path).encode()] if single else steps[-1:] or _alternatives(path, nodes)
        for triple in shape:
            what, value = triple.predicate, triple.object
            if what not in SH:
                continue
            identity = what in _IDENTITY or _is_several(triple)
            counts = identity and what not in _COMPARED and len(steps) == 2
            if counts:
                self.counted.setdefault(steps[0], set()).add(steps[1])
            for asked in (self._asked[name] for name in ends):
                asked.exact |= what not in _KNOWN or (identity and not single and not counts)
                _note(asked, what, value)
            if what in _COMPARED and isinstance(value, ox.NamedNode):
                if single:
                    self.pairs.setdefault(ends[0], set()).add(str(value).encode())
                else:
                    self._asked[str(value).encode()].exact = True

    def summary(self, predicate: bytes, value: bytes) -> bytes:
        """Return a property with what shapes can tell of a value by itself; nothing of what stands around an IRI."""
        found = self._known.get((predicate, value))
        if found is None:
            if len(self._known) > 100_000:
                self._known.clear()
            found = self._known[predicate, value] = predicate + b" " + self._summary(predicate, value)
        return found

    def _summary(self, predicate: bytes, value: bytes) -> bytes:
        asked = self._asked.get(predicate, _Asked())
        if predicate == _TYPE or asked.exact or value in self._terms:
            return value
        if not value.startswith(b'"'):
            return value if asked.lengths or asked.patterns or asked.bounds else value[:1]
        body, tail = _parts(value)
        if not _is_plain(body, tail) or (asked.bounds and tail not in _NUMBERS):
            return value
        words = [b'"', tail]
        if asked.lengths or asked.patterns:
            text = _ESCAPE.sub(b"_", body).decode("utf-8", "surrogatepass")
            if b"\\" in body and (asked.patterns or b"\\u" in body or b"\\U" in body):
                return value
            words += [b"%d" % ((len(text) > bound) - (len(text) < bound)) for bound in sorted(asked.lengths)]
            for pattern in sorted(asked.patterns):
                words += [b"%d%d" % (re.search(pattern, text) is not None, re.match(pattern, text) is not None)]
        for bound in sorted(asked.bounds):
            words += [b"%d" % Decimal(body.decode()).compare(Decimal(bound))]
        return b" ".join(words)


def relation(one: bytes, other: bytes) -> bytes:
    """Return how two values of one node compare: both themselves where that is not plain."""
    if one == other:
        return b"="
    if one.startswith(b"<") and other.startswith(b"<"):
        return b"!"
    if one.startswith(b'"') and other.startswith(b'"'):
        (body, tail), (other_body, other_tail) = _parts(one), _parts(other)
        if _is_plain(body, tail) and _is_plain(other_body, other_tail):
            if tail in _NUMBERS and other_tail in _NUMBERS:
                return b"%d" % Decimal(body.decode()).compare(Decimal(other_body.decode()))
            if tail == other_tail == _DATE:
                return b"%d" % ((body > other_body) - (body < other_body))
    return one + other


def _parts(literal: bytes) -> tuple[bytes, bytes]:
    end = literal.rindex(b'"')
    return literal[1:end], literal[end + 1 :]


def _is_plain(body: bytes, tail: bytes) -> bool:
    if not tail.startswith(b"^^"):
        return True
    form = _PLAIN.get(tail)
    return form is not None and form.fullmatch(body) is not None


def _is_several(triple: ox.Triple) -> bool:
    value = triple.object
    return triple.predicate == SH["minCount"] and not (isinstance(value, ox.Literal) and value.value in ("0", "1"))


def _note(asked: _Asked, what: ox.NamedNode, value: object) -> None:
    if not isinstance(value, ox.Literal):
        return
    if what in (SH["minLength"], SH["maxLength"]):
        asked.lengths.add(int(value.value))
    elif what == SH["pattern"]:
        asked.patterns.add(value.value)
    elif what in _BOUNDS:
        asked.bounds.add(value.value)
        asked.exact |= f"^^{value.datatype}".encode() not in _NUMBERS


def _alternatives(path: object, nodes: _Nodes) -> list[bytes]:
    return [name for triple in nodes.get(path, ()) for name in _listed(triple.object, nodes)]


def _listed(node: object, nodes: _Nodes) -> list[bytes]:
    """Return the items of a list, none where it is no list."""
    values = {triple.predicate: triple.object for triple in nodes.get(node, ())}
    return (
        [] if RDF["first"] not in values else [str(values[RDF["first"]]).encode(), *_listed(values[RDF["rest"]], nodes)]
    )


def _written(terms: Iterable[ox.NamedNode | ox.BlankNode | ox.Literal]) -> frozenset[bytes]:
    place = ox.NamedNode("urn:s")
    data = ox.serialize([ox.Triple(place, place, term) for term in terms], format=ox.RdfFormat.N_TRIPLES)
    assert data is not None
    return frozenset(line[:-2].split(b" ", 2)[2] for line in data.split(b"\n") if line)
