"""Claims as bytes: what goes to another process, and what a build keeps beside its store.

The bytes are a pickle that may hold nothing but claims and their parts. A file that names anything else, which only
somebody else can have written, is refused before anything of it is called.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import fields
from functools import cache

from kgtool.stated.claim import Source, StatedClaim

_FIELDS = tuple(field.name for field in fields(StatedClaim) if field.name != "source")
_PROTOCOL = 5
#: What the bytes of a claim or a source may be made of, by module.
_ALLOWED = {
    "kgtool.stated.claim": ("Described", "Hop", "Quote", "Source", "StatedClaim", "StatedMeasure"),
    "pyoxigraph": ("NamedNode",),
    "decimal": ("Decimal",),
    "datetime": ("date",),
    "copyreg": ("__newobj__",),
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
    return pickle.dumps(tuple(getattr(claim, name) for name in _FIELDS), _PROTOCOL)


def source_bytes(source: Source) -> bytes:
    """Return the bytes of the source of claims."""
    return pickle.dumps(
        (source.iri, source.path, source.issued, source.publisher, source.title, dict(source.entities)), _PROTOCOL
    )


def read_claim(data: bytes, source: Source) -> StatedClaim:
    """Return a claim from its bytes; raises ForeignBytesError where they hold anything else."""
    values: tuple[object, ...] = _Reader(io.BytesIO(data)).load()
    return StatedClaim(**dict(zip(_FIELDS, values, strict=True)), source=source)  # type: ignore[arg-type]


def read_source(data: bytes) -> Source:
    """Return a source from its bytes; raises ForeignBytesError where they hold anything else."""
    return Source(*_Reader(io.BytesIO(data)).load())
