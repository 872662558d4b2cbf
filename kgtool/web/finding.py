"""Search over the build that is served: the index, made once, and what the fields of a query find."""

from __future__ import annotations

from threading import Lock
from weakref import WeakKeyDictionary

from kgtool.errors import UsageError
from kgtool.query.library import nearest
from kgtool.search.entries import entries
from kgtool.search.find import LIMIT, MOST, Found, Hit, search
from kgtool.search.index import Index
from kgtool.web.addresses import path_of
from kgtool.web.pages.page import Visit
from kgtool.web.reading import Reading
from kgtool.web.texts.kept import kept_text

#: The query's fields of a search.
FIELDS = ("q", "kind", "limit", "lang", "format")
#: The longest text that is searched for, in code points.
LONGEST = 400
_making = Lock()
#: The index of each build that is open; it goes with the build.
_indexes: WeakKeyDictionary[Reading, Index] = WeakKeyDictionary()


def index_of(reading: Reading) -> Index:
    """Return the index of a build, made when it is first asked for; others wait meanwhile.

    Of texts that may not be shown it holds the quotes with the few words around them that the graph holds.
    """

    with _making:
        known = _indexes.get(reading)
        if known is None:
            texts = entries(reading.store, reading.iris, lambda path: kept_text(reading, reading.iris.document(path)))
            known = _indexes[reading] = Index(texts)
        return known


def found(visit: Visit) -> Found:
    """Return what the fields `q`, `kind` (any number) and `limit` find; a field that does not fit is a UsageError."""
    for field in visit.fields:
        if field not in FIELDS:
            raise UsageError(f"A search has no field '{field}'.", nearest(field, FIELDS))
    word = visit.field("limit", str(LIMIT))
    if not (word.isascii() and word.isdecimal() and len(word) < 6 and 1 <= int(word) <= MOST):
        raise UsageError(f"'{word}' is no limit.", f"Give a number from 1 to {MOST}.")
    kinds = tuple(kind for kind in visit.fields.get("kind", ()) if kind.strip())
    text = visit.field("q")[:LONGEST]
    return search(index_of(visit.reading), text, kinds=kinds, limit=int(word), language=visit.language)


def link_of(hit: Hit, visit: Visit) -> str | None:
    """Return where a hit leads."""
    own = f"/q/{hit.iri}" if hit.kind == "question" else path_of(hit.iri, visit.reading.iris)
    return None if own is None else visit.to(own)
