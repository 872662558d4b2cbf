"""Cases that are requests in turn with what must be answered: the suites of the protocol and of the graph store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tests.web.w3c.endpoints import Answered, Endpoints, clear, send

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
#: Where the graph store of the cases is: its address stands for `/gsp` and `$GRAPHSTORE$`.
STORE_HOST = "www.example"
_RESULTS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"),
    "RDF": ("text/turtle", "application/n-triples", "application/rdf+xml"),
}
_NAMED = {"OK": "200", "Created": "201", "NoContent": "204", "NotFound": "404"}


@dataclass(frozen=True, slots=True)
class Step:
    """A request and what it must be answered: statuses such as `2` or `404`, a boolean, a kind of result, a graph."""

    method: str
    path: str
    headers: dict[str, str]
    body: str
    statuses: tuple[str, ...]
    boolean: bool | None = None
    kind: str | None = None
    graph: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case: its name, the graphs that are there before, and its requests."""

    name: str
    data: dict[str, Path] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


def _headers(graph: Graph, node: Node | None) -> dict[str, str]:
    if node is None:
        return {}
    return {
        str(graph.value(header, HT.fieldName)): str(graph.value(header, HT.fieldValue))
        for header in Collection(graph, node)
    }


def _step(graph: Graph, request: Node) -> Step:
    response = graph.value(request, HT.resp)
    assert response is not None
    statuses = (str(each).rpartition("#")[2] for each in graph.objects(response, MF.expectedStatus))
    boolean, kind = graph.value(response, MF.expectedBoolean), graph.value(response, MF.expectedFormat)
    body, expected = graph.value(request, HT.body), graph.value(response, HT.body)
    return Step(
        str(graph.value(request, HT.methodName)),
        str(graph.value(request, HT.absolutePath)),
        _headers(graph, graph.value(request, HT.headers)),
        "" if body is None else str(graph.value(body, CNT.chars)),
        tuple(sorted(_NAMED.get(each, each.removeprefix("StatusCode").removesuffix("xx")) for each in statuses)),
        None if boolean is None else bool(boolean.toPython()),  # type: ignore[attr-defined]
        None if kind is None else str(kind),
        None if expected is None else str(graph.value(expected, CNT.chars)),
    )


def by_manifest(manifest: Path) -> Iterator[Case]:
    """Yield the cases of a manifest whose requests are RDF."""
    graph = Graph().parse(manifest, publicID=manifest.as_uri())
    entries = graph.value(URIRef(manifest.as_uri()), MF.entries)
    assert entries is not None
    for case in Collection(graph, entries):
        data = {
            str(graph.value(each, RDFS.label)): manifest.with_name(str(graph.value(each, UT.graph)).rpartition("/")[2])
            for each in graph.objects(case, UT.graphData)
        }
        action = graph.value(case, MF.action)
        listed = graph.value(action, HT.requests)
        assert listed is not None
        requests = Collection(graph, listed)
        yield Case(str(case).rpartition("#")[2], data, tuple(_step(graph, request) for request in requests))


_PROSE = re.compile(r"#### Request\s*\n(.*?)#### Response\s*\n(.*)", re.DOTALL)


def by_prose(manifest: Path) -> Iterator[Case]:
    """Yield the cases of a manifest whose requests are HTTP as text, in the order in which they must be run."""
    graph = Graph().parse(manifest, publicID=manifest.as_uri())
    entries = graph.value(URIRef(manifest.as_uri()), MF.entries)
    assert entries is not None
    for case in Collection(graph, entries):
        assert (case, RDF.type, MF.GraphStoreProtocolTest) in graph
        found = next(each for each in map(_PROSE.search, map(str, graph.objects(case, RDFS.comment))) if each)
        request, response = (_message(part) for part in found.groups())
        method, path, _ = request[0].split()
        headers = {name: value for name, value in request[1].items() if name != "Host"}
        status, graph_text = response[0].split()[0], response[2]
        statuses = ("200", "204") if status == "200" and not graph_text else (status,)
        step = Step(method, path, headers, request[2], statuses, graph=graph_text or None)
        yield Case(str(case).rpartition("#")[2], {}, (step,))


def _message(text: str) -> tuple[str, dict[str, str], str]:
    lines = [line.removeprefix("    ") for line in text.strip("\n").splitlines()]
    while lines and not lines[0].strip():
        lines.pop(0)
    head = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    headers = dict(line.strip().split(": ", 1) for line in lines[1:head])
    return lines[0].strip(), headers, "\r\n".join(lines[head + 1 :]).strip()


class Runner:
    """Runs cases on a server; what a response calls the place of a new graph is kept for the cases that follow."""

    def __init__(self, endpoints: Endpoints) -> None:
        self._endpoints = endpoints
        self._new = ""

    def failure(self, case: Case) -> str | None:
        """Run a case and return what is wrong, None if nothing is."""
        if case.data:
            clear(self._endpoints)
        for name, file in case.data.items():
            self._load(name, file)
        for number, step in enumerate(case.steps, start=1):
            wrong = self._wrong(step)
            if wrong:
                return f"request {number}: {wrong}"
        return None

    def _load(self, name: str, file: Path) -> None:
        headers = {**self._endpoints.headers, "Content-Type": "application/n-triples"}
        assert send("PUT", f"{self._endpoints.graphs}?graph={name}", file.read_bytes(), headers).status in {201, 204}

    def answer(self, step: Step) -> Answered:
        """Send a request."""
        return send(
            step.method,
            self._url(step),
            self._placed(step.body).encode(),
            {**self._endpoints.headers, **step.headers},
            None if step.path.startswith("/sparql") else STORE_HOST,
        )

    def _wrong(self, step: Step) -> str | None:
        answered = self.answer(step)
        if "location" in answered.headers:
            self._new = answered.headers["location"]
        if not str(answered.status).startswith(step.statuses):
            return f"status {answered.status}, not {' or '.join(step.statuses)}"
        return _wrong_content(step, answered, self._placed(step.graph or ""))

    def _url(self, step: Step) -> str:
        if step.path.startswith("/sparql"):
            update = "update" in step.headers.get("content-type", "") or step.body.startswith("update=")
            return step.path.replace("/sparql/", self._endpoints.update if update else self._endpoints.query, 1)
        if step.path.startswith("$NEWPATH$"):
            path = self._new.partition("//")[2].partition("/")[2]
            return f"{self._endpoints.graphs.rpartition('/')[0]}/{path}"
        return self._placed(re.sub(r"^(/gsp|\$GRAPHSTORE\$)", self._endpoints.graphs, step.path))

    def _placed(self, text: str) -> str:
        place = self._endpoints.graphs.rpartition("/")[2]
        text = text.replace("$HOST$", STORE_HOST).replace("$GRAPHSTORE$", place)
        text = text.replace("$LOCATION$", quote(self._new, safe=""))
        return text.replace("www.example/gsp", f"www.example/{place}").replace("%2Fgsp", f"%2F{place}")


def _wrong_content(step: Step, answered: Answered, expected: str) -> str | None:
    media_type = answered.headers.get("content-type", "").partition(";")[0]
    if step.kind is not None and media_type not in _RESULTS[step.kind]:
        return f"media type {media_type}"
    if step.boolean is not None:
        found = f"{step.boolean}".lower().encode() in answered.body.lower()
        return None if found else "another truth"
    if step.graph is None or step.method == "HEAD":
        return None
    return None if _same(answered.body, expected.encode()) else "another graph"


def _same(left: bytes, right: bytes) -> bool:
    sets = []
    for text in (left, right):
        data = ox.Dataset(ox.parse(text, ox.RdfFormat.TURTLE, base_iri="http://www.example/"))
        data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        sets.append(data)
    return sets[0] == sets[1]
