"""The verbs over a server give what they give over the store, and no other verb opens a connection."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgtool.cli.app import VERBS, verb_name
from kgtool.remote.endpoint import Endpoint
from kgtool.remote.push import push, targets
from kgtool.store import StoreDirectory
from kgtool.vocabulary.terms import Iris
from tests.cli.conftest import Kgtool
from tests.remote.servers import free_port, oxigraph

ROOT = Path(__file__).resolve().parents[2]
#: Notes every connection that Python opens or name it looks up, as the interpreter's audit events tell (PEP 578).
WATCH = """
import json
import sys
events = []
sys.addaudithook(lambda name, words: events.append(name) if name in NAMES else None)
from kgtool.cli.app import main
sys.argv = ["kgtool", *sys.argv[1:]]
status = 0
try:
    main()
except SystemExit as end:
    status = end.code or 0
print("\\n" + json.dumps({"status": status, "events": sorted(set(events))}))
""".replace("NAMES", repr({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}))


@pytest.fixture(scope="session")
def pushed(built: Path) -> Iterator[str]:
    """Give the address of a server that holds the build, without the path of a service."""
    with oxigraph() as url:
        with StoreDirectory(built).open() as store:
            push(store, Iris(), Endpoint(f"{url}/store"), targets(store, Iris(), default=False))
        yield url


@pytest.mark.parametrize(
    "words",
    [
        ("query", "circular-flow", "--format", "json"),
        ("query", "circular-flow", "--rung", "agreed"),
        ("query", "lock-in", "--set", "actor=anthropic", "--format", "csv"),
        ("query", "circular-flow", "--format", "mermaid"),
        ("explain", "Microsoft", "investiert in", "Anthropic"),
        ("explain", "--question", "circular-flow", "--row", "1", "--format", "turtle"),
        ("why-not", "anthropic", "investsIn", "microsoft"),
        ("export", "--format", "nquads"),
        ("export", "--layer", "documents", "--format", "turtle"),
        ("validate", "--format", "turtle", "--anew"),
        ("audit",),
        ("analyse", "--samples", "20"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_verb_gives_the_same_over_a_server(kgtool: Kgtool, built: Path, pushed: str, words: tuple[str, ...]) -> None:
    here = kgtool(*words, "--store", built, "--lang", "de")
    there = kgtool(*words, "--store", f"{pushed}/query", "--lang", "de")
    assert there == here
    assert here.out or here.err


def test_sparql_reads_the_same_default_graph_over_a_server(kgtool: Kgtool, built: Path, pushed: str) -> None:
    text = b"SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    here = kgtool("sparql", "-", "--store", built, "--format", "csv", stdin=text)
    assert kgtool("sparql", "-", "--store", f"{pushed}/query", "--format", "csv", stdin=text) == here
    assert int(here.out.split()[1]) > 1000


def test_environment_may_name_a_server(
    kgtool: Kgtool, built: Path, pushed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = kgtool("query", "lock-in", "--store", built, "--format", "csv")
    monkeypatch.setenv("KGTOOL_STORE", f"{pushed}/query")
    assert kgtool("query", "lock-in", "--format", "csv") == here


def test_what_writes_needs_a_folder(kgtool: Kgtool) -> None:
    ran = kgtool("build", "--store", "http://127.0.0.1:1/query")
    assert ran.status == 2
    assert ran.err == (
        "kgtool: KG100 http://127.0.0.1:1/query is no folder, and this needs one. "
        "Name a folder; 'kgtool push' writes it there.\n"
    )


def test_server_that_is_not_there_is_one_line_with_status_2(kgtool: Kgtool) -> None:
    url = f"http://127.0.0.1:{free_port()}/query"
    ran = kgtool("query", "lock-in", "--store", url)
    words = f"kgtool: KG510 {url} cannot be reached: Connection refused. Check the address, and that the server runs.\n"
    assert (ran.status, ran.out, ran.err) == (2, "", words)


def test_dry_run_lists_the_graphs_and_opens_no_connection(kgtool: Kgtool, built: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}/store"
    ran = kgtool("push", url, "--store", built, "--dry-run", "--default-graph", "--lang", "en")
    listed = [line.split()[0] for line in ran.out.splitlines()[2:]]
    assert ran.status == 0
    assert listed == [
        "https://w3id.org/kgtool/id/graph/all/analysis",
        "https://w3id.org/kgtool/id/graph/all/facts",
        "https://w3id.org/kgtool/id/graph/all/inferred",
        "https://w3id.org/kgtool/id/graph/document/allianz.txt",
        "https://w3id.org/kgtool/id/graph/ontology",
        "DEFAULT",
    ]
    assert ran.err.startswith("6 graphs with ")
    assert ran.err.endswith(f"would be written to {url}\n")


def test_push_counts_and_mirrors(kgtool: Kgtool, built: Path) -> None:
    with oxigraph() as url:
        ran = kgtool("push", f"{url}/store", "--store", built, "--mirror", f"{url}/query", "--lang", "en")
    assert (ran.status, ran.out) == (0, "")
    counted, mirrored = ran.err.splitlines()
    assert counted.startswith("5 graphs with ")
    assert mirrored == "The server counts the same; 0 graphs of earlier builds deleted there"


def watched(folder: Path, *words: str | Path) -> list[str]:
    """Run the command in a folder and give the network events that the interpreter told of; it must end well."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", WATCH, *words], capture_output=True, check=True, text=True, cwd=folder, env=environment
    )
    found: dict[str, list[str] | int] = json.loads(ran.stdout.splitlines()[-1])
    assert found["status"] == 0, ran.stderr
    events = found["events"]
    assert isinstance(events, list)
    return events


#: Every verb that reads or writes, but `classify`, which needs a Java of its own, and `serve`, which does not end;
#: STORE stands for a built store.
RUNS = (
    "demo",
    "build text.txt --store own",
    "extract text.txt",
    "coverage text.txt",
    "names text.txt",
    "import flows.csv --mapping deal-flows --store own",
    "query circular-flow --store STORE",
    "ask wer hängt von Microsoft ab --store STORE",
    "search microsoft --store STORE",
    "sparql asked.rq --store STORE",
    "report my-firm --store STORE",
    "audit --store STORE",
    "analyse --samples 5 --store STORE",
    "explain microsoft --store STORE",
    "why-not anthropic investsIn microsoft --store STORE",
    "review --list --store STORE",
    "why-not-sure circular-flow 1 --store STORE",
    "what-if --fails microsoft --doubt allianz.txt --store STORE",
    "diff STORE STORE",
    "validate --anew --store STORE",
    "check-ontology",
    "export --store STORE",
    "site public --store STORE",
    "push http://127.0.0.1:1/store --dry-run --store STORE",
)


@pytest.mark.parametrize("words", RUNS, ids=lambda words: words.split()[0])
def test_no_verb_opens_a_connection_where_no_address_is_given(words: str, built: Path, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Nvidia investiert 5 Milliarden Dollar in OpenAI.\n")
    header = "from,to,instrument,amount_usd,status,declared_circular,cancelable,source_file"
    (tmp_path / "flows.csv").write_text(f"{header}\nNvidia,OpenAI,equity,5000000000,announced,no,no,a.md\n")
    (tmp_path / "asked.rq").write_text("SELECT ?s { ?s ?p ?o } LIMIT 1")
    assert watched(tmp_path, *(built if word == "STORE" else word for word in words.split())) == []


def test_every_verb_is_watched() -> None:
    watched_verbs = {words.split()[0] for words in RUNS} | {"classify", "serve"}
    assert watched_verbs == {verb_name(module) for module in VERBS}


def test_watch_sees_the_connection_of_a_verb_that_is_given_an_address(tmp_path: Path, pushed: str) -> None:
    assert "socket.connect" in watched(tmp_path, "query", "lock-in", "--store", f"{pushed}/query")
