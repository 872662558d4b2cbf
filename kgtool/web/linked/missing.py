"""What to say where an address leads to nothing: the nearest that there is."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import islice
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kgtool.vocabulary.terms import KG
from kgtool.web.addresses import path_of
from kgtool.web.problem import NotFoundError
from kgtool.web.reading import Reading

#: The classes whose resources are looked through for a like name, by the kind in their IRIs.
_CLASSES = {"deal": "Deal", "flow": "Flow", "document": "Document", "circle": "CircularFlow"}
#: So many of them at most.
_MOST = 20_000


def not_found(reading: Reading, iri: str | None, path: str) -> NotFoundError:
    """Return the failure of an address at which nothing is, with the nearest address or the way to search."""
    cause = f"There is nothing at {unquote(path)}."
    kind, _, name = (iri or "").removeprefix(reading.iris.base).partition("/")
    names = _names(reading, kind)
    if near := get_close_matches(unquote(name), names, n=1):
        own = path_of(f"{reading.iris.base}{kind}/{quote(near[0], safe='/')}", reading.iris)
        return NotFoundError(cause, f"Did you mean {own}?")
    words = unquote(path.rstrip("/").rpartition("/")[2]).replace("-", " ")
    return NotFoundError(cause, f"Search for it: /search?q={quote(words)}, or begin at the start page.")


def _names(reading: Reading, kind: str) -> Sequence[str]:
    """Return what the IRIs of a kind end with."""

    def make() -> Sequence[str]:
        engine = reading.store.engine
        begin = f"{reading.iris.base}{kind}/"
        if kind == "entity":
            quads = engine.quads_for_pattern(None, KG["slug"], None, None)
        else:
            quads = engine.quads_for_pattern(None, None, KG[_CLASSES[kind]], None)
        subjects = {quad.subject.value for quad in islice(quads, _MOST) if isinstance(quad.subject, ox.NamedNode)}
        return tuple(sorted(unquote(iri.removeprefix(begin)) for iri in subjects if iri.startswith(begin)))

    return reading.kept(("names-of", kind), make) if kind in ("entity", *_CLASSES) else ()
