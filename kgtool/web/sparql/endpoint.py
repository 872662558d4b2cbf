"""Answers requests of the SPARQL 1.1 Protocol."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kgtool.errors import KgtoolError
from kgtool.graph.formats import FORM, HTML, RESULTS, TURTLE
from kgtool.store.guard import MAX_BYTES, QueryTooLargeError
from kgtool.web.negotiation import GRAPH_NAMES, RESULT_NAMES, choose
from kgtool.web.rate import client_of
from kgtool.web.sparql.arriving import body_of
from kgtool.web.sparql.description import described
from kgtool.web.sparql.kept import Kept, is_lasting
from kgtool.web.sparql.leaving import while_there
from kgtool.web.sparql.operation import Kind, Operation, is_update, read_operation
from kgtool.web.sparql.replying import replied
from kgtool.web.sparql.service import Dataset, Service
from kgtool.web.sparql.statuses import crowded, failed, stopped
from kgtool.web.workers.frames import Record
from kgtool.web.workers.places import CrowdedError
from kgtool.web.workers.pool import Reply, StoppedError

#: What a page shows of an answer: rows as JSON, graphs as Turtle.
_SHOWN = f"{RESULTS['json']}, {TURTLE.media_type}"
_REVALIDATE = {"Cache-Control": "no-cache", "Vary": "Accept"}
#: A page for people, with the answer where they asked a query.
PageFor = Callable[[Request, Response | None], Response]


class Endpoint:
    """The endpoint of a service; `page` is what browsers get."""

    def __init__(self, service: Service, page: PageFor | None = None) -> None:
        self._service, self._page = service, page
        self._kept = Kept(service.limits.cached_bytes)

    async def answer(self, request: Request) -> Response:
        """Answer a request; whatever fails is a problem document."""
        if self._page is not None and request.method != "POST" and _is_person(request):
            asks = request.query_params.get("query", "").strip()
            return await run_in_threadpool(self._page, request, await self._answer(request, _SHOWN) if asks else None)
        return await self._answer(request, request.headers.get("accept", ""))

    async def _answer(self, request: Request, accept: str) -> Response:
        limits = self._service.limits
        try:
            body = await body_of(request, limits.body_bytes, limits.arrival) if request.method == "POST" else b""
            content_type = request.headers.get("content-type", "")
            if is_update(content_type, body) or is_update(FORM, request.url.query.encode()):
                self._service.check_writing(request)
            operation = read_operation(request.method, request.url.query, content_type, body)
            if len(operation.text.encode()) > MAX_BYTES:
                raise QueryTooLargeError(f"The query is longer than {MAX_BYTES} bytes.", "Split it.")
            return await self._done(request, operation, accept)
        except KgtoolError as error:
            return failed(error)
        except CrowdedError as error:
            return crowded(error)
        except StoppedError as error:
            return stopped(error, limits)

    async def _done(self, request: Request, operation: Operation, accept: str) -> Response:
        if operation.kind is Kind.DESCRIPTION:
            return self._description(request)
        if operation.kind is Kind.UPDATE:
            return await self._update(request, operation)
        with self._service.dataset() as dataset:
            return await self._query(request, operation, dataset, accept)

    def _description(self, request: Request) -> Response:
        accept = request.headers.get("accept", "")
        with self._service.dataset() as dataset:
            return described(dataset, _base(request), accept, writable=self._service.token is not None)

    async def _query(self, request: Request, operation: Operation, dataset: Dataset, accept: str) -> Response:
        record: Record = {
            "do": "query",
            "default": operation.default_graphs,
            "named": operation.named_graphs,
            "base": _base(request),
            "results": choose(accept, RESULT_NAMES),
            "graphs": choose(accept, GRAPH_NAMES),
        }
        key = (dataset.id, operation.text, *record.values())
        headers = dict(_REVALIDATE)
        lasting = dataset.id is not None and is_lasting(operation.text)
        if lasting:
            headers["ETag"] = f'W/"{dataset.id}-{hashlib.sha256(repr(key).encode()).hexdigest()[:16]}"'
            if request.method != "POST" and accept != _SHOWN and _holds(request, headers["ETag"]):
                return Response(status_code=304, headers=headers)
        reply = self._kept.get(key) if lasting else None
        if reply is None:
            asked = self._asked(request, {**record, **dataset.record()}, operation.text)
            reply = await while_there(request, asked)
            if lasting:
                self._kept.put(key, reply, len(operation.text))
        return replied(reply, headers)

    async def _asked(self, request: Request, record: Record, text: str) -> Reply:
        return await self._service.pool.ask(client_of(request.scope), record, text.encode())

    async def _update(self, request: Request, operation: Operation) -> Response:
        record: Record = {
            "do": "update",
            "default": operation.default_graphs,
            "named": operation.named_graphs,
            "base": _base(request),
        }
        reply = await self._asked(request, record, operation.text)
        return Response(status_code=204) if "error" not in reply.record else replied(reply, {})


def _holds(request: Request, etag: str) -> bool:
    """Tell whether a client has the answer already."""
    return request.headers.get("if-none-match") == etag


def _is_person(request: Request) -> bool:
    """Tell whether a page is wanted rather than data: a browser says so, a program that takes anything does not."""
    accept = request.headers.get("accept", "")
    return HTML in accept.lower() and choose(accept, (*RESULT_NAMES, *GRAPH_NAMES, "html")) == "html"


def _base(request: Request) -> str:
    """Return the base of relative IRIs: the address of the service (SPARQL 1.1 Query, 4.1.1.2)."""
    return str(request.url.replace(query="", fragment=""))
