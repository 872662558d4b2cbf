"""Graphs by themselves: SPARQL 1.1 Graph Store HTTP Protocol, writes only where the store may be written."""

from __future__ import annotations

import uuid
from email import message_from_bytes, policy
from email.message import EmailMessage

from starlette.requests import Request
from starlette.responses import Response

from kgtool.errors import KgtoolError
from kgtool.graph.formats import FORMATS, MULTIPART
from kgtool.web.negotiation import GRAPH_NAMES, choose, content_type
from kgtool.web.rate import client_of
from kgtool.web.sparql.arriving import body_of
from kgtool.web.sparql.leaving import while_there
from kgtool.web.sparql.operation import ProtocolError, WrongMediaTypeError, checked, fields_of, media_type_of
from kgtool.web.sparql.replying import replied
from kgtool.web.sparql.service import Service
from kgtool.web.sparql.statuses import crowded, failed, stopped
from kgtool.web.workers.frames import Record
from kgtool.web.workers.places import CrowdedError
from kgtool.web.workers.pool import StoppedError
from kgtool.web.workers.refusals import NotAcceptableError

#: The path of the graph store; paths below it name graphs directly.
PATH = "/graph-store"
_FORMATS = {known.media_type: known.name for known in FORMATS}


class GraphStore:
    """The graph store of a service."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def answer(self, request: Request) -> Response:
        """Answer a request; whatever fails is a problem document."""
        try:
            if request.method in {"GET", "HEAD"}:
                return await self._read(request)
            self._service.check_writing(request)
            return await self._written(request)
        except KgtoolError as error:
            return failed(error)
        except CrowdedError as error:
            return crowded(error)
        except StoppedError as error:
            return stopped(error, self._service.limits)

    async def _read(self, request: Request) -> Response:
        name = choose(request.headers.get("accept", ""), GRAPH_NAMES)
        if name is None:
            raise NotAcceptableError("a graph", GRAPH_NAMES)
        record: Record = {"do": "graph", "graph": _graph(request), "graphs": name}
        if request.method == "HEAD":
            record["do"] = "has"
        with self._service.dataset() as dataset:
            asked = self._service.pool.ask(client_of(request.scope), {**record, **dataset.record()})
            reply = await while_there(request, asked)
            headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
            if request.method == "HEAD" and "error" not in reply.record:
                return Response(status_code=200, headers={**headers, "Content-Type": content_type(name)})
            return replied(reply, headers)

    async def _written(self, request: Request) -> Response:
        limits = self._service.limits
        new = request.method == "POST" and request.url.path.rstrip("/") == PATH and not request.url.query
        base = str(request.url.replace(path=PATH, query="", fragment=""))
        graph = f"{base}/{uuid.uuid4()}" if new else _graph(request)
        record: Record = {"do": request.method.lower(), "graph": graph, "base": graph or base}
        parts = [("", b"")]
        if request.method != "DELETE":
            body = await body_of(request, limits.upload_bytes, limits.arrival)
            parts = _parts(request.headers.get("content-type", ""), body)
        created = False
        for format, body in parts:
            reply = await self._service.pool.ask(client_of(request.scope), {**record, "format": format}, body)
            if "error" in reply.record:
                return replied(reply, {})
            created |= bool(reply.record.get("created"))
        return Response(status_code=201 if created else 204, headers={"Location": graph} if new and graph else {})


def _graph(request: Request) -> str | None:
    """Return the IRI of the graph that a request names, None for the default graph (sections 4.1 and 4.2)."""
    fields = fields_of(request.url.query)
    if set(fields) == {"default"}:
        return None
    if set(fields) == {"graph"} and len(fields["graph"]) == 1:
        return checked(fields["graph"][0], "graph")
    if not fields and request.url.path.rstrip("/") != PATH:
        return checked(str(request.url), "path")
    raise ProtocolError("The address names no graph.", f"Ask for {PATH}?default or {PATH}?graph=IRI.")


def _parts(content_type: str, body: bytes) -> list[tuple[str, bytes]]:
    """Return the format and bytes of what was sent, of a form of each of its files."""
    media_type = media_type_of(content_type)
    if media_type != MULTIPART:
        return [(_format(media_type), body)]
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    message = message_from_bytes(head + body, policy=policy.HTTP)
    assert isinstance(message, EmailMessage)
    files = [part for part in message.iter_parts() if isinstance(part, EmailMessage)] if message.is_multipart() else []
    if not files:
        raise ProtocolError("The form holds no file.", "Send files as parts of it.")
    return [(_format(part.get_content_type()), bytes(part.get_payload(decode=True) or b"")) for part in files]


def _format(media_type: str) -> str:
    found = _FORMATS.get(media_type)
    if found is None:
        raise WrongMediaTypeError(f"RDF of the media type '{media_type}' is not read.", f"Send {', '.join(_FORMATS)}.")
    return found
