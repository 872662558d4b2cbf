"""The routes of SPARQL: the endpoint and the graph store."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from kgtool.web.sparql.endpoint import Endpoint, PageFor
from kgtool.web.sparql.graph_store import PATH, GraphStore
from kgtool.web.sparql.service import Service

_READING = ["GET", "HEAD"]
_WRITING = [*_READING, "PUT", "POST", "DELETE"]


def routes(service: Service, page: PageFor | None = None) -> list[BaseRoute]:
    """Return the routes of a service; `page` is what browsers get at /sparql."""
    endpoint, graphs = Endpoint(service, page), GraphStore(service)
    methods = _READING if service.token is None else _WRITING
    return [
        Route("/sparql", endpoint.answer, methods=["GET", "HEAD", "POST"]),
        Route(PATH, graphs.answer, methods=methods),
        Route(f"{PATH}/{{path:path}}", graphs.answer, methods=methods),
    ]
