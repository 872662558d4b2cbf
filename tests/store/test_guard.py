from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pyoxigraph
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgtool.errors import QueryError
from kgtool.store import OxigraphStore
from kgtool.store.guard import MAX_BYTES, MAX_DEPTH, MAX_OPERATORS, QueryRefusedError, admit
from kgtool.vocabulary.terms import Iris

FACTS = Iris().policy_graph("all", "facts").value


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * WHERE { ?service ?p $load }",
        "SELECT * WHERE { ?s ex:service ?o . ?s ex:from [ ex:load 1 ] }",
        'ASK { ?s ?p "SERVICE <http://x/> { }" , \'LOAD\' , """a "FROM" \n b""" , \'\'\'it\'s SERVICE\'\'\' }',
        "SELECT * WHERE { ?s ?p ?o } # SERVICE <http://x/>",
        "SELECT * WHERE { ?s <http://x/service/load#from> ?o }",
        "SELECT * WHERE { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
        "SELECT * WHERE { ?s ?p ?o FILTER(?o<3&&?o>1) }",
        'SELECT * WHERE { ?s ?p "x"@de-from , "\\u0041\\"" }',
        "SELECT * WHERE { ?s ex:a\\#b ?o } # it's",
        "ASK {}",
        "",
    ],
)
def test_words_in_names_strings_iris_and_comments_are_no_keywords(sparql: str) -> None:
    assert admit(sparql).sparql == sparql
    assert not admit(sparql).names_dataset


REACHING = [
    "SELECT * WHERE { SERVICE <http://{}/> {?s ?p ?o} }",
    "SELECT * WHERE { service SILENT <http://{}/> {?s ?p ?o} }",
    "SELECT * WHERE { SeRvIcE<http://{}/>{?s ?p ?o} }",
    "SELECT * WHERE { BIND(<http://{}/> AS ?x) SERVICE?x{?s ?p ?o} }",
    "PREFIX : <http://{}/> SELECT * WHERE { SERVICE:x{?s ?p ?o} }",
    "SELECT * WHERE { VALUES ?x {trueSERVICE<http://{}/>{?s ?p ?o} }",
    "SELECT * WHERE { VALUES ?x {5}SERVICE<http://{}/>{?s ?p ?o} }",
    "SELECT * WHERE { BIND(5 AS ?a).SERVICE<http://{}/>{?s ?p ?o} }",
    "SELECT * WHERE { #\rSERVICE<http://{}/>{?s ?p ?o} }",
    # An operator that looks like the beginning of an IRI.
    "PREFIX x: <http://{}/> SELECT * WHERE { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#>\nx:s{?s ?p ?o} }",
    'SELECT * {BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b#>"""\n)SERVICE<http://{}/>{?s ?p ?o}#"""\n}',
    "SELECT * {BIND('1' AS ?a) BIND('2' AS ?b) FILTER(?a<?b||?a<'>')SERVICE<http://{}/>{?s ?p ?o}#'\n}",
    "SELECT * {BIND(1 AS ?a) FILTER(?a<2||STR(?a)<CONCAT('>'))SERVICE<http://{}/>{?s ?p ?o}#'\n}",
    "SELECT * {BIND(1 AS ?a) FILTER(?a!=3||?a<<http://x/#>)SERVICE<http://{}/>{?s ?p ?o}\n}",
    # A long string that the engine cannot read, and so reads as two short ones.
    'SELECT * {VALUES ?x {"""a"} SERVICE<http://{}/>{?s ?p ?o}#\\.\n#"""\n}',
    'SELECT * {VALUES ?x {"""a"} SERVICE<http://{}/>{?s ?p ?o}#\\uD800"""\n}',
    # Escapes that an engine may resolve before it reads the query.
    "SELECT * WHERE { S\\u0045RVICE <http://{}/> {?s ?p ?o} }",
    'SELECT * WHERE { ?s ?p "x\\u0022 . SERVICE <http://{}/> {?s ?p ?o} #" }',
]


@pytest.mark.parametrize("sparql", REACHING)
def test_whatever_way_service_is_hidden_it_is_refused(sparql: str) -> None:
    with pytest.raises(QueryRefusedError, match=r"KG601 query:\d+:\d+"):
        admit(sparql.replace("{}", "127.0.0.1:8099"))


def ask(engine: pyoxigraph.Store, sparql: str) -> None:
    """Run a query to its last solution."""
    result = engine.query(sparql)
    if not isinstance(result, pyoxigraph.QueryBoolean):
        list(result)


class Trap:
    """A listening socket that counts who connects."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self.hits = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.hits += 1
            connection.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def trap() -> Iterator[Trap]:
    opened = Trap()
    yield opened
    opened.close()


def test_the_engine_would_reach_out_for_most_of_them_and_never_does_behind_the_guard(trap: Trap) -> None:
    engine = pyoxigraph.Store()
    reached = 0
    for sparql in REACHING:
        asked = sparql.replace("{}", trap.address)
        before = trap.hits
        with suppress(SyntaxError, OSError, RuntimeError):
            ask(engine, asked)
        reached += trap.hits > before
    assert reached >= 8
    behind = trap.hits
    store = OxigraphStore(engine)
    for sparql in REACHING:
        with pytest.raises(QueryError):
            store.query(admit(sparql.replace("{}", trap.address)).sparql)
    assert trap.hits == behind


FRAGMENTS = [
    *"<>?a:#'\"\\(){}.\n ",
    "?b",
    "||",
    "1",
    "x:s",
    "SERVICE",
    "FILTER(?a",
    "'''",
    '"""',
    "\\u0022",
    "BIND(1 AS ?a)",
    "{?s ?p ?o}",
]


@settings(max_examples=2000)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=24).map("".join))
@example("FILTER(?a<1+'>')SERVICE x:s{?s ?p ?o}#'\n")
def test_what_is_admitted_never_reaches_out(body: str) -> None:
    sparql = f"PREFIX x: <http://127.0.0.1:9/> SELECT * {{ BIND(1 AS ?a) {body} }}"
    try:
        admitted = admit(sparql)
    except QueryRefusedError:
        return
    try:
        ask(pyoxigraph.Store(), admitted.sparql)
    except SyntaxError:
        pass
    except (OSError, RuntimeError) as error:
        pytest.fail(f"reached out: {sparql!r}: {error}")


@pytest.mark.parametrize("sparql", ["LOAD <http://x/>", "CLEAR ALL;LOAD<http://x/>INTO GRAPH<http://x/g>"])
def test_load_is_refused(sparql: str) -> None:
    with pytest.raises(QueryRefusedError, match="LOAD is not allowed"):
        admit(sparql)


@pytest.mark.parametrize(
    "clause", ["FROM <{}>", "from named <{}>", "FROM <{}> FROM NAMED <{}>", "FROM#x\n<{}>", "FROM g:facts"]
)
def test_from_may_name_a_graph_of_the_store(clause: str) -> None:
    prefix = f"PREFIX g: <{FACTS.removesuffix('facts')}> "
    sparql = f"{prefix}SELECT * {clause.replace('{}', FACTS)} {{ ?s ?p ?o }}"
    assert admit(sparql, [FACTS]).names_dataset
    with pytest.raises(QueryRefusedError, match="no graph"):
        admit(sparql)


@pytest.mark.parametrize("clause", ["FROM <http://x/>", "FROM NAMED x:g", "FROM", "FROM <facts>", "FROM NAMED"])
def test_from_may_name_no_other(clause: str) -> None:
    with pytest.raises(QueryRefusedError, match="for FROM"):
        admit(f"SELECT * {clause}", [FACTS])


def test_size_is_bounded_in_bytes() -> None:
    admit("#" + "ä" * (MAX_BYTES // 2 - 1))
    with pytest.raises(QueryRefusedError, match=f"longer than {MAX_BYTES} bytes"):
        admit("#" + "ä" * (MAX_BYTES // 2))


@pytest.mark.parametrize("brackets", ["{}", "()", "[]"])
def test_depth_is_bounded(brackets: str) -> None:
    left, right = brackets[0], brackets[1]
    admit(left * MAX_DEPTH + right * MAX_DEPTH + "#" + left * 1000)
    admit((left + right) * 400)
    with pytest.raises(QueryRefusedError, match=f"query:1:{MAX_DEPTH + 1}: Brackets nest deeper"):
        admit(left * (MAX_DEPTH + 1))


def test_strings_and_iris_do_not_count_as_brackets() -> None:
    admit('ASK { ?s ?p "' + "{([" * 2000 + '" , <http://x/' + "()" * 2000 + "> }")


DEEP: dict[str, Callable[[int], str]] = {
    "groups": lambda n: "ASK " + "{" * n + "}" * n,
    "parentheses": lambda n: "ASK { FILTER(" + "(" * n + "1" + ")" * n + ") }",
    "not": lambda n: "ASK { FILTER(" + "!" * n + "true) }",
    "sum": lambda n: "SELECT (1" + "+1" * n + " AS ?x) {}",
    "union": lambda n: "ASK { {} " + "UNION{}" * n + "}",
    "minus": lambda n: "ASK { " + "MINUS{?s ?p ?o}" * n + "}",
    "bind": lambda n: "ASK { " + "".join(f"BIND(1 AS ?x{i})" for i in range(n)) + "}",
    "select": lambda n: "SELECT " + "".join(f"(1 AS ?x{i})" for i in range(n)) + "{}",
    "inverse": lambda n: "ASK { ?s " + "(^" * n + "<a:a>" + ")" * n + " ?o }",
    "reified": lambda n: "ASK { ?s ?p " + "<< ?s ?p " * n + "?o" + ">>" * n + " }",
}
RUN = "import sys, pyoxigraph; r = pyoxigraph.Store().query(sys.stdin.read()); hasattr(r, 'variables') and list(r)"


def largest(kind: str) -> str:
    """Give the longest query of a kind that is admitted."""
    low, high = 1, 20_000
    while low < high:
        middle = (low + high + 1) // 2
        try:
            admit(DEEP[kind](middle))
            low = middle
        except QueryRefusedError:
            high = middle - 1
    return DEEP[kind](low)


@pytest.mark.parametrize("kind", DEEP)
def test_the_deepest_query_that_is_admitted_does_not_end_the_process(kind: str) -> None:
    sparql = largest(kind)
    assert max(sparql.count(word) for word in "{(!+^<") <= MAX_OPERATORS + 1
    assert len(sparql) < MAX_BYTES / 2
    run = subprocess.run([sys.executable, "-c", RUN], input=sparql, text=True, capture_output=True, check=False)
    assert run.returncode in {0, 1}, run.stderr
