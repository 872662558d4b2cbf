"""How a child changes a writable store: SPARQL 1.1 Update, and the writes of the Graph Store HTTP Protocol."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from kgtool.graph.formats import FORMATS
from kgtool.store.guard import admit
from kgtool.store.syntax import parse_error
from kgtool.web.workers.frames import Record
from kgtool.web.workers.refusals import BadUpdateError, BadUploadError, NoGraphError
from kgtool.web.workers.using import with_using

_SYNTAXES = {known.name: known.syntax for known in FORMATS}


def _update(engine: ox.Store, request: Record, body: bytes) -> tuple[Record, bytes]:
    text = body.decode()
    admit(text, None)
    text = with_using(text, request["default"] or [], request["named"] or [])
    try:
        engine.update(text, base_iri=request["base"])
    except SyntaxError as error:
        raise parse_error(error.msg, text) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise BadUpdateError(f"The update cannot be done: {error}.", "Correct it.") from error
    return {"done": True}, b""


def _place(request: Record) -> ox.NamedNode | ox.DefaultGraph:
    return ox.DefaultGraph() if request["graph"] is None else ox.NamedNode(request["graph"])


def _parsed(request: Record, body: bytes) -> list[ox.Quad]:
    place = _place(request)
    try:
        found = ox.parse(body, _SYNTAXES[request["format"]], base_iri=request["base"], rename_blank_nodes=True)
        return [ox.Quad(quad.subject, quad.predicate, quad.object, place) for quad in found]
    except (SyntaxError, ValueError) as error:
        raise BadUploadError(f"What was sent does not parse: {error}.", "Correct it, or its media type.") from error


def _put(engine: ox.Store, request: Record, body: bytes) -> tuple[Record, bytes]:
    quads = _parsed(request, body)
    new = _is_new(engine, _place(request))
    engine.clear_graph(_place(request))
    return _added(engine, request, quads, new)


def _post(engine: ox.Store, request: Record, body: bytes) -> tuple[Record, bytes]:
    quads = _parsed(request, body)
    return _added(engine, request, quads, _is_new(engine, _place(request)))


def _is_new(engine: ox.Store, place: ox.NamedNode | ox.DefaultGraph) -> bool:
    """Tell whether there is no such graph; the default graph is always there, new while it is empty."""
    if isinstance(place, ox.NamedNode):
        return not engine.contains_named_graph(place)
    return next(engine.quads_for_pattern(None, None, None, place), None) is None


def _added(engine: ox.Store, request: Record, quads: list[ox.Quad], new: bool) -> tuple[Record, bytes]:
    place = _place(request)
    if isinstance(place, ox.NamedNode):
        engine.add_graph(place)
    engine.extend(quads)
    return {"created": new}, b""


def _delete(engine: ox.Store, request: Record, _body: bytes) -> tuple[Record, bytes]:
    place = _place(request)
    if isinstance(place, ox.DefaultGraph):
        engine.clear_graph(place)
    elif _is_new(engine, place):
        raise NoGraphError(request["graph"])
    else:
        engine.remove_graph(place)
    return {"done": True}, b""


#: What each writing request does.
WRITING: dict[str, Callable[[ox.Store, Record, bytes], tuple[Record, bytes]]] = {
    "update": _update,
    "put": _put,
    "post": _post,
    "delete": _delete,
}
