"""Claims as bytes: what goes to another process, and what a build keeps beside its store.

The bytes are a pickle that may hold nothing but claims and their parts. A file that names anything else, which only
somebody else can have written, is refused before anything of it is called.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache, cached_property
from operator import attrgetter

import pyoxigraph as ox

from kgtool.stated.claim import Deciding, Described, Hop, Quote, ReadBy, Source, StatedClaim, StatedMeasure

_FIELDS = tuple(field.name for field in fields(StatedClaim) if field.name != "source")
_values_of = attrgetter(*_FIELDS)
_described = attrgetter(*(field.name for field in fields(Described)))
_KINDS = (
    ("measures", StatedMeasure),
    ("quotes", Quote),
    ("hops", Hop),
    ("decided", Deciding),
    ("readers", ReadBy),
)
#: The places of a claim's parts among its values, what they are, and how one is taken apart: pickling the parts
#: themselves takes several times as long.
_PARTS = {_FIELDS.index(name): (kind, attrgetter(*(field.name for field in fields(kind)))) for name, kind in _KINDS}
_PROTOCOL = 5
#: What the bytes of a claim or a source may be made of, by module.
_ALLOWED = {
    "pyoxigraph": ("NamedNode",),
    "decimal": ("Decimal",),
    "datetime": ("date",),
}


class ForeignBytesError(ValueError):
    """Bytes that are no claim of ours."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        if name not in _ALLOWED.get(module, ()):
            raise ForeignBytesError(f"{module}.{name} is no part of a claim")
        return _part(module, name)


@cache
def _part(module: str, name: str) -> object:
    return getattr(__import__(module, fromlist=[name]), name)


def claim_bytes(claim: StatedClaim) -> bytes:
    """Return the bytes of a claim without its source, which it shares with the others of its document."""
    values = list(_values_of(claim))
    for place, (_, parts) in _PARTS.items():
        values[place] = [parts(part) for part in values[place]]
    return pickle.dumps(values, _PROTOCOL)


def source_bytes(source: Source) -> bytes:
    """Return the bytes of the source of claims."""
    entities = pickle.dumps({iri: _described(known) for iri, known in source.entities.items()}, _PROTOCOL)
    values = (source.iri, source.path, source.issued, source.publisher, source.title, entities)
    return pickle.dumps(values, _PROTOCOL)


def read_claim(data: bytes, source: Source) -> StatedClaim:
    """Return a claim from its bytes; raises ForeignBytesError where they hold anything else."""
    values = _Reader(io.BytesIO(data)).load()
    for place, (kind, _) in _PARTS.items():
        values[place] = tuple(kind(*part) for part in values[place])
    return StatedClaim(**dict(zip(_FIELDS, values, strict=True)), source=source)


def read_source(data: bytes) -> Source:
    """Return a source from its bytes; raises ForeignBytesError where they hold anything else."""
    iri, path, issued, publisher, title, entities = _Reader(io.BytesIO(data)).load()
    return Source(iri, path, issued, publisher, title, _Entities(entities))


class _Entities(Mapping[ox.NamedNode, Described]):
    """What a document knows of entities, read from its bytes when first asked: few conclusions look at it."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _known(self) -> dict[ox.NamedNode, Described]:
        read = _Reader(io.BytesIO(self._data)).load()
        return {entity: Described(*known) for entity, known in read.items()}

    def __getitem__(self, entity: ox.NamedNode) -> Described:
        return self._known[entity]

    def __iter__(self) -> Iterator[ox.NamedNode]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
