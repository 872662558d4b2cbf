"""The whole graph as one document, written part by part, so that memory does not grow with it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kgtool import __version__
from kgtool.graph.formats import NQUADS, TRIG, format_of_file
from kgtool.graph.rdf_io import write_rdf
from kgtool.web.current import Current
from kgtool.web.linked.replying import is_kept
from kgtool.web.problem import NotFoundError, problem_of
from kgtool.web.reading import Reading

#: The formats of dumps: those that name graphs and can be written in parts.
FORMATS = (NQUADS, TRIG)
#: So many quads are written at once.
_PART = 5_000


def dump(request: Request, current: Current) -> Response:
    """Answer with the whole graph; the build stays open until the last part is sent."""
    extension = request.path_params["extension"]
    known = next((entry for entry in FORMATS if entry.extension == extension), None)
    if known is None:
        names = " and ".join(f"/dump.{entry.extension}" for entry in FORMATS)
        return problem_of(NotFoundError(f"There is no /dump.{extension}.", f"There are {names}."))
    with current.borrow() as reading:
        etag = f'W/"{reading.build.id}-{__version__}-{known.name}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if is_kept(request, etag):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="kgtool.{extension}"'
    return StreamingResponse(_borrowed(current, extension), 200, headers, known.media_type)


def _borrowed(current: Current, extension: str) -> Iterator[bytes]:
    with current.borrow() as reading:
        yield from parts(reading, extension)


def parts(reading: Reading, extension: str) -> Iterator[bytes]:
    """Yield the whole graph in parts, graph by graph in the order of their names."""
    known = format_of_file(f"dump.{extension}")
    prefixes = reading.iris.prefixes()
    for graph in reading.store.graph_names():
        quads = reading.store.quads(graph)
        while part := list(islice(quads, _PART)):
            yield write_rdf(part, known, prefixes)
