"""The whole graph as one document, written part by part, so that memory does not grow with it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import islice
from threading import BoundedSemaphore

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from kgtool import __version__
from kgtool.graph.formats import NQUADS, TRIG, format_of_file
from kgtool.graph.rdf_io import write_rdf
from kgtool.web.current import Current
from kgtool.web.linked.replying import is_kept
from kgtool.web.problem import DumpsCrowdedError, NotFoundError, problem_of
from kgtool.web.reading import Reading

#: The formats of dumps: those that name graphs and can be written in parts.
FORMATS = (NQUADS, TRIG)
#: So many quads are written at once: few, so that other requests come in between.
_PART = 1_000
#: So many dumps are sent at once; each takes half a minute of a processor for a million quads.
_AT_ONCE = 2
#: Seconds after which it is worth asking again.
_WAIT = 10
_places = BoundedSemaphore(_AT_ONCE)


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
    if request.method == "HEAD":
        return Response(None, 200, headers, known.media_type)
    return _Dump(_borrowed(current, extension), headers, known.media_type)


class _Dump(StreamingResponse):
    """Sends a dump where there is a place for it, and lets go of the build whatever becomes of the client."""

    def __init__(self, body: Generator[bytes, None, None], headers: dict[str, str], media_type: str) -> None:
        super().__init__(body, 200, headers, media_type)
        self._body = body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _places.acquire(blocking=False):
            wait = {"Retry-After": str(_WAIT)}
            error = DumpsCrowdedError("Others are being sent the whole graph just now.", "Ask again later.")
            refused = problem_of(error, wait)
            return await refused(scope, receive, send)
        try:
            return await super().__call__(scope, receive, send)
        finally:
            self._body.close()
            _places.release()


def _borrowed(current: Current, extension: str) -> Generator[bytes, None, None]:
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
