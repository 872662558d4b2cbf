"""The W3C's suites over HTTP: of the protocol, of the graph store, and of query evaluation.

Each is run on a writable server of ours and on `oxigraph serve`. What ours does not pass stands in `not_passed.tsv`
with the reason. The default server refuses each case that writes, and nothing changes.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kgtool.web.settings import Settings
from tests.remote.servers import oxigraph
from tests.web.serving import ask, bounded, serving
from tests.web.w3c import evaluation
from tests.web.w3c.endpoints import Endpoints, send
from tests.web.w3c.requests import Case, Runner, by_manifest, by_prose

pytestmark = pytest.mark.shared

TOKEN = "the-token-of-this-test"
UPDATE = "application/sparql-update"
Outcomes = dict[str, str]


@pytest.fixture(scope="module")
def suite(shared: Path) -> Path:
    return shared / "w3c" / "sparql" / "sparql11"


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoints]:
    with serving(Settings(tmp_path_factory.mktemp("written"), writable=True, token=TOKEN)) as port:
        base = f"http://127.0.0.1:{port}"
        yield Endpoints(f"{base}/sparql", f"{base}/sparql", f"{base}/graph-store", {"Authorization": f"Bearer {TOKEN}"})


@pytest.fixture(scope="module")
def theirs() -> Iterator[Endpoints]:
    with oxigraph() as base:
        yield Endpoints(f"{base}/query", f"{base}/update", f"{base}/store", {})


def expected(suite: str) -> Outcomes:
    with Path(__file__).with_name("not_passed.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    return {row["case"]: row["failure"] for row in rows if row["suite"] == suite}


def failures(cases: dict[str, Callable[[], str | None]]) -> Outcomes:
    found = {name: run() for name, run in cases.items()}
    return {name: failure for name, failure in found.items() if failure is not None}


def by_requests(endpoints: Endpoints, cases: list[Case]) -> dict[str, Callable[[], str | None]]:
    runner = Runner(endpoints)
    return {case.name: functools.partial(runner.failure, case) for case in cases}


def test_protocol(suite: Path, ours: Endpoints, theirs: Endpoints) -> None:
    cases = list(by_manifest(suite / "protocol" / "manifest.ttl"))
    assert len(cases) == 34
    found = failures(by_requests(ours, cases))
    assert found == expected("protocol")
    assert len(found) <= len(failures(by_requests(theirs, cases)))


def test_graph_store_by_prose(suite: Path, ours: Endpoints, theirs: Endpoints) -> None:
    cases = list(by_prose(suite / "http-rdf-update" / "manifest.ttl"))
    assert len(cases) == 18
    for endpoints in (ours, theirs):
        assert send("POST", endpoints.update, b"DROP ALL", {**endpoints.headers, "Content-Type": UPDATE}).status == 204
    found = failures(by_requests(ours, cases))
    assert found == expected("http-rdf-update")
    assert len(found) <= len(failures(by_requests(theirs, cases)))


def test_graph_store_by_requests(suite: Path, ours: Endpoints, theirs: Endpoints) -> None:
    folder = suite / "graph-store-protocol"
    cases = [case for name in ("direct", "indirect") for case in by_manifest(folder / f"manifest-{name}.ttl")]
    assert len(cases) == 13
    outcomes = []
    for endpoints in (ours, theirs):
        found: Outcomes = {}
        for case in cases:
            assert (
                send("POST", endpoints.update, b"DROP ALL", {**endpoints.headers, "Content-Type": UPDATE}).status == 204
            )
            found |= failures(by_requests(endpoints, [case]))
        outcomes.append(found)
    assert outcomes[0] == expected("graph-store-protocol")
    assert len(outcomes[0]) <= len(outcomes[1])


def test_query_evaluation(suite: Path, ours: Endpoints, theirs: Endpoints) -> None:
    cases = list(evaluation.cases(suite))
    assert len(cases) == 235
    found, other = (
        failures({case.name: functools.partial(evaluation.failure, endpoints, case) for case in cases})
        for endpoints in (ours, theirs)
    )
    assert found == expected("evaluation")
    assert len(found) <= len(other)


def test_the_default_server_refuses_each_case_that_writes_and_nothing_changes(suite: Path, bundled_store: Path) -> None:
    cases = [
        *by_manifest(suite / "protocol" / "manifest.ttl"),
        *by_prose(suite / "http-rdf-update" / "manifest.ttl"),
        *by_manifest(suite / "graph-store-protocol" / "manifest-direct.ttl"),
        *by_manifest(suite / "graph-store-protocol" / "manifest-indirect.ttl"),
    ]
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    with serving(bounded(bundled_store)) as port:
        base = f"http://127.0.0.1:{port}"
        runner = Runner(Endpoints(f"{base}/sparql", f"{base}/sparql", f"{base}/graph-store", {}))
        before = ask(port, count).body
        steps = [step for case in cases for step in case.steps]
        writing = [step for step in steps if is_writing(step.method, step.path, step.headers, step.body)]
        statuses = [runner.answer(step).status for step in writing]
        assert len(statuses) == 41
        assert set(statuses) == {403, 405}
        assert ask(port, f"{count} # again").body == before


def is_writing(method: str, path: str, headers: dict[str, str], body: str) -> bool:
    if path.startswith("/sparql"):
        typed = headers.get("content-type", "")
        return typed.startswith(UPDATE) or "?update=" in path or (body.startswith("update=") and typed != "")
    return method not in {"GET", "HEAD"}
