"""A page with every island on it, and a server that answers as ours does, with the same headers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from jinja2 import Template
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kgtool.web import assets
from kgtool.web.headers import SafetyHeaders
from kgtool.web.islands.words import island
from kgtool.web.problem import problem

_KG = "https://w3id.org/kgtool/ns#"
_ID = "https://w3id.org/kgtool/id/entity/"
TERMS: Mapping[str, object] = {
    "prefixes": {"kg": _KG, "rdfs": "http://www.w3.org/2000/01/rdf-schema#"},
    "terms": [
        {"name": "kg:CircularFlow", "kind": "class", "label": "Kreislauf"},
        {"name": "kg:actors", "kind": "property", "label": "Akteure"},
        {"name": "rdfs:label", "kind": "property", "label": ""},
    ],
    "questions": [{"name": "circles", "title": "Which circles?", "query": "SELECT ?circle WHERE { ?circle ?p ?o }"}],
    "own": {"https://w3id.org/kgtool/id/": "/kgtool/id/", _KG: "/kgtool/ns#"},
}
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


def _row(payer: str, payee: str, amount: int) -> dict[str, dict[str, str]]:
    return {
        "from": {"type": "uri", "value": f"{_ID}{payer}"},
        "to": {"type": "uri", "value": f"{_ID}{payee}"},
        "amount": {"type": "literal", "datatype": _INTEGER, "value": str(amount)},
        "note": {"type": "literal", "xml:lang": "de", "value": "<img src=x onerror=alert(1)>"},
        "page": {"type": "uri", "value": "javascript:alert(1)"},
    }


ROWS = [_row("openai", "nvidia", 10), _row("nvidia", "openai", 100), _row("openai", "oracle", 30)]
RESULTS = {"head": {"vars": ["from", "to", "amount", "note", "page"]}, "results": {"bindings": ROWS}}
TRIPLES = f"""<{_ID}openai> <{_KG}pays> <{_ID}nvidia> .
<{_ID}openai> <http://www.w3.org/2000/01/rdf-schema#label> "Open \\"AI\\"\\u00e4"@de .
_:b1 <{_KG}amount> "5"^^<{_INTEGER}> .
"""


async def _sparql(request: Request) -> Response:
    query = (await request.body()).decode("utf-8")
    if "BROKEN" in query:
        return problem(400, "KG600", "Line 1: <b>BROKEN</b> is no keyword.", "Mend it.")
    if query.startswith("ASK"):
        return JSONResponse({"head": {}, "boolean": True}, media_type="application/sparql-results+json")
    if "CONSTRUCT" in query:
        return PlainTextResponse(TRIPLES, media_type="application/n-triples")
    rows = [] if "NOTHING" in query else ROWS
    return JSONResponse({**RESULTS, "results": {"bindings": rows}}, media_type="application/sparql-results+json")


async def _page(request: Request) -> Response:
    template = Template(Path(__file__).with_name("standin.html").read_text("utf-8"), autoescape=True)
    language = request.query_params.get("lang", "en")
    return HTMLResponse(template.render(lang=language, island=island, asset=assets.asset_link))


async def _terms(_request: Request) -> Response:
    return JSONResponse(TERMS)


async def _suggest(request: Request) -> Response:
    return JSONResponse([f"{request.query_params['q']}-{number}" for number in range(3)])


@contextmanager
def standing_in() -> Iterator[str]:
    """Run the server in a thread; gives its address without a slash at the end."""
    routes = [
        Route("/", _page),
        Route("/sparql", _sparql, methods=["POST"]),
        Route("/terms.json", _terms),
        Route("/suggest", _suggest),
        *assets.routes(),
    ]
    app: Any = Starlette(routes=routes, middleware=[Middleware(SafetyHeaders)])
    with socket.create_server(("127.0.0.1", 0)) as bound:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, args=([bound],))
        thread.start()
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)
